"""What a check does grows with what it reads, not with its square: counted, never timed."""

from __future__ import annotations

import json
import sys
from collections.abc import Callable, Iterator
from typing import Any

import pytest

from generator.reading.incident import read_incident
from generator.reading.site import Reading, followed
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
    "disputed": lambda n: claims(n, standing="disputed"),
    "confirmed": lambda n: claims(n, standing="confirmed"),
}


def work(record: dict[str, Any]) -> int:
    """How many functions are called to read and judge a record."""
    data = json.dumps(RECORD | record).encode()
    texts = {"incident.yaml": data, "narrative.md": NARRATIVE.encode()}
    count = 0

    def called(_frame: object, event: str, _argument: object) -> None:
        nonlocal count
        count += event in {"call", "c_call"}

    sys.setprofile(called)
    try:
        incident, problems = read_incident("pier-fire", texts, {}, newsroom(), in_part=True)
        followed(Reading(incident, problems))
        if incident is not None:
            list(judge_incident(incident, newsroom()))
    finally:
        sys.setprofile(None)
    return count


@pytest.mark.parametrize("kind", RECORDS)
def test_twice_as_much_is_twice_the_work(kind: str) -> None:
    make = RECORDS[kind]
    work(make(10))  # what is done once is done
    small, large = work(make(300)), work(make(600))
    assert large < small * 2.5
