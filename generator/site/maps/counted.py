"""Discs with numbers on a ground: how many incidents there are in each area, or in each town."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence

from msgspec import Struct

from generator.site.maps import words as map_words
from generator.site.maps.frame import (
    HEIGHT,
    WIDTH,
    Furniture,
    close_overlay,
    credit,
    haloed,
    hidden,
    scale_bar,
)
from generator.site.maps.geodesy import MercatorWindow
from generator.site.maps.layout import (
    DISC_RADIUS,
    LABEL_SIZE,
    Label,
    Rect,
    place_discs,
    place_labels,
)
from generator.site.maps.markers import DiscLink, draw_discs, draw_leaders, label_texts
from generator.site.maps.palette import LIGHT
from generator.site.maps.svg import Point, Value, element
from generator.site.words import Words

MOST_DISCS = 60
LEAST_RADIUS, MOST_RADIUS = 9.0, 14.5
"""Of discs: the largest still stand clear of each other."""

SCALED_UP_TO_M = 6_000.0  # metres per unit; beyond that the scale changes across the panel


class CountedDisc(Struct, frozen=True):
    """Incidents that share a disc.

    Attributes:
        at: Its longitude and latitude.
        count: How many they are.
        href: Where it leads.
        name: For assistive technology, with the number.
        short: The name beside it; empty where it has none.
        area: What it counts, where a script is to count it anew; else empty.
    """

    at: tuple[float, float]
    count: int
    href: str
    name: str
    short: str
    area: str = ""


def is_too_many(counted: Sequence[CountedDisc]) -> bool:
    """Tell whether a panel leaves the smallest out."""
    return len(counted) > MOST_DISCS


def incidents_in(area: str, count: int, words: Words) -> str:
    """Name a disc for assistive technology, with its number: "France: 3 incidents"."""

    def said(area: str) -> str:
        return words.ngettext(
            "%(area)s: %(num)s incident", "%(area)s: %(num)s incidents", count, area=area
        )

    # some languages say of one or two of a thing no number
    is_numbered = words.number(count) in said("")
    return said(area) if is_numbered else numbered(said(area), count)


def numbered(name: str, count: int) -> str:
    """Put the number of a disc before its name: who speaks to a page says what they see."""
    return f"{count}: {name}"


def draw_counted(
    counted: Sequence[CountedDisc], window: MercatorWindow, owner: str, words: Words
) -> str:
    """Draw discs in a window: the largest, with names as far as there is room for them.

    Args:
        counted: What to draw.
        window: What the ground shows.
        owner: Whose outlines it shows, in short.
        words: The words of the page.
    """
    largest = sorted(counted, key=lambda one: (-one.count, one.name))[:MOST_DISCS]
    anchors = [window.point(*one.at) for one in largest]
    pieces = _furniture(window, anchors, owner, words)
    return close_overlay(
        hidden(*(piece.svg for piece in pieces)), _discs(largest, pieces, anchors)
    )


def _furniture(
    window: MercatorWindow, anchors: Sequence[Point], owner: str, words: Words
) -> list[Furniture]:
    positions = [Rect.around(anchor, 4, 4) for anchor in anchors]
    pieces = [credit(map_words.outlines_credit(owner, words))]
    if window.metres_per_unit <= SCALED_UP_TO_M:
        pieces.append(scale_bar(window.metres_per_unit, words, positions))
    return pieces


def _discs(
    counted: Sequence[CountedDisc], pieces: Sequence[Furniture], anchors: Sequence[Point]
) -> str:
    frame = Rect(3, 3, WIDTH - 3, HEIGHT - 3)
    taken = [piece.rect for piece in pieces]
    discs = place_discs(anchors, frame, taken)
    sizes = radii([one.count for one in counted])
    names = [one.short for one in counted]
    labels = place_labels(names, discs, [radius + 4 for radius in sizes], frame, taken)
    named = [label if name else None for name, label in zip(names, labels, strict=True)]
    links = [
        _link(one, disc, radius) for one, disc, radius in zip(counted, discs, sizes, strict=True)
    ]
    return "".join(_beside(counted, anchors, discs, named)) + draw_discs(links, {})


def _beside(
    counted: Sequence[CountedDisc],
    anchors: Sequence[Point],
    discs: Sequence[Point],
    labels: Sequence[Label | None],
) -> Iterator[str]:
    """Draw what belongs to discs: all together, or of each apart where a script may hide it."""
    if not any(one.area for one in counted):
        yield hidden(draw_leaders(anchors, discs), _names(labels))
        return
    for anchor, disc, label in zip(anchors, discs, labels, strict=True):
        drawn = draw_leaders([anchor], [disc]) + _names([label])
        # one for each disc, in their order, also where it is empty
        yield element("g", {"class": "map-beside", "aria-hidden": "true"}, drawn)


def _names(labels: Sequence[Label | None]) -> str:
    look: dict[str, Value] = {"font-size": LABEL_SIZE, "class": "map-name"}
    return label_texts(labels, {**look, **haloed(LIGHT.word)})


def radii(counts: Sequence[int]) -> list[float]:
    """Size discs so that their areas tell numbers apart, between what is read and what fits.

    Where all are alike they have the size of any disc.
    """
    most = max(counts, default=0)
    if most == min(counts, default=0):
        return [DISC_RADIUS] * len(counts)
    least, room = LEAST_RADIUS**2, MOST_RADIUS**2 - LEAST_RADIUS**2
    return [round(math.sqrt(least + room * count / most), 1) for count in counts]


def _link(one: CountedDisc, disc: Point, radius: float) -> DiscLink:
    """Make a disc with a count, smaller the more digits it has, so that it stays within."""
    count = f"{one.count}"
    size = LABEL_SIZE if len(count) < 3 else 24 / len(count)  # noqa: PLR2004 - two digits fit
    return DiscLink(disc, count, one.href, one.name, size, radius, one.area)
