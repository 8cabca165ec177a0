"""A small fictional incident that meets every standard, for tests to spoil."""

from __future__ import annotations

import copy
import json
from typing import Any

from generator.model.incident import Incident
from generator.model.newsroom import Newsroom
from generator.problems import Problem
from generator.reading.document import read_document
from generator.reading.incident import read_incident
from generator.standards import judge_incident

RECORD: dict[str, Any] = {
    "format": "1",
    "headline": "Fire destroys a pier in Port Nowhere, fire service says",
    "standfirst": "Nobody was hurt.",
    "rests_on": ["pier-burnt"],
    "kind": "fire",
    "status": "developing",
    "occurred": "2031-05-06",
    "sensitivity": ["none"],
    "sources": [
        {"id": "herald", "title": "Pier burns", "publisher": "Herald", "url": "https://h.example"},
        {"id": "herald-later", "title": "Pier lost", "publisher": "Herald", "version_of": "herald",
         "note": "The evening version."},
        {"id": "courier", "title": "Pier gone", "publisher": "Courier", "url": "https://c.example"},
    ],
    "people": [
        {"id": "chief", "name": "Ada Ember", "role": "fire chief", "of": "fire-service",
         "naming": {"ground": "public-official"}},
        {"id": "keeper", "called": "the pier keeper", "not_named": "withheld-by-us"},
    ],
    "agencies": [{"id": "fire-service", "name": "Port Nowhere Fire Service"}],
    "places": [
        {"id": "pier", "name": "The old pier", "lat": "41.79", "lon": "-72.67",
         "precision": "neighbourhood"},
    ],
    "claims": [
        {"id": "pier-burnt", "text": "The pier burnt down.", "said_by": [
            {"who": "chief", "source": "herald"}, {"source": "courier"}]},
        {"id": "nobody-hurt", "text": "Nobody was hurt.", "said_by": [
            {"unnamed": "police", "source": "herald"}]},
    ],
    "events": [{"id": "fire", "when": "2031-05-06 14:00", "text": "The pier burns.",
                "claims": ["pier-burnt"]}],
    "quotes": [{"id": "gone", "speaker": "chief", "text": "It is gone.", "source": "herald"}],
    "questions": [{"id": "why", "text": "What set it on fire?"}],
}  # fmt: skip

NARRATIVE = "[The pier burnt](claim:pier-burnt) on Tuesday. [@herald]\n"

UPDATES: dict[str, dict[str, Any]] = {
    "2031-05-06-first-publication": {
        "at": "2031-05-06",
        "kind": "published",
        "headline": "A pier burns",
        "why": "First publication.",
    }
}

NEWSROOM = {
    "format": "1",
    "name": "Nowhere Explainer",
    "url": "https://nowhere.example/",
    "region": {"south": "24", "west": "-125", "north": "50", "east": "-66"},
    "kinds": {"fire": "Fire"},
    "generalise": {"minors": "neighbourhood", "domestic": "town"},
    "quote_limit": "10",
    "house_style": [
        {
            "avoid": "officer-involved",
            "say": "say who did what",
            "because": "vague",
            "source": "AP Stylebook 2020",
        }
    ],
}


def newsroom(**changes: Any) -> Newsroom:  # noqa: ANN401  # YAML can be anything
    """Read a newsroom with some changes; None takes a field out."""
    given = {key: value for key, value in (NEWSROOM | changes).items() if value is not None}
    text = json.dumps(given)
    found, problems = read_document(Newsroom, text.encode(), "newsroom.yaml")
    assert found is not None, problems
    return found


def incident(
    record: dict[str, Any] | None = None,
    narrative: str = NARRATIVE,
    updates: dict[str, dict[str, Any]] | None = None,
) -> Incident:
    """Read an incident of some top-level changes to the record; JSON is YAML."""
    texts = {
        "incident.yaml": json.dumps(RECORD | (record or {}), ensure_ascii=False).encode(),
        "narrative.md": narrative.encode(),
    }
    for name, update in (UPDATES if updates is None else updates).items():
        texts[f"updates/{name}.yaml"] = json.dumps(update, ensure_ascii=False).encode()
    found, problems = read_incident("pier-fire", texts, {}, newsroom())
    assert found is not None, problems
    assert problems == ()
    return found


def with_item(section: str, item_id: str, **changes: Any) -> dict[str, Any]:  # noqa: ANN401  # likewise
    """The section with one of its items changed; None takes a field out, a new id adds one."""
    items = copy.deepcopy(RECORD.get(section, []))
    item = next((one for one in items if one["id"] == item_id), None)
    if item is None:
        item = {"id": item_id}
        items.append(item)
    item.update(changes)
    for key in [key for key, value in changes.items() if value is None]:
        del item[key]
    return {section: items}


def problems(
    record: dict[str, Any] | None = None,
    narrative: str = NARRATIVE,
    updates: dict[str, dict[str, Any]] | None = None,
) -> list[Problem]:
    return list(judge_incident(incident(record, narrative, updates), newsroom()))


def found(record: dict[str, Any] | None = None, **other: Any) -> list[tuple[str, str | None]]:  # noqa: ANN401  # likewise
    """What the standards find in a spoilt record: code without family, and field."""
    return [
        (problem.code.removeprefix("standards."), problem.location.field)
        for problem in problems(record, **other)
    ]
