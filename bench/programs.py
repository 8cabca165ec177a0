"""Our build and its peers, in turn on one machine: medians, ratios, goals."""

from __future__ import annotations

import subprocess
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from bench import sites
from bench.asked import Asked
from bench.results import Found, Goal, say, yes
from bench.sites import Program
from bench.steps import Row, Step, cold, measured, memory, served, warm

CASES = {
    "cold": "cold build",
    "first": "first edit after it",
    "edit": "one edit, new process",
    "same": "nothing changed",
    "served": "edit to page while serving",
    "memory": "peak memory, cold",
}


@dataclass(frozen=True, slots=True)
class Limit:
    """The most that a figure of ours may be of another program's at one size.

    Attributes:
        name: Which figure, a key of ``CASES``.
        size: How many incidents.
        form: The other program, by the form of its corpus.
        most: Ours over theirs, at most.
        words: The limit in words.
    """

    name: str
    size: int
    form: str
    most: float
    words: str


LIMITS = (
    Limit("cold", 1000, "pelican", 3, "at most 3 × Pelican’s"),
    Limit("cold", 10_000, "pelican", 3, "at most 3 × Pelican’s"),
    Limit("edit", 1000, "hugo", 1 / 2, "at most 1/2 of Hugo’s"),
    Limit("edit", 10_000, "hugo", 1 / 12, "at most 1/12 of Hugo’s"),
    Limit("same", 10_000, "hugo", 1 / 40, "at most 1/40 of Hugo’s"),
    Limit("served", 1000, "hugo", 1, "at most Hugo’s"),
    Limit("served", 10_000, "hugo", 1, "at most Hugo’s"),
    Limit("memory", 10_000, "hugo", 1 / 3, "at most 1/3 of Hugo’s"),
)
"""The goals; a figure without a limit is reported."""

MAKERS: Mapping[str, Callable[[], Program]] = {
    "hugo": sites.hugo,
    "eleventy": sites.eleventy,
    "pelican": sites.pelican,
    "bare": sites.bare,
}


def case(asked: Asked) -> Found | None:
    """Measure every program at every usual size, one after the other."""
    if not asked.usual:
        return None
    programs, missing = fetched(asked.peers)
    rows = []
    for size in asked.usual:
        for program in programs:
            row = Row(program, size)
            steps: tuple[Step, ...] = (cold, memory, warm, served)
            site = program.set_up(size)
            missing += measured(row, site, steps if program.serve else steps[:-1], asked.runs)
            rows.append(row)
    return Found(table(rows), tuple(goals(rows)), tuple(missing))


def fetched(peers: Sequence[str]) -> tuple[list[Program], list[str]]:
    """Our own program and the peers that can be had; and why the others cannot."""
    programs, missing = [sites.ours()], []
    for name in peers:
        try:
            programs.append(MAKERS[name]())
        except (RuntimeError, OSError, ValueError, subprocess.CalledProcessError) as error:
            say(f"  {name} cannot be had: {error}")
            missing.append(f"{name}: {error}")
    return programs, missing


def table(rows: Sequence[Row], cases: Mapping[str, str] = CASES) -> str:
    """The figures as a table in Markdown."""
    lines = ["| incidents | program | " + " | ".join(cases.values()) + " |"]
    lines.append("| --: | --- " + "| --: " * len(cases) + "|")
    for row in rows:
        cells = (cell(name, row.figures) for name in cases)
        name = f"{row.program.name} {row.program.version}"
        lines.append(f"| {row.size:,} | {name} | " + " | ".join(cells) + " |")
    return "\n".join(lines)


def cell(name: str, figures: Mapping[str, float]) -> str:
    """A figure: wall time with the processors' time in brackets, or memory."""
    figure, cpu = figures.get(name), figures.get(f"{name} cpu")
    if figure is None:
        return "–"
    if name == "memory":
        return f"{figure / 1e6:,.0f} MB"
    return f"{figure:.2f} s" + (f" ({cpu:.2f})" if cpu is not None else "")


def goals(rows: Sequence[Row]) -> Iterator[Goal]:
    """Our figures over those of other programs, and how they grow with the site."""
    figures = {(row.program.form, row.size): row.figures for row in rows}
    for limit in LIMITS:
        ours = figures.get(("ours", limit.size), {})
        theirs = figures.get((limit.form, limit.size), {})
        ratio = _ratio(ours, theirs, limit.name)
        if ratio is None:
            continue
        by_cpu = _ratio(ours, theirs, f"{limit.name} cpu")
        found = f"{ratio:.3f}" + (f" ({by_cpu:.3f})" if by_cpu is not None else "")
        what = f"{CASES[limit.name]}, {limit.size:,}"
        yield Goal(what, limit.words, found, yes(ratio <= limit.most))
    for less, more in pairwise(row for row in rows if row.program.form == "ours"):
        yield from growth(less, more)


def _ratio(ours: Mapping[str, float], theirs: Mapping[str, float], name: str) -> float | None:
    mine, other = ours.get(name), theirs.get(name)
    return mine / other if mine is not None and other else None


def growth(less: Row, more: Row) -> Iterator[Goal]:
    """How the processors' time of a cold build grows: in step with the site, and a tenth more."""
    before, after = less.figures.get("cold cpu"), more.figures.get("cold cpu")
    if before and after:
        most = 1.1 * more.size / less.size
        what = f"cold build, {more.size:,} against {less.size:,}, processors’ time"
        found = after / before
        yield Goal(what, f"at most {most:.3g} ×", f"{found:.2f}", yes(found <= most))
