"""Where the time of a cold build goes, by ``--profile``: what keeps a goal from being met.

One process, no cards. A sample counts for the innermost of our own modules that it is in, with
what that module asks of libraries; folders inside a room are told apart.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import replace
from pathlib import PurePosixPath
from typing import Any

from bench import sites
from bench.asked import Asked
from bench.results import Found, say
from bench.steps import build

COUNT = 200
_SHOWN = 16
_DEEP = frozenset({"site", "standards", "reading", "history"})
"""Rooms whose modules and folders are told apart."""


def case(_asked: Asked) -> Found:
    """Build a site once under the profiler and sum up its samples."""
    ours = sites.ours()
    program = replace(ours, build=(*ours.build, "--profile"))
    site = program.set_up(COUNT)
    say(f"  {COUNT} incidents under the profiler")
    program.forget(site)
    build(program, site)
    return Found(table(json.loads((site / ".explainer/profile.speedscope.json").read_text())))


def table(trace: Mapping[str, Any]) -> str:
    """The parts that take longest, in milliseconds of one processor for each incident."""
    files = [frame["file"] for frame in trace["shared"]["frames"]]
    profile = trace["profiles"][0]
    seconds: Counter[str] = Counter()
    for stack, weight in zip(profile["samples"], profile["weights"], strict=True):
        seconds[_part(files[frame] for frame in reversed(stack))] += weight
    shown = seconds.most_common(_SHOWN)
    rest = seconds.total() - sum(taken for _, taken in shown)
    rows = [*shown, ("the rest", rest), ("all", seconds.total())]
    lines = ["| part | ms an incident | share |", "| --- | --: | --: |"]
    for part, taken in rows:
        share = taken / (seconds.total() or 1)
        lines.append(f"| {part} | {taken / COUNT * 1000:.2f} | {share:.0%} |")
    return "\n".join(lines)


def _part(files: Iterable[str]) -> str:
    """The innermost of our own modules among the files of a stack, the innermost first."""
    own = (PurePosixPath(file).with_suffix("").parts for file in files)
    for _, *parts in (parts for parts in own if parts[:1] == ("generator",)):
        depth = 2 if parts[0] in _DEEP else 1
        return f"`{'/'.join(parts[:depth])}`"
    return "Python itself"
