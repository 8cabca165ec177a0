"""Where it happened: the map, and a list that says everything the map says."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from msgspec import Struct

from generator.model.chronology import chronology, places_in_order
from generator.model.event import Event
from generator.model.moment import Moment
from generator.model.place import OtherName, Place
from generator.site import dates, labels, urls
from generator.site.maps.draw import draw, request_for
from generator.site.maps.words import PlaceFact
from generator.site.maps.words import facts as facts_of
from generator.site.render import Renderer
from generator.site.urls import Link
from generator.site.views.context import IncidentContext
from generator.site.views.map_figure import MapFigure, figure_of, scripts_of


class PlaceLine(Struct, frozen=True):
    """One place, in the order of events.

    Attributes:
        anchor: ``place-<id>``.
        number: As on the map; 0 for a place that is listed and not drawn.
        name: As the record calls it.
        role: Such as "where it happened"; may be empty.
        facts: Precision, distance and direction, other names: a sentence each.
        note: What a reader should know about it; may be empty.
        sources: Where the place is known from.
        withdrawn: Why it was withdrawn; empty while it stands.
    """

    anchor: str
    number: int
    name: str
    role: str = ""
    facts: tuple[str, ...] = ()
    note: str = ""
    sources: tuple[Link, ...] = ()
    withdrawn: str = ""


class WherePart(Struct, frozen=True):
    """Where it happened.

    Attributes:
        places: In the order of events.
        figure: The drawn map; None where nothing can be drawn.
        summary: A sentence above the list; may be empty.
    """

    places: tuple[PlaceLine, ...]
    figure: MapFigure | None = None
    summary: str = ""


def show_where(renderer: Renderer, context: IncidentContext) -> WherePart | None:
    """The places with their map; None where the record names none."""
    incident = context.incident
    if not incident.record.places:
        return None
    spans = chronology(incident)
    events = [event for span in spans for event in span.events]
    places = places_in_order(incident, spans)
    times, lasting = _first_times(context, events), _lasting(context, places)
    request = request_for(incident, context.newsroom, places, times, lasting)
    # what was looked up for the map when the incident was read
    survey = None if context.is_old else renderer.edition.catalogue.survey(incident.id)
    drawn = (
        None if context.is_old else draw(request, context.words, renderer.edition.basemap, survey)
    )
    facts = {
        fact.id: fact for fact in facts_of(request, context.words, survey.near if survey else {})
    }
    return WherePart(
        places=tuple(_place(context, place, facts.get(place.id)) for place in places),
        figure=figure_of(drawn, request, context.way, context.words, scripts_of(renderer))
        if drawn
        else None,
    )


def _lasting(context: IncidentContext, places: Sequence[Place]) -> Mapping[str, str]:
    """For each place with something around it, since when and until when, in words."""
    found: dict[str, str] = {}
    for place in places:
        if place.area:
            found[place.id] = _from_until(context, place.area.from_, place.area.until)
    return found


def _from_until(context: IncidentContext, since: Moment | None, until: Moment | None) -> str:
    words = context.words
    first, last = context.optional_time(since), context.optional_time(until)
    if first and last:
        return words.gettext("from %(first)s until %(last)s", first=first.text, last=last.text)
    if first:
        return words.gettext("from %(moment)s", moment=first.text)
    return words.gettext("until %(moment)s", moment=last.text) if last else ""


def _first_times(context: IncidentContext, events: Sequence[Event]) -> Mapping[str, str]:
    """For each place, when something first happened there, in words."""
    found: dict[str, str] = {}
    for event in events:
        if event.place and event.when and not event.withdrawn:
            clock = dates.clock_of(event.when, context.incident.zone, context.words)
            found.setdefault(event.place, (clock or context.time(event.when)).text)
    return found


def _place(context: IncidentContext, place: Place, fact: PlaceFact | None) -> PlaceLine:
    anchor = urls.anchor("places", place.id)
    if place.withdrawn:
        called = context.words.gettext(labels.WITHDRAWN)
        return PlaceLine(anchor, 0, called, withdrawn=place.withdrawn)
    number = (fact.number if fact else None) or 0
    return PlaceLine(
        anchor=anchor,
        number=number,
        name=place.name,
        role=context.words.gettext(labels.PLACE_ROLE[place.role])
        if place.role and not number
        else "",
        facts=(*(fact.sentences if fact else _shared(context, place)), *_also(context, place)),
        note=place.note or "",
        sources=tuple(context.source_link(one) for one in place.sources),
    )


def _shared(context: IncidentContext, place: Place) -> tuple[str, ...]:
    if not place.at:
        return ()
    other = context.called(place.at)
    return (context.words.gettext("At the same spot as %(place)s.", place=other),)


def _also(context: IncidentContext, place: Place) -> tuple[str, ...]:
    return tuple(_also_called(context, other) for other in place.also)


def _also_called(context: IncidentContext, other: OtherName) -> str:
    if not other.source:
        return context.words.gettext("Also called %(name)s.", name=other.name)
    source = context.origin(other.source)
    return context.words.gettext(
        "Also called %(name)s (%(source)s).", name=other.name, source=source
    )
