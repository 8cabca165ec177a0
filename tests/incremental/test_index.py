from __future__ import annotations

import os
import random
import time
from pathlib import Path

import pytest

from generator.incremental import index
from generator.incremental.index import FileIndex, take_index

NOTHING = FileIndex.of(None)
PARTS = ["newsroom.yaml", "incidents/a", "incidents/b"]


@pytest.fixture
def tree(tmp_path: Path) -> Path:
    for part in ("a", "b"):
        (tmp_path / "incidents" / part / "updates").mkdir(parents=True)
        (tmp_path / "incidents" / part / "incident.yaml").write_text(f"headline: {part}")
    (tmp_path / "newsroom.yaml").write_text("name: N")
    return tmp_path


def changed(now: FileIndex, since: FileIndex) -> list[str]:
    """The parts that hold something else than before."""
    known = since.entries
    return [
        name
        for name, part in now.entries.items()
        if name not in known or known[name].digest != part.digest
    ]


@pytest.fixture
def later(monkeypatch: pytest.MonkeyPatch) -> None:
    """Take every index a minute later than it is, so that the hints are old enough to trust."""
    now = time.time_ns
    monkeypatch.setattr(index.time, "time_ns", lambda: now() + 60_000_000_000)


@pytest.mark.usefixtures("later")
def test_a_tree_that_stays_is_not_read_again(tree: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    before = take_index(tree, PARTS, NOTHING)
    monkeypatch.setattr(index, "_content", lambda path: pytest.fail(f"{path} was read"))
    assert changed(take_index(tree, PARTS, before), since=before) == []


def test_a_fresh_hint_is_not_trusted(tree: Path) -> None:
    before = take_index(tree, PARTS, NOTHING)
    record = tree / "incidents/a/incident.yaml"
    status = record.stat()
    record.write_text("headline: c")
    os.utime(record, ns=(status.st_atime_ns, status.st_mtime_ns))
    assert changed(take_index(tree, PARTS, before), since=before) == ["incidents/a"]


@pytest.mark.usefixtures("later")
def test_an_edit_of_the_same_size_with_an_old_date_is_seen(tree: Path) -> None:
    before = take_index(tree, PARTS, NOTHING)
    record = tree / "incidents/a/incident.yaml"
    status = record.stat()
    record.write_text("headline: c")
    os.utime(record, ns=(status.st_atime_ns, status.st_mtime_ns))
    assert changed(take_index(tree, PARTS, before), since=before) == ["incidents/a"]


@pytest.mark.usefixtures("later")
def test_what_was_touched_without_a_change_is_not_changed(tree: Path) -> None:
    before = take_index(tree, PARTS, NOTHING)
    (tree / "newsroom.yaml").touch()
    assert changed(take_index(tree, PARTS, before), since=before) == []


@pytest.mark.usefixtures("later")
def test_a_file_added_renamed_or_removed_changes_its_part(tree: Path) -> None:
    one = take_index(tree, PARTS, NOTHING)
    (tree / "incidents/b/updates/first.yaml").write_text("at: 2026")
    two = take_index(tree, PARTS, one)
    assert changed(two, since=one) == ["incidents/b"]
    (tree / "incidents/b/updates/first.yaml").rename(tree / "incidents/b/updates/second.yaml")
    three = take_index(tree, PARTS, two)
    assert changed(three, since=two) == ["incidents/b"]
    (tree / "incidents/b/updates/second.yaml").unlink()
    assert changed(take_index(tree, PARTS, three), since=three) == ["incidents/b"]
    assert changed(take_index(tree, PARTS, three), since=one) == []


@pytest.mark.usefixtures("later")
def test_a_part_that_comes_or_goes_is_changed(tree: Path) -> None:
    before = take_index(tree, [*PARTS, "incidents/c"], NOTHING)
    (tree / "newsroom.yaml").unlink()
    (tree / "incidents/c").write_text("a file")
    after = take_index(tree, [*PARTS, "incidents/c"], before)
    assert changed(after, since=before) == ["newsroom.yaml", "incidents/c"]


@pytest.mark.usefixtures("later")
def test_links_are_looked_at_and_not_followed(tree: Path) -> None:
    (tree / "incidents/a/link").symlink_to("/etc")
    before = take_index(tree, PARTS, NOTHING)
    assert sorted(before.entries["incidents/a"].below.split(b"\0")) == [
        b"incident.yaml",
        b"link",
        b"updates",
    ]
    (tree / "incidents/a/link").unlink()
    (tree / "incidents/a/link").symlink_to("/usr")
    assert changed(take_index(tree, PARTS, before), since=before) == ["incidents/a"]


def test_the_digest_does_not_depend_on_where_and_when(tree: Path, tmp_path: Path) -> None:
    first = take_index(tree, PARTS, NOTHING)
    elsewhere = tmp_path.with_name(f"{tmp_path.name}-elsewhere")
    tree.rename(elsewhere)
    second = take_index(elsewhere, PARTS, NOTHING)
    assert changed(second, since=first) == []


def test_an_index_can_be_kept_and_a_damaged_one_knows_nothing(tree: Path) -> None:
    taken = take_index(tree, PARTS, NOTHING)
    assert FileIndex.of(taken.packed()) == taken
    assert FileIndex.of(taken.packed()[:-5]) == NOTHING
    assert FileIndex.of(b"\xc1 no index") == NOTHING


def test_what_goes_while_we_look_or_may_not_be_read_stops_nothing(
    tree: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = take_index(tree, PARTS, NOTHING)
    monkeypatch.setattr(index, "_inside", lambda _folder: [("gone.yaml", False)])
    assert changed(take_index(tree, PARTS, before), since=before) == ["incidents/a", "incidents/b"]


def test_a_name_that_is_no_text_stops_nothing(tree: Path) -> None:
    for folder in (b"incidents/a/\xff", b"incidents/\xfe"):
        os.mkdir(os.path.join(os.fsencode(tree), folder))  # noqa: PTH102, PTH118  a Path is text
    parts = [*PARTS, os.fsdecode(b"incidents/\xfe")]
    taken = take_index(tree, parts, NOTHING)
    assert changed(take_index(tree, parts, taken), since=taken) == []
    assert changed(FileIndex.of(taken.packed()), since=taken) == []
    assert taken.digest() == take_index(tree, reversed(parts), NOTHING).digest()


@pytest.mark.usefixtures("later")
def test_a_file_with_an_impossible_date_is_read_every_time(
    tree: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    stamps = index._stamps  # noqa: SLF001  what a disk of 64-bit seconds would say
    monkeypatch.setattr(index, "_stamps", lambda *at: [(2**80, *one[1:]) for one in stamps(*at)])
    before = take_index(tree, PARTS, NOTHING)
    (tree / "newsroom.yaml").write_text("name: M")
    assert changed(take_index(tree, PARTS, before), since=before) == ["newsroom.yaml"]


@pytest.mark.usefixtures("later")
def test_the_digest_of_an_index_tells_any_change(tree: Path) -> None:
    digests = {take_index(tree, PARTS, NOTHING).digest()}
    (tree / "newsroom.yaml").write_text("name: M")
    digests.add(take_index(tree, PARTS, NOTHING).digest())
    (tree / "incidents/b/incident.yaml").rename(tree / "incidents/b/incident.yml")
    digests.add(take_index(tree, PARTS, NOTHING).digest())
    digests.add(take_index(tree, PARTS[:2], NOTHING).digest())
    assert len(digests) == 4


def test_whatever_a_quick_look_says_a_careful_one_says_too(
    tree: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(index, "_TOO_FRESH", 20_000_000)  # a disk here counts in 10 ms or less
    chance = random.Random(5)  # noqa: S311  nothing secret
    known = take_index(tree, PARTS, NOTHING)
    for step in range(200):
        folder = tree / f"incidents/{chance.choice('ab')}"
        path = folder / chance.choice(["incident.yaml", "new.md", "updates/x.yaml", "updates/d/e"])
        match chance.choice(["write", "touch", "remove", "link", "nothing"]):
            case "write":
                path.parent.mkdir(exist_ok=True)
                path.unlink(missing_ok=True)
                path.write_text(str(chance.randint(1, 3)))
            case "touch" if path.is_file():
                os.utime(path, ns=(step, step))
            case "remove":
                path.unlink(missing_ok=True)
            case "link" if not path.exists() and path.parent.is_dir():
                path.unlink(missing_ok=True)
                path.symlink_to("nowhere")
            case _:
                pass
        careful = take_index(tree, PARTS, NOTHING)
        known = take_index(tree, PARTS, known)
        assert {name: part.digest for name, part in known.entries.items()} == {
            name: part.digest for name, part in careful.entries.items()
        }
