"""What earlier imports of a collection wrote, so that importing again overwrites nobody’s work."""

from __future__ import annotations

import json
from collections.abc import Mapping
from functools import partial
from hashlib import sha256
from pathlib import Path
from typing import Any

from msgspec import Struct, convert, to_builtins

from generator.authoring.importing.mapping import ImportMapping
from generator.authoring.writing import slug


class Known(Struct, frozen=True):
    """What an earlier import wrote for a row.

    Attributes:
        id: The incident.
        day: The day of the import that wrote it last.
        first: The day of the import that wrote it first.
        files: The digest of each file as it was written.
    """

    id: str
    day: str
    first: str
    files: Mapping[str, str]


class State:
    """What earlier imports of a collection wrote, kept beside the incidents."""

    def __init__(self, file: Path, known: dict[str, Known]) -> None:
        self.file, self.known = file, known

    @classmethod
    def of(cls, content: Path, mapping: ImportMapping) -> State:
        """Read what is known of a collection, by its title."""
        file = content / "imports" / f"{slug(mapping.source.title, otherwise='collection')}.json"
        said: dict[str, Any] = json.loads(file.read_text("utf-8")) if file.is_file() else {}
        return cls(file, convert(said, dict[str, Known]))

    def save(self) -> None:
        """Write it, one row a line, so that two people’s changes merge."""
        self.file.parent.mkdir(exist_ok=True)
        written = partial(json.dumps, ensure_ascii=False)
        known = sorted(self.known.items())
        rows = (f"{written(key)}: {written(to_builtins(one))}" for key, one in known)
        text = "{\n" + ",\n".join(rows) + "\n}\n"
        self.file.write_text(text, encoding="utf-8", newline="\n")


def digest_of(text: str) -> str:
    """Tell whether a file is as it was written, by 64 bits of its hash."""
    return sha256(text.encode()).hexdigest()[:16]
