"""What everything that is kept depends on: our code, and the site that it was made for."""

from __future__ import annotations

from pathlib import Path

from generator.output import fingerprint, fingerprint_of_code
from generator.site.edition import Edition

PACKAGE = Path(__file__).parents[1]


def code_fingerprint() -> str:
    """The fingerprint of our code and of all that it can import, read once in a process."""
    return fingerprint_of_code(PACKAGE)


def site_fingerprint(edition: Edition) -> str:
    """The fingerprint of all that every incident depends on beside its files and its history."""
    return fingerprint(code_fingerprint(), edition.inputs, edition.basemap.fingerprint)
