"""Charts of figures over time, drawn as SVG: steps, since a number holds until the next is said.

A chart has a nought at its foot, few ticks, and one kind of point and dash for each line, so that
it says the same in print and without colour. It is drawn in the colour of the text around it, and
runs from left to right whatever the page does.
"""

from __future__ import annotations

import math
import unicodedata
from collections.abc import Callable, Iterable, Iterator, Sequence

from msgspec import Struct

from generator.site.maps.svg import Value, element, number, text

WIDTH, HEIGHT = 360.0, 170.0
LEFT, RIGHT, TOP, FOOT = 44.0, 342.0, 24.0, 140.0
_LETTER = 5.8
"""The width of a letter of a label, in units of the drawing; wide letters take twice as much."""
_GAP = 8.0
_DASHES = ("", "7 3", "2 3")
_STEPS = (1, 2, 2.5, 5, 10)
_TICKS = 4
_FEW = 8
"""So many points can have their numbers beside them."""


class ChartPoint(Struct, frozen=True):
    """A number on a line.

    Attributes:
        low: The number, or the lowest that it may be.
        high: The highest.
        text: The number as it was stated.
    """

    low: float
    high: float
    text: str


class ChartTime(Struct, frozen=True):
    """A time on the axis.

    Attributes:
        at: Seconds from any moment.
        text: What stands below the axis; empty where nothing does. The first has words.
    """

    at: float
    text: str


ChartLine = Sequence[ChartPoint | None]
"""The numbers of a line, one for each time; None where nobody says one."""


def draw_chart(
    times: Sequence[ChartTime],
    lines: Sequence[ChartLine],
    said: str,
    written: Callable[[float], str],
) -> str:
    """Draw a chart.

    Args:
        times: Two or more, in order.
        lines: One, two or three.
        said: All that it shows, in words.
        written: Writes a number of the axis as the language of the page does.
    """
    across = _across(times)
    ticks = _ticks([one.high for line in lines for one in line if one])
    shapes = [*_axis(ticks, written), *_labels_below(times, across)]
    drawn = [_points(line, across, ticks[-1]) for line in lines]
    for line, dash in zip(drawn, _DASHES, strict=False):
        shapes += _line(line, dash)
    if len(lines) == 1 and len(times) <= _FEW:
        shapes += _numbers(drawn[0])
    look = {"class": "chart", "viewBox": f"0 0 {number(WIDTH)} {number(HEIGHT)}", "role": "img"}
    return element("svg", {**look, "direction": "ltr", "aria-label": said}, *shapes)


def key_of_line(place: int) -> str:
    """Draw a piece of the line at a place, for the list that says what each line is."""
    point = _Point(20, 7, 7, "")
    look = {"class": "chart-key", "viewBox": "0 0 40 14", "aria-hidden": "true"}
    stroke: dict[str, Value] = {
        "d": "M2 7H38",
        "fill": "none",
        "stroke": "currentColor",
        "stroke-width": 2,
    }
    dash = _DASHES[place]
    line = element("path", {**stroke, "stroke-dasharray": dash} if dash else stroke)
    return element("svg", look, line, _mark(point.x, point.low, dash))


class _Point(Struct, frozen=True):
    """Where a number stands in the drawing."""

    x: float
    low: float
    high: float
    text: str


def _across(times: Sequence[ChartTime]) -> list[float]:
    first, last = times[0].at, times[-1].at
    span = (last - first) or 1
    return [LEFT + 6 + (one.at - first) / span * (RIGHT - LEFT - 6) for one in times]


def _ticks(values: Sequence[float]) -> list[float]:
    """Few round numbers from nought to one that no point exceeds; whole ones for whole numbers."""
    most = max(values, default=0)
    if most <= 0:
        return [0, 1]
    size = 10 ** math.floor(math.log10(most))
    is_whole = all(value == int(value) for value in values)
    steps = [size * part / scale for scale in (10, 1) for part in _STEPS]
    fitting = [one for one in steps if 1 <= most / one <= _TICKS]
    fitting = [one for one in fitting if not is_whole or one == int(one)]
    step = min(fitting, key=lambda one: (math.ceil(most / one) * one, -one))
    # without the dust of binary fractions
    return [round(step * count, 9) for count in range(math.ceil(most / step) + 1)]


def _height(value: float, top: float) -> float:
    return FOOT - value / top * (FOOT - TOP)


def _points(line: ChartLine, across: Sequence[float], top: float) -> list[_Point | None]:
    return [
        _Point(x, _height(one.low, top), _height(one.high, top), one.text) if one else None
        for x, one in zip(across, line, strict=True)
    ]


