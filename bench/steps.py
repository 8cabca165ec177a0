"""The steps in which a program is measured: from nothing, after an edit, while it serves."""

from __future__ import annotations

import os
import signal
import statistics
import subprocess
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from urllib.error import URLError
from urllib.request import urlopen

from bench import sites
from bench.measure import Measured, measure
from bench.results import say
from bench.sites import Program, edit

_PATIENCE = 900.0  # seconds for a server to start or to show an edit
_LONG = 45.0  # seconds after which a case is not repeated once more

Step = Callable[["Row", Path, int], None]


@dataclass(slots=True)
class Row:
    """What was measured of one program at one size: case to seconds (or bytes).

    The time of all processors in seconds stands next to the wall time, as “cold cpu”.
    """

    program: Program
    size: int
    figures: dict[str, float] = field(default_factory=dict)


def measured(row: Row, site: Path, steps: Sequence[Step], runs: int) -> list[str]:
    """Go through some steps; gives what could not be measured, with the reason."""
    missing = []
    for step in steps:
        name = f"{row.program.name}, {row.size:,}, {step.__name__}"
        say(f"  {name}")
        try:
            step(row, site, runs)
        except (RuntimeError, OSError) as error:
            say(f"  {name} failed: {error}")
            missing.append(f"{name}: {str(error).strip().splitlines()[-1]}")
    return missing


def build(program: Program, site: Path, *, memory: bool = False) -> Measured:
    """Build once."""
    return measure(program.build, site, environment=sites.environment(), memory=memory)


def repeated(make: Callable[[], Measured], runs: int) -> list[Measured]:
    """Measure several times; fewer where that takes long."""
    found: list[Measured] = []
    while len(found) < runs and sum(one.seconds for one in found) < _LONG:
        found.append(make())
    return found


def note(row: Row, case: str, found: Sequence[Measured]) -> None:
    """Note the medians of some runs: wall time, and the processors' time of all processes."""
    row.figures[case] = statistics.median(one.seconds for one in found)
    row.figures[f"{case} cpu"] = statistics.median(one.cpu for one in found)


def cold(row: Row, site: Path, runs: int) -> None:
    """Build from nothing."""

    def anew() -> Measured:
        row.program.forget(site)
        return build(row.program, site)

    note(row, "cold", repeated(anew, runs))


def memory(row: Row, site: Path, _runs: int) -> None:
    """Build from nothing in a run of its own, since looking at memory takes time."""
    row.program.forget(site)
    row.figures["memory"] = build(row.program, site, memory=True).memory


def cold_with_memory(row: Row, site: Path, _runs: int) -> None:
    """Both in one run, for large sites."""
    row.program.forget(site)
    found = build(row.program, site, memory=True)
    note(row, "cold", [found])
    row.figures["memory"] = found.memory


def warm(row: Row, site: Path, runs: int) -> None:
    """The first edit after a cold build, later ones, and nothing changed: new processes all."""
    path = row.program.narrative(site)

    def edited() -> Measured:
        edit(path)
        return build(row.program, site)

    if row.program.keeps:
        note(row, "first", [edited()])
    note(row, "edit", repeated(edited, runs))
    if row.program.keeps:
        time.sleep(2.5)  # a file system may not distinguish two changes within two seconds
        build(row.program, site)
    note(row, "same", repeated(lambda: build(row.program, site), runs))


def served(row: Row, site: Path, runs: int) -> None:
    """From saving a file to a page that has it, while the program serves."""
    page = f"http://127.0.0.1:{row.program.port}/{row.program.address(site)}"
    with running(row.program, site):
        _seconds_until(page, "</html>")
        time.sleep(3)  # some watch only after they serve
        path, times = row.program.narrative(site), []
        for _ in range(runs + 1):
            times.append(_seconds_until(page, edit(path)))
            time.sleep(1)  # let the program come to rest
        row.figures["served"] = statistics.median(times[1:])


@contextmanager
def running(program: Program, site: Path) -> Iterator[None]:
    """Let a program serve and watch its site, and end it with all its processes."""
    with subprocess.Popen(
        program.serve,
        cwd=site,
        env={**os.environ, **sites.environment()},
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        start_new_session=True,
    ) as server:
        try:
            yield
        finally:
            os.killpg(server.pid, signal.SIGTERM)


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
