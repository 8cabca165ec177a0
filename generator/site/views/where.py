"""Where it happened: the map, and a list that says everything the map says."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping, Sequence

from markupsafe import Markup
from msgspec import Struct

from generator.model.chronology import chronology, places_in_order
from generator.model.event import Event
from generator.model.moment import Moment
from generator.model.place import OtherName, Place
from generator.site import dates, labels, urls
from generator.site.maps.draw import draw, request_for
from generator.site.maps.frame import HEIGHT, WIDTH
from generator.site.maps.model import ZOOMABLE, DrawnMap, MapPlace, MapRequest, Panel
from generator.site.maps.words import PlaceFact, marker_name
from generator.site.maps.words import facts as facts_of
from generator.site.render import Renderer
from generator.site.urls import Link
from generator.site.views.context import IncidentContext
from generator.site.words import N_, Words


class MapPanel(Struct, frozen=True, gc=False):
    """One picture of a map.

    Attributes:
        title: A few words above it.
        overlay: The SVG that lies on top: markers, names, scale.
        width: In the units of the overlay.
        height: In the units of the overlay.
        light: The address of the picture beneath, for light pages; empty where there is none.
        dark: The same for dark pages.
    """

    title: str
    overlay: Markup
    width: int
    height: int
    light: str = ""
    dark: str = ""


class Zoomable(Struct, frozen=True, gc=False):
    """What a map to zoom and pan needs.

    Attributes:
        data: The address of its engine, tiles and styles.
        script: The address of the script that shows it.
        styles: The address of the styles of what it shows.
        reader: The address of the script that reads tiles out of an archive.
        places: Its places as JSON: number, name, longitude, latitude, radius in metres, link;
            empty where it shows all incidents.
        clusters: The address of the clusters of all incidents; empty where it shows one.
        root: The way to the root of the site, where it shows all incidents.
    """

    data: str
    script: str
    styles: str
    reader: str = ""
    places: str = ""
    clusters: str = ""
    root: str = ""


class MapFigure(Struct, frozen=True, gc=False):
    """A map; what it says is said again in the list that follows it.

    Attributes:
        summary: One sentence that says what it shows.
        panels: One or two pictures, the one that shows most first.
        notes: Sentences that keep a reader from taking it for more than it is.
        credits: Whose data were drawn.
        zoomable: What a map to zoom and pan needs; None where no streets are installed.
        more: The way to what the map leads to, where it is not on the page; None where it is.
        is_filtered: Whether a script may count anew, so that the summary no longer holds.
    """

    summary: str
    panels: tuple[MapPanel, ...]
    notes: tuple[str, ...] = ()
    credits: tuple[str, ...] = ()
    zoomable: Zoomable | None = None
    more: Link | None = None
    is_filtered: bool = False


class PlaceLine(Struct, frozen=True, gc=False):
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


class WherePart(Struct, frozen=True, gc=False):
    """Where it happened.

    Attributes:
        places: In the order of events.
        figure: The drawn map; None where nothing can be drawn.
        summary: A sentence above the list; may be empty.
    """

    places: tuple[PlaceLine, ...]
    figure: MapFigure | None = None
    summary: str = ""


LISTED = N_("The list says everything that the map says.")


class Scripts(Struct, frozen=True):
    """Where the scripts and styles of the map to zoom stand, from the root of the site.

    Attributes:
        map: Shows it.
        archive: Reads tiles out of an archive.
        styles: What both look like.
    """

    map: str
    archive: str
    styles: str


def figure_of(
    drawn: DrawnMap,
    request: MapRequest,
    link: Callable[[str], str],
    words: Words,
    scripts: Scripts | None = None,
) -> MapFigure:
    """Make the figure of a map.

    Args:
        drawn: The finished map.
        request: What it was drawn from.
        link: Turns a path from the root of the site into one from the page.
        words: The words of the page.
        scripts: Those of the map to zoom; None where none is to be offered.
    """
    # in a story the first panel stands alone: where streets are known, a reader wants the corner
    panels = sorted(drawn.panels, key=lambda panel: panel.kind != "streets")
    return MapFigure(
        summary=labels.sentences((drawn.summary, words.gettext(LISTED)), words),
        panels=tuple(panel_of(panel, link) for panel in panels),
        notes=drawn.notes,
        credits=drawn.attributions(words),
        zoomable=_zoomable(drawn, request, link, words, scripts),
    )


def _zoomable(
    drawn: DrawnMap,
    request: MapRequest,
    link: Callable[[str], str],
    words: Words,
    scripts: Scripts | None,
) -> Zoomable | None:
    """Offer a map to zoom where streets were drawn, with the same places and no others."""
    if scripts is None or not any(panel.kind == "streets" for panel in drawn.panels):
        return None
    places = [
        [
            *(
                place.number,
                marker_name(place, words),
                place.lon,
                place.lat,
                place.radius_m,
                place.href,
            ),
            *_area(place),
        ]
        for place in request.places
    ]
    text = json.dumps(places, ensure_ascii=False, separators=(",", ":"))
    return Zoomable(
        data=link(ZOOMABLE),
        script=link(scripts.map),
        styles=link(scripts.styles),
        reader=link(scripts.archive),
        places=text,
    )


def _area(place: MapPlace) -> list[list[object]]:
    """What extends around a place: how far it reaches, and what a file draws."""
    if place.area is None:
        return []
    drawn = place.area.extent
    return [[place.area.radius_m, drawn.geometry] if drawn else [place.area.radius_m]]


def panel_of(panel: Panel, link: Callable[[str], str]) -> MapPanel:
    """Make a picture of a figure, with the ways that lead from its page."""
    ground = panel.ground
    return MapPanel(
        title=panel.title,
        overlay=Markup(panel.overlay),  # noqa: S704 - our own writer escapes every word
        width=WIDTH,
        height=HEIGHT,
        light=link(ground.light) if ground else "",
        dark=link(ground.dark) if ground else "",
    )


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


def scripts_of(renderer: Renderer) -> Scripts | None:
    """Find the theme's scripts for the map to zoom; None where streets or scripts are wanting."""
    named = renderer.assets.named
    if renderer.edition.basemap.streets is None or "js/map.js" not in named:
        return None
    styles = named.get("css/apart/map-live.css", "")
    return Scripts(named["js/map.js"], named.get("js/archive.js", ""), styles)


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
        if event.place and event.when:
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
