"""How the line goes through many incidents: on all cores, and only what it does not remember.

A build in a process of its own remembers nothing; ``serve`` remembers the builds before, so that
one edit reads, judges and plans one incident.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Any, TypeVar

from generator.building import Index, Memory, each, fingerprint, look
from generator.model.incident import Incident
from generator.model.many import Many
from generator.model.newsroom import Newsroom

S = TypeVar("S")
T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Pace:
    """How to go through incidents.

    Attributes:
        jobs: How many processes to use at most.
        memory: What was found in builds before; None where there will be no build after this one.
    """

    jobs: int = 1
    memory: Memory | None = None

    def reading(self, content: Path) -> Many:
        """To read incidents' folders: those are read again in which something changed."""
        if self.memory is None:
            return partial(each, jobs=self.jobs)
        known = self.memory.results.setdefault("index", {})
        parts = ["newsroom.yaml"]
        if (content / "incidents").is_dir():
            parts += [f"incidents/{one.name}" for one in (content / "incidents").iterdir()]
        index = known["content"] = look(content, parts, known.get("content", Index.of(None)))
        newsroom = index.parts["newsroom.yaml"].digest

        def key(folder: Path) -> str:
            return f"{folder.name} {index.parts[f'incidents/{folder.name}'].digest} {newsroom}"

        return self._many("read", key)

    def judging(self, kind: str, newsroom: Newsroom, *also: str) -> Many:
        """To judge incidents, by what they hold, their newsroom and what else counts."""
        told = fingerprint(newsroom.model_dump_json(), *also)

        def key(incident: Incident) -> str:
            return f"{told} {_told(incident)}"

        return self._many(kind, key)

    def _many(self, kind: str, key: Callable[[Any], str], jobs: int | None = None) -> Many:
        processes = self.jobs if jobs is None else jobs
        memory = self.memory

        def many(function: Callable[[S], T], things: Sequence[S]) -> Iterable[T]:
            if memory is None:
                return each(function, things, jobs=processes)
            return memory.each(kind, key, function, things, jobs=processes)

        return many


def _told(incident: Incident) -> str:
    return f"{incident.id} {incident.digest}"
