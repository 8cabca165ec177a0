"""A record takes the shape of the model, or says where it does not, and every id is followed."""

from __future__ import annotations

from dataclasses import dataclass

import pytest

from generator.model.media import MediaFile
from generator.model.newsroom import Newsroom
from generator.model.record import Record
from generator.problems import Location, Problem
from generator.reading.across_incidents import follow_across_incidents
from generator.reading.clocks import check_clocks
from generator.reading.document import read_document
from generator.reading.in_part import without_consequences
from generator.reading.incident import read_incident
from generator.reading.line_numbers import line_and_column
from generator.reading.references import follow
from generator.reading.yaml_text import read_yaml

Texts = dict[str, bytes]


def problems_of(texts: Texts, newsroom: Newsroom) -> list[Problem]:
    incident, problems = read_incident("footbridge", texts, {}, newsroom)
    if incident is None:
        return list(problems)
    return [
        *problems,
        *without_consequences((*follow(incident), *check_clocks(incident)), problems),
    ]


def spoil(texts: Texts, was: str, now: str, file: str = "incident.yaml") -> Texts:
    assert was.encode() in texts[file]
    return {**texts, file: texts[file].replace(was.encode(), now.encode(), 1)}


def test_a_sound_incident_has_no_problem(texts: Texts, newsroom: Newsroom) -> None:
    assert problems_of(texts, newsroom) == []


@pytest.mark.parametrize(
    ("was", "now", "code", "line", "column", "hint"),
    [
        ("status:", "statsu:", "record.unknown-key", 6, 1, "Did you mean status?"),
        ("developing", "develoing", "record.not-allowed", 6, 9, "Did you mean developing?"),
        ("occurred: 2024-05-02\n", "", "record.missing", 1, 1, "Add occurred: …"),
        ("[none]", "none", "record.wrong-type", 8, 14, "sensitivity: [one, two]"),
        (
            "rests_on: [crack]",
            "rests_on: []",
            "record.empty-list",
            4,
            11,
            "rests_on: [first-entry]",
        ),
        ("2024-05-02", "2024-05-32", "moment.impossible", 7, 11, "again"),
        ("closed after", "#5 after", "yaml.comment-after-text", 2, 11, "quotation marks"),
        ("id: paper", "id: Paper", "record.bad-id", 10, 9, "Write paper."),
        ("{who: city", "{who: ciyt", "reference.missing", 24, 15, "Did you mean city?"),
        ("{who: city", "{who: bridge", "reference.wrong-kind", 24, 15, "people or agencies"),
        ("id: mayor", "id: crack", "reference.id-twice", 21, 9, "choose another"),
        ("format: 1", "format: 2", "record.not-allowed", 1, 9, "Allowed: 1."),
        (
            "2024-05-02\n    text",
            "2024-11-03 01:30\n    text",
            "moment.ambiguous",
            27,
            11,
            "offset",
        ),
    ],
)
def test_a_spoiled_line_is_one_problem_in_its_place(  # noqa: PLR0913, PLR0917 - the table’s columns
    texts: Texts,
    newsroom: Newsroom,
    was: str,
    now: str,
    code: str,
    line: int,
    column: int,
    hint: str,
) -> None:
    spoiled = spoil(texts, was, now)
    (problem,) = problems_of(spoiled, newsroom)
    assert problem.code == code
    assert hint in problem.hint
    where = problem.location
    found = line_and_column(read_yaml(spoiled["incident.yaml"].decode(), ""), where.field or "")
    assert (where.line, where.column) == (line, column) or found == (line, column)


def test_a_chain_that_leads_back_is_one_problem(texts: Texts, newsroom: Newsroom) -> None:
    spoiled = spoil(
        texts,
        "places:\n  - id: bridge\n",
        "places:\n  - {id: bank, name: Bank, at: bridge}\n  - id: bridge\n    at: bank\n",
    )
    (problem,) = problems_of(spoiled, newsroom)
    assert problem.code == "reference.circle"
    assert "bank → bridge → bank" in problem.message


