"""Runs the commands; where a build has nothing to do, nothing but that is found out."""

from __future__ import annotations

import sys

from generator.incremental import fresh

INTERRUPTED = 130
"""What a shell expects of a program that Ctrl-C has ended: 128 and the signal’s number."""


def main() -> None:
    """Run the command that the arguments name; its exit status is told in the docs."""
    try:
        _run()
    except KeyboardInterrupt:
        sys.stderr.write("\nInterrupted; what was published before still stands.\n")
        sys.exit(INTERRUPTED)


def _run() -> None:
    note = fresh.take_note(sys.argv[1:])
    if note is not None and fresh.is_published(note):
        sys.stderr.write(f"{note.output}: nothing has changed.\n")
        return
    # the commands import all rooms, which takes longer than to see that nothing has changed
    from generator.commands.cli import run  # noqa: PLC0415

    try:
        run(note.index if note else None)
    except SystemExit as end:
        if note is not None and not end.code:
            fresh.keep(note)
        raise


if __name__ == "__main__":
    main()
