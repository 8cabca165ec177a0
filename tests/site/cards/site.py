"""A small made-up site in a folder, published by what the line publishes quotes with."""

from __future__ import annotations

import json
from collections.abc import Mapping
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from generator.model.history import History, Ledger
from generator.site.edition import Edition
from generator.site.quotes import quote_parts
from generator.site.render import Renderer
from generator.site.views.context import context_for
from tests.editions import published as published_incidents
from tests.editions import whole
from tests.whole_site import read_site

ROOT = Path(__file__).parents[3]
URL = "https://example.org/news/"
PAGE = "incidents/bridge/quotes/closed-first"
WORDS = "The bridge [in Sampleton] was closed … before the wind came."
RECORD: dict[str, Any] = {
    "format": "1",
    "headline": "Bridge closed before the wind, harbour master says",
    "standfirst": "She says nobody was on it.",
    "rests_on": ["bridge-closed"],
    "kind": "outage",
    "status": "developing",
    "occurred": "2031-05-03",
    "sensitivity": ["none"],
    "sources": [
        {
            "id": "gazette",
            "title": "Bridge shut",
            "publisher": "The Sampleton Gazette",
            "published": "2031-05-04",
            "url": "https://gazette.example/bridge",
        }
    ],
    "people": [
        {
            "id": "ada",
            "name": "Ada Example",
            "role": "Harbour master of Sampleton",
            "naming": {"ground": "public-official"},
        }
    ],
    "places": [
        {
            "id": "bridge",
            "name": "Sampleton Bridge",
            "role": "scene",
            "locality": "Sampleton",
            "precision": "withheld",
        }
    ],
    "claims": [
        {
            "id": "bridge-closed",
            "text": "The bridge was shut in time.",
            "said_by": [{"who": "ada", "source": "gazette"}],
        }
    ],
}
QUOTE: dict[str, Any] = {
    "id": "closed-first",
    "speaker": "ada",
    "text": WORDS,
    "said": "2031-05-03",
    "venue": "briefing",
    "source": "gazette",
    "claims": ["bridge-closed"],
}
UPDATES: dict[str, Any] = {
    "2031-05-04-first": {
        "at": "2031-05-04",
        "kind": "published",
        "headline": "First published",
        "why": "The Gazette reported it.",
    }
}
NEWSROOM = {
    "format": "1",
    "name": "Sampleton Explainer",
    "url": URL,
    "kinds": {"outage": "Outage"},
}


def write_content(
    folder: Path,
    quote: Mapping[str, Any] | None = QUOTE,
    updates: Mapping[str, Any] | None = None,
    **record: Any,  # noqa: ANN401 - fields of a record
) -> Path:
    """Write a content folder; JSON is YAML."""
    incident = folder / "incidents" / "bridge"
    (incident / "updates").mkdir(parents=True, exist_ok=True)
    (folder / "newsroom.yaml").write_text(json.dumps(NEWSROOM, ensure_ascii=False), "utf-8")
    whole = RECORD | {"quotes": [quote] if quote else []} | record
    (incident / "incident.yaml").write_text(json.dumps(whole, ensure_ascii=False), "utf-8")
    (incident / "narrative.md").write_text("The bridge was shut. [@gazette]\n", "utf-8")
    for name, update in (UPDATES | dict(updates or {})).items():
        (incident / "updates" / f"{name}.yaml").write_text(
            json.dumps(update, ensure_ascii=False), "utf-8"
        )
    return folder


def edition(content: Path, history: History | None = None) -> Edition:
    """Read a content folder that has no problem."""
    reading = read_site(content)
    assert reading.site is not None
    assert reading.problems == ()
    ledger = Ledger(lambda _: history) if history else Ledger()
    now = datetime(2031, 6, 1, tzinfo=UTC)
    theme = (ROOT / "theme",)
    return whole(Edition(reading.site.newsroom, ledger, now, content, theme, URL), reading.site)


def published(content: Path, history: History | None = None) -> dict[str, bytes]:
    """Everything that is published of quotes, by path."""
    renderer = Renderer.of(edition(content, history))
    return {
        output.path: output.content
        for incident in published_incidents(renderer.edition)
        for part in quote_parts(
            renderer,
            context_for(
                incident,
                renderer.edition.newsroom,
                renderer.edition.ledger.of(incident.id),
                renderer.words,
            ),
        )
        for output in part.make()
    }
