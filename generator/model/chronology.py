"""The order in which things happened, as far as it is known."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import compress
from zoneinfo import ZoneInfo

from msgspec import Struct

from generator.model.event import Event
from generator.model.incident import Incident
from generator.model.place import Place


class Span(Struct, frozen=True):
    """Events that share a day, a month or a year; or whose day is not known.

    Attributes:
        key: ``2023-10-16``, ``2023-10``, ``2023``; empty where the day is not known.
        events: In the order in which they happened.
    """

    key: str
    events: tuple[Event, ...]


def chronology(incident: Incident) -> tuple[Span, ...]:
    """Put events into the order in which they happened.

    Those with a clock time stand by it; those without keep their place in the record among
    those of their day; one that is only known to follow another stands right behind it.
    """
    followers: list[Event] = []
    spans: dict[str, list[Event]] = {}
    for event in incident.record.events:
        if event.when is None and event.after is not None:
            followers.append(event)
        else:
            spans.setdefault(event.when.iso_day if event.when else "", []).append(event)
    zone = incident.zone
    return tuple(
        Span(key, _with_followers(_by_clock(spans[key], zone), followers))
        for key in sorted(spans, key=lambda key: (not key, key))
    )


def places_in_order(incident: Incident, spans: Iterable[Span]) -> tuple[Place, ...]:
    """Give the places in the order of the events that happened there, then the others.

    Args:
        incident: The incident.
        spans: Its chronology.
    """
    seen = [event.place for span in spans for event in span.events if event.place]
    ranks = {place: rank for rank, place in reversed(list(enumerate(seen)))}
    return tuple(sorted(incident.record.places, key=lambda place: ranks.get(place.id, len(seen))))


def _by_clock(events: list[Event], zone: ZoneInfo) -> list[Event]:
    """Sort clock times among the places in the list that clock times hold."""
    has_clock = [event.when is not None and event.when.has_clock for event in events]
    clocked = compress(events, has_clock)
    in_order = iter(sorted(clocked, key=lambda event: _instant(event, zone)))
    return [
        next(in_order) if is_clocked else event
        for event, is_clocked in zip(events, has_clock, strict=True)
    ]


def _instant(event: Event, zone: ZoneInfo) -> float:
    return event.when.instant(zone).timestamp() if event.when is not None else 0.0


def _with_followers(events: list[Event], followers: list[Event]) -> tuple[Event, ...]:
    """Put each follower, with its own followers, right behind the event it came after."""
    if not followers:
        return tuple(events)
    placed: list[Event] = []
    waiting = list(reversed(events))
    while waiting:
        event = waiting.pop()
        placed.append(event)
        waiting.extend(reversed([one for one in followers if one.after == event.id]))
    return tuple(placed)
