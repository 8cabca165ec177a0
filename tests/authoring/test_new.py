"""``explainer new`` and ``from-issue``: a draft that passes the check as written."""

from __future__ import annotations

import os
import shutil
import sys
from collections.abc import Sequence
from pathlib import Path

import pexpect
import pytest
from click.testing import CliRunner, Result
from hypothesis import given
from hypothesis import strategies as st

from generator.authoring.fmt import laid_out
from generator.authoring.writing import as_yaml
from generator.commands.cli import main
from generator.model.record import Record
from generator.reading.one_incident import read_one
from generator.reading.surroundings import read_newsroom

FLAGS = {
    "headline": "Ferry Marigold strikes the pier: one hurt, harbour office says",
    "claim": "The ferry Marigold struck the north pier at Port Ellery.",
    "kind": "outage",
    "occurred": "2024-03-05 18:40~",
    "sensitivity": "none",
    "source-kind": "news-report",
    "publisher": "Ellery Gazette",
    "title": "Ferry strikes pier # one hurt",
    "published": "2024-03-06",
    "url": "https://gazette.example/ferry",
    "says": "Ada Quill",
    "role": "Harbour master",
    "ground": "public-official",
    "place": "the north pier",
    "locality": "Port Ellery, Rhode Island",
    "precision": "neighbourhood",
    "lat": "41.46",
    "lon": "-71.31",
}


def run(content: Path, *arguments: str, typed: str = "", **flags: str) -> Result:
    """Run a command on a content folder."""
    given = [part for name, value in flags.items() for part in (f"--{name}", value)]
    command = [arguments[0], "--content", str(content), *arguments[1:], *given]
    return CliRunner().invoke(main, command, input=typed)


def asked(content: Path, answers: Sequence[str], *, breaks_off: bool = False) -> str:
    """Run ``new`` on a terminal and answer each question; gives what it says."""
    shell = pexpect.spawn(
        sys.executable,
        ["-m", "generator", "new", "--content", str(content), "ferry-2024"],
        env={**os.environ, "COLUMNS": "200", "PYTHONPATH": str(Path(__file__).parents[2])},
        encoding="utf-8",
        timeout=60,
    )
    shell.delaybeforesend = None  # the question was read to its end
    said = ""
    for answer in answers:
        shell.expect(r": $")
        said += f"{shell.before}{shell.after}"
        shell.sendline(answer)
    if breaks_off:
        shell.expect(r": $")
        shell.sendintr()
    shell.expect(pexpect.EOF)
    shell.close()
    assert shell.exitstatus == (130 if breaks_off else 0), said
    return f"{said}{shell.before}"


def record_of(content: Path, incident: str = "ferry-2024") -> str:
    """The text of an incident's record."""
    return (content / "incidents" / incident / "incident.yaml").read_text(encoding="utf-8")


def typed_in_turn(*, wrong: str = "", after: str = "", **other: str) -> list[str]:
    """What is typed to give the same answers, with no more facts than the first.

    Args:
        wrong: An answer that will not do.
        after: The question it answers first, before the right answer.
        other: Answers that are typed otherwise.
    """
    answers: list[str] = []
    for name, answer in {**FLAGS, **other}.items():
        answers += [wrong] if name == after else []
        answers += [answer, "", ""] if name == "ground" else [answer]
    return answers


def test_flags_alone_make_a_draft_without_problems(content: Path) -> None:
    made = run(content, "new", "ferry-2024", **FLAGS)
    assert made.exit_code == 0, made.stderr
    assert "no errors" in made.stderr or "No problems" in made.stderr
    assert run(content, "check").exit_code == 0


def test_a_draft_stands_in_its_usual_layout(content: Path) -> None:
    run(content, "new", "ferry-2024", **FLAGS)
    text = record_of(content)
    assert laid_out(text, Record) == text
    assert "status: draft" in text


def test_answers_typed_in_turn_make_the_same_draft(content: Path) -> None:
    run(content, "new", "ferry-2024", **FLAGS)
    by_flags = record_of(content)
    shutil.rmtree(content / "incidents/ferry-2024")
    asked(content, typed_in_turn())
    assert record_of(content) == by_flags


