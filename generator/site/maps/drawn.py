"""What comes out when a map is drawn."""

from __future__ import annotations

from typing import Literal

from msgspec import Struct

from generator.site.maps.plan import GroundPlan

PanelKind = Literal["region", "distances", "streets", "numbered", "overview"]


class Painted(Struct, frozen=True):
    """A finished ground: two whole SVG files, for light pages and for dark ones."""

    light: str
    dark: str


class Panel(Struct, frozen=True):
    """One picture of a map: a ground in a file of its own, and an overlay inside the page.

    Attributes:
        kind: What the panel shows.
        title: A few words above it.
        overlay: An ``svg`` element with markers and words, for the page itself.
        ground: What the shapes beneath are painted from, without a word or a marker, shared by
            every map of the area; None where the overlay is all there is.
        width: Of the view box, in units.
        height: Of the view box, in units.
        layer: The data it was drawn from, in words.
        attribution: Whose data that is; may be empty.
        notes: Sentences that keep a reader from taking it for more than it is.
    """

    kind: PanelKind
    title: str
    overlay: str
    ground: GroundPlan | None
    width: int
    height: int
    layer: str
    attribution: str = ""
    notes: tuple[str, ...] = ()


class PlaceFact(Struct, frozen=True):
    """What the map says about one place, in words.

    Attributes:
        id: The place's id in its record.
        number: Its number on the map; None for a place that is not drawn.
        name: In full.
        href: Where the page tells about it.
        sentences: When, how sure, how far from the place before; or why it is not drawn.
    """

    id: str
    number: int | None
    name: str
    href: str
    sentences: tuple[str, ...]


class DrawnMap(Struct, frozen=True):
    """A finished map.

    Attributes:
        panels: One or two pictures.
        summary: One sentence that says what the figure shows.
        facts: Everything that the pictures say, place by place.
    """

    panels: tuple[Panel, ...]
    summary: str
    facts: tuple[PlaceFact, ...]

    @property
    def notes(self) -> tuple[str, ...]:
        """The notes of all panels, each once."""
        return tuple(dict.fromkeys(note for panel in self.panels for note in panel.notes))

    @property
    def attributions(self) -> tuple[str, ...]:
        """What was drawn and whose data it is, each once."""
        named = (
            f"{panel.layer}, {panel.attribution}" for panel in self.panels if panel.attribution
        )
        return tuple(dict.fromkeys(named))
