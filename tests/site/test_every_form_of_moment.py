"""A moment may have any form in every field; wherever it is printed, the site builds."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import pytest
from bs4 import BeautifulSoup
from pydantic import BaseModel

from generator.model.moment_text import read_moment
from tests.small_site import NEWSROOM, SmallSite
from tests.whole_site import read_site

Written = str | dict[str, str]
FORMS: Mapping[str, Written] = {
    "year": "2024",
    "month": "2024-02",
    "day": "2024-02-03",
    "minute": "2024-02-03 14:00",
    "second": "2024-02-03 14:00:30",
    "offset": "2024-02-03 14:00+05:30",
    "about-a-year": "2024~",
    "about-a-month": "2024-02~",
    "about-a-day": "2024-02-03~",
    "about-a-minute": "2024-02-03 14:00~",
    "years": "2023/2024",
    "months": "2023-11/2024-02",
    "days": "2024-02-03/2024-02-05",
    "clock-times": "2024-02-03 14:00/2024-02-03 15:00",
    "over-midnight": "2024-02-03 23:00/2024-02-04 01:00",
    "day-to-month": "2024-02-03/2024-03",
    "between-years": {"earliest": "2023", "latest": "2024"},
    "between-months": {"earliest": "2023-11", "latest": "2024-02"},
    "between-days": {"earliest": "2024-02-03", "latest": "2024-02-05"},
    "between-clock-times": {"earliest": "2024-02-03 14:00", "latest": "2024-02-03 15:00"},
    "no-earlier": {"earliest": "2024-02-03"},
    "no-earlier-by-clock": {"earliest": "2024-02-03 14:00"},
    "no-later": {"latest": "2024-02-03"},
    "no-later-by-clock": {"latest": "2024-02-03 14:00"},
    "words": {"as_stated": "early in February"},
    "words-and-day": {"at": "2024-02-03", "as_stated": "early in February"},
    "words-and-days": {"at": "2024-02-03/2024-02-05", "as_stated": "early in February"},
    "words-and-bounds": {
        "earliest": "2024-02-03",
        "latest": "2024-02-05",
        "as_stated": "early in February",
    },
    "day-and-bounds": {"at": "2024-02-03", "earliest": "2024-02-02", "latest": "2024-02-05"},
}
WORDS_OF_THE_HOUSE = """\
languages: [es]
figures: {bricks: Bricks}
facets: {cause: {label: Cause, words: {rain: Rain}}}
"""


def earlier(moment: Written) -> Written:
    """A moment of the same form before it: the same day by clock, else two years before."""
    text = json.dumps(moment)
    if moment == FORMS["words"]:
        return "2024-02-01"
    hours = {"14:00": "10:00", "15:00": "11:00", "23:00": "21:00"}
    years = {"2023": "2021", "2024": "2022"}
    for was, now in (hours if ":00" in text else years).items():
        text = text.replace(was, now)
    found: Written = json.loads(text)
    return found


def record(moment: Written) -> dict[str, Any]:
    """A record with a moment in every field that takes one, and such figures in a series."""
    figure = {"kind": "bricks", "claim": "fell"}
    expected = {"text": "A report", "due": moment, "source": "paper"}
    heard = {"source": "paper", "when": moment}
    said = {"who": "mayor"} | heard
    lasting = {"from": moment, "until": moment}
    return {
        "format": "1",
        "headline": "A wall fell in Sampleton",
        "rests_on": ["fell"],
        "kind": "fire",
        "status": "developing",
        "occurred": moment,
        "reported": moment,
        "sensitivity": ["none"],
        "facets": {"cause": [{"word": "rain"} | lasting]},
        "what_to_do": {
            "for": "people at the wall",
            "source": "paper",
            "steps": ["Stay away."],
            "at": moment,
            "checked": moment,
            "until": moment,
        },
        "sources": [
            {
                "id": "paper",
                "title": "A wall fell",
                "publisher": "Sampleton Paper",
                "url": "https://paper.example/",
                "published": moment,
                "accessed": moment,
            }
        ],
        "people": [
            {"id": "mayor", "name": "Ada Invented", "naming": {"ground": "public-official"}}
        ],
        "places": [
            {
                "id": "wall",
                "name": "The wall",
                "role": "scene",
                "locality": "Sampleton",
                "lat": "40.1",
                "lon": "-82.4",
                "precision": "block",
                "sources": ["paper"],
                "area": {
                    "role": "search-area",
                    "radius": "300 m",
                    "from": moment,
                    "until": moment,
                },
            }
        ],
        "claims": [
            {"id": "fell", "text": "A wall fell.", "happened": moment, "said_by": [said]},
            {
                "id": "stood",
                "text": "The wall had stood.",
                "standing": "disputed",
                "happened": moment,
                "said_by": [said, {"unnamed": "a neighbour", "stance": "denies"} | heard],
            },
        ],
        "events": [{"id": "rain", "when": moment, "text": "It rained.", "sources": ["paper"]}],
        "figures": [
            {"id": "few", "value": "20", "as_of": earlier(moment)} | figure,
            {"id": "many", "value": "30", "as_of": moment} | figure,
        ],
        "series": [{"id": "over-time", "title": "Bricks", "figures": "bricks", "as_of": moment}],
        "accounts": [{"id": "how-it-fell", "text": "How it fell", "claims": ["fell", "stood"]}],
        "quotes": [
            {
                "id": "mayor-sad",
                "speaker": "mayor",
                "text": "We are sad.",
                "source": "paper",
                "said": moment,
            }
        ],
        "questions": [{"id": "why", "text": "Why did it fall?", "asked": moment}],
        "expected": [
            {"id": "report", "met": "no"} | expected,
            {"id": "visit", "met": moment} | expected,
        ],
    }


def log(moment: Written) -> Iterator[tuple[str, dict[str, Any]]]:
    named = {"kind": "published", "headline": "First published", "why": "It fell."}
    yield "2024-02-06-published", {"at": "2024-02-06", **named}
    told = {"headline": "Nothing new", "why": "We asked.", "looked_into": ["why"]}
    if moment == FORMS["words"]:
        return  # no update is of no day
    point = read_moment(moment)
    day = point.day.isoformat() if point.day else "2024-02-07"
    yield f"{day}-checked", {"at": moment, "kind": "checked", **told}
    wrong = {"covers": ["claims/fell"], "corrects": ["fell"], "was": "East.", "now": "West."}
    wrong |= {"learned": "A reader wrote.", "whose": "ours", "why": "It was the other side."}
    yield f"{day}-side", {"at": moment, "kind": "correction", "headline": "The side", **wrong}


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> SmallSite:
    site = SmallSite(tmp_path_factory.mktemp("forms"))
    _write(site.content / "newsroom.yaml", NEWSROOM + WORDS_OF_THE_HOUSE)
    for name, moment in FORMS.items():
        folder = site.content / "incidents" / name
        _write(folder / "incident.yaml", json.dumps(record(moment)))
        _write(folder / "narrative.md", "A wall [fell](claim:fell). [@paper]\n\n[[timeline]]\n")
        _write(folder / "incident.es.yaml", "headline: Cayó un muro en Sampleton\n")
        for update, text in log(moment):
            _write(folder / "updates" / f"{update}.yaml", json.dumps(text))
    site.begin("2024-02-08T10:00:00+00:00")
    return site


def _write(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")


@pytest.fixture(scope="module")
def output(site: SmallSite) -> Path:
    done = site.explainer("build", "--no-cards")
    assert done.returncode == 0, done.stderr
    return site.root / "output"


def test_the_site_builds(output: Path) -> None:
    assert {path.name for path in (output / "incidents").iterdir()} >= FORMS.keys()


def test_no_file_dates_what_is_known_in_words_alone(output: Path) -> None:
    texts = {path: path.read_bytes() for path in output.rglob("*") if path.is_file()}
    assert [path for path, text in texts.items() if b"0001-01-" in text] == []


def test_a_number_that_is_dated_in_words_alone_has_a_row_and_no_point(output: Path) -> None:
    page = (output / "incidents" / "words" / "index.html").read_text(encoding="utf-8")
    assert "early in February" in page
    assert 'class="chart"' not in page


def test_below_the_axis_stands_the_time_of_each_point(output: Path) -> None:
    page = (output / "incidents" / "between-clock-times" / "index.html").read_bytes()
    chart = BeautifulSoup(page, "html.parser").select_one("svg.chart")
    assert chart is not None
    assert {"10 a.m.", "2 p.m."} <= {one.text for one in chart.select("text")}


def test_every_field_that_takes_a_moment_has_one_here(site: SmallSite) -> None:
    reading = read_site(site.content).site
    assert reading is not None
    (incident,) = (one for one in reading.incidents if one.id == "day")
    texts: list[BaseModel] = [incident.written, *incident.updates]
    assert [name for one in texts for name in _empty(one)] == []


def _empty(model: BaseModel) -> Iterator[str]:
    """The fields of a model, and of those in it, that may hold a moment and hold none."""
    for name, field in type(model).model_fields.items():
        value = getattr(model, name)
        if "Moment" in str(field.annotation) and value is None:
            yield f"{type(model).__name__}.{name}"
        for one in value if isinstance(value, tuple) else (value,):
            if isinstance(one, BaseModel):
                yield from _empty(one)
