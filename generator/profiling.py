"""Where the time of a build goes, for ``--profile``.

A timer of the processor's time interrupts the build some 200 times a second and notes where it
is. Each sample stands for its share of the time, since systems round the timer's interval. They
tell how long each room of the house worked, and speedscope (https://speedscope.app, or its
npm package, which needs no network) opens them as a flame graph.
"""

from __future__ import annotations

import json
import signal
import time
from collections import Counter
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from types import FrameType

PACKAGE = Path(__file__).parent
_EVERY = 0.005  # seconds of the processor's time between two samples
_PASSED_THROUGH = frozenset(
    {"output", "line", "rounds", "looking", "targets", "commands", "__main__", "profiling"}
)

Frame = tuple[str, str, int]
"""A function's name, its file, and the line it begins on."""
Stack = tuple[Frame, ...]


@dataclass(slots=True)
class Samples:
    """Where the build was.

    Attributes:
        stacks: Sample by sample, the outermost function first.
        seconds: The processor's time that they share.
    """

    stacks: list[Stack] = field(default_factory=list)
    seconds: float = 0.0

    def take(self, _signal: int, frame: FrameType | None) -> None:
        """Note where the build is."""
        found: list[Frame] = []
        while frame is not None:
            code = frame.f_code
            found.append((code.co_qualname, code.co_filename, code.co_firstlineno))
            frame = frame.f_back
        self.stacks.append(tuple(reversed(found)))

    def table(self) -> str:
        """How long each room worked, in lines of text, the longest first."""
        rooms = Counter(_room(stack) for stack in self.stacks)
        total = max(1, len(self.stacks))
        return "\n".join(
            f"{room:<14} {count / total * self.seconds:8.2f} s {count / total:6.1%}"
            for room, count in rooms.most_common()
        )

    def speedscope(self) -> str:
        """The samples in speedscope's own format."""
        names = {frame: None for stack in self.stacks for frame in stack}
        weight = self.seconds / max(1, len(self.stacks))
        places = {frame: place for place, frame in enumerate(names)}
        return json.dumps(
            {
                "$schema": "https://www.speedscope.app/file-format-schema.json",
                "exporter": "explainer",
                "name": "explainer build",
                "shared": {
                    "frames": [
                        {"name": name, "file": _short(file), "line": line}
                        for name, file, line in names
                    ]
                },
                "profiles": [
                    {
                        "type": "sampled",
                        "name": "build",
                        "unit": "seconds",
                        "startValue": 0,
                        "endValue": self.seconds,
                        "samples": [[places[one] for one in stack] for stack in self.stacks],
                        "weights": [weight] * len(self.stacks),
                    }
                ],
            }
        )


@contextmanager
def sampling() -> Iterator[Samples]:
    """Take samples of this process while the block runs; forked workers are not seen."""
    samples, begun = Samples(), time.process_time()
    before = signal.signal(signal.SIGPROF, samples.take)
    signal.setitimer(signal.ITIMER_PROF, _EVERY, _EVERY)
    try:
        yield samples
    finally:
        signal.setitimer(signal.ITIMER_PROF, 0)
        samples.seconds = time.process_time() - begun
        signal.signal(signal.SIGPROF, before)


def _room(stack: Iterable[Frame]) -> str:
    """The outermost room that a sample is in, building and the line aside."""
    for _, file, _ in stack:
        path = Path(file)
        if path.is_relative_to(PACKAGE):
            room = path.relative_to(PACKAGE).parts[0].removesuffix(".py")
            if room not in _PASSED_THROUGH:
                return room
    return "output"


def _short(file: str) -> str:
    """A file's path from our package or the packages it uses on, without the machine's own."""
    parts = Path(file).parts
    for mark in ("site-packages", PACKAGE.parent.name):
        if mark in parts:
            return "/".join(parts[parts.index(mark) + 1 :])
    return Path(file).name
