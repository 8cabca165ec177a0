"""Measures everything, case by case, and writes RESULTS.md: what ``make bench`` runs.

    python -m bench.run [--sizes 1000 10000] [--cases programs ledger …] [--results FILE]

A case that fails says why, keeps its old figures, and the others go on.
"""

from __future__ import annotations

import argparse
import sys
import time
import traceback
from collections.abc import Callable
from pathlib import Path

from bench import (
    collected,
    large,
    ledger,
    lighthouse,
    moved_in,
    parts,
    programs,
    readers,
    sites,
)
from bench.asked import PEERS, Asked
from bench.results import RESULTS, Found, Watch, commit, say, write_down

CASES: dict[str, Callable[[Asked], Found | None]] = {
    "programs": programs.case,
    "ledger": ledger.case,
    "collections": collected.case,
    "moved in": moved_in.case,
    "parts": parts.case,
    "readers": readers.case,
    "lighthouse": lighthouse.case,
    "large": large.case,
}
"""What is measured, by name, the longest last; a case gives nothing where it is not asked."""


def main() -> None:
    """Run the cases that are asked for, and say how long that took."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--sizes", type=int, nargs="+", default=[1000, 10_000])
    parser.add_argument("--runs", type=int, default=3, help="how often a case is repeated")
    parser.add_argument("--cases", nargs="+", choices=CASES, default=list(CASES))
    parser.add_argument("--peers", nargs="*", choices=PEERS, default=list(PEERS))
    parser.add_argument("--all-large", action="store_true", help="Hugo at large sizes too")
    parser.add_argument("--results", type=Path, default=RESULTS)
    given = parser.parse_args()
    asked = Asked(tuple(given.sizes), given.runs, tuple(given.peers), given.all_large)
    start, state = time.perf_counter(), commit()
    chosen = [name for name in CASES if name in given.cases]
    failed = [name for name in chosen if not ran(name, asked, given.results, state)]
    sites.clear_away()
    say(f"done in {(time.perf_counter() - start) / 60:.1f} min; see {given.results}")
    if failed:
        sys.exit(f"These cases failed and keep their old figures: {', '.join(failed)}")


def ran(name: str, asked: Asked, results: Path, state: str) -> bool:
    """Run one case and write down what it found; gives whether it could be run."""
    say(f"{name} …")
    watch = Watch()
    try:
        found = CASES[name](asked)
    except Exception:  # noqa: BLE001  whatever stops one case, the others go on
        say(f"{name} failed:\n{traceback.format_exc()}")
        return False
    if found is not None:
        when = watch.summary(state)
        print(f"\n{when}\n\n{found.text}\n", *found.goals, *found.missing, sep="\n", flush=True)
        text = results.read_text() if results.exists() else ""
        results.write_text(write_down(text, name, found, when, list(CASES)))
    return True


if __name__ == "__main__":
    main()