def test_the_narrative_is_followed_by_line_and_column(texts: Texts, newsroom: Newsroom) -> None:
    spoiled = spoil(texts, "[@paper]", "[@papr]", "narrative.md")
    (problem,) = problems_of(spoiled, newsroom)
    assert (problem.code, problem.location.line) == ("reference.missing", 1)
    assert problem.hint == "Did you mean paper?"


@pytest.mark.parametrize(
    ("claim", "story", "code", "line"),
    [
        ("A crack. " * 40, "One.\n\n" + "word " * 1950 + "[](claim:crack)", "too-long", 3),
        ("It runs (" + "(" * 30 + "so) far.", "At [](claim:crack)", "nesting", 1),
        ("Left | right.", "| a |\n| --- |\n| [](claim:crack) |", "structure", 3),
        ("See <https://a.example/crack> now.", "It says [](claim:crack)", "nested", 1),
    ],
)
def test_words_of_a_claim_for_which_the_story_has_no_room_are_told(
    texts: Texts, newsroom: Newsroom, claim: str, story: str, code: str, line: int
) -> None:
    spoilt = spoil(texts, "text: A crack was found.", f"text: {claim}")
    spoilt["narrative.md"] = f"{story}\n".encode()
    (problem,) = problems_of(spoilt, newsroom)
    assert problem.location == Location("incidents/footbridge/narrative.md", line)
    assert problem.code == f"narrative.{code}"
    assert "words of claims" in problem.message
    assert "[a cable](claim:cause)" in problem.hint


@pytest.mark.parametrize(
    ("file", "hint"),
    [
        ("incident.yaml", "move long text into the narrative"),
        ("narrative.md", "fewer words"),
        ("narrative.es.md", "fewer words"),
        ("incident.es.yaml", "fewer words"),
        ("updates/2024-05-02-published.yaml", "fewer words"),
        ("zone.geojson", "Simplify it"),
        ("water.csv", "one row for each hour"),
    ],
)
def test_a_file_that_is_too_large_gets_a_hint_that_fits_it(
    texts: Texts, newsroom: Newsroom, file: str, hint: str
) -> None:
    texts |= {"incident.es.yaml": b"headline: Cerrado\n", file: b"a: b\n" * 60_000}
    found = [one for one in problems_of(texts, newsroom) if one.code == "file.too-large"]
    assert [one.location.file for one in found] == [f"incidents/footbridge/{file}"]
    assert hint in found[0].hint


def test_an_update_covers_only_what_a_record_has(texts: Texts, newsroom: Newsroom) -> None:
    name = "updates/2024-05-02-published.yaml"
    spoiled = {**texts, name: texts[name] + b"covers: [headlin, people/crack, claims/gone]\n"}
    assert [(p.code, p.location.field) for p in problems_of(spoiled, newsroom)] == [
        ("reference.missing", "covers/0"),
        ("reference.wrong-kind", "covers/1"),
    ]


def test_an_update_is_named_for_its_day(texts: Texts, newsroom: Newsroom) -> None:
    spoiled = spoil(texts, "at: 2024-05-02", "at: 2024-05-03", "updates/2024-05-02-published.yaml")
    assert [problem.code for problem in problems_of(spoiled, newsroom)] == ["update.bad-name"]


def test_an_update_is_of_some_day_month_or_year(texts: Texts, newsroom: Newsroom) -> None:
    name, at = "updates/2024-05-02-published.yaml", "at: {as_stated: early in May}"
    (problem,) = problems_of(spoil(texts, "at: 2024-05-02", at, name), newsroom)
    assert (problem.code, problem.location.field) == ("update.no-day", "at")
    stated = "at: {at: 2024-05, as_stated: early in May}"
    assert problems_of(spoil(texts, "at: 2024-05-02", stated, name), newsroom) == []


