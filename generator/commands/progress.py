"""A line on the terminal that tells how far a long build has come."""

from __future__ import annotations

import sys
import time
from dataclasses import dataclass, field
from typing import TextIO

_PATIENCE = 2.0  # seconds that a build takes before it is worth a word
_EVERY = 0.2  # seconds between two words
_WIDTH = 24  # letters of the bar


@dataclass(slots=True)
class Progress:
    """Tells progress on a terminal, and nothing elsewhere.

    Attributes:
        out: Where to tell it.
        since: When the first part was begun; None before.
    """

    out: TextIO = field(default_factory=lambda: sys.stderr)
    since: float | None = None
    _told: float = 0.0

    def tell(self, done: int, of: int) -> None:
        """Tell that so many of so many parts are made."""
        now = time.monotonic()
        if self.since is None:
            self.since = now
        if not self.out.isatty() or now - self.since < _PATIENCE:
            return
        if done == of:
            self.out.write("\r\x1b[K")
        elif now - self._told >= _EVERY:
            self._told = now
            self.out.write(f"\r\x1b[K{bar(done, of, now - self.since)}")
        self.out.flush()


def bar(done: int, of: int, seconds: float) -> str:
    """Draw the bar, with the rate and the time left, after some seconds."""
    full = _WIDTH * done // of
    rate = done / seconds
    left = round((of - done) / rate)
    return (
        f"{'█' * full}{'░' * (_WIDTH - full)} {done:,} of {of:,} parts, "
        f"{rate:,.0f} a second, {left // 60}:{left % 60:02} left"
    )
