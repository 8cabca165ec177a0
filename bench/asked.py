"""What a run of the bench was asked for."""

from __future__ import annotations

from dataclasses import dataclass

LARGE = 20_000
"""From how many incidents on only the essential is measured, once, and of our own build."""

PEERS = ("hugo", "eleventy", "pelican", "bare")


@dataclass(frozen=True, slots=True)
class Asked:
    """What to measure.

    Attributes:
        sizes: How many incidents.
        runs: How often a case is repeated, where that does not take long.
        peers: Which other programs are measured.
        all_large: Whether Hugo too builds the large sizes.
    """

    sizes: tuple[int, ...] = (1000, 10_000)
    runs: int = 3
    peers: tuple[str, ...] = PEERS
    all_large: bool = False

    @property
    def usual(self) -> tuple[int, ...]:
        """The sizes at which programs are compared."""
        return tuple(size for size in self.sizes if size < LARGE)

    @property
    def large(self) -> tuple[int, ...]:
        """The sizes of which only the essential is measured."""
        return tuple(size for size in self.sizes if size >= LARGE)