def test_a_file_that_no_item_shows_is_refused(texts: Texts, newsroom: Newsroom) -> None:
    files = {"crack.jpg": MediaFile("crack.jpg", "0" * 64, 10)}
    incident, _ = read_incident("footbridge", texts, files, newsroom)
    assert incident is not None
    assert [problem.code for problem in follow(incident)] == ["reference.unused-file"]


@pytest.mark.parametrize(
    ("name", "data", "code"),
    [
        ("incident.yaml", b"\xff\xfeh\x00", "file.encoding"),
        ("incident.yaml", b"\xef\xbb\xbfformat: 1", "file.encoding"),
        ("incident.yaml", b"headline: \xe9", "file.encoding"),
        ("incident.yaml", b"headline: a\x00b", "file.character"),
        ("incident.yaml", "headline: a\u202eb".encode(), "file.character"),
        ("incident.yaml", b"a: " + b"9" * 5000, "record.missing"),
        ("incident.yaml", b"", "file.empty"),
        ("incident.yaml", b"just words", "record.wrong-type"),
        ("incident.yaml", b"- a\n- b", "record.wrong-type"),
        ("incident.yaml", b"a: b\n" * 60_000, "file.too-large"),
        ("incident.yaml", b"a:\n" + b"- b\n" * 1_001, "file.too-large"),
        ("incident.yaml", (b"- [" + b"b," * 999 + b"b]\n") * 6, "file.too-large"),
        ("narrative.md", b"", "file.empty"),
        ("narrative.md", b"[" * 8000, "narrative.nesting"),
    ],
)
def test_no_bytes_are_ever_a_traceback(
    texts: Texts, newsroom: Newsroom, name: str, data: bytes, code: str
) -> None:
    incident, problems = read_incident("footbridge", {**texts, name: data}, {}, newsroom)
    assert incident is None
    assert code in {problem.code for problem in problems}
    assert all(problem.location.file == f"incidents/footbridge/{name}" for problem in problems)


@pytest.mark.parametrize("name", ["incident.yaml", "narrative.md"])
def test_a_missing_file_is_told(texts: Texts, newsroom: Newsroom, name: str) -> None:
    kept = {key: data for key, data in texts.items() if key != name}
    assert [p.code for p in problems_of(kept, newsroom)] in (
        ["folder.no-record"],
        ["folder.no-narrative"],
    )


def test_incidents_are_followed_from_one_to_another(texts: Texts, newsroom: Newsroom) -> None:
    one, _ = read_incident(
        "footbridge", spoil(texts, "sensitivity", "related: [gone]\nsensitivity"), {}, newsroom
    )
    assert one is not None
    (problem,) = follow_across_incidents([one])
    assert (problem.code, problem.location.field) == ("reference.missing", "related/0")
    assert problem.location.file == one.record_file


@dataclass(frozen=True)
class Kept:
    """As little of an incident as a build may keep."""

    id: str
    related: tuple[str, ...] = ()
    aliases: tuple[str, ...] = ()
    external_ids: tuple[tuple[str, str], ...] = ()


def test_what_is_kept_of_incidents_is_followed_like_incidents() -> None:
    kept = [Kept("bridge", ("bridge", "dam", "mill"), ("dam", "crossing")), Kept("dam")]
    found = [(one.code, one.location) for one in follow_across_incidents(kept, held=["mill"])]
    file = "incidents/bridge/incident.yaml"
    assert found == [
        ("reference.circle", Location(file, field="related/0")),
        ("reference.alias-taken", Location(file, field="aliases/0")),
    ]


def test_a_problem_is_told_of_the_file_it_is_in_and_what_fits_is_read_in_part(
    texts: Texts,
) -> None:
    sound, wrong = texts["incident.yaml"], spoil(texts, "format: 1", "format: 2")["incident.yaml"]
    record, problems = read_document(Record, sound, "x")
    assert problems == ()
    for in_part, expected in ((False, None), (True, record)):
        found, (problem,) = read_document(Record, wrong, "a.yaml", in_part=in_part)
        assert problem.location.file == "a.yaml"
        assert found == expected