def _axis(ticks: Sequence[float], written: Callable[[float], str]) -> Iterator[str]:
    for tick in ticks:
        y = _height(tick, ticks[-1])
        look = {"d": f"M{number(LEFT)} {number(y)}H{number(RIGHT + 6)}", "class": "chart-grid"}
        yield element("path", look)
        yield text(written(tick), {"x": LEFT - 6, "y": y + 4, "text-anchor": "end"})


def _width(words: str) -> float:
    return sum(2 if unicodedata.east_asian_width(one) in "WF" else 1 for one in words) * _LETTER


def _labels_below(times: Sequence[ChartTime], across: Sequence[float]) -> Iterator[str]:
    """The first and the last time that say anything, and what stands clear between them."""
    named = [at for at, one in enumerate(times) if one.text]
    places = [
        min(max(x, _width(one.text) / 2 + 2), WIDTH - _width(one.text) / 2 - 2)
        for one, x in zip(times, across, strict=True)
    ]
    last = named[-1]
    free = places[0] + _width(times[0].text) / 2
    end = places[last] - _width(times[last].text) / 2
    shown = [0]
    for at in named[1:-1]:
        half = _width(times[at].text) / 2
        if places[at] - half > free + _GAP and places[at] + half + _GAP < end:
            shown.append(at)
            free = places[at] + half
    if last and end > places[0] + _width(times[0].text) / 2 + _GAP:
        shown.append(last)
    for at in shown:
        tick = f"M{number(across[at])} {number(FOOT)}v4"
        yield element("path", {"d": tick, "class": "chart-grid"})
        yield text(times[at].text, {"x": places[at], "y": HEIGHT - 10, "text-anchor": "middle"})


def _line(points: Sequence[_Point | None], dash: str) -> Iterator[str]:
    """Draw steps; a range as a band between its lowest and its highest number."""
    for run in _runs(points):
        lows = [(one.x, one.low) for one in run]
        highs = [(one.x, one.high) for one in run]
        look: dict[str, Value] = {"fill": "none", "stroke": "currentColor", "stroke-width": 2}
        look |= {"stroke-dasharray": dash} if dash else {}
        if lows != highs:
            back = "".join(f"V{number(y)}H{number(x)}" for x, y in reversed(lows[:-1]))
            band = f"{_steps(highs)}V{number(lows[-1][1])}{back}z"
            yield element("path", {"d": band, "fill": "currentColor", "fill-opacity": "0.15"})
            yield element("path", {**look, "d": _steps(lows)})
        yield element("path", {**look, "d": _steps(highs)})
    for one in points:
        if one is not None:
            if one.low != one.high:
                reach = f"M{number(one.x)} {number(one.low)}V{number(one.high)}"
                yield element("path", {"d": reach, "stroke": "currentColor", "stroke-width": 2})
            for y in dict.fromkeys((one.low, one.high)):
                yield _mark(one.x, y, dash)


def _runs(points: Sequence[_Point | None]) -> Iterator[list[_Point]]:
    run: list[_Point] = []
    for one in (*points, None):
        if one is not None:
            run.append(one)
        elif run:
            yield run
            run = []


def _steps(points: Sequence[tuple[float, float]]) -> str:
    x, y = points[0]
    steps = "".join(f"H{number(x)}V{number(y)}" for x, y in points[1:])
    return f"M{number(x)} {number(y)}{steps}"


def _mark(x: float, y: float, dash: str) -> str:
    """A point: round, square or a diamond, by its line."""
    look: dict[str, Value] = {"class": "chart-point"}
    if dash == _DASHES[0]:
        return element("circle", {**look, "cx": x, "cy": y, "r": 3.5})
    if dash == _DASHES[1]:
        return element("rect", {**look, "x": x - 3, "y": y - 3, "width": 6, "height": 6})
    diamond = f"M{number(x)} {number(y - 4.5)}l4.5 4.5-4.5 4.5-4.5-4.5z"
    return element("path", {**look, "d": diamond})


def _numbers(points: Iterable[_Point | None]) -> Iterator[str]:
    """Each number over its point, where it does not run into the one before."""
    free = 0.0
    for one in points:
        if one is None:
            continue
        half = _width(one.text) * 1.15 / 2
        x = min(max(one.x, half + 2), WIDTH - half - 2)
        if x - half > free:
            look: dict[str, Value] = {"x": x, "y": one.high - 9, "text-anchor": "middle"}
            yield text(one.text, {**look, "class": "chart-number"})
            free = x + half + 2
