"""The order in which things happened, as far as it is known."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from zoneinfo import ZoneInfo

from generator.model.event import Event
from generator.model.incident import Incident
from generator.model.moment import Grain, Moment
from generator.model.place import Place


@dataclass(frozen=True, slots=True)
class Span:
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
    events = incident.record.events
    timed = [event for event in events if event.when is not None]
    spans: dict[str, list[Event]] = {}
    for event in sorted(timed, key=lambda one: _rank(one.when)):
        spans.setdefault(_key(event.when), []).append(event)
    loose = [e for e in events if e.when is None and e.after is None]
    if loose:
        spans.setdefault("", []).extend(loose)
    dated = sorted(spans, key=lambda key: (not key, key))
    followers = [event for event in events if event.when is None and event.after is not None]
    return tuple(
        Span(
            key,
            _with_followers(_by_clock(_as_written(spans[key], events), incident.zone), followers),
        )
        for key in dated
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


def _rank(moment: Moment | None) -> str:
    return _key(moment) or "9999"


def _key(moment: Moment | None) -> str:
    """The day, month or year that a moment falls into; empty where none is known."""
    point = moment.first if moment else None
    if point is None:
        return ""
    length = {Grain.YEAR: 4, Grain.MONTH: 7}.get(point.grain, 10)
    return point.start.date().isoformat()[:length]


def _as_written(some: Iterable[Event], events: tuple[Event, ...]) -> list[Event]:
    chosen = {event.id for event in some}
    return [event for event in events if event.id in chosen]


def _by_clock(events: list[Event], zone: ZoneInfo) -> list[Event]:
    """Sort clock times among the places in the list that clock times hold."""
    clocked = (event for event in events if event.when is not None and event.when.has_clock)
    in_order = iter(sorted(clocked, key=lambda event: _instant(event, zone)))
    return [
        next(in_order) if event.when is not None and event.when.has_clock else event
        for event in events
    ]


def _instant(event: Event, zone: ZoneInfo) -> float:
    return event.when.instant(zone).timestamp() if event.when is not None else 0.0


def _with_followers(events: list[Event], followers: list[Event]) -> tuple[Event, ...]:
    """Put each follower, with its own followers, right behind the event it came after."""
    placed: list[Event] = []
    waiting = list(reversed(events))
    while waiting:
        event = waiting.pop()
        placed.append(event)
        waiting.extend(reversed([one for one in followers if one.after == event.id]))
    return tuple(placed)
