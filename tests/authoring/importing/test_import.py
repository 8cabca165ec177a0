"""Collections move in: what is taken, what is refused and why, and what a second import does."""

from __future__ import annotations

import csv
import json
import re
import subprocess
import sys
from datetime import date
from pathlib import Path
from types import FrameType

import pytest
from click.testing import CliRunner, Result

from generator.authoring.importing.mapping import ImportMapping
from generator.authoring.importing.request import ImportRequest
from generator.authoring.importing.run import run_import
from generator.authoring.importing.values import prose_of
from generator.commands.check import check
from generator.commands.import_ import import_
from generator.problems import Level
from generator.reading.incident import read_document
from generator.reading.narrative import read_narrative
from tests.small_site import NEWSROOM, SmallSite

COLLECTIONS = Path(__file__).parent / "collections"
DAY = ("--today", "2026-11-20")


def begin(root: Path) -> SmallSite:
    """A newsroom without incidents."""
    site = SmallSite(root)
    (site.content / "incidents").mkdir(parents=True)
    (site.content / "newsroom.yaml").write_text(
        NEWSROOM
        + "facets:  # agreed\n  # ours\n  type: {label: Our type, words: {api: Our API}}\n",
        "utf-8",
    )
    return site


def imported(site: SmallSite, *words: str) -> Result:
    """Run the command in this process: a process of its own for each would take minutes."""
    return CliRunner().invoke(import_, [*words, "--content", str(site.content)])


def faults(site: SmallSite) -> list[str]:
    """The errors that the check finds, but for letters that no font of the cards has."""
    done = CliRunner().invoke(check, ["--content", str(site.content)])
    found = [line for line in done.stderr.splitlines() if re.match(r"\S+:\d+:\d+: ", line)]
    return [one for one in found if ": advice: " not in one]


def taken(site: SmallSite, form: str, name: str, mapping: str, *words: str) -> str:
    """Import a collection, and give what was said."""
    file = site.root / "mapping.yaml"
    file.write_text(mapping, encoding="utf-8")
    given = ("--map", str(file), "--snap", "--refused", str(site.root / "refused.csv"), *DAY)
    done = imported(site, form, str(COLLECTIONS / name), *given, *words)
    assert done.exit_code in {0, 1}, done.output
    return done.stderr + done.stdout


def guess(site: SmallSite, form: str, name: str) -> str:
    """The first mapping for a collection."""
    done = imported(site, form, str(COLLECTIONS / name), "--guess")
    assert done.exit_code == 0, done.output
    return done.stdout


def incidents(site: SmallSite) -> list[str]:
    return sorted(one.name for one in (site.content / "incidents").iterdir())


EVERY = {
    ("csv", "shootings.csv"): (5, 2),
    ("csv", "latin.csv"): (3, 1),
    ("csv", "no-ids.csv"): (3, 0),
    ("json", "advisories.json"): (2, 1),
    ("json", "places.geojson"): (3, 0),
    ("json", "keyed.json"): (3, 0),
    ("jsonl", "reports.jsonl"): (3, 0),
    ("jsonl", "nested.jsonl"): (2, 0),
    ("jsonl", "windows.jsonl"): (3, 0),
    ("front-matter", "cases"): (2, 2),
    ("front-matter", "toml"): (2, 0),
    ("front-matter", "oregon.md"): (3, 0),
    ("statuspage", "statuspage.json"): (2, 1),
    ("statuspage", "cstate"): (2, 1),
    ("statuspage", "upptime"): (2, 1),
    ("feed", "atom.xml"): (1, 1),
    ("feed", "rss.xml"): (2, 0),
}
"""Of each collection, how many rows its guessed mapping takes, and how many are refused."""


@pytest.mark.parametrize(("form", "name"), EVERY, ids=lambda one: one)
def test_the_guessed_mapping_takes_what_can_be_taken(tmp_path: Path, form: str, name: str) -> None:
    site = begin(tmp_path)
    said = taken(site, form, name, guess(site, form, name))
    added, refused = EVERY[form, name]
    assert f"added {added}, updated 0, unchanged 0, kept 0, skipped 0, refused {refused}" in said
    assert len(incidents(site)) == added
    assert faults(site) == []
    again = taken(site, form, name, guess(site, form, name), "--today", "2026-11-21")
    assert f"added 0, updated 0, unchanged {added}" in again


SHOOTINGS = """\
source: {title: Port counts, publisher: Port Desk, license: CC0-1.0, link: Link}
key: ID
id: "{occurred} {column:City} {key}"
headline: Headline
text: Notes
occurred: Date
dates: ["%m/%d/%Y", "%d.%m.%Y", "%B %d, %Y"]
kind: {always: Fire}
place: {locality: {column: [City, State]}, lat: Lat, lon: Lon, precision: neighbourhood}
facets: {type: {column: Type, split: ";", label: {en: Type, zh: 類}}}
figures: {killed: Killed, injured: {column: Injured, unit: people}}
ids: {port: {column: ID, link: "https://port.example/{id}"}}
sources: {column: Sources, split: ","}
"""


