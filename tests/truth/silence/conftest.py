"""What the tests of silent changes share."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.history.example_repository import Repo, make_repository


@pytest.fixture
def repo(tmp_path: Path) -> Repo:
    """A repository in which one incident has been published."""
    return make_repository(tmp_path / "repository")
