"""Small incidents of no real place, made of the model alone."""

from __future__ import annotations

from collections.abc import Mapping

from generator.model.area import AreaShape
from generator.model.incident import Incident
from generator.model.narrative import Narrative
from generator.model.newsroom import Newsroom
from generator.model.record import Record

NEWSROOM = {"format": "1", "name": "Example Post", "url": "https://example.org/"}


def newsroom(**more: object) -> Newsroom:
    return Newsroom.model_validate({**NEWSROOM, **more})


def incident(
    *places: dict[str, object],
    areas: Mapping[str, AreaShape | None] | None = None,
    **more: object,
) -> Incident:
    record = {
        "format": "1",
        "headline": "A lantern falls",
        "standfirst": "Nobody is hurt.",
        "rests_on": ["fell"],
        "kind": "fall",
        "status": "closed",
        "occurred": "2021-03-03",
        "sensitivity": ["none"],
        "sources": [{"id": "log", "kind": "document", "title": "Log", "publisher": "Example"}],
        "claims": [{"id": "fell", "text": "It fell.", "said_by": [{"source": "log"}]}],
        "places": list(places),
    }
    return Incident.of(
        "lantern",
        Record.model_validate({**record, **more}),
        Narrative("", (), (), ()),
        (),
        {},
        newsroom(),
        areas=areas,
    )
