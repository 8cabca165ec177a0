"""Fingerprints: short names for everything that can change a result."""

from __future__ import annotations

import hashlib
import os
import sys
from functools import cache
from pathlib import Path


def fingerprint(*parts: str | bytes) -> str:
    """The SHA-256 of some parts, in hexadecimal.

    Each part counts with its length, so that ``("ab", "c")`` and ``("a", "bc")`` differ.
    """
    digest = hashlib.sha256()
    for part in parts:
        content = part.encode("utf-8", "surrogatepass") if isinstance(part, str) else part
        digest.update(b"%d:" % len(content))
        digest.update(content)
    return digest.hexdigest()


def fingerprint_of_files(*folders: Path) -> str:
    """The fingerprint of folders' files, by name and content: the version of code or a theme.

    A file may be named in place of a folder.

    Compiled Python files are left out: they follow from the others.
    """
    parts: list[str | bytes] = []
    for folder in folders:
        for path in [folder] if folder.is_file() else sorted(folder.rglob("*")):
            if path.is_file() and path.suffix != ".pyc":
                name = path.relative_to(folder.parent if path == folder else folder)
                parts += [name.as_posix(), path.read_bytes()]
        parts.append("")
    return fingerprint(*parts)


@cache
def fingerprint_of_code(*folders: Path) -> str:
    """The fingerprint of code and of all that it can import; a process reads it once."""
    return fingerprint(fingerprint_of_files(*folders), fingerprint_of_installed())


def fingerprint_of_installed() -> str:
    """The fingerprint of Python and of all packages it can import, by name and version."""
    names: list[str] = []
    for folder in sys.path:
        if os.path.isdir(folder):  # noqa: PTH112  sys.path holds texts
            names += (name for name in os.listdir(folder) if name.endswith(".dist-info"))  # noqa: PTH208
    return fingerprint(sys.version, *sorted(set(names)))
