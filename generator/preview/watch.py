"""Building again whenever something was saved, and showing the result."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from threading import Event

from watchfiles import watch
from watchfiles._rust_notify import WatchfilesRustInternalError
from watchfiles.main import FileChange

from generator.preview.server import Preview, served
from generator.preview.shown import Shown

_QUIET = 50  # milliseconds without a change, after which a save is taken to be done
_TURN = 500  # milliseconds after which the watch looks up where nothing happened
_REST = 4  # turns without a change, after which all is checked, in case the watch missed one

Build = Callable[[frozenset[Path] | None], Shown]
"""Builds the site into the preview's folder, and says what is to be told beside its pages. It is
told what alone was touched since the build before; None where nobody knows."""


def serve(  # noqa: PLR0913 - what a preview is made of, each by its name
    preview: Preview,
    build: Build,
    *,
    port: int,
    watched: Sequence[Path],
    opened: Callable[[str], None],
    stamp: Callable[[], str] = str,
    stop: Event | None = None,
) -> None:
    """Build, serve, and build again on every change, until interrupted.

    A build after a change is told what was touched, so that it need not look at everything. A
    watch may miss something, so it is all looked at once more when nothing is saved any longer.

    Args:
        preview: What is served.
        build: Builds the site.
        port: The port on 127.0.0.1; 0 for any that is free.
        watched: Files and folders whose changes count, as far as they exist.
        opened: Told the address once it can be opened.
        stamp: Differs where something changed that no watched file shows, such as a commit; it
            is asked every half second, so it must be quick.
        stop: Ends the serving when set.

    Raises:
        PortError: Where the port is taken.
    """
    with served(preview, port) as address:
        stood = stamp()
        preview.look_again(build(None))
        opened(address)
        there = [path for path in watched if path.exists()]
        left = 0  # turns until all is looked at
        for turn, changes in enumerate(_turns(there, stop)):
            before, stood = stood, stamp()
            if changes is None or stood != before:
                preview.look_again(build(None))
            elif changes and turn:
                preview.look_again(build(frozenset(Path(path) for _, path in changes)))
                left = _REST
            elif turn == 0 or left == 1:  # what was saved before the watch began counts too
                preview.look_again(build(None))
                left = 0
            else:
                left = max(0, left - 1)


def _turns(there: Sequence[Path], stop: Event | None) -> Iterator[set[FileChange] | None]:
    """What changed, turn by turn; None where something did that the watch has no words for."""
    while stop is None or not stop.is_set():
        try:
            yield from watch(
                *there,
                step=_QUIET,
                rust_timeout=_TURN,
                yield_on_timeout=True,
                stop_event=stop,
                raise_interrupt=False,
            )
        except WatchfilesRustInternalError:  # a name that is no UTF-8
            yield None
        else:
            return
