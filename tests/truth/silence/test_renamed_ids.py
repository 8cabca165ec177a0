"""An id that holds what was removed goes from all that is published, and nothing maps it."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from tests.small_site import ID, RECORD, SmallSite, small_site

NAMED = (
    RECORD.replace("id: chief-fast", "id: ada-invented-fast")
    .replace("id: chief\n", "id: ada-invented\n")
    .replace("who: chief,", "who: ada-invented,")
    .replace("speaker: chief", "speaker: ada-invented")
)
LATER = """\
at: 2021-05-02
kind: new-information
headline: The chief was quick
why: The office said so.
covers: [people/ada-invented, quotes/ada-invented-fast]
"""
REMOVE = [
    *("update", ID, "--kind", "removed", "--headline", "A name was removed"),
    *("--why", "A court ordered it.", "--what", "the name of a person"),
    *("--authority", "a court", "--at", "2021-05-03"),
]
TOLD = re.compile(rb"invented", re.IGNORECASE)


def named_site(place: Path) -> SmallSite:
    """A newsroom that made ids and a file's name of a name, and published them."""
    site = small_site(place, NAMED)
    site.begin()
    site.change("role: Fire chief", "role: Fire captain")
    site.change("text: We got there fast.", "text: We got there fast.\n    venue: interview")
    site.update("2021-05-02-ada-invented-quick", LATER)
    site.commit("2021-05-02T10:00:00+00:00")
    return site


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> SmallSite:
    """The same, after the name had to go."""
    site = named_site(tmp_path_factory.mktemp("named"))
    before = site.build()
    assert (before / "incidents" / ID / "quotes" / "ada-invented-fast").is_dir()
    assert site.page(f"incidents/{ID}/index.html").find(id="person-ada-invented")
    site.change("    name: Ada Invented\n", "    called: the fire captain\n")
    site.change("naming: {ground: public-official}", "not_named: withheld-by-authority")
    done = site.explainer(*REMOVE)
    assert done.returncode == 1
    assert "--rename" in done.stderr
    done = site.explainer(*REMOVE, "--rename")
    assert done.returncode == 0, done.stderr
    site.commit("2021-05-03T10:00:00+00:00")
    site.build()
    return site


def test_the_id_changes_in_the_whole_folder(site: SmallSite) -> None:
    names = [path.name for path in sorted((site.folder / "updates").iterdir())]
    assert "2021-05-02-update.yaml" in names
    for path in site.folder.rglob("*.*"):
        assert not TOLD.search(path.read_bytes()), path
        assert not TOLD.search(path.name.encode()), path
    record = (site.folder / "incident.yaml").read_text()
    assert "id: person-1" in record
    assert "speaker: person-1" in record
    assert "id: quote-1" in record


def test_the_update_names_the_old_ids_by_digests(site: SmallSite) -> None:
    (update,) = (site.folder / "updates").glob("2021-05-03*")
    covers = re.findall(r"(\w+)/removed-[0-9a-f]{16}\n", update.read_text())
    assert sorted(covers) == ["people", "quotes", "updates"]


def test_nothing_published_holds_the_name_or_leads_from_the_old_id(site: SmallSite) -> None:
    output = site.root / "output"
    for path in output.rglob("*"):
        where = path.relative_to(output).as_posix()
        assert not TOLD.search(where.encode()), where
        if path.is_file() and path.suffix not in {".png", ".woff2"}:
            found = TOLD.search(path.read_bytes())
            assert found is None, (where, path.read_bytes()[found.start() - 80 : found.end() + 40])


def test_the_check_is_content_and_the_log_goes_on_covering_what_it_covered(
    site: SmallSite,
) -> None:
    done = site.explainer("check")
    assert done.returncode == 0, done.stderr
    page = site.page(f"incidents/{ID}/history/index.html").get_text(" ", strip=True)
    assert "Nobody has explained" not in page
    assert "after the change" not in page


@pytest.mark.parametrize("number", [1, 2])
def test_old_versions_stand_without_it(site: SmallSite, number: int) -> None:
    page = site.page(f"incidents/{ID}/versions/{number}/index.html")
    text = page.get_text(" ", strip=True)
    assert "A cable had overheated" in text
    assert "[removed]" in text
    assert page.find(id=re.compile("^person-removed-"))
