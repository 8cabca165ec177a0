"""How long the example site takes, the whole process: cold, with kept results, and unchanged.

    python -m bench.example [--runs 5]

Limit: 3 s of wall time for a build into an empty folder, on two cores.
"""

from __future__ import annotations

import argparse
import shutil
import statistics
import sys
import tempfile
from pathlib import Path

from bench.measure import measure

CASES = (
    ("nothing kept", ("--no-cache",), True, ""),
    ("into an empty folder, pictures kept", (), True, ", at most 3"),
    ("nothing changed", (), False, ""),
)


def main() -> None:
    """Run every case several times and print the median of its wall times."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--runs", type=int, default=5)
    runs = parser.parse_args().runs
    with tempfile.TemporaryDirectory() as folder:
        output = Path(folder, "output")
        for name, options, anew, limit in CASES:
            seconds = [_build(output, options, anew=anew) for _ in range(runs + 1)][1:]
            middle, best = statistics.median(seconds), min(seconds)
            print(f"{name}: {middle:.2f} s ({best:.2f} at best){limit}")


def _build(output: Path, options: tuple[str, ...], *, anew: bool) -> float:
    """Build once and give its wall time in seconds."""
    if anew:
        shutil.rmtree(output, ignore_errors=True)
        shutil.rmtree(output.with_name(f".{output.name}.explainer"), ignore_errors=True)
    command = (sys.executable, "-m", "generator", "build", "--output", str(output), *options)
    return measure(command, Path.cwd(), memory=False).seconds


if __name__ == "__main__":
    main()
