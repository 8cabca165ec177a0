"""Templates compiled while everything else is loaded, where there is a processor to spare.

Jinja needs 0.1 s for the templates of an explainer, which an edit would wait for. Code is kept
nowhere between builds (DECISIONS, 29): it comes from a fork of this process, through a pipe, and
counts only for templates that still hold what was compiled.
"""

from __future__ import annotations

import marshal
from collections.abc import Callable
from pathlib import Path
from types import CodeType

from generator.output import beside, can_fork

FIRST = "explainer.html"
"""What an edit mostly makes: this and all that it includes is compiled."""


def compiling(folder: Path) -> Callable[[], int] | None:
    """Begin to compile a theme's templates in a process of its own.

    Args:
        folder: The templates of our own theme; another one is compiled where it is needed.

    Returns:
        What waits for them and has them used from then on, and gives how many they are; None
        where nothing is gained by it.
    """
    if not can_fork():
        return None
    result = beside(lambda: _compiled(folder))

    def taken() -> int:
        from generator.site.render import environment  # noqa: PLC0415  loaded by now

        told = result()
        if not told:  # they are compiled where they are needed, which tells what is wrong
            return 0
        codes: dict[tuple[str, str], CodeType] = marshal.loads(told)  # noqa: S302  from our own fork
        environment([folder]).expect(codes)
        return len(codes)

    return taken


def _compiled(folder: Path) -> bytes:
    from generator.site.render import environment  # noqa: PLC0415  not in the parent

    return marshal.dumps(environment([folder]).compiled(FIRST))
