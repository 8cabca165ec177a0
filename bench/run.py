"""Our build and its peers, in turn on one machine: medians, ratios, goals.

    python -m bench.run [--sizes 1000 10000] [--runs 3] [--peers hugo eleventy pelican]

Writes ``bench/RESULTS.md``. Ratios within one run count; seconds depend on the machine.
"""

from __future__ import annotations

import argparse
import os
import platform
import signal
import statistics
import subprocess
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from urllib.error import URLError
from urllib.request import urlopen

from bench import sites
from bench.measure import Measured, measure
from bench.sites import Program, edit

_PATIENCE = 900.0  # seconds for a server to start or to show an edit
RESULTS = Path(__file__).with_name("RESULTS.md")
CASES = {
    "cold": "cold build",
    "edit": "one edit, new process",
    "same": "nothing changed",
    "served": "edit to page while serving",
    "memory": "peak memory, cold",
}


@dataclass(slots=True)
class Row:
    """What was measured of one program at one size: case to seconds (or bytes)."""

    program: Program
    size: int
    figures: dict[str, float] = field(default_factory=dict)


def build(program: Program, site: Path, *, memory: bool = False) -> Measured:
    """Build once."""
    return measure(program.build, site, environment=sites.environment(), memory=memory)


def note(row: Row, case: str, found: Sequence[Measured]) -> None:
    """Note the medians of some runs: wall time, and the processors' time of all processes."""
    row.figures[case] = statistics.median(one.seconds for one in found)
    row.figures[f"{case} cpu"] = statistics.median(one.cpu for one in found)


def cold(row: Row, site: Path, runs: int) -> None:
    """Build from nothing; memory in a run of its own, since looking at it takes time."""
    found = []
    for _ in range(runs):
        row.program.forget(site)
        found.append(build(row.program, site))
    note(row, "cold", found)
    row.program.forget(site)
    row.figures["memory"] = build(row.program, site, memory=True).memory


def warm(row: Row, site: Path, runs: int) -> None:
    """One edit and nothing changed, each in a new process, after two builds."""
    path = row.program.narrative(site)
    edits = []
    for number in range(runs + 1):
        edit(path, number)
        edits.append(build(row.program, site))
    note(row, "second", edits[:1])
    note(row, "edit", edits[1:])
    time.sleep(2.5)  # a file system may not tell two changes of two seconds apart
    build(row.program, site)
    note(row, "same", [build(row.program, site) for _ in range(runs)])


def served(row: Row, site: Path, runs: int) -> None:
    """From saving a file to a page that has it, while the program serves."""
    port = next(part[-4:] for part in row.program.serve if part[-4:].isdecimal())
    page = f"http://127.0.0.1:{port}/{row.program.address(site)}"
    with subprocess.Popen(
        row.program.serve,
        cwd=site,
        env={**os.environ, **sites.environment()},
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        start_new_session=True,
    ) as running:
        try:
            _seconds_until(page, "</html>")
            time.sleep(3)  # some watch only after they serve
            path, times = row.program.narrative(site), []
            for number in range(100, 100 + runs + 1):
                word = edit(path, number)
                times.append(_seconds_until(page, word))
                time.sleep(1)  # let the program come to rest
            row.figures["served"] = statistics.median(times[1:])
        finally:
            os.killpg(running.pid, signal.SIGTERM)


def _seconds_until(page: str, word: str) -> float:
    start = time.perf_counter()
    while time.perf_counter() - start < _PATIENCE:
        try:
            with urlopen(page, timeout=_PATIENCE) as answer:  # noqa: S310  our own address
                if word in answer.read().decode():
                    return time.perf_counter() - start
        except (URLError, OSError):
            pass
        time.sleep(0.02)
    raise RuntimeError(f"{page} never had {word}")


def rows(programs: Sequence[Program], sizes: Sequence[int], runs: int) -> list[Row]:
    """Measure every program at every size, one after the other."""
    found = []
    for size in sizes:
        for program in programs:
            row = Row(program, size)
            site = program.set_up(size)
            for step in (cold, warm, served) if program.serve else (cold, warm):
                try:
                    step(row, site, runs)
                except RuntimeError as error:
                    print(f"{program.name}, {size}, {step.__name__}: {error}", flush=True)
            print(program.name, size, row.figures, flush=True)
            found.append(row)
    return found