def test_a_place_without_streets_says_how_to_get_them(content: Path) -> None:
    made = run(content, "new", "ferry-2024", **FLAGS)
    assert "explainer streets SOURCE --around ferry-2024" in made.stderr
    of_place = {"place", "lat", "lon", "precision", "locality"}
    elsewhere = {name: said for name, said in FLAGS.items() if name not in of_place}
    assert "explainer streets" not in run(content, "new", "no-place", **elsewhere).stderr


def test_what_is_not_known_is_left_out(content: Path) -> None:
    needed = ("headline", "claim", "kind", "occurred", "sensitivity", "publisher", "title")
    flags = {name: FLAGS[name] for name in (*needed, "source-kind")} | {"seen": "On paper."}
    assert run(content, "new", "ferry-2024", **flags).exit_code == 0
    text = record_of(content)
    assert "people:" not in text
    assert "places:" not in text
    assert "url:" not in text
    assert "note: On paper." in text


@pytest.mark.long
def test_a_wrong_answer_is_asked_again(content: Path) -> None:
    said = asked(content, typed_in_turn(wrong="5 March 2024", after="occurred"))
    assert "no moment that can be read" in said


@pytest.mark.parametrize(
    ("flag", "answer", "said"),
    [
        ("occurred", "3pm", "no moment that can be read"),
        ("kind", "ferry", "is none of police-shooting, outage"),
        ("sensitivity", "none,sad", "“sad” is none of"),
        ("lat", "north", "no latitude"),
        ("url", "javascript:alert(1)", "no address to link to"),
    ],
)
def test_a_wrong_flag_is_named_and_nothing_is_written(
    content: Path, flag: str, answer: str, said: str
) -> None:
    made = run(content, "new", "ferry-2024", **{**FLAGS, flag: answer})
    assert made.exit_code == 2
    assert said in made.stderr
    assert not (content / "incidents" / "ferry-2024").exists()


@pytest.mark.parametrize("typed", ["", "\n".join(FLAGS.values())])
def test_without_a_terminal_nothing_is_asked_and_all_that_is_unsaid_is_told(
    content: Path, typed: str
) -> None:
    made = run(content, "new", "ferry-2024", typed=typed, headline="Ferry strikes pier")
    assert made.exit_code == 2
    for flag in (
        "claim",
        "kind",
        "occurred",
        "sensitivity",
        "source-kind",
        "publisher",
        "title",
        "url",
    ):
        assert f"\n  --{flag}: " in made.stderr
    assert "--headline" not in made.stderr
    assert not (content / "incidents/ferry-2024").exists()


def test_a_source_that_nobody_can_reach_is_refused(content: Path) -> None:
    made = run(content, "new", "ferry-2024", **{**FLAGS, "url": ""})
    assert made.exit_code == 2
    assert "--seen" in made.stderr


def test_a_name_without_a_ground_is_refused(content: Path) -> None:
    made = run(content, "new", "ferry-2024", **{**FLAGS, "ground": ""})
    assert made.exit_code == 2
    assert "--ground" in made.stderr


@pytest.mark.parametrize("incident", ["Ferry", "a", "ferry_2024", "con", "../ferry"])
def test_an_id_that_cannot_be_an_address_is_refused(content: Path, incident: str) -> None:
    made = run(content, "new", incident, **FLAGS)
    assert made.exit_code == 2
    assert list((content / "incidents").iterdir()) == []


def test_an_incident_that_is_there_is_never_overwritten(content: Path) -> None:
    run(content, "new", "ferry-2024", **FLAGS)
    before = record_of(content)
    made = run(content, "new", "ferry-2024", **{**FLAGS, "headline": "Another"})
    assert made.exit_code == 2
    assert record_of(content) == before


ISSUE = """\
### Id

ferry-2024

### Headline

Ferry Marigold strikes the pier, harbour office says

### The central statement

The ferry Marigold struck the north pier.

### Kind

outage

### When

2024-03-05

### Where

_No response_

### Town

_No response_

### What a reader should be warned of

death, minors

### Who says so

Port Ellery Harbour Office

### Their role

_No response_

### Why they may be named

agency

### Source, publisher

Ellery Gazette

### Source, title

Ferry strikes pier

### Source, kind

news-report

### Source, published

2024-03-06

### Source, address

https://gazette.example/ferry
"""


