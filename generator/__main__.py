"""Runs the commands; where a build has nothing to do, nothing but that is found out."""

from __future__ import annotations

import sys

from generator import fresh


def main() -> None:
    """Run the command that the arguments name."""
    note = fresh.take_note(sys.argv[1:])
    if note is not None and fresh.is_published(note):
        sys.stderr.write(f"{note.output}: nothing has changed.\n")
        return
    # the commands import all rooms of the house, which takes longer than to see that
    # nothing has changed
    from generator.cli import main as commands  # noqa: PLC0415

    try:
        commands(prog_name="explainer")
    except SystemExit as end:
        if note is not None and not end.code:
            fresh.keep(note)
        raise


if __name__ == "__main__":
    main()
