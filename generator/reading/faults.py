"""Something wrong in a text, before it is known in which file the text stands."""

from __future__ import annotations

from msgspec import Struct

from generator.model.narrative import position
from generator.problems import Level, Location, Problem


class Fault(Struct, frozen=True):
    """Something wrong at an offset into a text; the rest is as in a Problem."""

    offset: int
    code: str
    message: str
    hint: str = ""
    level: Level = Level.ERROR

    def at(self, source: str, file: str) -> Problem:
        """The problem that this is, in the file whose text is ``source``."""
        location = Location(file, *position(source, self.offset))
        return Problem(location, self.code, self.message, self.hint, self.level)
