"""What was found, and where it is written down: RESULTS.md, part by part between markers.

Each part has its own date and commit: what was not measured this time keeps its old figures.
"""

from __future__ import annotations

import os
import platform
import subprocess
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

HERE = Path(__file__).parent
RESULTS = HERE / "RESULTS.md"
_GOALS = "goals"
_HEAD = ("| goal | limit | found | met | measured by |", "| --- | --- | --: | --- | --- |")


@dataclass(frozen=True, slots=True)
class Goal:
    """A goal, and how far it is met.

    Attributes:
        what: What it is about: “cold build, 1,000”.
        limit: What was set: “at most 1/2 of Hugo’s”; “reported” where nothing is.
        found: The figure.
        met: “yes” or “no”, or why neither.
    """

    what: str
    limit: str
    found: str
    met: str


@dataclass(frozen=True, slots=True)
class Found:
    """What a case found.

    Attributes:
        text: Its part of RESULTS.md, in Markdown.
        goals: The goals that it can speak of.
        missing: What it could not measure, and why.
    """

    text: str
    goals: tuple[Goal, ...] = ()
    missing: tuple[str, ...] = ()


def yes(met: bool) -> str:  # noqa: FBT001  a word for a truth
    """Say whether a goal is met."""
    return "yes" if met else "no"


def say(text: str) -> None:
    """Tell the terminal what is under way, with the time of day."""
    print(f"{datetime.now().astimezone():%H:%M:%S}  {text}", flush=True)


def write_down(text: str, case: str, found: Found, when: str, order: Sequence[str]) -> str:
    """Put what a case found into the text of RESULTS.md.

    Args:
        text: RESULTS.md as it is.
        case: The name of the case, which is also that of its markers.
        found: What it found.
        when: Date, commit and machine, as a line of its own.
        order: The names of all cases, as their goals follow each other.
    """
    missing = "".join(f"\n\nNot measured: {one}." for one in found.missing)
    text = _between(text, case, f"*{when}*\n\n{found.text}{missing}")
    mark = ", ".join([f"`{case}`", *when.split(", ")[:2]])
    rows = {**_rows(_part(text, _GOALS)), case: [_row(goal, mark) for goal in found.goals]}
    lines = [line for name in order for line in rows.get(name, ())]
    return _between(text, _GOALS, "\n".join([*_HEAD, *lines]))


def _row(goal: Goal, mark: str) -> str:
    return f"| {goal.what} | {goal.limit} | {goal.found} | {goal.met} | {mark} |"


def _rows(table: str) -> Mapping[str, list[str]]:
    """The rows of a table of goals by the case that measured them, which the last cell names."""
    rows: dict[str, list[str]] = {}
    for line in table.splitlines():
        name = line.rpartition("| `")[2].partition("`")[0] if "| `" in line else ""
        if name:
            rows.setdefault(name, []).append(line)
    return rows


def _markers(name: str) -> tuple[str, str]:
    return f"<!-- {name} -->", f"<!-- /{name} -->"


def _part(text: str, name: str) -> str:
    start, end = _markers(name)
    return text.partition(start)[2].partition(end)[0]


def _between(text: str, name: str, part: str) -> str:
    """Replace what stands between two markers; where there are none, they come last."""
    start, end = _markers(name)
    if start not in text or end not in text:
        text = f"{text.rstrip()}\n\n{start}\n{end}\n"
    before, _, rest = text.partition(start)
    return f"{before}{start}\n{part}\n{end}{rest.partition(end)[2]}"


def commit() -> str:
    """Which state of this project is measured."""
    command = ["git", "-C", str(HERE), "describe", "--always", "--dirty", "--exclude=*"]
    said = subprocess.run(command, capture_output=True, text=True, check=False)
    return said.stdout.strip() or "unknown"


def machine() -> str:
    """Where the figures come from."""
    model = next(
        (
            line.partition(": ")[2]
            for line in _lines("/proc/cpuinfo")
            if line.startswith("model name")
        ),
        platform.machine(),
    )
    memory = os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") / 2**30
    return (
        f"{os.cpu_count()} cores of {model}, {memory:.0f} GB, "
        f"{platform.system()} {platform.release()}, Python {platform.python_version()}"
    )


class Watch:
    """Looks at what else the machine does while a case runs: it makes wall times of no use."""

    def __init__(self) -> None:
        self.start = time.perf_counter()
        self.busy, self.own = _busy(), _own()

    def summary(self, commit: str) -> str:
        """Say when and where a case ran, how long it took, and how idle the machine was."""
        seconds = time.perf_counter() - self.start
        day = datetime.now(UTC).date().isoformat()
        words = f"{day}, {commit}, {machine()}; took {_long(seconds)}"
        if not self.busy:
            return f"{words}."
        other = (_busy() - self.busy) - (_own() - self.own)
        share = max(0.0, other / (seconds * (os.cpu_count() or 1)))
        return f"{words}, while other work took {share:.0%} of the processors."


def _busy() -> float:
    """Seconds that all processors were at work, or taken by another machine on the same host."""
    parts = next(iter(_lines("/proc/stat")), "cpu").split()[1:]
    ticks = [int(part) for part in parts]
    return (sum(ticks[:8]) - sum(ticks[3:5])) / os.sysconf("SC_CLK_TCK")


def _own() -> float:
    used = os.times()
    return used.user + used.system + used.children_user + used.children_system


def _lines(path: str) -> list[str]:
    try:
        return Path(path).read_text().splitlines()
    except OSError:
        return []


def _long(seconds: float) -> str:
    return f"{seconds:.0f} s" if seconds < 100 else f"{seconds / 60:.0f} min"