def test_a_row_becomes_a_record_and_nothing_is_invented(tmp_path: Path) -> None:
    site = begin(tmp_path)
    said = taken(site, "csv", "shootings.csv", SHOOTINGS)
    assert incidents(site) == [
        "2021-03-14-port-ellery-101",
        "2021-03-14-port-ellery-102",
        "2021-03-20-103",
        "2021-05-03-dock-town-106",
        "dock-town-104",
    ]
    folder = site.content / "incidents/2021-03-14-port-ellery-101"
    record = (folder / "incident.yaml").read_text(encoding="utf-8")
    for line in (
        "kind: [fire]",
        "status: not-assessed",
        "occurred: 2021-03-14",
        "sensitivity: [not-assessed]",
        "license: CC0-1.0",
        "  port: [101]",
        "  type: [physical-attack]",
        "    lat: 41.46",
        "    lon: -71.31",
        "    url: https://one.example/101",
        "    url: https://radio.example/b",
    ):
        assert line in record
    assert "imported: yes" in (folder / "updates/2026-11-20-imported.yaml").read_text("utf-8")
    second = (site.content / "incidents/2021-03-14-port-ellery-102/incident.yaml").read_text(
        "utf-8"
    )
    assert "lat:" not in second
    assert "qualifier: at-least" in second
    assert "killed" not in second
    newsroom = (site.content / "newsroom.yaml").read_text(encoding="utf-8")
    assert "Our API" in newsroom
    assert "# agreed\n# ours\nfacets:\n" in newsroom
    assert "煤礦" in newsroom
    assert "lgbtq+" in newsroom
    assert "import.same-key" in said


def test_refused_rows_are_written_with_their_reasons_and_all_they_say(tmp_path: Path) -> None:
    site = begin(tmp_path)
    taken(site, "csv", "shootings.csv", SHOOTINGS)
    with (tmp_path / "refused.csv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    assert [(row["ID"], row["refused at"].rpartition(":")[2]) for row in rows] == [
        ("104", "6"),
        ("105", "7"),
    ]
    assert "Headline: It has no title." in rows[1]["because"]


def test_what_people_changed_is_kept_and_told(tmp_path: Path) -> None:
    site = begin(tmp_path)
    source = tmp_path / "rows.csv"
    source.write_text("ID,Title,Day\n1,Fire at the mill,2021-01-01\n2,Flood,2021-01-02\n", "utf-8")
    mapping = "source: {title: Rows}\nkey: ID\nheadline: Title\noccurred: Day\n"
    taken(site, "csv", str(source), mapping)
    source.write_text(
        "ID,Title,Day\n2,Flood in town,2021-01-02\n1,Fire at the old mill,2021-01-01\n", "utf-8"
    )
    record = site.content / "incidents/2021-01-01-fire-at-the-mill/incident.yaml"
    record.write_text(record.read_text("utf-8").replace("not-assessed\n", "closed\n", 1), "utf-8")
    edited = record.read_text("utf-8")
    said = taken(site, "csv", str(source), mapping)
    assert "added 0, updated 1, unchanged 0, kept 1" in said
    assert "kept: incidents/2021-01-01-fire-at-the-mill was changed by people" in said
    assert record.read_text("utf-8") == edited
    flood = site.content / "incidents/2021-01-02-flood/incident.yaml"
    assert "headline: Flood in town" in flood.read_text("utf-8")


def git(folder: Path, *words: str) -> None:
    who = ("-c", "user.name=A", "-c", "user.email=a@a.example")
    subprocess.run(["git", *who, *words], cwd=folder, check=True, capture_output=True)


def test_a_row_that_changed_after_its_commit_brings_the_update_that_says_so(
    tmp_path: Path,
) -> None:
    site = begin(tmp_path)
    source = tmp_path / "rows.csv"
    source.write_text("ID,Title,Day,Hurt\n1,Fire at the mill,2021-01-01,2\n", "utf-8")
    mapping = (
        "source: {title: Rows}\nkey: ID\nheadline: Title\noccurred: Day\nfigures: {hurt: Hurt}\n"
    )
    taken(site, "csv", str(source), mapping)
    git(tmp_path, "init", "-q")
    git(tmp_path, "add", "content")
    git(tmp_path, "commit", "-qm", "Import")
    source.write_text("ID,Title,Day,Hurt\n1,Fire at the mill,2021-01-01,3\n", "utf-8")
    taken(site, "csv", str(source), mapping, "--today", "2026-11-21")
    assert faults(site) == []
    updates = site.content / "incidents/2021-01-01-fire-at-the-mill/updates"
    assert (updates / "2026-11-21-import.yaml").is_file()


def test_a_dry_run_writes_nothing(tmp_path: Path) -> None:
    site = begin(tmp_path)
    before = (site.content / "newsroom.yaml").read_text("utf-8")
    said = taken(site, "csv", "shootings.csv", SHOOTINGS, "--dry-run")
    assert "would be added 5" in said
    assert incidents(site) == []
    assert (site.content / "newsroom.yaml").read_text("utf-8") == before
    assert not (site.content / "imports").exists()


