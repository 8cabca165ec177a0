"""What maps are made of: plain data, light enough to load and small enough to keep.

A ground is the shapes beneath a map, in files of their own that all maps of an area share. Its
plan names these files before anything is drawn, and whoever holds it can have the ground painted
without the places that it was made for.
"""

from __future__ import annotations

import hashlib
import math
from collections.abc import Sequence
from enum import StrEnum
from typing import Literal

from msgspec import Struct

from generator.model.place import Precision
from generator.site.extents import Extent
from generator.site.maps.frame import HEIGHT, WIDTH
from generator.site.maps.geodesy import Box, MercatorWindow, surrounding
from generator.site.maps.layout import Rect
from generator.site.maps.where import BorderChoice, Where
from generator.site.words import Words

GROUNDS, ZOOMABLE = "map/ground/", "map/zoomable.json"
BUILT_IN = "built in"
REGION_RECIPE, WIDE_RECIPE, STREETS_RECIPE = "region 4", "region 5", "streets 1"
INSET_WIDTH, INSET_HEIGHT, INSET_EDGE = 84, 68, 6

PanelKind = Literal["region", "distances", "streets", "numbered", "overview"]


class MapPlace(Struct, frozen=True):
    """One place to draw.

    Attributes:
        id: The place's id in its record.
        number: Its number on the map, from 1, in the order of events.
        name: What the page calls it.
        lat: Degrees north, already as coarse as the precision asks.
        lon: Degrees east, from -180 to 180.
        precision: How finely the position may be published; never withheld.
        radius_m: The radius of the circle that holds the place, in metres.
        role: scene, start, route, left-at, hospital, statement, landmark or related; may be empty.
        when: When something happened there, in words; may be empty.
        href: Where the page speaks of it.
        locality: The town with its state or country; may be empty.
        said: What an editor calls its area, by hand; empty where it is looked up.
        because: Why.
        area: What extends around it; None where nothing does.
    """

    id: str
    number: int
    name: str
    lat: float
    lon: float
    precision: Precision
    radius_m: float
    role: str = ""
    when: str = ""
    href: str = ""
    locality: str = ""
    said: str = ""
    because: str = ""
    area: AreaAround | None = None

    @property
    def reach_m(self) -> float:
        """How far what is drawn of it reaches, in metres."""
        return max(self.radius_m, self.area.radius_m if self.area else 0.0)


class AreaAround(Struct, frozen=True):
    """What extends around a place.

    Attributes:
        role: What it is, a message of the catalogue: "evacuation zone".
        radius_m: How far it reaches from the place, in metres.
        when: From when to when, in words; may be empty.
        extent: What a file draws, and how large it is; None for a circle.
    """

    role: str
    radius_m: float
    when: str = ""
    extent: Extent | None = None


class PlaceOffMap(Struct, frozen=True):
    """A place of the record that is not drawn, and why.

    Attributes:
        id: The place's id in its record.
        why: Half a sentence, a message: "its position is not known", "its position is withheld".
    """

    id: str
    why: str


class MapRequest(Struct, frozen=True):
    """All that a map is drawn from, apart from the outlines and streets that are installed.

    Attributes:
        places: In the order of their numbers.
        off_map: Places that the text names and the map cannot show.
        borders: How the newsroom calls disputed areas.
        locality: The town or area that every place lies in, for a label; may be empty.
    """

    places: tuple[MapPlace, ...]
    off_map: tuple[PlaceOffMap, ...] = ()
    locality: str = ""
    borders: tuple[BorderChoice, ...] = ()


class GroundKind(StrEnum):
    """What a ground shows: the areas of a region, or streets."""

    INSTALLED = "installed"
    COUNTY = "county"
    STATE = "state"
    COUNTRY = "country"
    STREETS = "streets"


class Corner(StrEnum):
    """An upper corner of a panel, for the small map of a state; the lower ones are taken."""

    RIGHT = "right"
    LEFT = "left"

    @property
    def rect(self) -> Rect:
        """The room that a small map takes in the corner, with its name."""
        x = INSET_EDGE if self is Corner.LEFT else WIDTH - INSET_EDGE - INSET_WIDTH
        return Rect(x, INSET_EDGE, x + INSET_WIDTH, INSET_EDGE + INSET_HEIGHT)


