"""A renamed incident answers at every earlier address, under the ids that feeds know."""

from __future__ import annotations

import json
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest

from tests.small_site import ID, RECORD, SmallSite, small_site

NEW, NEWER = "pier-fire", "quay-fire"
ENTRY = "{http://www.w3.org/2005/Atom}entry"
ID_OF = "{http://www.w3.org/2005/Atom}id"


def rename(site: SmallSite, was: str, now: str, aliases: str) -> None:
    site.git("mv", f"content/incidents/{was}", f"content/incidents/{now}")
    path = site.content / "incidents" / now / "incident.yaml"
    lines = [line for line in path.read_text().splitlines() if not line.startswith("aliases")]
    path.write_text("\n".join([lines[0], f"aliases: {aliases}", *lines[1:]]) + "\n")
    site.commit("2021-05-03T10:00:00+00:00", "Rename")


def feed_ids(site: Path, path: str) -> list[str]:
    root = ET.fromstring((site / path).read_bytes())  # noqa: S314 - our own file
    entries = (one.findtext(ID_OF) or "" for one in root.iter(ENTRY))
    return [root.findtext(ID_OF) or "", *entries]


def uids(site: Path, name: str) -> list[str]:
    calendar = (site / "incidents" / name / "expected.ics").read_text().splitlines()
    return [line for line in calendar if line.startswith("UID:")]


@pytest.fixture(scope="module")
def renamed(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path, Path]:
    """A site before, after its incident was renamed, and after that happened again."""
    site = small_site(tmp_path_factory.mktemp("renamed"), RECORD)
    site.begin()
    before = site.build(output="before")
    rename(site, ID, NEW, f"[{ID}]")
    once = site.build(output="once")
    rename(site, NEW, NEWER, f"[{NEW}, {ID}]")  # in any order: git knows which was first
    return before, once, site.build(output="twice")


def test_every_earlier_address_answers(renamed: tuple[Path, Path, Path]) -> None:
    before, once, twice = renamed
    published = {
        path.relative_to(before) for path in (before / "incidents").rglob("*") if path.is_file()
    }
    assert Path(f"incidents/{ID}/quotes/chief-fast/embed/index.html") in published
    assert Path(f"incidents/{ID}/feed.atom") in published
    for site in (once, twice):
        assert [path for path in published if not (site / path).is_file()] == []
    later = {path.relative_to(once) for path in (once / f"incidents/{NEW}").rglob("*.html")}
    assert [path for path in later if not (twice / path).is_file()] == []


@pytest.mark.parametrize("path", ["", "history/", "versions/1/", "quotes/chief-fast/embed/"])
def test_a_small_page_leads_to_the_same_page_under_the_new_id(
    renamed: tuple[Path, Path, Path], path: str
) -> None:
    _, _, twice = renamed
    page = (twice / "incidents" / ID / path / "index.html").read_text()
    up = "../" * (path.count("/") + 1)
    assert f'<meta http-equiv="refresh" content="0; url={up}{NEWER}/{path}">' in page
    assert (twice / "incidents" / ID / path / up / NEWER / path / "index.html").is_file()


def test_what_is_no_page_holds_the_same_bytes(renamed: tuple[Path, Path, Path]) -> None:
    _, _, twice = renamed
    for name in ("feed.atom", "updates.json", "incident.json", "expected.ics"):
        here, there = (twice / "incidents" / one / name for one in (ID, NEWER))
        assert here.read_bytes() == there.read_bytes()


def test_ids_in_feeds_and_calendars_are_made_of_the_first_id(
    renamed: tuple[Path, Path, Path],
) -> None:
    before, once, twice = renamed
    for site, name in ((once, NEW), (twice, NEWER)):
        assert feed_ids(site, "feeds/all.atom") == feed_ids(before, "feeds/all.atom")
        assert feed_ids(site, f"incidents/{name}/feed.atom") == feed_ids(
            before, f"incidents/{ID}/feed.atom"
        )
        assert uids(site, name) == uids(before, ID)
        for file in ("incident.json", "updates.json"):
            data = [
                json.loads((one / "incidents" / folder / file).read_text())
                for one, folder in ((before, ID), (site, name))
            ]
            assert {one.get("uri") for one in data} == {data[0].get("uri")}
            uris = [[update["uri"] for update in one["updates"]] for one in data]
            assert uris[0] == uris[1]


def test_without_a_repository_the_first_alias_is_the_first_id(tmp_path: Path) -> None:
    site = small_site(tmp_path)
    before = site.build(output="before")
    (site.folder).rename(site.content / "incidents" / NEW)
    path = site.content / "incidents" / NEW / "incident.yaml"
    path.write_text(f"aliases: [{ID}]\n{path.read_text()}")
    after = site.build()
    assert feed_ids(after, "feeds/all.atom") == feed_ids(before, "feeds/all.atom")
