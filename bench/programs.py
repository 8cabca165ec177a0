"""Our build and its peers, in turn on one machine: medians, ratios, goals."""

from __future__ import annotations

import subprocess
from collections.abc import Callable, Iterator, Mapping, Sequence
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
GOALS = {
    "cold": (1000, 1.5, "at most 1.5 × Hugo"),
    "edit": (10_000, 1 / 20, "under 1/20 of Hugo"),
    "same": (10_000, 1 / 40, "under 1/40 of Hugo’s one edit"),
    "served": (1000, 1.0, "at most Hugo’s watch"),
    "memory": (10_000, 1 / 4, "under 1/4 of Hugo"),
}
"""From which size on a goal is set; the most that ours may be of Hugo's; the same in words."""

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
    """Our figures over Hugo's, and how they grow with the site."""
    hugo = {row.size: row.figures for row in rows if row.program.form == "hugo"}
    ours = [row for row in rows if row.program.form == "ours"]
    for name, (least, most, words) in GOALS.items():
        for row in ours:
            ratio = beside(name, row.figures, hugo.get(row.size, {}))
            if ratio is None:
                continue
            by_cpu = beside(name, row.figures, hugo[row.size], " cpu")
            told = f"{ratio:.3f}" + (f" ({by_cpu:.3f})" if by_cpu is not None else "")
            met = yes(ratio <= most) if row.size >= least else f"set for {least:,}"
            yield Goal(f"{CASES[name]}, {row.size:,}", words, told, met)
    for less, more in pairwise(ours):
        yield from growth(less, more)


def beside(
    name: str, ours: Mapping[str, float], theirs: Mapping[str, float], of: str = ""
) -> float | None:
    """Ours over theirs; where nothing changed, over their edit."""
    mine, other = ours.get(name + of), theirs.get(("edit" if name == "same" else name) + of)
    return mine / other if mine is not None and other else None


def growth(less: Row, more: Row) -> Iterator[Goal]:
    """How the processors' time grows from one size to the next."""
    times = more.size / less.size
    limits = {"cold": (1.1 * times, f"at most {1.1 * times:.3g} ×"), "edit": (0.0, "no limit set")}
    for name, (most, words) in limits.items():
        if less.figures.get(f"{name} cpu") and more.figures.get(f"{name} cpu"):
            ratio = more.figures[f"{name} cpu"] / less.figures[f"{name} cpu"]
            what = f"{CASES[name]}, {more.size:,} against {less.size:,}, processors’ time"
            yield Goal(what, words, f"{ratio:.2f}", yes(ratio <= most) if most else "–")
