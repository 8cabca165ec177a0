"""What the preview shows now, and who waits for it to change."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path
from threading import Condition


@dataclass(slots=True)
class Preview:
    """The state that the builder writes and the server's threads read.

    Attributes:
        folder: The site that is served.
        notice: A page to show in place of every page, while the content has problems.
        edition: Counts the changes, so that a browser knows whether its page is the latest.
    """

    folder: Path
    notice: bytes | None = None
    edition: int = 0
    _shown: int | None = None
    _changed: Condition = field(default_factory=Condition)

    def look_again(self, notice: bytes | None) -> None:
        """After a build: wake those who wait, if there is another site or notice to show."""
        stands = self._stands()
        with self._changed:
            if (stands, notice) != (self._shown, self.notice):
                self._shown, self.notice = stands, notice
                self.edition += 1
                self._changed.notify_all()

    def _stands(self) -> int | None:
        """Which tree stands in the folder: a build puts another one in place."""
        try:
            return self.folder.stat().st_ino
        except OSError:
            return None

    def wait(self, known: int, *, seconds: float) -> int:
        """Wait until the edition is another than the known one, or the time is up."""
        with self._changed:
            self._changed.wait_for(lambda: self.edition != known, timeout=seconds)
            return self.edition
