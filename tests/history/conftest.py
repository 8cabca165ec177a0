"""What the tests of the history share."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.history.desk import Desk, open_desk


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    """A repository in which one incident has been published."""
    return open_desk(tmp_path / "repository")
