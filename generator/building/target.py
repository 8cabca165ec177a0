"""What is to be made, and what it is made into."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Generic, TypeVar

Recipe = TypeVar("Recipe")


@dataclass(frozen=True, slots=True)
class File:
    """One file of the output.

    Attributes:
        path: Relative to the output folder, with forward slashes.
        content: Its bytes.
    """

    path: str
    content: bytes


@dataclass(frozen=True, slots=True)
class Target(Generic[Recipe]):
    """A part of the output that is made in one go.

    Attributes:
        path: The part it owns: one file (``index.html``), or a folder and all in it
            (``incidents/hartford/``, with the slash). No two targets own the same part.
        key: The fingerprint of everything that can change the result. While it stays the same,
            the files published before are carried over and the recipe is not looked at.
        recipe: What ``make`` needs to know. It reaches a worker by fork, so it is never copied.
    """

    path: str
    key: str
    recipe: Recipe


Make = Callable[[Recipe], Iterable[File]]
"""Makes the files of a target from its recipe; the same recipe always gives the same files."""
