"""What Lighthouse says of a page of every kind: four categories, each 100 at best.

Its default is a phone on slow 4G, simulated from a fast load; performance is judged once more
on a line and a processor that are really slowed down. A page that is kept from search engines
on purpose loses points for that in SEO; it is reported apart.
"""

from __future__ import annotations

import json
import os
import statistics
import subprocess
import tempfile
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from bench import npm
from bench.asked import Asked
from bench.readers_site import KINDS, chromium, example
from bench.results import Found, Goal, say, yes

CATEGORIES = {
    "performance": "performance",
    "accessibility": "accessibility",
    "best-practices": "best practices",
    "seo": "SEO",
}
HIDDEN = frozenset({"is-crawlable"})
"""The audit that a page with ``noindex`` fails, as it should."""


_QUICK = ("--quiet", "--disable-full-page-screenshot", "--skip-audits=bf-cache")
"""What takes seconds and counts for nothing is left out."""


@dataclass(frozen=True, slots=True)
class Judged:
    """What Lighthouse says of a page.

    Attributes:
        scores: From 0 to 100, by category.
        failed: The audits that cost points, by category.
        slowed: Performance on a line and a processor that are really slow.
    """

    scores: Mapping[str, int]
    failed: Mapping[str, frozenset[str]]
    slowed: int

    def perfect(self, category: str) -> bool:
        """Whether nothing is lost but what is lost on purpose."""
        hidden = category == "seo" and self.failed[category] == HIDDEN
        return self.scores[category] == 100 or hidden


def case(asked: Asked) -> Found:
    """Judge a page of every kind."""
    npm.fetch()
    with example() as site:
        judged = {kind: judge(site + path, asked.runs) for kind, path in KINDS.items()}
    return Found(_table(judged), tuple(_goals(judged)))


def judge(address: str, runs: int) -> Judged:
    """Judge one page; performance more than once where it is below 100, since it varies."""
    say(f"  {address}")
    report = _report(address, tuple(CATEGORIES))
    scores = {name: _score(report, name) for name in CATEGORIES}
    slowed = [
        _score(_report(address, ("performance",)), "performance")
        for _ in range(runs - 1 if scores["performance"] < 100 else 0)
    ]
    scores["performance"] = int(statistics.median([scores["performance"], *slowed]))
    slow = _report(address, ("performance",), "--throttling-method=devtools")
    failed = {name: frozenset(_failed(report, name)) for name in CATEGORIES}
    return Judged(scores, failed, _score(slow, "performance"))


def _report(address: str, categories: tuple[str, ...], *options: str) -> Mapping[str, Any]:
    """Run Lighthouse in a browser of its own."""
    script = npm.MODULES / "lighthouse" / "cli" / "index.js"
    with tempfile.TemporaryDirectory(prefix="explainer-lighthouse-") as folder:
        path = Path(folder, "report.json")
        command = [npm.node(), str(script), address, "--output=json", f"--output-path={path}"]
        command += [f"--only-categories={','.join(categories)}", *options, *_QUICK]
        command += ["--chrome-flags=--headless=new --no-sandbox", "--no-enable-error-reporting"]
        environment = {**os.environ, "CHROME_PATH": chromium()}
        ran = subprocess.run(command, env=environment, capture_output=True, text=True, check=False)
        if not path.exists():
            raise RuntimeError(f"Lighthouse, {address}: {ran.stderr[-2000:]}")
        report: Mapping[str, Any] = json.loads(path.read_text())
    if problem := report.get("runtimeError"):
        raise RuntimeError(f"Lighthouse, {address}: {problem['message']}")
    return report


def _score(report: Mapping[str, Any], category: str) -> int:
    return round((report["categories"][category]["score"] or 0) * 100)


def _failed(report: Mapping[str, Any], category: str) -> Iterator[str]:
    for part in report["categories"][category]["auditRefs"]:
        score = report["audits"][part["id"]]["score"]
        if part["weight"] and score is not None and score < 1:
            yield part["id"]


def _table(judged: Mapping[str, Judged]) -> str:
    heads = (*CATEGORIES.values(), "performance, really slowed", "what costs points")
    lines = [f"| page | {' | '.join(heads)} |", "| --- " + "| --: " * 5 + "| --- |"]
    for kind, one in judged.items():
        scores = (str(one.scores[name]) for name in CATEGORIES)
        lost = sorted(frozenset().union(*one.failed.values())) if not _whole(one) else []
        why = ["kept from search on purpose" if name in HIDDEN else f"`{name}`" for name in lost]
        cells = (*scores, str(one.slowed), ", ".join(why))
        lines.append(f"| {kind}: /{KINDS[kind]} | {' | '.join(cells)} |")
    return "\n".join(lines)


def _whole(one: Judged) -> bool:
    return all(score == 100 for score in one.scores.values())


def _goals(judged: Mapping[str, Judged]) -> Iterator[Goal]:
    for name, words in CATEGORIES.items():
        below = {kind: one.scores[name] for kind, one in judged.items() if not one.perfect(name)}
        scores = ", ".join(f"{score} ({kind})" for kind, score in below.items()) or "100"
        limit = "100; less only where kept from search" if name == "seo" else "100"
        yield Goal(f"Lighthouse, {words}, every kind of page", limit, scores, yes(not below))
    slowed = min(one.slowed for one in judged.values())
    what = "Lighthouse, performance, really slowed, every kind of page"
    yield Goal(what, "an aim: 100", f"{slowed} at least", yes(slowed == 100))