class GroundPlan(Struct, frozen=True, array_like=True):
    """What a ground is to show.

    Attributes:
        cell: The folder that its files lie in, inside that of all grounds.
        kind: What it shows.
        source: Where its shapes come from: the sha256 of a file, or what is built in.
        view: What is to be seen: west, south, east and north of a region; of streets the western
            edge, the Mercator ordinate of the upper edge and the units per degree.
        areas: The ids of the areas to highlight.
        corner: Where the region stands within its state; None where that is not shown.
    """

    cell: str
    kind: GroundKind
    source: str
    view: tuple[float, ...]
    areas: tuple[str, ...] = ()
    corner: Corner | None = None

    @property
    def is_wide(self) -> bool:
        """Whether it shows states or countries, which hardly two incidents have in common."""
        return self.kind in {GroundKind.STATE, GroundKind.COUNTRY}

    @property
    def box(self) -> Box:
        """What is to be seen of a region."""
        return Box(*self.view)

    @property
    def window(self) -> MercatorWindow:
        """What the ground shows."""
        if self.kind is GroundKind.STREETS:
            west, top, units_per_degree = self.view
            return MercatorWindow(west, top, units_per_degree, WIDTH, HEIGHT)
        return MercatorWindow.around(self.box, WIDTH, HEIGHT)

    @property
    def key(self) -> str:
        """The name that its files bear, 16 hexadecimal digits: equal names, equal pictures."""
        return hashlib.sha256("\0".join(self._recipe()).encode()).hexdigest()[:16]

    def _recipe(self) -> tuple[str, ...]:
        if self.kind is GroundKind.STREETS:
            return (STREETS_RECIPE, self.source, repr(self.window))
        recipe = WIDE_RECIPE if self.is_wide else REGION_RECIPE
        size, inset = f"{WIDTH}x{HEIGHT}", self.corner and self.corner.rect
        parts = (recipe, self.kind, self.source, *self.areas)
        return (*parts, repr(self.box), size, repr(inset))

    @property
    def light(self) -> str:
        """Where the file for light pages stands, relative to the root of the site."""
        return f"{GROUNDS}{self.cell}/{self.key}-light.svg"

    @property
    def dark(self) -> str:
        """Where the file for dark pages stands, relative to the root of the site."""
        return f"{GROUNDS}{self.cell}/{self.key}-dark.svg"


def cell_of(points: Sequence[tuple[float, float]]) -> str:
    """Name the degree in which the middle of a map's places lies, such as ``n41w073``."""
    lon, lat = surrounding(points).centre
    south, west = math.floor(lat), math.floor((lon + 180) % 360 - 180)
    return f"{'s' if south < 0 else 'n'}{abs(south):02}{'w' if west < 0 else 'e'}{abs(west):03}"


class GroundFiles(Struct, frozen=True):
    """A finished ground: two whole SVG files, for light pages and for dark ones."""

    light: str
    dark: str


class TownNear(Struct, frozen=True, array_like=True):
    """A town that a place is measured from; others may be nearer.

    Attributes:
        name: What it is called.
        metres: From its middle to the place.
        degrees: The direction of that, from north.
    """

    name: str
    metres: float
    degrees: float


class Survey(Struct, frozen=True, array_like=True):
    """What outlines say of where a map's places lie: looked up once, and kept.

    Attributes:
        ground: The shapes of the region around them.
        names: What can be written on the map and where: a name, x and y.
        held: The areas that are highlighted, in full, unless they are too many to be said.
        state: The state that the region is shown within; empty where it is known without.
        wheres: Where each place lies, by its id.
        towns: Larger towns in view and where they stand: a name, x and y.
        near: A town that a place can be measured from, by the id of the place.
        dotted: Whether a disputed border is in view.
    """

    ground: GroundPlan
    names: tuple[tuple[str, float, float], ...] = ()
    held: tuple[str, ...] = ()
    state: str = ""
    wheres: dict[str, Where] = {}
    towns: tuple[tuple[str, float, float], ...] = ()
    near: dict[str, TownNear] = {}
    dotted: bool = False


class Panel(Struct, frozen=True):
    """One picture of a map: a ground in a file of its own, and an overlay inside the page.

    Attributes:
        kind: What the panel shows.
        title: A few words above it.
        overlay: An ``svg`` element with markers and words, for the page itself.
        ground: What the shapes beneath are painted from, without a word or a marker, shared by
            every map of the area; None where the overlay is all there is.
        layer: The data it was drawn from, in words.
        attribution: Whose data that is; may be empty.
        notes: Sentences that keep a reader from taking it for more than it is.
    """

    kind: PanelKind
    title: str
    overlay: str
    ground: GroundPlan | None
    layer: str
    attribution: str = ""
    notes: tuple[str, ...] = ()


class DrawnMap(Struct, frozen=True):
    """A finished map.

    Attributes:
        panels: One or two pictures.
        summary: One sentence that says what the figure shows.
    """

    panels: tuple[Panel, ...]
    summary: str

    @property
    def notes(self) -> tuple[str, ...]:
        """The notes of all panels, each once."""
        return tuple(dict.fromkeys(note for panel in self.panels for note in panel.notes))

    def attributions(self, words: Words) -> tuple[str, ...]:
        """What was drawn and whose data it is, each once."""
        named = (
            words.gettext("%(layer)s, %(owner)s", layer=panel.layer, owner=panel.attribution)
            for panel in self.panels
            if panel.attribution
        )
        return tuple(dict.fromkeys(named))
