"""A national database: 100,000 incidents, each figure measured once, and ours only.

Reported, without a goal. Hugo builds the same where ``--all-large`` asks for it.
"""

from __future__ import annotations

import shutil
from collections.abc import Iterator, Sequence
from pathlib import Path

from bench import sites
from bench.asked import Asked
from bench.programs import CASES, cell, table
from bench.results import Found, Goal
from bench.steps import Row, cold_with_memory, measured, warm

_EACH = 300_000  # bytes on disk for one incident: its content, its pages, what is kept
REPORTED = ("cold", "edit", "same", "memory")


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
    columns = {name: words for name, words in CASES.items() if name != "served"}
    return Found(table(rows, columns), tuple(_reported(rows)), tuple(missing))


def _ask_for_room(folder: Path, size: int) -> None:
    """Refuse to begin what the disk cannot hold."""
    folder.mkdir(parents=True, exist_ok=True)
    free = shutil.disk_usage(folder).free
    if free < size * _EACH:
        needed = size * _EACH / 1e9
        message = f"{size:,} incidents need {needed:.0f} GB, and {free / 1e9:.0f} are free"
        raise RuntimeError(message)


def _reported(rows: Sequence[Row]) -> Iterator[Goal]:
    for row in rows:
        for name in REPORTED:
            if row.program.form == "ours" and name in row.figures:
                what = f"{CASES[name]}, {row.size:,}"
                yield Goal(what, "reported", cell(name, row.figures), "–")
