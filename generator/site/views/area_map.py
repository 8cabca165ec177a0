"""The drawn map on the page of a country or a state: a step between all and one incident."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from markupsafe import Markup
from msgspec import Struct
from msgspec.structs import replace

from generator.site import phrases, urls
from generator.site.finding.collection import Collection, Findable
from generator.site.maps import naming
from generator.site.maps import words as map_words
from generator.site.maps.area_maps import AreaGround, AreaMap, Spot, area_maps
from generator.site.maps.counted import (
    CountedDisc,
    draw_counted,
    incidents_in,
    is_too_many,
    numbered,
)
from generator.site.maps.model import GroundKind, Panel
from generator.site.render import Renderer
from generator.site.summary import Summary
from generator.site.views.headings import place_in_list
from generator.site.views.map_figure import LISTED, MapFigure, panel_of
from generator.site.words import Words


class AreaDrawing(Struct, frozen=True):
    """All that the map on the page of an area is drawn from.

    Attributes:
        title: What the area is called.
        ground: What lies beneath.
        discs: What stands on it.
        total: How many incidents there are.
    """

    title: str
    ground: AreaGround
    discs: tuple[CountedDisc, ...]
    total: int


def area_drawings(renderer: Renderer, finding: Findable) -> Mapping[str, AreaDrawing]:
    """Find what the maps of countries and states show, by the address of their list."""
    words, catalogue = renderer.words, renderer.edition.catalogue
    maps = area_maps([one.spot for one in finding.listed if one.spot], words)
    grounds = catalogue.plan_areas(tuple(one.shown for one in maps))
    lists = {one.folder: one for one in finding.areas}
    return {
        folder: AreaDrawing(
            title=one.step.name,
            ground=ground,
            discs=tuple(_discs(renderer, one, lists[folder])),
            total=len(lists[folder].incidents),
        )
        for one, ground in zip(maps, grounds, strict=True)
        for folder in [finding.at(urls.area(one.step.path))]
    }


def _discs(renderer: Renderer, area: AreaMap, listed: Collection) -> Iterator[CountedDisc]:
    words = renderer.words
    known = {one.id: one for one in listed.incidents}
    for spot in area.spots:
        if spot.step:
            name = incidents_in(spot.step.name, len(spot.incidents), words)
            href = urls.link(listed.folder, renderer.address(urls.area(spot.step.path)))
            yield CountedDisc(
                spot.middle, len(spot.incidents), href, name, spot.step.name, spot.step.name
            )
        else:
            yield _of_town(renderer, spot, listed, [known[one] for one in spot.incidents])


def _of_town(
    renderer: Renderer, spot: Spot, listed: Collection, incidents: list[Summary]
) -> CountedDisc:
    """Lead to the one incident of a town, or to where the newest of them stands in the list."""
    town, here, words = spot.town.partition(",")[0], listed.folder, renderer.words
    if len(incidents) == 1:
        (only,) = incidents
        href = urls.link(here, only.address_in(renderer.part))
        headline = only.headline_in(renderer.part)
        name = (
            words.gettext("%(label)s: %(text)s", label=town, text=headline) if town else headline
        )
        return CountedDisc(spot.middle, 1, href, numbered(name, 1), town)
    newest = next(one for one in listed.incidents if one.id in spot.incidents)
    name = incidents_in(town or listed.name, len(incidents), words)
    href = urls.link(here, place_in_list(renderer, listed, newest))
    return CountedDisc(spot.middle, len(incidents), href, name, town)


def show_area_map(
    renderer: Renderer, drawing: AreaDrawing, here: str, *, is_filtered: bool
) -> Markup:
    """Draw the map of an area for the page of its list.

    Args:
        renderer: What pages are rendered with.
        drawing: What it is drawn from.
        here: The page of the list.
        is_filtered: Whether a script may count anew. It can where each disc leads to a list; a map
            with others is hidden while something is chosen.
    """
    is_counted = is_filtered and all(one.area for one in drawing.discs)
    figure = renderer.component("map", _figure(renderer, drawing, here, is_counted=is_counted))
    if is_filtered and not is_counted:
        return Markup("<div data-unfiltered>{}</div>").format(figure)
    return figure


def _figure(renderer: Renderer, drawing: AreaDrawing, here: str, *, is_counted: bool) -> MapFigure:
    words, plan = renderer.words, drawing.ground.plan
    owner = naming.NATURAL_EARTH if plan.kind is GroundKind.COUNTRY else map_words.CENSUS
    notes = {
        map_words.LARGEST: is_too_many(drawing.discs),
        map_words.DOTTED: drawing.ground.dotted,
    }
    discs = [one if is_counted else replace(one, area="") for one in drawing.discs]
    panel = Panel(
        kind="overview",
        title=drawing.title,
        overlay=draw_counted(discs, plan.window, words.gettext(owner), words),
        ground=plan,
        layer=words.gettext(map_words.LAYERS[plan.kind]),
        attribution=map_words.public_domain(owner, words),
        notes=tuple(words.gettext(note) for note, holds in notes.items() if holds),
    )
    return MapFigure(
        summary=phrases.sentences((_summary(words, drawing), words.gettext(LISTED)), words),
        panels=(panel_of(panel, lambda address: urls.link(here, address)),),
        notes=panel.notes,
        credits=(panel.attribution,),
        is_filtered=is_counted,
    )


def _summary(words: Words, drawing: AreaDrawing) -> str:
    counted = words.ngettext("%(num)s incident", "%(num)s incidents", drawing.total)
    where = words.ngettext("%(num)s place", "%(num)s places", len(drawing.discs))
    # For translators: such as “Map of 12 incidents at 5 places.”
    return words.gettext("Map of %(incidents)s at %(places)s.", incidents=counted, places=where)
