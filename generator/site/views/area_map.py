"""The drawn map on the page of a country or a state: a step between all and one incident."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from markupsafe import Markup
from msgspec import Struct
from msgspec.structs import replace

from generator.site import phrases, urls
from generator.site.finding.collection import Collection, Findable
from generator.site.maps import naming
from generator.site.maps import words as map_words
from generator.site.maps.area_maps import AreaGround, shown_of
from generator.site.maps.counted import (
    CountedDisc,
    draw_counted,
    incidents_in,
    is_too_many,
    numbered,
)
from generator.site.maps.model import GroundKind, Panel
from generator.site.maps.overview import middle_of
from generator.site.maps.tree import AreaNode
from generator.site.maps.where import Sited
from generator.site.render import Renderer
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
    spots = {one.id: one.spot for one in finding.listed if one.spot}
    lists = {one.folder: one for one in finding.areas}
    maps = [
        (node, shown)
        for node in finding.tree.values()
        if (shown := shown_of(node, [spots[name] for name in node.incidents]))
    ]
    grounds = renderer.edition.catalogue.plan_areas(tuple(shown for _, shown in maps))
    return {
        listed.folder: AreaDrawing(
            title=node.step.name,
            ground=ground,
            discs=tuple(_discs(renderer, finding, node, listed, spots)),
            total=len(listed.incidents),
        )
        for (node, _), ground in zip(maps, grounds, strict=True)
        for listed in [lists[finding.address(urls.area(node.step.path))]]
    }


def _discs(
    renderer: Renderer,
    finding: Findable,
    node: AreaNode,
    listed: Collection,
    spots: Mapping[str, Sited],
) -> Iterator[CountedDisc]:
    """A disc for each town of what is surely in no finer area, then for each of these."""
    finer = [finding.tree[path] for path in sorted(node.within)]
    inside = {name for one in finer for name in one.incidents}
    towns: dict[str, list[Sited]] = {}
    for spot in (spots[name] for name in node.incidents if name not in inside):
        towns.setdefault(spot.locality or f"{spot.lon} {spot.lat}", []).append(spot)
    for _, some in sorted(towns.items()):
        yield _of_town(renderer, listed, some)
    for one in finer:
        name, count = one.step.name, len(one.incidents)
        href = urls.link(listed.folder, renderer.address(urls.area(one.step.path)))
        middle = middle_of([spots[incident] for incident in one.incidents])
        said = incidents_in(name, count, renderer.words)
        yield CountedDisc(middle, count, href, said, name, name)


def _of_town(renderer: Renderer, listed: Collection, spots: Sequence[Sited]) -> CountedDisc:
    """Lead to the one incident of a town, or to where the newest of them stands in the list."""
    town, here, words = spots[0].locality.partition(",")[0], listed.folder, renderer.words
    middle, ids = middle_of(spots), {one.id for one in spots}
    newest = next(one for one in listed.incidents if one.id in ids)
    if len(spots) == 1:
        href = urls.link(here, newest.address_in(renderer.language_part))
        headline = newest.headline_in(renderer.language_part)
        name = (
            words.gettext("%(label)s: %(text)s", label=town, text=headline) if town else headline
        )
        return CountedDisc(middle, 1, href, numbered(name, 1), town)
    name = incidents_in(town or listed.name, len(spots), words)
    href = urls.link(here, place_in_list(renderer, listed, newest))
    return CountedDisc(middle, len(spots), href, name, town)


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
