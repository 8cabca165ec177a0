"""Charts: steps between numbers, few ticks, labels that stand clear, no meaning in colour."""

from __future__ import annotations

import re
from collections.abc import Callable
from itertools import pairwise
from pathlib import Path

import pytest
from bs4 import BeautifulSoup, Tag

from generator.site.charts import ChartPoint, ChartTime, draw_chart
from generator.site.words import ENGLISH, words_in


def points(*values: tuple[float, float] | None) -> list[ChartPoint | None]:
    return [ChartPoint(*one, f"{one[0]:g}–{one[1]:g}") if one else None for one in values]


def times(*texts: str) -> list[ChartTime]:
    return [ChartTime(at * 3600, text) for at, text in enumerate(texts)]


def drawn(
    lines: list[list[ChartPoint | None]],
    labels: list[ChartTime] | None = None,
    written: Callable[[float], str] = ENGLISH.number,
) -> Tag:
    labels = labels or times(*(f"{at} p.m." for at in range(len(lines[0]))))
    svg = BeautifulSoup(draw_chart(labels, lines, "All in words.", written), "html.parser").svg
    assert svg is not None
    return svg


def words(svg: Tag, anchor: str) -> list[Tag]:
    return svg.find_all("text", attrs={"text-anchor": anchor})


def test_the_axis_begins_at_nought_and_ends_at_a_round_number_above_all() -> None:
    for most, top in (
        (480, "500"),
        (12, "15"),
        (1, "1"),
        (0.3, "0.3"),
        (171_300, "200,000"),
        (3e6, "3,000,000"),
    ):
        ticks = [one.text for one in words(drawn([points((0, 0), (most, most))]), "end")]
        assert ticks[0] == "0"
        assert ticks[-1] == top, most
        assert len(ticks) <= 5
    assert [one.text for one in words(drawn([points((0, 0), (0, 0))]), "end")] == ["0", "1"]


def test_the_axis_is_written_as_the_language_of_the_page_writes_numbers() -> None:
    spanish = words_in("es", [Path("theme")]).number
    ticks = words(drawn([points((0, 0), (8_000, 8_000))], written=spanish), "end")
    assert "2.000" in [one.text for one in ticks]


def test_small_numbers_of_the_axis_are_written_with_all_their_decimals() -> None:
    written = words_in("es", [Path("theme")]).number_in_full
    dust = [points((0.0001, 0.0001), (0.0002, 0.0002))]
    ticks = [one.text for one in words(drawn(dust, written=written), "end")]
    assert ticks == ["0", "0,0002"]
    assert written(1340.0) == "1.340"


@pytest.mark.parametrize("most", range(1, 30))
def test_what_is_counted_has_no_half_on_the_axis(most: int) -> None:
    ticks = [one.text for one in words(drawn([points((0, 0), (most, most))]), "end")]
    assert [tick for tick in ticks if "." in tick] == []


def test_a_number_holds_until_the_next_and_a_gap_is_no_line() -> None:
    svg = drawn([points((10, 10), (20, 20), None, (5, 5), (5, 5))])
    lines = [path["d"] for path in svg.find_all("path", attrs={"stroke-width": "2"})]
    assert len(lines) == 2
    assert all(set(re.findall("[A-Za-z]", str(line))) <= set("MHV") for line in lines)
    assert len(svg.find_all("circle")) == 4


def test_a_range_is_a_band_with_both_its_ends() -> None:
    svg = drawn([points((10, 10), (20, 30), (20, 30))])
    band = svg.find("path", attrs={"fill-opacity": True})
    assert isinstance(band, Tag)
    assert str(band["d"]).endswith("z")
    assert len(svg.find_all("circle")) == 5


def test_lines_differ_by_dash_and_by_the_shape_of_their_points() -> None:
    line = points((1, 1), (2, 2))
    svg = drawn([line, line, line])
    dashes = {path.get("stroke-dasharray") for path in svg.find_all("path", fill="none")}
    assert len(dashes) == 3
    assert len(svg.find_all("circle")) == len(svg.find_all("rect")) == 2
    colours = {one.get("stroke") for one in svg.select("*")} - {None}
    assert colours == {"currentColor"}


def test_labels_below_never_run_into_each_other_or_out_of_the_drawing() -> None:
    for name in ("2 p.m.", "about Sept. 16, 2023", "二〇二三年十月十六日"):
        svg = drawn([points(*[(1, 1)] * 40)], times(*[name] * 40))
        wide = len(name) * (11.6 if name[0] == "二" else 5.8)
        places = [float(str(one["x"])) for one in words(svg, "middle")]
        assert 2 <= len(places) < 40
        assert all(after - before > wide for before, after in pairwise(places))
        assert places[0] >= wide / 2
        assert places[-1] <= 360 - wide / 2


def test_a_day_that_several_points_share_stands_below_the_first_of_them() -> None:
    svg = drawn([points(*[(1, 1)] * 4)], times("May 1", "", "May 2", ""))
    assert [one.text for one in words(svg, "middle") if "–" not in one.text] == ["May 1", "May 2"]


def test_it_says_all_in_words_and_keeps_its_direction_on_every_page() -> None:
    svg = drawn([points((1, 1), (2, 2))])
    assert svg["role"] == "img"
    assert svg["aria-label"] == "All in words."
    assert svg["direction"] == "ltr"
