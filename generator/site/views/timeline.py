"""What happened, in order, and what is expected next."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec import Struct

from generator.model.chronology import Span, chronology
from generator.model.claim import Claim
from generator.model.event import Event
from generator.model.question import Expected
from generator.site import dates, labels, urls
from generator.site.dates import Time
from generator.site.labels import Mark
from generator.site.urls import Link
from generator.site.views.context import IncidentContext
from generator.site.views.evidence import Opens, SourceMark, opens_claim, sheet_of, source_mark
from generator.site.views.questions import SaidOfIt, said_of


class EventLine(Struct, frozen=True):
    """One event of the timeline, in one line.

    Attributes:
        anchor: ``event-<id>``.
        text: What happened.
        time: Within its day, such as "about 2 p.m."; None where no time is known.
        as_stated: How the source puts the time; may be empty.
        opens: The mark of what it rests on; None where it rests on sources alone.
        rests: The claims of an event with several, for its own sheet.
        sources: The marks of the sources it rests on, where no claim gives them.
        note: What a reader should know about it; may be empty.
        withdrawn: Why it was withdrawn; empty while it stands.
    """

    anchor: str
    text: str
    time: Time | None = None
    as_stated: str = ""
    opens: Opens | None = None
    rests: tuple[SaidOfIt, ...] = ()
    sources: tuple[SourceMark, ...] = ()
    note: str = ""
    withdrawn: str = ""


class Day(Struct, frozen=True):
    """The events of one day, or of no known day.

    Attributes:
        heading: The day; text alone where it is not known.
        zone: The zone of its clock times, in words; empty where none has one.
        events: In the order in which they happened.
    """

    heading: Time
    events: tuple[EventLine, ...]
    zone: str = ""


class ExpectedLine(Struct, frozen=True):
    """What should come next.

    Attributes:
        anchor: ``expected-<id>``.
        text: What is expected.
        met: "Met", "Not met as of …" or "Not known", with its shape.
        due: When; None where no day is set.
        rule: Why it is expected; may be empty.
        source: The source; None where the record names none.
        note: What a reader should know; may be empty.
        withdrawn: Why it was withdrawn; empty while it stands.
    """

    anchor: str
    text: str
    met: Mark
    due: Time | None = None
    rule: str = ""
    source: Link | None = None
    note: str = ""
    withdrawn: str = ""


def show_timeline(context: IncidentContext) -> tuple[Day, ...]:
    """The events by day, in the order in which they happened."""
    return tuple(
        Day(
            heading=_heading(context, span),
            events=tuple(_event(context, event) for event in span.events),
            zone=_zone(context, span),
        )
        for span in chronology(context.incident)
    )


def _heading(context: IncidentContext, span: Span) -> Time:
    return context.heading(span.key)


def _zone(context: IncidentContext, span: Span) -> str:
    """Name the zone of the day's clock times; nothing where none has the incident's."""
    zone = context.incident.zone
    points = [event.when.first for event in span.events if event.when and event.when.has_clock]
    names = [dates.zone_words(point, zone) for point in points if point and point.offset is None]
    return context.words.gettext("times in %(zone)s", zone=names[0]) if names else ""


def _event(context: IncidentContext, event: Event) -> EventLine:
    anchor = urls.anchor("events", event.id)
    if event.withdrawn:
        called = context.words.gettext(labels.WITHDRAWN)
        return EventLine(anchor, called, withdrawn=event.withdrawn)
    claims = [context.incident.item(claim, Claim) for claim in event.claims]
    when = event.when
    return EventLine(
        anchor=anchor,
        text=event.text,
        time=dates.clock_of(when, context.incident.zone, context.words) if when else None,
        as_stated=event.as_stated or (when.as_stated if when and when.first else None) or "",
        opens=_opens(context, event, claims),
        rests=tuple(said_of(context, one.id) for one in claims) if len(claims) > 1 else (),
        sources=() if claims else tuple(source_mark(context, one) for one in event.sources),
        note=event.note or "",
    )


def _opens(context: IncidentContext, event: Event, claims: Sequence[Claim]) -> Opens | None:
    """One claim opens its own sheet; several stand in the event’s, under the weakest mark."""
    if len(claims) < 2:  # noqa: PLR2004 - several
        return opens_claim(context, claims[0]) if claims else None
    strongest_first = list(labels.STANDING)
    weakest = max((claim.standing for claim in claims), key=strongest_first.index)
    # For translators: heard after what happened, of the mark that opens it
    name = context.words.ngettext(
        "%(standing)s, rests on %(num)s claim",
        "%(standing)s, rests on %(num)s claims",
        len(claims),
        standing=labels.standing_within(weakest, context.words),
    )
    return Opens(sheet_of("events", event.id), weakest, name)


def show_expected(context: IncidentContext, now: Time) -> tuple[ExpectedLine, ...]:
    """What should come next; whether it came as of a named day, or that nobody here knows."""
    return tuple(_expected(context, one, now) for one in context.incident.record.expected)


def _expected(context: IncidentContext, expected: Expected, now: Time) -> ExpectedLine:
    if expected.withdrawn:
        anchor = urls.anchor("expected", expected.id)
        called = context.words.gettext(labels.WITHDRAWN)
        no_longer = Mark("withdrawn", context.words.gettext("No longer expected"))
        return ExpectedLine(anchor, called, no_longer, withdrawn=expected.withdrawn)
    return ExpectedLine(
        anchor=urls.anchor("expected", expected.id),
        text=expected.text,
        met=_met(context, expected, now),
        due=context.optional_time(expected.due),
        rule=expected.rule or "",
        source=context.source_link(expected.source) if expected.source else None,
        note=expected.note or "",
    )


def _met(context: IncidentContext, expected: Expected, now: Time) -> Mark:
    words = context.words
    if expected.met == "not-known":
        return Mark("not-known", words.gettext("Not known here whether it came"))
    if isinstance(expected.met, str):
        return Mark("no", words.gettext("Not met as of %(day)s", day=now.text))
    return Mark("met", words.gettext("Met %(day)s", day=context.time(expected.met).text))
