"""Which code this is: what it made may be kept for as long as it stays the same."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from generator.output import fingerprint, fingerprint_of_files, fingerprint_of_installed


@cache
def code_version() -> str:
    """The fingerprint of our code and of all that it can import, as this process began with it."""
    return fingerprint(fingerprint_of_files(Path(__file__).parent), fingerprint_of_installed())
