"""A small made-up incident with one quote, to vary."""

from __future__ import annotations

from typing import Any

from generator.model.history import Aspect, Change, Coverage, History, Version
from generator.model.incident import Incident
from generator.model.newsroom import Newsroom
from generator.model.quote import Quote
from generator.model.record import Record
from generator.model.update import Update
from generator.reading.narrative import read_narrative

NEWSROOM = Newsroom(format="1", name="Sampleton Explainer", url="https://example.org/")


def update(name: str, kind: str, **more: Any) -> Update:  # noqa: ANN401 - fields of an update
    text = {"headline": "Headline", "why": f"Why {name}.", "at": name[:10]} | more
    return Update.model_validate({"id": name, "kind": kind, **text})


def incident(*updates: Update, status: str = "developing", **quote: Any) -> Incident:  # noqa: ANN401 - likewise
    """An incident whose one quote is varied by ``quote``; ``text=None`` leaves it out."""
    words = {
        "id": "closed-first",
        "speaker": "ada",
        "text": "The bridge was closed before the wind came.",
        "source": "gazette",
    } | quote
    record = Record.model_validate(
        {
            "format": "1",
            "headline": "Bridge closed before the wind, harbour master says",
            "standfirst": "She says nobody was on it.",
            "rests_on": ["bridge-closed"],
            "kind": "outage",
            "status": status,
            "occurred": "2031-05-03",
            "sensitivity": ["none"],
            "sources": [
                {
                    "id": "gazette",
                    "title": "Bridge shut",
                    "publisher": "The Sampleton Gazette",
                    "published": "2031-05-04",
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
            "claims": [
                {
                    "id": "bridge-closed",
                    "text": "The bridge was closed before the wind came.",
                    "said_by": [{"who": "ada", "source": "gazette"}],
                }
            ],
            "quotes": [words] if words["text"] else [],
        }
    )
    narrative, _ = read_narrative("The bridge was closed.\n", "narrative.md")
    assert narrative is not None
    return Incident.of("bridge", record, narrative, updates, {}, NEWSROOM)


def the_quote(of: Incident) -> Quote:
    (quote,) = of.record.quotes
    return quote


def history(*changes: tuple[int, str, Aspect], updates: tuple[str, ...] = ()) -> History:
    """A history with a version for each number, and what changed in it."""
    last = max((number for number, _, _ in changes), default=1)
    versions = tuple(
        Version(number, f"{number:040d}", None, (), "bridge") for number in range(1, last + 1)
    )
    coverage = tuple(
        Coverage(Change(item, aspect, "changed"), number, updates)
        for number, item, aspect in changes
    )
    return History("bridge", versions, coverage)
