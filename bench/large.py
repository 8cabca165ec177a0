"""A national database: 100,000 incidents, each figure measured once, and ours only.

Reported, not gated. Hugo builds the same where ``--all-large`` asks for it.
"""

from __future__ import annotations

import shutil
from collections.abc import Iterator, Sequence
from pathlib import Path

from bench import sites
from bench.asked import Asked
from bench.programs import CASES, table
from bench.results import Found, Goal, yes
from bench.steps import Row, cold_with_memory, measured, warm

_EACH = 300_000  # bytes on disk for one incident: its content, its pages, what is kept
AIMS = {"cold": (900.0, "15 minutes"), "memory": (2e9, "2 GB"), "edit": (8.0, "8 s")}


def case(asked: Asked) -> Found | None:
    """Measure the large sizes."""
    if not asked.large:
        return None
    rows, missing = [], []
    for size in asked.large:
        for program in (sites.ours(), *([sites.hugo()] if asked.all_large else [])):
            _ask_for_room(sites.WORK, size)
            row, site = Row(program, size), program.set_up(size)
            missing += measured(row, site, (cold_with_memory, warm), 1)
            rows.append(row)
            program.forget(site)
    shown = {name: words for name, words in CASES.items() if name != "served"}
    return Found(table(rows, shown), tuple(_aims(rows)), tuple(missing))


def _ask_for_room(folder: Path, size: int) -> None:
    """Refuse to begin what the disk cannot hold."""
    folder.mkdir(parents=True, exist_ok=True)
    free = shutil.disk_usage(folder).free
    if free < size * _EACH:
        needed = size * _EACH / 1e9
        told = f"{size:,} incidents need {needed:.0f} GB, and {free / 1e9:.0f} are free"
        raise RuntimeError(told)


def _aims(rows: Sequence[Row]) -> Iterator[Goal]:
    for row in rows:
        if row.program.form != "ours":
            continue
        for name, (most, words) in AIMS.items():
            if name in row.figures:
                found = row.figures[name]
                told = f"{found / 1e6:,.0f} MB" if name == "memory" else f"{found:.1f} s"
                what = f"{CASES[name]}, {row.size:,}"
                yield Goal(what, f"an aim: {words}", told, yes(found <= most))
