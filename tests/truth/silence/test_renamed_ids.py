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
    files = list(site.folder.rglob("*.*"))
    assert site.folder / "narrative.md" in files
    for path in files:
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
    assert holding(site.root / "output") == []


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


def test_an_id_that_goes_is_not_told_by_its_translation(tmp_path: Path) -> None:
    site = small_site(tmp_path, NAMED)
    newsroom = site.content / "newsroom.yaml"
    newsroom.write_text(f"{newsroom.read_text()}languages: [es]\n")
    spanish = "headline: Incendio\npeople:\n  ada-invented:\n    role: Jefe\n"
    (site.folder / "incident.es.yaml").write_text(spanish)
    site.begin()
    site.change("role: Jefe", "role: Jefa", "incident.es.yaml")
    told = LATER.replace("new-information", "translation")
    told = told.replace("people/ada-invented, quotes/ada-invented-fast", "es/people/ada-invented")
    site.update("2021-05-02-spanish", told)
    site.commit("2021-05-02T10:00:00+00:00")
    assert b"es/people/ada-invented" in _log(site)
    site.change("    name: Ada Invented\n", "    called: the fire captain\n")
    site.change("naming: {ground: public-official}", "not_named: withheld-by-authority")
    site.change("    role: Jefa\n", "    called: la capitana\n", "incident.es.yaml")
    for words in (
        (*REMOVE, "--rename"),
        ("translate", ID, "es", "--done", "people/person-1"),
        ("check",),
    ):
        done = site.explainer(*words)
        assert done.returncode == 0, done.stderr
    site.commit("2021-05-03T10:00:00+00:00")
    assert re.search(rb"es/people/removed-[0-9a-f]{16}", _log(site))
    assert holding(site.root / "output") == []


def _log(site: SmallSite) -> bytes:
    return (site.build() / "incidents" / ID / "updates.json").read_bytes()


def test_an_item_that_is_deleted_whole_goes_by_its_digest_without_more(tmp_path: Path) -> None:
    site = small_site(tmp_path, NAMED)
    site.begin()
    record = site.folder / "incident.yaml"
    text = record.read_text().replace("{who: ada-invented, ", "{unnamed: an officer, ")
    text = re.sub(r"people:\n(?:  .*\n)+\n", "", text)
    record.write_text(re.sub(r"quotes:\n(?:  .*\n)+\n", "", text))
    done = site.explainer(*REMOVE)
    assert done.returncode == 0, done.stderr
    site.commit("2021-05-03T10:00:00+00:00")
    output = site.build()
    assert not holding(output)
    entry = site.page().find(id=re.compile("^update-2021-05-03"))
    assert entry is not None
    assert not entry.find_all(id=re.compile("^(?:quote|person)-"))


def holding(output: Path) -> list[str]:
    """The published files that hold the name, in their names or in what they say."""
    return [
        where
        for path in output.rglob("*")
        if TOLD.search((where := path.relative_to(output).as_posix()).encode())
        or (
            path.is_file()
            and path.suffix not in {".png", ".woff2"}
            and TOLD.search(path.read_bytes())
        )
    ]


def test_an_incident_whose_id_holds_it_keeps_its_versions_under_another(tmp_path: Path) -> None:
    site = small_site(tmp_path)
    old, new = site.folder.with_name("ada-invented-fire"), site.folder
    new.rename(old)
    site.begin()
    assert (site.build() / "incidents" / "ada-invented-fire").is_dir()
    site.git("mv", str(old), str(new))
    site.change("    name: Ada Invented\n", "    called: the fire chief\n")
    site.change("naming: {ground: public-official}", "not_named: withheld-by-authority")
    done = site.explainer("check")
    (digest,) = re.findall(r"aliases: \[(removed-[0-9a-f]{16})\]", done.stderr)
    site.change("format: 1\n", f"format: 1\naliases: [{digest}]\n")
    done = site.explainer(*REMOVE)
    assert done.returncode == 0, done.stderr
    site.commit("2021-05-03T10:00:00+00:00")
    done = site.explainer("check")
    assert done.returncode == 0, done.stderr
    output = site.build()
    assert not holding(output)
    assert (output / "incidents" / ID / "versions" / "1" / "index.html").is_file()
    assert not (output / "incidents" / digest).exists()
