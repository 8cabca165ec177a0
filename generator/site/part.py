"""The parts that a site is made in, and their files."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import partial

from msgspec import Struct

from generator.output import File


class Part(Struct, frozen=True):
    """A part of the site that is made in one go.

    Attributes:
        path: What it owns: one file (``404.html``), or a folder and all in it (``updates/``).
        inputs: Everything that can change it, as text or bytes; its fingerprint decides whether
            it is made anew.
        make: Makes its files; the same inputs always give the same bytes.
    """

    path: str
    inputs: tuple[str | bytes, ...]
    make: Callable[[], Iterable[File]]


def written(path: str, content: bytes) -> Part:
    """Give the part that is one file whose bytes are at hand: they alone can change it."""
    return Part(path, (content,), partial(_at_hand, File(path, content)))


def _at_hand(file: File) -> tuple[File, ...]:
    return (file,)
