"""What a check does grows with what it reads, not with its square: counted, never timed."""

from __future__ import annotations

import json
import sys
from collections.abc import Callable, Iterator
from functools import partial
from typing import Any

import pytest

from generator.reading.incident import read_incident
from generator.reading.one_incident import Reading, followed
from generator.site.mentions import judge_mentions
from generator.site.summary import Mention, Summary
from generator.standards import judge_incident
from tests.standards.records import NARRATIVE, RECORD, newsroom

Items = Iterator[dict[str, Any]]


def claims(count: int, **others: Any) -> dict[str, Any]:  # noqa: ANN401  # YAML can be anything
    said = [{"source": "herald"}]
    items = ({"id": f"c{i}", "text": "x", "said_by": said, **others} for i in range(count))
    return {"claims": [*RECORD["claims"], *items]}


def chain(count: int, section: str, key: str, **others: Any) -> dict[str, Any]:  # noqa: ANN401
    items = [{"id": f"i{i}", **others, key: f"i{i + 1}"} for i in range(count)]
    del items[-1][key]
    return {section: [*RECORD[section], *items]}


def replacing(count: int) -> dict[str, Any]:
    record = claims(count)
    for i, claim in enumerate(record["claims"][2:-1]):
        claim["replaces"] = [f"c{i + 1}"]
    return record


def unknown_sources(count: int) -> dict[str, Any]:
    record = claims(count)
    for i, claim in enumerate(record["claims"][2:]):
        claim["said_by"] = [{"source": f"nobody-{i}"}]
    return record


def people(count: int) -> dict[str, Any]:
    items = ({"id": f"p{i}", "called": "x", "not_named": "not-stated"} for i in range(count))
    return {"people": [*RECORD["people"], *items]}


def short_attributions(count: int, who: str) -> dict[str, Any]:
    record = claims(count)
    for i, claim in enumerate(record["claims"][2:]):
        claim["said_by"] = f"{who}{i}"
    return record


def letters(number: int) -> str:
    """A name of its own for each number."""
    return "Q" + "".join("aeioubcdfg"[int(digit)] for digit in f"{number:04}")


RECORDS: dict[str, Callable[[int], dict[str, Any]]] = {
    "questions": lambda n: {
        "questions": [{"id": f"q{i}", "text": "officer-involved"} for i in range(n)]
    },
    "unknown sources": unknown_sources,
    "replacing each other": replacing,
    "places at each other": lambda n: chain(n, "places", "at", name="x"),
    "states of a source": lambda n: chain(n, "sources", "version_of", title="t", note="n"),
    "ids twice": lambda n: {"questions": [{"id": "q", "text": "x"} for _ in range(n)]},
    "misspelt keys": lambda n: {"questions": [{"id": f"q{i}", "txt": "x"} for i in range(n)]},
    "unknown keys": lambda n: {f"key{i}": "x" for i in range(n)},
    "people not named": lambda n: {
        "people": [
            *RECORD["people"],
            *(
                {
                    "id": f"p{i}",
                    "name": f"Adam {letters(i)}",
                    "called": "somebody",
                    "not_named": "withheld-by-us",
                }
                for i in range(n)
            ),
        ],
        "questions": [{"id": f"q{i}", "text": f"Who saw {letters(i)}?"} for i in range(n)],
    },
    "said in short": lambda n: people(n) | short_attributions(n, "p"),
    "said in short by nobody": lambda n: people(n) | short_attributions(n, "nobody-"),
    "said by an empty list": lambda n: {
        "claims": [
            *RECORD["claims"],
            *({"id": f"c{i}", "text": "x", "said_by": []} for i in range(n)),
        ]
    },
    "disputed": lambda n: claims(n, standing="disputed"),
    "confirmed": lambda n: claims(n, standing="confirmed"),
}


def work(record: dict[str, Any], **others: dict[str, Any]) -> int:
    """How many functions are called to read and judge a record, and other files by language."""
    texts = {f"incident.{name}.yaml": json.dumps(one).encode() for name, one in others.items()}
    texts |= {"incident.yaml": json.dumps(RECORD | record).encode()}
    return calls(partial(judge, texts | {"narrative.md": NARRATIVE.encode()}))


def judge(texts: dict[str, bytes]) -> None:
    incident, problems = read_incident("pier-fire", texts, {}, newsroom(), in_part=True)
    followed(Reading(incident, problems))
    if incident is not None:
        list(judge_incident(incident, newsroom()))


def calls(done: Callable[[], object]) -> int:
    count = 0

    def called(_frame: object, event: str, _argument: object) -> None:
        nonlocal count
        count += event in {"call", "c_call"}

    sys.setprofile(called)
    try:
        done()
    finally:
        sys.setprofile(None)
    return count


@pytest.fixture(params=[150, pytest.param(300, marks=pytest.mark.long)])
def count(request: pytest.FixtureRequest) -> int:
    """How many the smaller of two records has."""
    return int(request.param)


@pytest.mark.parametrize("kind", RECORDS)
def test_twice_as_much_is_twice_the_work(kind: str, count: int) -> None:
    make = RECORDS[kind]
    work(make(10))  # what is done once is done
    small, large = work(make(count)), work(make(2 * count))
    assert large < small * 2.5


def test_a_translation_of_what_is_not_there_takes_twice_as_much_for_twice_as_many(
    count: int,
) -> None:
    def lost(count: int) -> int:
        texts = {f"c{i}": {"text": "x", "said_by": {"0": {"words": "x"}}} for i in range(count)}
        return work({}, es={"translator": "A", "claims": texts})

    lost(10)
    small, large = lost(count), lost(2 * count)
    assert large < small * 2.5


def test_twice_as_many_ways_to_another_incident_are_twice_the_work(count: int) -> None:
    def followed_to(count: int) -> int:
        ways = tuple(Mention(f"other#claim-x{i}", 1, 1, "narrative.md") for i in range(count))
        summaries = {"pier-fire": Summary("pier-fire", mentions=ways), "other": Summary("other")}
        texts = {
            "incident.yaml": json.dumps(RECORD | claims(count)).encode(),
            "narrative.md": NARRATIVE.encode(),
        }
        other, _ = read_incident("other", texts, {}, newsroom())
        assert other is not None
        return calls(lambda: list(judge_mentions(summaries, (), lambda _: other)))

    followed_to(10)
    small, large = followed_to(count), followed_to(2 * count)
    assert large < small * 2.5
