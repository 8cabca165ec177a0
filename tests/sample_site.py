"""A made-up newsroom with what the examples lack: much of everything, and what is seldom.

Four incidents, each in the size or the state that a page must bear. All in it is invented.
"""

from __future__ import annotations

import json
import random
from collections.abc import Iterator, Mapping
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

from PIL import Image

from bench.made_up import WORDS
from tests.small_site import SmallSite

Fields = dict[str, Any]
NOW = "2031-05-20T12:00Z"
"""The moment of the site: what to do has run out by then."""
BEGAN = datetime(2031, 5, 1, 9)  # noqa: DTZ001 - in the zone of the newsroom
LONG_WORD = "Donaudampfschifffahrtselektrizitätenhaus"
NEWSROOM: Fields = {
    "format": "1",
    "name": "Sampleton Explainer",
    "url": "https://sample.example/",
    "timezone": "UTC",
    "contact": "desk@sample.example",
    "kinds": {"storm": "Storm"},
}
RECORD: Fields = {
    "format": "1",
    "kind": "storm",
    "status": "ongoing",
    "occurred": "2031-05-01",
    "sensitivity": ["none"],
}
DISPUTED, FORTY, STORY, LARGE = "bridge-fall", "forty-claims", "story-alone", "long-storm"
PLACES, SOURCES, UPDATES, LETTERS = 60, 120, 300, 600
"""How much the largest page holds; so many letters has its headline."""


def words(number: int, count: int) -> str:
    """As many words as asked for, others for another number, so that pages pack as real ones."""
    chance = random.Random(number)  # noqa: S311 - made up
    return " ".join(chance.choices(WORDS, k=count))


def sources(count: int) -> list[Fields]:
    """Reports of as many publishers, one with an address that cannot break."""
    return [
        {
            "id": f"report-{number}",
            "title": f"Report {number}: {words(number, 6)}",
            "publisher": f"The Sampleton Paper {number}",
            "published": "2031-05-01",
            "url": f"https://paper.example/{'a' * 90 if number == 1 else number}",
        }
        for number in range(1, count + 1)
    ]


def claims(count: int, of: int) -> list[Fields]:
    """Claims that as many sources say, in turn; every fourth stands disputed."""
    return [
        {
            "id": f"claim-{number}",
            "text": f"Roof {number} came down, {words(1000 + number, 10)}.",
            "standing": "disputed" if number % 4 == 0 else "reported",
            "said_by": [
                {"source": f"report-{number % of + 1}"},
                {"source": f"report-{(number + 1) % of + 1}"}
                | ({"stance": "denies"} if number % 4 == 0 else {}),
            ],
        }
        for number in range(1, count + 1)
    ]


def log(count: int) -> Iterator[tuple[str, Fields]]:
    """A first publication, then looks that found nothing new, two a day."""
    at = BEGAN
    yield (
        f"{at:%Y-%m-%d}-published",
        {
            "at": f"{at:%Y-%m-%d %H:%M}",
            "kind": "published",
            "headline": "First published",
            "why": "The storm is over.",
        },
    )
    for number in range(2, count + 1):
        at += timedelta(minutes=80)
        yield (
            f"{at:%Y-%m-%d}-look-{number}",
            {
                "at": f"{at:%Y-%m-%d %H:%M}",
                "kind": "checked",
                "headline": f"Look number {number}: {words(2000 + number, 5)}",
                "why": f"We asked the town hall {words(3000 + number, 14)}.",
                "looked_into": ["how-many"],
            },
        )


QUESTION: Fields = {"id": "how-many", "text": "How many roofs came down?", "asked": "2031-05-01"}


