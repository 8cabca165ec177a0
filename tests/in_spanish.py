"""The made-up newsroom that is told in Spanish too, copied so that a test may edit it."""

from __future__ import annotations

import shutil
from pathlib import Path

VALID = Path(__file__).parent / "content" / "valid" / "in-spanish"
TEXTS = "incidents/pier-fire/incident.es.yaml"
STORY_TEXT = "incidents/pier-fire/narrative.es.md"
RECORD = "incidents/pier-fire/incident.yaml"


def copied(folder: Path) -> Path:
    """Copy its content folder below another; gives the copy."""
    return Path(shutil.copytree(VALID, folder / "content"))


def replaced(content: Path, file: str, old: str, new: str) -> None:
    """Put other words in the place of the first that a file has so."""
    path = content / file
    text = path.read_text("utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), "utf-8")
