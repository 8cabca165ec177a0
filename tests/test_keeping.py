"""What was found of incidents is the same after it was written down and read again."""

from __future__ import annotations

import random
from pathlib import Path

import pytest

from generator.keeping import Keeping, Kept, Pack
from generator.looking import Found
from generator.output import Store
from generator.site.gist import Head, Packed, Rows


def kept(name: str, number: int) -> Kept:
    rows = Rows(json=f"row {number} of {name}".encode())
    packed = Packed(Head(f"digest {number}", f"shared {number}"), "ongoing", b"gist", rows)
    return Kept(f"files {number}", f"key {number}", Found(name, packed=packed))


def rows_of(keeping: Keeping, pack: Pack) -> dict[str, Rows | None]:
    rows = keeping.rows("site", pack)
    return {name: rows(name) for name in pack.kept}


def sizes(folder: Path) -> dict[str, int]:
    return {shelf.kind: shelf.size for shelf in Store(folder).shelves()}


@pytest.mark.parametrize("seed", range(5))
def test_each_process_finds_what_the_one_before_it_knew(tmp_path: Path, seed: int) -> None:
    chance = random.Random(seed)  # noqa: S311  nothing secret
    truth: dict[str, Kept] = {f"i{n}": kept(f"i{n}", 0) for n in range(120)}
    for turn in range(1, 30):
        keeping = Keeping(Store(tmp_path))
        before = keeping.pack("site")
        count = chance.choice([1, 2, 60])
        new = {name: kept(name, turn) for name in chance.sample(sorted(truth), count)}
        new |= {f"i{turn}-new": kept(f"i{turn}-new", turn)} if chance.random() < 0.3 else {}
        if not before.kept:
            new = truth | new
        truth |= new
        for name in chance.sample(sorted(truth), chance.choice([0, 0, 1, 2])):
            truth.pop(name)
            new.pop(name, None)
        pack = keeping.keep("site", before.turned(f"told {turn}", dict(truth), new))
        expected = {name: one.found.packed.rows for name, one in truth.items() if one.found.packed}
        assert rows_of(keeping, pack) == expected
        again = Keeping(Store(tmp_path))
        read = again.pack("site")
        assert read.told == f"told {turn}"
        assert {name: one.key for name, one in read.kept.items()} == {
            name: one.key for name, one in truth.items()
        }
        assert rows_of(again, read) == expected


def test_one_change_is_written_down_without_the_others(tmp_path: Path) -> None:
    truth = {f"i{n}": kept(f"i{n}", 0) for n in range(500)}
    keeping = Keeping(Store(tmp_path))
    keeping.keep("site", Pack().turned("told", truth, truth))
    before = sizes(tmp_path)
    one = {"i7": kept("i7", 1)}
    keeping.keep("site", keeping.pack("site").turned("told", truth | one, one))
    after = sizes(tmp_path)
    assert (after["found"], after["rows"]) == (before["found"], before["rows"])
    assert before["since"] < after["since"] < 1000
    assert keeping.pack("site").kept["i7"] == one["i7"]


def test_what_another_process_wrote_down_anew_is_not_mixed_with_what_stood_there(
    tmp_path: Path,
) -> None:
    truth = {f"i{n}": kept(f"i{n}", 0) for n in range(10)}
    keeping = Keeping(Store(tmp_path))
    keeping.keep("site", Pack().turned("told", truth, truth))
    mine = keeping.pack("site")
    other = {name: kept(name, 1) for name in truth}
    keeping.keep("site", Pack().turned("told", other, other))
    assert set(rows_of(keeping, mine).values()) == {None}


@pytest.mark.parametrize("shelf", ["found", "since", "rows"])
def test_what_is_damaged_is_taken_for_unknown(tmp_path: Path, shelf: str) -> None:
    truth = {"i0": kept("i0", 0)}
    keeping = Keeping(Store(tmp_path))
    keeping.keep("site", Pack().turned("told", truth, truth))
    (path,) = (tmp_path / shelf).glob("*/*")
    path.write_bytes(path.read_bytes()[:-1])
    pack = keeping.pack("site")
    found = rows_of(keeping, pack)
    assert found == ({"i0": None} if shelf == "rows" else {})
