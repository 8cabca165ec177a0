"""A record may say a thing once; whoever reads it finds it wherever it is looked for."""

from __future__ import annotations

import re
from typing import Any

import pytest

from generator.model.chronology import chronology
from generator.model.incident import Incident
from generator.model.narrative import Narrative
from generator.model.newsroom import Newsroom
from generator.model.origins import origins
from generator.model.record import Record
from generator.problems import Problem
from generator.reading.incident import read_incident
from generator.standards.judging import judge_incident

NEWSROOM = Newsroom(format="1", name="Ellery", url="https://explainer.example/")
RECORD = """\
format: 1
headline: A crane falls, harbour office says
kind: accident
status: draft
occurred: 2024-03-05
sensitivity: [none]
sources:
  - {id: gazette, kind: news-report, title: Crane falls, publisher: Gazette, note: On paper.}
people:
  - {id: chief, called: the harbour master, role: Harbour master}
claims:
  - id: crane-fell
    text: A crane fell.
    said_by: chief
"""
STORY = """\
## What happened

A [crane](claim:crane-fell) at Mr. Quill’s **yard** fell. [@gazette] Nobody was hurt.
"""


def incident(record: str = RECORD, story: str = STORY) -> Incident:
    made, problems = read_incident(
        "crane", {"incident.yaml": record.encode(), "narrative.md": story.encode()}, {}, NEWSROOM
    )
    assert made is not None, problems
    assert not problems
    return made


def refused(record: str) -> Problem:
    _, (problem,) = read_incident(
        "crane", {"incident.yaml": record.encode(), "narrative.md": STORY.encode()}, {}, NEWSROOM
    )
    return problem


SECOND = "people:\n", "  - {id: post, title: Crane, note: On paper.}\npeople:\n"


@pytest.mark.parametrize(
    ("short", "long"),
    [
        ("chief in gazette", "[{who: chief, source: gazette}]"),
        ("chief", "[{who: chief, source: gazette}]"),
        ("gazette", "[{source: gazette}]"),
        (
            "[gazette, chief in gazette, {unnamed: a, source: gazette}]",
            "[{source: gazette}, {who: chief, source: gazette}, {unnamed: a, source: gazette}]",
        ),
    ],
)
def test_a_short_attribution_means_the_long_one(short: str, long: str) -> None:
    brief, full = (
        incident(RECORD.replace("said_by: chief", f"said_by: {one}")) for one in (short, long)
    )
    assert brief.written == full.written


ROLE = "role: Harbour master}"


def test_a_ground_alone_means_a_naming_with_that_ground() -> None:
    alone, full = (
        incident(RECORD.replace(ROLE, f"role: Harbour master, naming: {ground}}}"))
        for ground in ("public-official", "{ground: public-official}")
    )
    assert alone.written == full.written


def test_a_ground_that_is_none_is_refused_where_it_stands() -> None:
    problem = refused(RECORD.replace(ROLE, "role: Harbour master,\n     naming: public-oficial}"))
    assert problem.location.line == RECORD[: RECORD.index(ROLE)].count("\n") + 2
    assert "public-official" in problem.hint


def test_where_there_are_two_sources_a_speaker_alone_is_not_enough() -> None:
    problem = refused(RECORD.replace(*SECOND))
    assert (problem.code, problem.location.line) == ("record.short-attribution", 15)
    assert problem.hint == "Write chief in gazette or chief in post."


def test_a_claim_that_happened_is_an_event_in_its_own_words() -> None:
    made = incident(RECORD + "    happened: 2024-03-05 14:00~\n")
    ((event,),) = (span.events for span in chronology(made))
    assert (event.text, event.claims) == ("A crane fell.", ("crane-fell",))
    assert made.written.events == ()


def test_an_event_of_one_claim_has_its_words() -> None:
    made = incident(RECORD + "events:\n  - {id: fall, when: 2024-03-05, claims: [crane-fell]}\n")
    assert [event.text for event in made.record.events] == ["A crane fell."]


QUOTE = """\
quotes:
  - {id: saw-it, speaker: chief, text: It fell., source: gazette, basis: saw-it,
     claims: [crane-fell]STANCE}
"""
UNSAID = RECORD.replace("    said_by: chief\n", "")


def said_by(made: Incident) -> list[tuple[str | None, str | None, str, str | None, str]]:
    (claim,) = made.record.claims
    return [(one.who, one.source, one.basis, one.words, one.stance) for one in claim.said_by]


def test_a_quote_says_the_claims_that_it_lists() -> None:
    made = incident(UNSAID + QUOTE.replace("STANCE", ""))
    assert said_by(made) == [("chief", "gazette", "saw-it", "It fell.", "says")]
    assert [one.key for one in origins(made.record.claims[0], made)] == ["who chief"]


