"""What a process that builds again and again remembers of the builds before."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from typing import Any, TypeVar

from generator.building.workers import each

S = TypeVar("S")
T = TypeVar("T")


@dataclass(slots=True)
class Memory:
    """Results by what they were made of; of each kind only those of the last build are kept.

    Attributes:
        results: By kind and key.
    """

    results: dict[str, dict[str, Any]] = field(default_factory=dict)

    def each(
        self,
        kind: str,
        key: Callable[[S], str],
        function: Callable[[S], T],
        things: Sequence[S],
        *,
        jobs: int,
    ) -> Iterable[T]:
        """Apply a function to things, on several processes, where its result is not known yet.

        Args:
            kind: What kind of result it is.
            key: Tells a thing's fingerprint: all that the result depends on.
            function: What to apply.
            things: To what.
            jobs: How many processes to use at most.
        """
        known = self.results.get(kind, {})
        keys = [key(thing) for thing in things]
        missing = {
            name: thing for name, thing in zip(keys, things, strict=True) if name not in known
        }
        made = dict(zip(missing, each(function, list(missing.values()), jobs=jobs), strict=True))
        now = {name: made[name] if name in made else known[name] for name in keys}
        self.results[kind] = now
        return [now[name] for name in keys]
