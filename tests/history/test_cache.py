"""What is kept of histories is named by the code that found it."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
PRINT_KEY = "from generator.history.cache import history_key; print(history_key('states'))"


@pytest.fixture(scope="module")
def program(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of the program, to be changed."""
    folder = tmp_path_factory.mktemp("program")
    shutil.copytree(
        ROOT / "generator", folder / "generator", ignore=shutil.ignore_patterns("*.pyc")
    )
    return folder


def key(*paths: Path) -> str:
    """The key of a comparison in a process that imports from some folders first."""
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join(map(str, paths))}
    command = [sys.executable, "-B", "-c", PRINT_KEY]
    return subprocess.run(
        command, cwd=paths[0], env=environment, check=True, capture_output=True, text=True
    ).stdout


def test_an_upgrade_of_a_package_has_histories_compared_anew(
    program: Path, tmp_path: Path
) -> None:
    before = key(program)
    (tmp_path / "pydantic-99.0.dist-info").mkdir()
    assert key(program, tmp_path) != before


def test_only_code_that_decides_a_history_has_it_compared_anew(program: Path) -> None:
    before = key(program)
    for room in ("site", "commands", "output"):
        (program / "generator" / room / "another.py").write_text("ONE = 1\n")
    assert key(program) == before
    (program / "generator" / "reading" / "another.py").write_text("ONE = 1\n")
    assert key(program) != before