def test_a_quote_that_denies_a_claim_is_no_origin_of_it() -> None:
    made = incident(UNSAID + QUOTE.replace("STANCE", ", stance: denies"))
    assert said_by(made) == [("chief", "gazette", "saw-it", "It fell.", "denies")]
    assert origins(made.record.claims[0], made) == ()


def test_who_is_heard_under_said_by_is_not_heard_twice() -> None:
    made = incident(RECORD + QUOTE.replace("STANCE", ""))
    assert said_by(made) == [("chief", "gazette", "not-stated", None, "says")]


def test_a_withdrawn_quote_says_nothing_any_more() -> None:
    made = incident(UNSAID + QUOTE.replace("STANCE", ", withdrawn: It was misheard"))
    codes = [one.code for one in judge_incident(made, NEWSROOM)]
    assert "standards.said-by-nobody" in codes


def test_two_speakers_of_whom_one_is_quoted_confirm_a_claim() -> None:
    record = RECORD.replace("said_by: chief", "said_by: gazette\n    standing: confirmed")
    made = incident(record + QUOTE.replace("STANCE", ""))
    codes = [one.code for one in judge_incident(made, NEWSROOM)]
    assert "standards.confirmed-too-soon" not in codes


def test_without_a_standfirst_the_first_sentence_of_the_story_stands_for_it() -> None:
    assert incident().summary == "A crane at Mr. Quill’s yard fell."


@pytest.mark.parametrize("text", ["A crane fell", "A crane fell.", "A CRANE FELL. "])
def test_a_standfirst_that_only_repeats_the_headline_is_not_said_twice(text: str) -> None:
    head = "headline: A crane fell\n"
    record = re.sub(r"headline: .*\n", f"{head}standfirst: {text}\n", RECORD)
    made = incident(record)
    assert made.record.standfirst == text.strip()
    assert made.standfirst == ""
    assert made.summary_in_lists == made.summary == "A crane at Mr. Quill’s yard fell."
    alone = incident(record, "A crane fell. [@gazette]\n")
    assert (alone.summary, alone.summary_in_lists) == ("A crane fell.", "")
    other = incident(record.replace(f"standfirst: {text}", "standfirst: A crane fell twice."))
    assert other.standfirst == other.summary == other.summary_in_lists == "A crane fell twice."


def test_the_headline_rests_on_the_first_claim_where_nothing_else_is_said() -> None:
    assert incident().record.rests_on == ("crane-fell",)


def test_our_own_reporting_is_one_origin_whoever_of_us_saw_it() -> None:
    own = "  - {id: pier, kind: own-reporting, title: Seen, by: A. Quill}\n"
    more = "  - {id: yard, kind: own-reporting, title: Heard, by: W. Halloway}\n"
    record = RECORD.replace("people:\n", own + more + "people:\n")
    made = incident(record.replace("said_by: chief", "said_by: [pier, yard]"))
    assert len(origins(made.record.claims[0], made)) == 1
    assert [one.code for one in judge_incident(made, NEWSROOM) if "source" in one.code] == []


def test_a_record_is_what_it_was_where_it_says_everything_itself() -> None:
    full: dict[str, Any] = {"rests_on": ("crane-fell",)}
    made = incident()
    assert made.record == made.written.model_copy(update=full)
    assert isinstance(made.narrative, Narrative)
    assert isinstance(made.record, Record)


def test_empty_brackets_print_the_claims_own_sentence() -> None:
    record = RECORD.replace("text: A crane fell.", "text: A [green] crane_x fell.")
    made = incident(record, "## Then\n\n[](claim:crane-fell) [@gazette]\n")
    assert "[A \\[green\\] crane\\_x fell.](claim:crane-fell)" in made.narrative.source
    assert made.summary == "A [green] crane_x fell."
    assert [(one.line, one.column) for one in made.narrative.references] == [(3, 10), (3, 24)]


def test_only_a_claim_can_speak_for_the_story() -> None:
    _, problems = read_incident(
        "crane",
        {"incident.yaml": RECORD.encode(), "narrative.md": b"[](person:chief) came.\n"},
        {},
        NEWSROOM,
    )
    assert [one.code for one in problems] == ["narrative.link"]


def test_an_event_without_words_is_withdrawn_with_the_claim_that_says_it() -> None:
    events = "events:\n  - {id: fall, when: 2024-03-05, claims: [crane-fell]}\n"
    gone = RECORD.replace("  - id: crane-fell\n", "  - id: crane-fell\n    withdrawn: Not so.\n")
    (event,) = incident(gone + events).record.events
    assert (event.id, event.withdrawn) == ("fall", "Not so.")
    (event,) = incident(gone + events.replace("when:", "text: A bang., when:")).record.events
    assert (event.text, event.withdrawn) == ("A bang.", None)
