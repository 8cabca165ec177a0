"""Closing an incident: what will stand for good is read once more."""

from __future__ import annotations

from collections.abc import Iterator

from generator.model.history import Aspect, History
from generator.model.incident import Incident
from generator.problems import Level, Location, Problem


def judge_closing(incident: Incident, history: History) -> Iterator[Problem]:
    """List headline, standfirst and every claim that stands, where the last change closes it.

    Args:
        incident: The incident as it is now.
        history: Its history, whole or of one span.
    """
    changes = history.versions[-1].changes if history.versions else ()
    if any(one.aspect is Aspect.STATUS and one.now == "closed" for one in changes):
        yield _to_read_again(incident)


def _to_read_again(incident: Incident) -> Problem:
    record = incident.record
    standing = [
        one
        for one in record.claims
        if one.withdrawn is None and one.standing not in {"retracted", "superseded"}
    ]
    named = "the claim that stands" if len(standing) == 1 else f"{len(standing)} claims that stand"
    message = f"This closes the explainer: read headline, standfirst and {named} once more."
    rows = (
        "Hardly anybody will look again. Does each of these still hold?",
        f"- headline: {record.headline}",
        f"- standfirst: {record.standfirst}",
        *(f"- claims/{one.id}, {one.standing}: {one.text}" for one in standing),
    )
    where = Location(incident.record_file, field="status")
    return Problem(where, "history.closing", message, "\n".join(rows), Level.ADVICE)
