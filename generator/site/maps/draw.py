"""From an incident to a finished map: its places, its panels, the grounds beneath them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import partial

import msgspec

from generator.model.globe import distance_m
from generator.model.incident import Incident
from generator.model.newsroom import Newsroom
from generator.model.place import Place
from generator.output import File
from generator.site import labels
from generator.site.extents import extent_of
from generator.site.maps import words as map_words
from generator.site.maps.areas import where_of
from generator.site.maps.basemap import NOTHING, Basemap
from generator.site.maps.geodesy import widest_distance_m
from generator.site.maps.model import (
    GROUNDS,
    AreaAround,
    DrawnMap,
    GroundFiles,
    GroundKind,
    GroundPlan,
    MapPlace,
    MapRequest,
    Panel,
    PlaceOffMap,
    Survey,
)
from generator.site.maps.mvt import BrokenTileError
from generator.site.maps.region_panel import draw_region
from generator.site.maps.schematic import (
    draw_distances,
    draw_numbered,
    numbered_plan,
)
from generator.site.maps.where import BorderChoice, Sited, Where
from generator.site.part import Part
from generator.site.positions import WITHDRAWN, Position, position_of
from generator.site.words import Words

# Beyond this a plane can no longer show true distances between all places.
FLAT_M = 1_500_000.0
POLAR = 80.0


def request_for(
    incident: Incident,
    newsroom: Newsroom,
    in_order: Sequence[Place],
    when: Mapping[str, str] | None = None,
    lasting: Mapping[str, str] | None = None,
) -> MapRequest:
    """Gather an incident's places for its map.

    Args:
        incident: The incident, judged.
        newsroom: Its newsroom, which may ask to generalise.
        in_order: The places of the incident in the order of its events.
        when: For the id of a place, when something happened there, in words.
        lasting: For the id of a place, how long what extends around it did, in words.

    Places whose position is not known or withheld are named and not drawn; a withdrawn place is
    left to the text.
    """
    found = [(place, position_of(place, incident, newsroom)) for place in in_order]
    drawn = [(place, at) for place, at in found if isinstance(at, Position)]
    return MapRequest(
        places=tuple(
            msgspec.structs.replace(
                _drawn(place, at, number, (when or {}).get(place.id, "")),
                area=_around(incident, place, at, (lasting or {}).get(place.id, "")),
            )
            for number, (place, at) in enumerate(drawn, 1)
        ),
        off_map=tuple(
            PlaceOffMap(place.id, at.why)
            for place, at in found
            if not isinstance(at, Position) and at != WITHDRAWN
        ),
        locality=_locality([place for place, _ in drawn]),
        borders=tuple(
            BorderChoice(area, choice.as_part_of or "", choice.say or "")
            for area, choice in newsroom.borders.items()
        ),
    )


def _drawn(place: Place, at: Position, number: int, when: str) -> MapPlace:
    return MapPlace(
        id=place.id,
        number=number,
        name=place.name,
        lat=float(at.lat),
        lon=float(at.lon),
        precision=at.precision,
        radius_m=at.radius_m,
        role=place.role or "",
        when=when,
        href=_href(place),
        locality=place.locality or "",
        said=place.area_name.say if place.area_name else "",
        because=place.area_name.because if place.area_name else "",
    )


def _around(incident: Incident, place: Place, at: Position, lasting: str) -> AreaAround | None:
    if place.area is None:
        return None
    role = labels.AREA_ROLE[place.area.role]  # a message, said where the map is drawn
    if place.area.radius:
        return AreaAround(role, place.area.radius.metres, lasting)
    extent = extent_of(incident, place, at)
    return AreaAround(role, extent.reach_m, lasting, extent) if extent else None


def sited(request: MapRequest) -> tuple[Sited, ...]:
    """Look up where each place of a map lies, in the order of their numbers."""
    return tuple(
        Sited(
            *(place.id, place.lon, place.lat, place.radius_m),
            *(_where(place, request), place.locality),
        )
        for place in request.places
    )


def _where(place: MapPlace, request: MapRequest) -> Where:
    at = (place.lon, place.lat, place.radius_m)
    return where_of(at, place.locality, place.said, request.borders)


def _href(place: Place) -> str:
    return f"#place-{place.id}"


def _locality(places: Sequence[Place]) -> str:
    """Name the locality that all places share; nothing where one is elsewhere, or says nothing."""
    named = {place.locality for place in places}
    return (named.pop() or "") if len(named) == 1 else ""


def draw(
    request: MapRequest, words: Words, basemap: Basemap = NOTHING, survey: Survey | None = None
) -> DrawnMap | None:
    """Draw a map; None where there is no place to draw, and so no box to leave empty.

    Args:
        request: What to show.
        words: The words of the page.
        basemap: What is installed.
        survey: What :func:`survey_of` gave for the same two; it is looked up where it is None.
    """
    if not request.places:
        return None
    return DrawnMap(
        panels=_panels(request, words, basemap, survey),
        summary=map_words.summary(request.places, request.locality, words),
    )


def survey_of(
    request: MapRequest, basemap: Basemap = NOTHING, places: Sequence[Sited] | None = None
) -> Survey | None:
    """Look up what a map needs of outlines; None where it needs nothing.

    Args:
        request: What to show.
        basemap: What is installed.
        places: What :func:`sited` gave for the same request; looked up where it is None.
    """
    if not request.places or _far_apart(request.places) or _polar(request.places):
        return None
    # few maps are looked up anew, and the others need not wait for shapely
    from generator.site.maps.survey import survey  # noqa: PLC0415

    return survey(sited(request) if places is None else places, basemap.outlines)


def plans_of(
    request: MapRequest, basemap: Basemap = NOTHING, survey: Survey | None = None
) -> tuple[GroundPlan, ...]:
    """Plan the grounds of a map without drawing it; the arguments are those of :func:`draw`."""
    places = request.places
    if not places:
        return ()
    if _far_apart(places):
        return (numbered_plan(places),)
    close = _close_plan(places, basemap)
    survey = survey or survey_of(request, basemap)
    plans = (survey.ground if survey else None, close)
    return tuple(plan for plan in plans if plan)


def _panels(
    request: MapRequest, words: Words, basemap: Basemap, survey: Survey | None
) -> tuple[Panel, ...]:
    if _far_apart(request.places):
        return (draw_numbered(request, words),)
    close = _close(request, words, basemap)
    survey = survey or survey_of(request, basemap)
    if survey is None:
        return (close,)
    return (draw_region(request, survey, words, basemap.outlines), close)


def _close(request: MapRequest, words: Words, basemap: Basemap) -> Panel:
    """Draw streets where they are installed, else distances, and say which and why."""
    if basemap.streets is None:
        return draw_distances(request.places, map_words.NO_STREETS, words)
    from generator.site.maps.street_panel import draw_streets  # noqa: PLC0415  as above

    try:
        streets = draw_streets(request, basemap.streets, words)
    except BrokenTileError:
        return draw_distances(request.places, map_words.BROKEN_STREETS, words)
    return streets or draw_distances(request.places, map_words.STREETS_ELSEWHERE, words)


def _close_plan(places: Sequence[MapPlace], basemap: Basemap) -> GroundPlan | None:
    if basemap.streets is None:
        return None
    from generator.site.maps.street_panel import street_plan  # noqa: PLC0415  as above

    try:
        return street_plan(places, basemap.streets)
    except BrokenTileError:
        return None


def _far_apart(places: Sequence[MapPlace]) -> bool:
    points = [(place.lon, place.lat) for place in places]
    reach = max(distance_m(*points[0], *point) for point in points)
    # no two are farther apart than both are from the first
    is_sure = reach > FLAT_M or 2 * reach <= FLAT_M
    return (reach if is_sure else widest_distance_m(points)) > FLAT_M


def _polar(places: Sequence[MapPlace]) -> bool:
    """Tell whether Mercator would stretch the surroundings beyond recognition."""
    return any(abs(place.lat) > POLAR for place in places)


def ground_parts(plans: Iterable[GroundPlan], basemap: Basemap = NOTHING) -> Iterator[Part]:
    """Give a part of the site for each folder that has grounds."""
    cells: dict[str, dict[str, GroundPlan]] = {}
    for plan in plans:
        cells.setdefault(plan.cell, {})[plan.key] = plan
    for cell, found in sorted(cells.items()):
        together = tuple(plan for _, plan in sorted(found.items()))
        yield Part(f"{GROUNDS}{cell}/", tuple(sorted(found)), partial(_painted, together, basemap))


def _painted(plans: Sequence[GroundPlan], basemap: Basemap) -> Iterator[File]:
    for plan in plans:
        painted = paint(plan, basemap)
        yield File(plan.light, painted.light.encode())
        yield File(plan.dark, painted.dark.encode())


def paint(plan: GroundPlan, basemap: Basemap = NOTHING) -> GroundFiles:
    """Paint a ground.

    Raises:
        BrokenTileError: Where a tile cannot be read.
        LookupError: Where what it was planned from is no longer installed.
    """
    # as above: few edits need a new ground
    if plan.kind is not GroundKind.STREETS:
        from generator.site.maps.region_ground import paint_region  # noqa: PLC0415

        return paint_region(plan, basemap.outlines)
    if basemap.streets is None or basemap.streets.sha256 != plan.source:
        raise LookupError(f"the streets {plan.source} are not installed")
    from generator.site.maps.street_ground import paint_streets  # noqa: PLC0415

    return paint_streets(basemap.streets, plan.window)
