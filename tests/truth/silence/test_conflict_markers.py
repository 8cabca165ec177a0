"""Conflict markers are an error in every file, and the only one of the file."""

from __future__ import annotations

import subprocess
from pathlib import Path

import pytest

from tests.small_site import SmallSite, small_site

CONFLICT = """\
<<<<<<< HEAD
one
=======
other
>>>>>>> branch
"""


@pytest.mark.parametrize(
    "file",
    [
        "newsroom.yaml",
        "incidents/harbour-fire/incident.yaml",
        "incidents/harbour-fire/narrative.md",
        "incidents/harbour-fire/updates/2021-05-01-published.yaml",
        "pages/about.md",
        "pages/deep/er.md",
        "basemap/notes.txt",
        "extra/CNAME",
    ],
)
def test_a_conflict_is_an_error_in_every_file_and_its_only_one(tmp_path: Path, file: str) -> None:
    site = small_site(tmp_path)
    path = site.content / file
    path.parent.mkdir(parents=True, exist_ok=True)
    before = path.read_text(encoding="utf-8") if path.is_file() else "title: About\n"
    path.write_text(f"{before}{CONFLICT}unknown: key\n", encoding="utf-8")
    done = site.explainer("check")
    line = before.count("\n") + 1
    (told,) = [one for one in done.stderr.splitlines() if one.startswith(f"content/{file}:")]
    assert told.startswith(f"content/{file}:{line}:1: file.conflict: “<<<<<<<”")
    assert done.returncode == 1


def has_conflict(site: SmallSite) -> bool:
    return "file.conflict" in site.explainer("check").stderr


@pytest.mark.parametrize(
    "left",
    ["=======", ">>>>>>> branch", "||||||| base", "<<<<<<<<< Temporary merge branch 1", "<<<<<<<"],
)
def test_what_is_left_of_a_conflict_is_one_too(tmp_path: Path, left: str) -> None:
    site = small_site(tmp_path)
    site.change("broke out", f"broke out\n{left}\nlate", "narrative.md")
    assert has_conflict(site)


def test_a_conflict_inside_the_standfirst_is_found(tmp_path: Path) -> None:
    site = small_site(tmp_path)
    folded = (
        "standfirst: >-\n  <<<<<<< HEAD\n  A fire burned.\n  =======\n  It burned.\n  >>>>>>> b"
    )
    site.change("standfirst: A fire burned in a warehouse in Pretend Harbour.", folded)
    assert has_conflict(site)


@pytest.mark.parametrize("words", ["a <<<<<<< b", "<<<<<< six", "========", "> > > quoted"])
def test_other_lines_of_signs_are_none(tmp_path: Path, words: str) -> None:
    site = small_site(tmp_path)
    site.change("broke out", f"broke out\n{words}\nlate", "narrative.md")
    assert not has_conflict(site)


def test_a_heading_underlined_on_an_ordinary_page_is_none(tmp_path: Path) -> None:
    site = small_site(tmp_path)
    (site.content / "pages").mkdir()
    (site.content / "pages" / "about.md").write_text("Title: About\n\nWho we are\n=======\n")
    assert not has_conflict(site)


def test_what_a_real_merge_leaves_is_found(tmp_path: Path) -> None:
    site = small_site(tmp_path)
    site.begin()
    site.git("checkout", "-q", "-b", "other")
    site.change("got there fast", "got there at once")
    site.commit("2021-05-02T10:00:00+00:00")
    site.git("checkout", "-q", "main")
    site.change("got there fast", "got there slowly")
    site.commit("2021-05-02T11:00:00+00:00")
    with pytest.raises(subprocess.CalledProcessError):
        site.git("merge", "other")
    assert has_conflict(site)
