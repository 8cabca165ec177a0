"""How figures become goals."""

from __future__ import annotations

import pytest

from bench.lighthouse import HIDDEN, Judged
from bench.parts import goals as goals_of_lines
from bench.programs import goals, table
from bench.sites import Program
from bench.steps import Row

OURS = Program("explainer", "abc", "ours", (), "output", keeps=True)
HUGO = Program("Hugo", "1", "hugo", (), "public")
PELICAN = Program("Pelican", "4", "pelican", (), "output")


def rows(name: str, size: int, ours: float, other: Program, theirs: float) -> list[Row]:
    return [
        Row(OURS, size, {name: ours, f"{name} cpu": 2 * ours}),
        Row(other, size, {name: theirs, f"{name} cpu": theirs}),
    ]


@pytest.mark.parametrize(
    ("name", "size", "other", "most"),
    [
        ("cold", 1000, PELICAN, 3),
        ("cold", 10_000, PELICAN, 3),
        ("edit", 1000, HUGO, 1 / 2),
        ("edit", 10_000, HUGO, 1 / 12),
        ("same", 10_000, HUGO, 1 / 40),
        ("served", 1000, HUGO, 1),
        ("served", 10_000, HUGO, 1),
        ("memory", 10_000, HUGO, 1 / 3),
    ],
)
def test_a_goal_is_met_up_to_its_limit(name: str, size: int, other: Program, most: float) -> None:
    (met,) = goals(rows(name, size, most * 10, other, 10.0))
    (missed,) = goals(rows(name, size, most * 10.1, other, 10.0))
    assert (met.met, missed.met) == ("yes", "no")
    assert met.found == f"{most:.3f} ({2 * most:.3f})"


def test_a_size_without_a_limit_is_no_goal() -> None:
    assert list(goals(rows("memory", 1000, 1.0, HUGO, 1.0))) == []


def test_a_figure_that_is_missing_speaks_of_no_goal() -> None:
    assert list(goals([Row(OURS, 1000, {"edit": 1.0})])) == []
    assert list(goals([Row(OURS, 1000), Row(HUGO, 1000, {"edit": 1.0})])) == []


def test_growth_is_told_between_two_sizes() -> None:
    small = rows("cold", 1000, 1.0, PELICAN, 1.0)
    found = goals([*small, *rows("cold", 10_000, 10.5, PELICAN, 10.0)])
    (grown,) = (goal for goal in found if "against" in goal.what)
    assert (grown.limit, grown.found, grown.met) == ("at most 11 ×", "10.50", "yes")


def test_what_was_not_measured_is_a_dash_in_the_table() -> None:
    assert table(rows("cold", 1000, 1.0, HUGO, 1.0)).splitlines()[2] == (
        "| 1,000 | explainer abc | 1.00 s (2.00) | – | – | – | – | – |"
    )


@pytest.mark.parametrize(
    ("line", "found", "met"),
    [
        ("cold: 6.30 s (5.10 s of work), at most 20", "6.30 s", "yes"),
        ("one picture: 70 ms (77 at worst), at most 60", "70 ms", "no"),
        ("map, overlays: 6,139 bytes, at most 5,000", "6,139 bytes", "no"),
    ],
)
def test_a_line_with_a_limit_is_a_goal(line: str, found: str, met: str) -> None:
    (goal,) = goals_of_lines("bench.one", f"first: 1 s\n{line}\n")
    assert (goal.found, goal.met) == (found, met)


def test_a_page_that_is_kept_from_search_on_purpose_loses_nothing_else() -> None:
    def seo(*failed: str) -> bool:
        return Judged({"seo": 66}, {"seo": frozenset(failed)}, 100).perfect("seo")

    assert seo(*HIDDEN)
    assert not seo(*HIDDEN, "document-title")
