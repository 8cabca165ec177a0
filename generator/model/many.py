"""Doing the same to many things: one by one, on all cores, or only what was not done before."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import Protocol, TypeVar

S = TypeVar("S")
T = TypeVar("T")


class Many(Protocol):
    """Applies a function to each of many things, and gives the results in their order."""

    def __call__(self, function: Callable[[S], T], things: Sequence[S], /) -> Iterable[T]:
        """Apply the function."""


def one_by_one(function: Callable[[S], T], things: Sequence[S], /) -> Iterable[T]:
    """Apply a function to each thing as its result is asked for."""
    return map(function, things)