def test_an_issue_form_becomes_a_draft(content: Path, tmp_path: Path) -> None:
    issue = tmp_path / "issue.md"
    issue.write_text(ISSUE)
    made = run(content, "from-issue", str(issue))
    assert made.exit_code == 0, made.stderr
    text = record_of(content)
    assert "sensitivity: [death, minors]" in text
    assert "agencies:\n  - id: port-ellery-harbour-office" in text
    assert "places:" not in text


def test_an_issue_is_read_from_standard_input_under_another_id(content: Path) -> None:
    assert run(content, "from-issue", "-", "--id", "marigold", typed=ISSUE).exit_code == 0
    assert "Ferry Marigold" in record_of(content, "marigold")


def test_an_issue_without_what_is_needed_says_what(content: Path) -> None:
    made = run(content, "from-issue", "-", typed=ISSUE.replace("outage", "_No response_"))
    assert made.exit_code == 1
    assert "issue.incomplete: The issue lacks “Kind”." in made.stderr


def test_all_that_is_wrong_with_an_issue_is_told_at_once(content: Path, tmp_path: Path) -> None:
    wrong = ISSUE.replace("outage", "_No response_").replace("2024-03-05\n", "yesterday\n")
    wrong = wrong.replace("ferry-2024", "Ferry!").replace("https://gazette", "gazette")
    summary = tmp_path / "summary.md"
    made = run(content, "from-issue", "-", "--summary", str(summary), typed=wrong)
    assert made.exit_code == 1
    told = made.stderr
    assert "issue.incomplete: The issue lacks “Kind”." in told
    assert "issue.bad-id: “Id”: “Ferry!”" in told
    assert "issue.unclear: “When”: " in told
    assert "issue.unclear: “Source, address”: " in told
    assert summary.read_text().startswith("No draft could be made of this issue.")
    assert summary.read_text().count("\n| `-`") == 4
    assert not (content / "incidents/Ferry!").exists()


def test_a_draft_with_problems_is_made_with_a_summary_of_them(
    content: Path, tmp_path: Path
) -> None:
    summary = tmp_path / "summary.md"
    wrong = ISSUE.replace("2024-03-05\n", "yesterday\n")
    made = run(content, "from-issue", "-", "--summary", str(summary), typed=wrong)
    assert made.exit_code == 0, made.stderr
    assert "occurred: yesterday" in record_of(content)
    told = summary.read_text()
    assert "explainer publish ferry-2024" in told
    assert "incidents/ferry-2024/incident.yaml:5:11` | “yesterday” is no moment" in told


def test_an_issue_for_an_incident_that_is_there_is_refused(content: Path) -> None:
    assert run(content, "from-issue", "-", typed=ISSUE).exit_code == 0
    before = record_of(content)
    made = run(content, "from-issue", "-", typed=ISSUE)
    assert made.exit_code == 1
    assert "There is an incident ferry-2024 already" in made.stderr
    assert record_of(content) == before


def test_headings_in_an_answer_are_part_of_it(content: Path) -> None:
    typed = ISSUE.replace("struck the north pier.", "struck the north pier.\n\n### Kind\n\nodd")
    assert run(content, "from-issue", "-", typed=typed).exit_code in {0, 1}
    assert not (content / "incidents" / "odd").exists()


def test_a_form_may_tell_what_our_own_reporter_saw(content: Path) -> None:
    typed = ISSUE.replace("news-report", "own-reporting").replace("Ellery Gazette", "Our reporter")
    assert run(content, "from-issue", "-", typed=typed).exit_code == 0
    text = record_of(content)
    assert "by: Our reporter" in text
    assert "publisher:" not in text
    assert "url:" not in text


def test_a_form_whose_kind_is_not_listed_makes_a_draft_that_asks_for_it(content: Path) -> None:
    made = run(content, "from-issue", "-", typed=ISSUE.replace("outage", "none of these"))
    assert made.exit_code == 1
    assert "kind" in made.stderr
    assert "kind:" not in record_of(content).partition("sources:")[0]