def table(found: Sequence[Row]) -> str:
    """The figures as a table in Markdown."""
    lines = ["| incidents | program | " + " | ".join(CASES.values()) + " |"]
    lines.append("| --: | --- " + "| --: " * len(CASES) + "|")
    for row in found:
        cells = (_cell(case, row.figures) for case in CASES)
        name = f"{row.program.name} {row.program.version}"
        lines.append(f"| {row.size:,} | {name} | " + " | ".join(cells) + " |")
    return "\n".join(lines)


def _cell(case: str, figures: Mapping[str, float]) -> str:
    figure, cpu = figures.get(case), figures.get(f"{case} cpu")
    if figure is None:
        return "–"
    if case == "memory":
        return f"{figure / 1e6:,.0f} MB"
    return f"{figure:.2f} s" + (f" ({cpu:.2f})" if cpu is not None else "")


GOALS = {
    "cold": (1.5, "at most 1.5 × Hugo"),
    "edit": (1 / 20, "under 1/20 of Hugo"),
    "same": (1 / 40, "under 1/40 of Hugo’s one edit"),
    "served": (1.0, "at most Hugo’s watch"),
    "memory": (1 / 4, "under 1/4 of Hugo"),
}


FROM = {"cold": 1000, "edit": 10_000, "same": 10_000, "served": 1000, "memory": 10_000}
"""The smallest size that each goal is set for."""


def goals(found: Sequence[Row]) -> str:
    """Our figures over Hugo's, and whether each goal is met."""
    lines = [
        "| incidents | case | goal | ours over Hugo | by processors’ time | met |",
        "| --: | --- | --- | --: | --: | --- |",
    ]
    hugo = {row.size: row.figures for row in found if row.program.form == "hugo"}
    ours = [row for row in found if row.program.form == "ours" and row.size in hugo]
    for row in ours:
        for case, (most, words) in GOALS.items():
            mine = row.figures.get(case)
            theirs = hugo[row.size].get("edit" if case == "same" else case)
            if mine is None or not theirs:
                continue
            met = "yes" if mine / theirs <= most else "no"
            met = f"set for {FROM[case]:,}" if row.size < FROM[case] else met
            beside = _beside(case, row.figures, hugo[row.size])
            ratio = f"{mine / theirs:.3f} | {beside}"
            lines.append(f"| {row.size:,} | {CASES[case]} | {words} | {ratio} | {met} |")
    return "\n".join(lines)


def _beside(case: str, ours: Mapping[str, float], theirs: Mapping[str, float]) -> str:
    """The same ratio by the time of all processors, which other work on the machine leaves be."""
    mine, other = ours.get(f"{case} cpu"), theirs.get(f"{'edit' if case == 'same' else case} cpu")
    return f"{mine / other:.3f}" if mine is not None and other else "–"


def machine() -> str:
    """Where and when the figures come from."""
    info = Path("/proc/cpuinfo").read_text()
    cpu = next(
        (line.partition(": ")[2] for line in info.splitlines() if line.startswith("model name")),
        platform.machine(),
    )
    memory = os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") / 2**30
    day = datetime.now(UTC).date().isoformat()
    return (
        f"{day}, commit {sites.ours().version}, {os.cpu_count()} cores of {cpu}, "
        f"{memory:.0f} GB, Linux {platform.release()}, Python {platform.python_version()}."
    )


def main() -> None:
    """Measure, print, and write the results."""
    asked = argparse.ArgumentParser(description=__doc__)
    asked.add_argument("--sizes", type=int, nargs="+", default=[1000, 10000])
    asked.add_argument("--runs", type=int, default=3)
    asked.add_argument("--peers", nargs="*", default=["hugo", "eleventy", "pelican"])
    given = asked.parse_args()
    peers = {"hugo": sites.hugo, "eleventy": sites.eleventy, "pelican": sites.pelican}
    programs = [sites.ours(), *(peers[name]() for name in given.peers)]
    found = rows(programs, given.sizes, given.runs)
    parts = {"TABLE": table(found), "GOALS": goals(found), "MACHINE": machine()}
    text = RESULTS.read_text() if RESULTS.exists() else ""
    for name, part in parts.items():
        start, end = f"<!-- {name} -->", f"<!-- /{name} -->"
        if start in text:
            before, _, rest = text.partition(start)
            text = f"{before}{start}\n{part}\n{end}{rest.partition(end)[2]}"
        print(part, end="\n\n")
    if text:
        RESULTS.write_text(text)


if __name__ == "__main__":
    main()
