"""The order of time: what cannot have been known, said or published when the record says so.

A moment means all the time that its precision leaves, and ``~`` leaves it open; a finding is made
only where no reading of the two moments fits.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import datetime
from zoneinfo import ZoneInfo

from generator.model.event import Event
from generator.model.incident import Incident
from generator.model.moment import Moment
from generator.model.newsroom import Newsroom
from generator.model.source import Source
from generator.problems import Level
from generator.standards.rule import Finding, Rule, at, at_update, claim_of


def event_after_its_sources(incident: Incident, _newsroom: Newsroom) -> Iterator[Finding]:
    """A source cannot tell of an event that came after it.

    Looked at are an event's sources and those of its claims, as of when they were published and
    last seen, whichever is later. Often it is the year of the event, or the day of ``accessed``,
    that is mistyped.
    """
    for event in incident.record.events:
        seen = [_last_seen(incident, name) for name in _sources_of(incident, event)]
        known = [one for one in seen if one is not None]
        if event.when and known and len(known) == len(seen):
            begins = _begins(event.when, incident.zone)
            if begins and all(begins >= one for one in known):
                message = f"“{event.id}” came after every source that it rests on."
                hint = "Look both dates up again; or name the source that tells of it."
                yield Finding(at(incident, f"events/{event.id}/when"), message, hint)


def quote_after_its_source(incident: Incident, _newsroom: Newsroom) -> Iterator[Finding]:
    """A source cannot give words that were said after it.

    It counts as of when it was published and last seen, whichever is later.
    """
    for quote in incident.record.quotes:
        seen, said = _last_seen(incident, quote.source), quote.said
        begins = _begins(said, incident.zone) if said else None
        if seen and begins and begins >= seen:
            message = f"“{quote.id}” was said after {quote.source} appeared and was last seen."
            hint = "Look both dates up again; or name the source that gives these words."
            yield Finding(at(incident, f"quotes/{quote.id}/said"), message, hint)


def update_before_the_incident(incident: Incident, _newsroom: Newsroom) -> Iterator[Finding]:
    """An update cannot be older than what it tells of.

    Its ``at`` says when it was published, so it lies after ``occurred``; a year or a month is
    often mistyped. Where the two may be of the same time nothing is said.
    """
    occurred = incident.record.occurred
    begins = _begins(occurred, incident.zone) if occurred else None
    for update in incident.updates:
        ends = _ends(update.at, incident.zone)
        if begins and ends and ends <= begins:
            message = f"{update.id} is older than the incident itself."
            hint = "Look both days up again: its at:, and occurred: in the record."
            yield Finding(at_update(incident, update, "at"), message, hint)


def area_that_ends_first(incident: Incident, _newsroom: Newsroom) -> Iterator[Finding]:
    """A zone or a closure does not end before it began.

    ``from`` and ``until`` are compared where both are certain. Most often they are exchanged, or
    a month is mistyped.
    """
    for place in incident.record.places:
        if place.area and place.area.from_ and place.area.until:
            begins = _begins(place.area.from_, incident.zone)
            ends = _ends(place.area.until, incident.zone)
            if begins and ends and ends <= begins:
                message = "What extends around this place ends before it begins."
                hint = "Look both moments up again: from: is the earlier one."
                yield Finding(at(incident, f"places/{place.id}/area/until"), message, hint)


def _sources_of(incident: Incident, event: Event) -> Iterable[str]:
    """The sources that an event rests on, itself or by its claims, each once."""
    claims = [claim for name in event.claims if (claim := claim_of(incident, name))]
    said = (one.source for claim in claims for one in claim.said_by if one.source)
    return dict.fromkeys((*event.sources, *said))


def _last_seen(incident: Incident, name: str) -> datetime | None:
    """Until when a source was surely there to be read; None where no date is certain."""
    source = incident.items.get(name)
    if not isinstance(source, Source):
        return None
    stated = [one for one in (source.published, source.accessed) if one is not None]
    ends = [_ends(one, incident.zone) for one in stated]
    known = [one for one in ends if one is not None]
    return max(known) if known and len(known) == len(ends) else None


def _begins(moment: Moment, zone: ZoneInfo) -> datetime | None:
    """The first instant it can mean; None where that is left open."""
    point = moment.earliest or moment.at
    return point.instant(zone) if point and not point.about else None


def _ends(moment: Moment, zone: ZoneInfo) -> datetime | None:
    """The first instant after all that it can mean; None where that is left open."""
    point = moment.latest or moment.until or moment.at
    return point.end(zone) if point and not point.about else None


RULES = (
    Rule("area-ends-first", area_that_ends_first),
    Rule("event-after-its-sources", event_after_its_sources, Level.ADVICE),
    Rule("quote-after-its-source", quote_after_its_source, Level.ADVICE),
    Rule("update-before-the-incident", update_before_the_incident, Level.ADVICE),
)