@pytest.mark.parametrize("letters", [b"\x01", b"\xff", b"\xe2\x80\xae", b"\xef\xbf\xbe"])
def test_a_form_with_letters_that_no_file_may_hold_says_where(
    content: Path, tmp_path: Path, letters: bytes
) -> None:
    issue = tmp_path / "issue.md"
    issue.write_bytes(ISSUE.encode().replace(b"struck", b"struck " + letters, 1))
    made = run(content, "from-issue", str(issue))
    assert made.exit_code == 1
    assert "issue.md:" in made.stderr
    assert not list((content / "incidents").glob("*/incident.yaml"))


@pytest.mark.long
@given(st.text(max_size=30))
def test_any_answer_is_written_so_that_it_can_be_read(answer: str) -> None:
    assert as_yaml({"key": answer}).startswith("key: ")


MORE = ["--fact", "The pier was closed at 19:00.", "--also-says", "One passenger was hurt."]


def test_no_sentence_is_written_twice(content: Path) -> None:
    made = run(content, "new", "ferry-2024", *MORE, **FLAGS)
    assert made.exit_code == 0, made.stderr
    folder = content / "incidents/ferry-2024"
    text = record_of(content) + (folder / "narrative.md").read_text()
    for fact in (FLAGS["claim"], MORE[1], MORE[3]):
        assert text.count(fact) == 1


def test_each_fact_is_said_by_who_says_it(content: Path) -> None:
    run(content, "new", "ferry-2024", *MORE, **FLAGS)
    incident, _ = read_one(content / "incidents/ferry-2024", read_newsroom(content)[0])  # type: ignore[arg-type]
    assert incident is not None
    said = {one.text: one.said_by[0].who for one in incident.record.claims}
    assert said == {
        FLAGS["claim"]: "harbour-master",
        "One passenger was hurt.": "harbour-master",
        "The pier was closed at 19:00.": None,
    }


def test_no_id_is_made_of_a_name(content: Path) -> None:
    run(content, "new", "ferry-2024", **{**FLAGS, "claim": "Ada Quill was hurt on the pier."})
    text = record_of(content)
    assert "quill" not in text
    assert "- id: was-hurt-on-the-pier" in text


def test_what_our_own_reporter_saw_is_a_source(content: Path) -> None:
    flags = {name: each for name, each in FLAGS.items() if name not in {"publisher", "url"}}
    own = {"source-kind": "own-reporting", "by": "A reporter at the pier"}
    assert run(content, "new", "ferry-2024", **{**flags, **own}).exit_code == 0
    assert "by: A reporter at the pier" in record_of(content)


@pytest.mark.parametrize(
    ("flag", "answer", "said"),
    [
        ("lat", "41.4612", "neighbourhood allows 2 decimals; write 41.46"),
        ("lat", "-71.31", "outside of the newsroom’s region"),
        ("sensitivity", "minors", ""),
        ("claim", "A \u202e ferry.", ""),
        ("claim", "She said “nobody had ever seen such a thing”.", "in no quote of the record"),
    ],
)
def test_what_is_written_passes_the_check_or_nothing_is_written(
    content: Path, flag: str, answer: str, said: str
) -> None:
    made = run(content, "new", "ferry-2024", **{**FLAGS, flag: answer})
    assert said in made.stderr
    written = (content / "incidents/ferry-2024").exists()
    assert written == (made.exit_code == 0)
    assert run(content, "check").exit_code == 0


@pytest.mark.long
def test_answers_of_a_run_that_broke_off_are_offered_again(content: Path) -> None:
    answers = typed_in_turn()
    asked(content, answers[:6], breaks_off=True)
    said = asked(content, ["y", *answers[6:]])
    assert FLAGS["headline"] in said
    assert FLAGS["claim"] in record_of(content)


@pytest.mark.long
def test_kinds_are_asked_with_their_words_and_taken_by_them(content: Path) -> None:
    said = asked(content, typed_in_turn(kind="Police shooting"))
    assert "police-shooting: Police shooting" in said
    assert "kind: police-shooting" in record_of(content)
