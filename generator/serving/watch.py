"""Building again whenever something was saved, and showing the result."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from threading import Event

from watchfiles import watch

from generator.serving.preview import Preview
from generator.serving.server import served

_QUIET = 50  # milliseconds without a change, after which a save is taken to be done
_TURN = 500  # milliseconds after which the watch looks up where nothing happened


def serve(
    preview: Preview,
    build: Callable[[], bytes | None],
    *,
    port: int,
    watched: Sequence[Path],
    opened: Callable[[str], None],
    stop: Event | None = None,
) -> None:
    """Build, serve, and build again on every change, until interrupted.

    Args:
        preview: What is served.
        build: Builds the site into the preview's folder; gives a page to show in place of the
            site, where there are problems.
        port: The port on 127.0.0.1; 0 for any that is free.
        watched: Files and folders whose changes count, as far as they exist.
        opened: Told the address once it can be opened.
        stop: Ends the serving when set.

    Raises:
        OSError: Where the port is taken.
    """
    with served(preview, port) as address:
        preview.look_again(build())
        opened(address)
        there = [path for path in watched if path.exists()]
        turns = watch(
            *there,
            step=_QUIET,
            rust_timeout=_TURN,
            yield_on_timeout=True,
            stop_event=stop,
            raise_interrupt=False,
        )
        for turn, changes in enumerate(turns):
            if changes or turn == 0:  # what was saved before the watch began counts too
                preview.look_again(build())
