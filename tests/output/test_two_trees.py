"""The live tree and the one beside it: what they share, and what is kept of them."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from generator.output import Bundle, OutputRefusedError, PublishOptions, publish, verify
from generator.output.build_record import BuildRecord
from generator.output.folders import OutputFolders, record_of_tree
from generator.output.paths import MANIFEST
from tests.output.conftest import ONE, bundle, pages, target, what_stands_in


@pytest.mark.parametrize("edit_too", [True, False])
def test_a_damaged_page_of_a_bundle_is_made_again_before_it_is_carried_over(
    output: Path, *, edit_too: bool
) -> None:
    two = {**ONE, "index.html": "two"}
    publish([bundle("a/", *pages("a/", ONE))], output)
    publish([bundle("a/", *pages("a/", ONE)), target("c.html")], output)
    publish([bundle("a/", *pages("a/", two)), target("c.html")], output)
    (output / "a/index.html").write_bytes(b"vandal")
    after = {**two, "new.html": "n"} if edit_too else two
    done = publish([bundle("a/", *pages("a/", after)), target("d.html")], output)
    new = ["a/new.html"] if edit_too else []
    assert done.made == ("a/index.html", *new, "d.html")
    assert verify(str(output)).differences == ()
    assert (output / "a/index.html").read_text() == "two"


@pytest.mark.parametrize("edit_too", [True, False])
def test_a_lost_page_of_a_bundle_is_made_again_when_the_second_tree_is_linked(
    output: Path, *, edit_too: bool
) -> None:
    publish([bundle("a/", *pages("a/", ONE))], output)
    (output / "a/index.html").unlink()
    after = {**ONE, "new.html": "n"} if edit_too else ONE
    done = publish([bundle("a/", *pages("a/", after)), target("d.html")], output)
    new = ["a/new.html"] if edit_too else []
    assert done.made == ("a/index.html", *new, "d.html")
    assert verify(str(output)).differences == ()


def test_a_new_edition_never_changes_a_file_of_the_old_one(output: Path) -> None:
    publish([bundle("a/", *pages("a/", ONE))], output)
    with (output / "a/index.html").open("rb") as reader:  # is halfway through the old site
        for text in ("two", "six", "ten"):
            page = {**ONE, "index.html": text}
            publish([bundle("a/", *pages("a/", page))], output)
        assert reader.read() == b"i"


def test_a_build_beside_a_lost_or_damaged_memory_is_whole(output: Path) -> None:
    site = [bundle(f"p/{n}/", *pages(f"p/{n}/", ONE)) for n in range(3)]
    publish(site, output)
    for kept in OutputFolders(output).workspace.glob("record-*"):
        kept.write_bytes(kept.read_bytes()[:-9])
    done = publish(site, output)
    assert (len(done.made), done.carried) == (9, 0)
    assert verify(str(output)).differences == ()


def test_kept_memory_with_any_byte_flipped_is_not_believed(output: Path) -> None:
    site = [bundle(f"p/{n}/", *pages(f"p/{n}/", ONE)) for n in range(2)]
    publish(site, output)
    (kept,) = OutputFolders(output).workspace.glob("record-*")
    content = kept.read_bytes()
    for at in range(0, len(content), 7):
        flipped = bytearray(content)
        flipped[at] ^= 1
        assert BuildRecord.of(bytes(flipped)) is None
    assert BuildRecord.of(content[:20]) is None


def test_the_two_trees_share_the_files_that_stay(output: Path) -> None:
    for text in ("one", "two", "six"):
        publish([bundle("a/", *pages("a/", {**ONE, "data.json": text}))], output)
    spare = OutputFolders(output).spare
    assert (output / "a/index.html").samefile(spare / "a/index.html")
    assert not (output / "a/data.json").samefile(spare / "a/data.json")
    publish([bundle("a/", *pages("a/", {**ONE, "data.json": "six", "new": "n"}))], output)
    publish([bundle("a/", *pages("a/", {**ONE, "data.json": "six"}))], output)
    assert (output / "a/data.json").samefile(spare / "a/data.json")


def test_a_disk_without_links_gets_copies(output: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def no_links(_source: str, _place: str) -> None:
        raise PermissionError

    monkeypatch.setattr(os, "link", no_links)
    for text in ("one", "two", "six"):
        publish([bundle("a/", *pages("a/", {**ONE, "data.json": text}))], output)
        assert verify(str(output)).differences == ()
    shared = (path.stat().st_nlink for path in output.rglob("*") if path.is_file())
    assert set(shared) == {1}


@pytest.mark.parametrize("jobs", [1, 4])
def test_a_second_tree_is_linked_and_brought_up_by_many_as_by_one(output: Path, jobs: int) -> None:
    def site(word: str) -> list[Bundle]:
        inside = [{**ONE, "data.json": word if n % 3 else "still"} for n in range(300)]
        return [bundle(f"p/{n}/", *pages(f"p/{n}/", texts)) for n, texts in enumerate(inside)]

    options = PublishOptions(jobs=jobs)
    for step, word in enumerate(["one", "one", "two", "two", "two"]):
        publish([*site(word), target("a", {"a": str(step)})], output, options=options)
        assert verify(str(output)).differences == ()
        assert len(what_stands_in(output)) == 902


def test_what_was_put_into_a_published_site_is_found_without_reading_the_whole_manifest(
    output: Path,
) -> None:
    site = [
        bundle("a/", *pages("a/", ONE)),
        bundle("b/"),
        target("long.html", {"long.html": "x" * 5000}),
        target("none.html", {}),
        target("c/d/", {"c/d/e": "e"}),
    ]
    for compress in (True, False):
        publish(site, output, options=PublishOptions(compress=compress))
        known = record_of_tree(output, OutputFolders(output))
        assert known is not None
        assert known.at_the_top() == {path.name for path in output.iterdir()} - {MANIFEST}
    for stranger in ("long.html.gz", "b", "none.html", "CNAME"):
        (output / stranger).write_text("mine")
        with pytest.raises(OutputRefusedError, match=stranger):
            publish(site, output)
        (output / stranger).unlink()
