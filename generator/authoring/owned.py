"""The files of a newsroom's repository that the program wrote and may write anew.

A small committed file keeps the digest of each as written: one that differs was edited, and is the
newsroom's from then on. The content is the newsroom's from the first day.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Collection, Iterable, Mapping
from pathlib import Path

from msgspec import Struct

RECORD = ".explainer-files.json"
"""What was written, by path, each with the sha256 of its bytes."""

_CONTENT = "content/"


class Refreshed(Struct, frozen=True):
    """What a refresh did.

    Attributes:
        written: The files that were written anew.
        left: Those that were edited or taken out, and are left so.
        removed: Those that the program no longer has.
    """

    written: tuple[str, ...]
    left: tuple[str, ...]
    removed: tuple[str, ...]


def write_first_files(folder: Path, files: Iterable[tuple[str, bytes]]) -> None:
    """Write a repository's first files, and remember them."""
    known = dict[str, str]()
    for path, data in files:
        _write(folder / path, data)
        if not path.startswith(_CONTENT):
            known[path] = _digest(data)
    _remember(folder, known)


def refresh(
    folder: Path, files: Iterable[tuple[str, bytes]], taken: Collection[str] = ()
) -> Refreshed:
    """Write the program's files anew, and leave alone what was edited.

    Args:
        folder: The repository.
        files: The files as the program has them now.
        taken: Edited files that are written anew all the same.
    """
    before, known = _remembered(folder), dict[str, str]()
    written, left, removed = list[str](), list[str](), list[str]()
    for path, data in sorted(files):
        if path.startswith(_CONTENT):
            continue
        found = _digest_of(folder / path)
        if found == _digest(data):
            known[path] = found
        elif path in taken or found == before.get(path):  # both None: new, and not in the way
            _write(folder / path, data)
            known[path] = _digest(data)
            written.append(path)
        else:
            known |= {path: before[path]} if path in before else {}
            left.append(path)
    for path in sorted(before.keys() - known.keys() - set(left)):
        if _digest_of(folder / path) == before[path]:
            (folder / path).unlink()
            removed.append(path)
    _remember(folder, known)
    return Refreshed(tuple(written), tuple(left), tuple(removed))


def _write(file: Path, data: bytes) -> None:
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_bytes(data)


def _digest(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()


def _digest_of(file: Path) -> str | None:
    """The digest of a file; None where there is none. Git may have ended its lines with CRLF."""
    if not file.is_file() or file.is_symlink():
        return None
    data = file.read_bytes()
    return _digest(data if b"\0" in data else data.replace(b"\r\n", b"\n"))


def _remembered(folder: Path) -> dict[str, str]:
    """The digests as they were written; none where the file is missing or cannot be read."""
    try:
        found = json.loads((folder / RECORD).read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return {}
    files = found.get("files") if isinstance(found, dict) else None
    if not isinstance(files, dict):
        return {}
    return {str(path): str(digest) for path, digest in files.items() if _is_inside(str(path))}


def _is_inside(path: str) -> bool:
    """Whether a path stays in the repository: the file is as public as any other."""
    parts = Path(path)
    return not parts.is_absolute() and ".." not in parts.parts


def _remember(folder: Path, known: Mapping[str, str]) -> None:
    about = "Written by explainer init; it knows by this which files nobody edited."
    text = json.dumps({"about": about, "files": dict(sorted(known.items()))}, indent=2)
    _write(folder / RECORD, f"{text}\n".encode())