def test_without_a_mapping_it_says_how_to_begin(tmp_path: Path) -> None:
    done = imported(begin(tmp_path), "csv", str(COLLECTIONS / "latin.csv"))
    assert done.exit_code == 2
    assert "--guess" in done.stderr


def test_without_snap_a_fine_position_is_refused(tmp_path: Path) -> None:
    site = begin(tmp_path)
    file = tmp_path / "mapping.yaml"
    file.write_text(SHOOTINGS, encoding="utf-8")
    given = ("--map", str(file), "--refused", str(tmp_path / "refused.csv"))
    done = imported(site, "csv", str(COLLECTIONS / "shootings.csv"), *given)
    assert "import.too-precise in column “Lat”" in done.stderr


def test_status_updates_become_updates_that_are_not_from_git(tmp_path: Path) -> None:
    site = begin(tmp_path)
    mapping = (
        "source: {title: Status, link: shortlink}\nkey: id\nheadline: name\noccurred: created_at\n"
        "status: {column: status, words: {resolved: closed, completed: closed}}\n"
        "facets: {impact: impact, part: components}\n"
    )
    taken(site, "statuspage", "statuspage.json", mapping)
    folder = site.content / "incidents/2024-03-01-api-down"
    names = sorted(one.name for one in (folder / "updates").iterdir())
    assert names == [
        "2024-03-01-investigating.yaml",
        "2024-03-01-resolved.yaml",
        "2026-11-20-imported.yaml",
    ]
    record = (folder / "incident.yaml").read_text("utf-8")
    assert "status: closed" in record
    assert "part: [api, web-app]" in record
    site.build()
    assert "We are looking into it." in site.page("incidents/2024-03-01-api-down/index.html").text


@pytest.mark.parametrize(
    "words",
    [
        "Dr. Smith said so, e.g. on page 12; then - at noon – nobody knew more.",
        "Was it O’Neil's? “Yes”, she said … no",
        "a. first",
        "Ελληνικά and 煤礦, 3.5 m",
        "one_two_three __dunder__ and _more_",
        "Hyphen-ended -",
        "x " * 300,
        "Ends with two spaces  and goes on",
    ],
)
def test_plain_words_become_a_paragraph_that_a_narrative_reads(words: str) -> None:
    prose = prose_of(words, "row")
    narrative, problems = read_narrative(prose, "narrative.md")
    assert [one for one in problems if one.level is Level.ERROR] == []
    assert prose == f"{' '.join(words.split())} [@row]\n"
    assert [one.id for one in narrative.references] == ["row"]


def test_prose_of_another_dialect_is_read_and_nothing_dangerous_with_it(tmp_path: Path) -> None:
    site = begin(tmp_path)
    mapping = "source: {title: Advisories}\nkey: id\nheadline: title\ntext: description\n"
    taken(site, "json", "advisories.json", mapping)
    first, second = (
        (site.content / "incidents" / name / "narrative.md").read_text("utf-8")
        for name in ("use-after-free-in-pack", "panic-in-unpack")
    )
    assert "[graph](https://img.example/g.png)" in first
    assert "[the report](https://code.example/r)" in first
    assert "javascript" not in second
    assert "x()" not in second
    assert all(one.endswith("[@row]") for one in re.split(r"\n\n", first.strip()))


def test_ids_stay_when_titles_change_and_state_is_kept_in_the_repository(tmp_path: Path) -> None:
    site = begin(tmp_path)
    taken(site, "csv", "shootings.csv", SHOOTINGS)
    state = json.loads((site.content / "imports/port-counts.json").read_text("utf-8"))
    assert state["101"]["id"] == "2021-03-14-port-ellery-101"


def test_twice_the_rows_are_twice_the_work_and_progress_is_told(tmp_path: Path) -> None:
    site = begin(tmp_path)
    file = site.root / "mapping.yaml"
    file.write_text("source: {title: Port counts}\nid: x\nheadline: title\n", encoding="utf-8")
    mapping, _ = read_document(ImportMapping, file.read_bytes(), file.name)
    assert mapping is not None

    def calls(rows: int) -> int:
        """How many functions an import of so many rows calls, whose ids all clash."""
        source = site.root / f"{rows}.csv"
        source.write_text("title\n" + "".join(f"Fire {n}\n" for n in range(rows)), "utf-8")
        request = ImportRequest(site.content, "csv", (source,), date(2026, 11, 20), writing=False)
        count = 0

        def heard(_frame: FrameType, event: str, _arg: object) -> None:
            nonlocal count
            count += event in {"call", "c_call"}

        sys.setprofile(heard)
        try:
            outcome = run_import(request, mapping, said.append)
        finally:
            sys.setprofile(None)
        assert len(outcome.added) == rows
        return count

    said: list[str] = []
    calls(1)  # what is worked out once for all
    once, twice = calls(50), calls(100)
    assert 1.8 < twice / once < 2.2
    assert said[-2:] == ["read 100 rows", "judged 100 of 100"]
