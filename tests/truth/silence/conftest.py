"""What the tests of silent changes share."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from tests.history.example_repository import Repo, make_repository


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Repo:
    """A repository in which one incident has been published."""
    return make_repository(tmp_path_factory.mktemp("made") / "repository")


@pytest.fixture
def repo(made: Repo, tmp_path: Path) -> Repo:
    """A copy of it, to work in."""
    return Repo(shutil.copytree(made.root, tmp_path / "repository"))
