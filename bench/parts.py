"""Single parts: the example site, cards, maps, languages; each by its own command.

What they print stands in RESULTS.md as it is. A line “…: 6.3 s …, at most 20” is a goal too.
"""

from __future__ import annotations

import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

from bench.asked import Asked
from bench.results import Found, Goal, say, yes

MODULES = ("bench.example", "bench.cards", "bench.maps", "bench.languages")
_LIMIT = re.compile(
    r"(?P<what>[^:]+): (?P<found>[\d.,]+) (?P<unit>m?s|bytes|times)\b"
    r".*, at most (?P<most>[\d,.]*\d)"
)


def case(_asked: Asked) -> Found:
    """Run each command; one that fails is reported, and the others go on."""
    texts: list[str] = []
    found: list[Goal] = []
    missing: list[str] = []
    for module in MODULES:
        say(f"  {module}")
        command = [sys.executable, "-m", module]
        ran = subprocess.run(
            command, cwd=Path(__file__).parents[1], capture_output=True, text=True, check=False
        )
        lines = ran.stdout.strip()
        if lines:
            texts.append(f"```text\n$ python -m {module}\n{lines}\n```")
            found += goals(module, lines)
        if "Traceback" in ran.stderr or not lines:
            last = (ran.stderr.strip() or "it said nothing").splitlines()[-1]
            missing.append(f"{module}: {last}")
    return Found("\n\n".join(texts), tuple(found), tuple(missing))


def goals(module: str, lines: str) -> Iterator[Goal]:
    """The lines that name a limit, as goals."""
    for line in lines.splitlines():
        if limit := _LIMIT.match(line):
            met = yes(_number(limit["found"]) <= _number(limit["most"]))
            words = f"at most {limit['most']} {limit['unit']}"
            what = f"{module.removeprefix('bench.')}: {limit['what']}"
            yield Goal(what, words, f"{limit['found']} {limit['unit']}", met)


def _number(text: str) -> float:
    return float(text.replace(",", ""))