def bridge() -> Fields:
    """Accounts that differ, a lead picture under a warning, and what to do that has run out."""
    told = claims(8, 4)
    told[4]["id"] = "claim-4-text"  # no other id of the page may be made like it
    return RECORD | {
        "headline": "Footbridge fell in Sampleton, the town hall says",
        "standfirst": f"Two accounts of why it fell differ. It stood by the {LONG_WORD}.",
        "status": "developing",
        "sensitivity": ["graphic"],
        "lead": "the-bridge",
        "what_to_do": {
            "for": "people within a mile of Mill Road",
            "source": "report-1",
            "checked": "2031-05-01 12:00",
            "steps": ["Stay away from the bridge.", "Report loose roofs."],
            "phones": [{"label": "In danger", "number": "112"}],
            "until": "2031-05-02 18:00",
        },
        "sources": sources(4),
        "claims": told,
        "accounts": [
            {
                "id": "why-it-fell",
                "text": "Why it fell",
                "claims": [one["id"] for one in told[:2]],
                "note": "Nothing published explains the difference.",
            }
        ],
        "media": [
            {
                "id": "the-bridge",
                "file": "bridge.png",
                "alt": "The fallen bridge, with blood on the planks.",
                "credit": "Ada Example",
                "rights": "own-work",
                "warning": "The picture shows blood.",
            }
        ],
        "questions": [QUESTION],
    }


def large() -> Fields:
    """Sixty places, a hundred and twenty sources, a headline of six hundred letters."""
    headline = f"Storm over Sampleton took roof after roof, and {LONG_WORD}" + ", roof" * 100
    return RECORD | {
        "headline": headline[:LETTERS],
        "sources": sources(SOURCES),
        "places": [
            {
                "id": f"place-{number}",
                "name": f"Roof {number}",
                "role": "scene" if number == 1 else "landmark",
                "lat": f"{41 + number // 8 / 10:.2f}",
                "lon": f"{-73 + number % 8 / 10:.2f}",
                "precision": "neighbourhood",
            }
            for number in range(1, PLACES + 1)
        ],
        "claims": claims(PLACES, SOURCES),
        "questions": [QUESTION],
    }


def forty() -> Fields:
    """Forty claims and thirty sources, and hardly a story."""
    return RECORD | {
        "headline": "Forty roofs came down in Sampleton, papers say",
        "standfirst": "Nobody has counted them all.",
        "sources": sources(30),
        "claims": claims(40, 30),
        "questions": [QUESTION],
    }


def alone() -> Fields:
    """A story in whose text no claim stands."""
    return RECORD | {
        "headline": "How a storm crossed Sampleton, as papers tell it",
        "sources": sources(1),
        "claims": claims(1, 1),
        "questions": [QUESTION],
    }


RECORDS = {DISPUTED: bridge(), FORTY: forty(), STORY: alone(), LARGE: large()}
NARRATIVES: Mapping[str, str] = {
    DISPUTED: (
        "The footbridge [fell](claim:claim-4) at night, and [some say](claim:claim-8) that it was"
        " taken down.\n\n[[account:why-it-fell]]\n"
    ),
    FORTY: "The papers count roofs. [@report-1]\n",
    STORY: "\n\n".join(
        f"## Hour {number}\n\nThe wind turned, and the town waited for the hour after hour"
        f" {number}. [@report-1]"
        for number in range(1, 13)
    ),
    LARGE: "Roof [after](claim:claim-1) [roof](claim:claim-2) came down.\n",
}
LOGS = {DISPUTED: 2, FORTY: 40, STORY: 1, LARGE: UPDATES}


def sample_site(root: Path) -> SmallSite:
    """Write the newsroom and its incidents below a folder, and commit them."""
    site = SmallSite(root)
    _write(site.content / "newsroom.yaml", NEWSROOM)
    for name, record in RECORDS.items():
        folder = site.content / "incidents" / name
        _write(folder / "incident.yaml", record)
        (folder / "narrative.md").write_text(NARRATIVES[name], "utf-8")
        for update, text in log(LOGS[name]):
            _write(folder / "updates" / f"{update}.yaml", text)
    media = site.content / "incidents" / DISPUTED / "media"
    media.mkdir()
    Image.linear_gradient("L").resize((900, 600)).convert("RGB").save(media / "bridge.png")
    site.begin("2031-05-20T10:00:00+00:00")
    return site


def _write(path: Path, fields: Fields) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(json.dumps(fields, ensure_ascii=False, indent=1), "utf-8")
