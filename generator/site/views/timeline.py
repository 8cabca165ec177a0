"""What happened, in order, and what is expected next."""

from __future__ import annotations

from collections.abc import Iterable

from msgspec import Struct

from generator.model.chronology import Span, chronology
from generator.model.claim import Claim
from generator.model.event import Event
from generator.model.question import Expected
from generator.site import dates, labels, urls
from generator.site.dates import Time
from generator.site.labels import Mark
from generator.site.urls import Link
from generator.site.views.context import IncidentContext, SourceNote


class EventLine(Struct, frozen=True, gc=False):
    """One event of the timeline.

    Attributes:
        anchor: ``event-<id>``.
        time: Within its day, such as "about 2 p.m."; None where no time is known.
        as_stated: How the source puts the time; may be empty.
        text: What happened.
        place: Where; None where the record does not say.
        claims: The claims it rests on.
        said_by: The origins of those claims, in words; may be empty.
        standing: The weakest standing of its claims; None where it rests on sources alone.
        citations: Sources.
        note: What a reader should know about it; may be empty.
        withdrawn: Why it was withdrawn; empty while it stands.
    """

    anchor: str
    text: str
    time: Time | None = None
    as_stated: str = ""
    place: Link | None = None
    claims: tuple[Link, ...] = ()
    said_by: str = ""
    standing: Mark | None = None
    citations: tuple[SourceNote, ...] = ()
    note: str = ""
    withdrawn: str = ""


class Day(Struct, frozen=True, gc=False):
    """The events of one day, or of no known day.

    Attributes:
        heading: The day; text alone where it is not known.
        zone: The zone of its clock times, in words; empty where none has one.
        events: In the order in which they happened.
    """

    heading: Time
    events: tuple[EventLine, ...]
    zone: str = ""


class ExpectedLine(Struct, frozen=True, gc=False):
    """What should come next.

    Attributes:
        anchor: ``expected-<id>``.
        text: What is expected.
        met: "Met", "Not met as of …" or "Not known", with its shape.
        due: When; None where no day is set.
        rule: Why it is expected; may be empty.
        citation: The source; None where the record names none.
        note: What a reader should know; may be empty.
        withdrawn: Why it was withdrawn; empty while it stands.
    """

    anchor: str
    text: str
    met: Mark
    due: Time | None = None
    rule: str = ""
    citation: SourceNote | None = None
    note: str = ""
    withdrawn: str = ""


def show_timeline(context: IncidentContext) -> tuple[Day, ...]:
    """The events by day, in the order in which they happened."""
    return tuple(
        Day(
            heading=dates.heading(span.key),
            events=tuple(_event(context, event) for event in span.events),
            zone=_zone(context, span),
        )
        for span in chronology(context.incident)
    )


def _zone(context: IncidentContext, span: Span) -> str:
    """Name the zone of the day's clock times; nothing where none has the incident's."""
    zone = context.incident.zone
    points = [event.when.first for event in span.events if event.when and event.when.has_clock]
    names = [dates.zone_words(point, zone) for point in points if point and point.offset is None]
    return f"times in {names[0]}" if names else ""


def _event(context: IncidentContext, event: Event) -> EventLine:
    if event.withdrawn:
        anchor = urls.anchor("events", event.id)
        return EventLine(anchor, labels.WITHDRAWN, withdrawn=event.withdrawn)
    claims = [context.incident.item(claim, Claim) for claim in event.claims]
    when = event.when
    return EventLine(
        anchor=urls.anchor("events", event.id),
        text=event.text,
        time=dates.clock_of(when, context.incident.zone) if when else None,
        as_stated=event.as_stated or (when.as_stated if when and when.first else None) or "",
        place=context.link(event.place) if event.place else None,
        claims=context.links(event.claims),
        said_by=_said_by(context, claims),
        standing=_weakest(claims),
        citations=context.cites(event.sources),
        note=event.note or "",
    )


def _weakest(claims: Iterable[Claim]) -> Mark | None:
    strongest_first = list(labels.STANDING)
    weakest = max((claim.standing for claim in claims), key=strongest_first.index, default=None)
    return labels.standing(weakest) if weakest else None


def _said_by(context: IncidentContext, claims: Iterable[Claim]) -> str:
    """The origins of the claims that an event rests on, each once."""
    said = [called for claim in claims for called in context.said_by(claim)]
    return labels.listed(list(dict.fromkeys(said)))


def show_expected(context: IncidentContext, now: Time) -> tuple[ExpectedLine, ...]:
    """What should come next; whether it came as of a named day, or that nobody here knows."""
    return tuple(_expected(context, one, now) for one in context.incident.record.expected)


def _expected(context: IncidentContext, expected: Expected, now: Time) -> ExpectedLine:
    if expected.withdrawn:
        anchor = urls.anchor("expected", expected.id)
        no_longer = Mark("withdrawn", "No longer expected")
        return ExpectedLine(anchor, labels.WITHDRAWN, no_longer, withdrawn=expected.withdrawn)
    return ExpectedLine(
        anchor=urls.anchor("expected", expected.id),
        text=expected.text,
        met=_met(context, expected, now),
        due=context.optional_time(expected.due),
        rule=expected.rule or "",
        citation=context.cite(expected.source) if expected.source else None,
        note=expected.note or "",
    )


def _met(context: IncidentContext, expected: Expected, now: Time) -> Mark:
    if expected.met == "not-known":
        return Mark("not-known", "Not known here whether it came")
    if isinstance(expected.met, str):
        return Mark("no", f"Not met as of {now.text}")
    return Mark("met", f"Met {context.time(expected.met).text}")
