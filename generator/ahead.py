"""Templates compiled while everything else is loaded, where there is a processor to spare.

Jinja needs 0.1 s for the templates of an explainer, which an edit would wait for. Code is kept
nowhere between builds (DECISIONS, 29): it comes from a fork of this process, through a pipe, and
counts only for templates that still hold what was compiled.
"""

from __future__ import annotations

import marshal
import os
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from types import CodeType

FIRST = "explainer.html"
"""What an edit mostly makes: this and all that it includes is compiled."""

Codes = dict[tuple[str, str], CodeType]
"""What was compiled, by name and the digest of the source."""


@dataclass(frozen=True, slots=True)
class Ahead:
    """A process that compiles templates.

    Attributes:
        folder: Where they lie.
        process: Its number.
        pipe: Where it tells what it has compiled.
    """

    folder: Path
    process: int
    pipe: int

    def taken(self) -> int:
        """Wait for what it has compiled, and use that from now on; gives how many templates."""
        from generator.publishing.render import environment  # noqa: PLC0415  loaded by now

        with open(self.pipe, "rb") as pipe:  # noqa: PTH123  a pipe has no path
            told = pipe.read()
        with suppress(ChildProcessError):
            os.waitpid(self.process, 0)
        try:
            codes: Codes = marshal.loads(told)  # noqa: S302  from our own fork
        except (EOFError, ValueError):  # it was cut short; they are compiled where they are needed
            return 0
        environment([self.folder]).expect(codes)
        return len(codes)


def compiling(folder: Path) -> Ahead | None:
    """Begin to compile a theme's templates in a process of its own; None where that gains nothing.

    Args:
        folder: The templates of our own theme; another one is compiled where it is needed.
    """
    if (os.cpu_count() or 1) == 1 or not hasattr(os, "fork"):
        return None
    reading, writing = os.pipe()
    process = os.fork()
    if process:
        os.close(writing)
        return Ahead(folder, process, reading)
    try:
        os.close(reading)
        _compile(folder, writing)
    finally:
        os._exit(0)  # nothing of what the parent has begun is to be finished here


def _compile(folder: Path, writing: int) -> None:
    from generator.publishing.render import environment  # noqa: PLC0415  not in the parent

    with suppress(Exception), open(writing, "wb") as pipe:
        pipe.write(marshal.dumps(environment([folder]).compiled(FIRST)))
