"""A small content folder to write into."""

from __future__ import annotations

from pathlib import Path

import pytest

EXAMPLES = Path(__file__).parents[2] / "generator" / "authoring" / "examples"


@pytest.fixture
def content(tmp_path: Path) -> Path:
    """A content folder with a newsroom and no incident."""
    folder = tmp_path / "content"
    (folder / "incidents").mkdir(parents=True)
    (folder / "newsroom.yaml").write_bytes((EXAMPLES / "newsroom.yaml").read_bytes())
    return folder
