"""Two commands do everything, and the second time they install nothing."""

from __future__ import annotations

import os
import subprocess
from pathlib import Path

import pytest

REPOSITORY = Path(__file__).parents[2]
PINS = ("Makefile", "pyproject.toml", "requirements.lock", "requirements-test.lock")


@pytest.fixture
def installed(tmp_path: Path) -> Path:
    """A copy of the pins, with an environment that was made after them."""
    for name in (*PINS, "tests/package-lock.json"):
        copy = tmp_path / name
        copy.parent.mkdir(exist_ok=True)
        copy.write_bytes((REPOSITORY / name).read_bytes())
        os.utime(copy, (1_000, 1_000))
    done = (".venv/bin/python", ".venv/.site", ".venv/.test", "tests/node_modules/.installed")
    for later, name in enumerate(done):
        stamp = tmp_path / name
        stamp.parent.mkdir(parents=True, exist_ok=True)
        stamp.touch()
        os.utime(stamp, (2_000 + later, 2_000 + later))
    return tmp_path


def planned(folder: Path, target: str) -> str:
    """What make would run, without running it."""
    command = ["make", "--dry-run", "--no-print-directory", target]
    outside = {key: value for key, value in os.environ.items() if not key.startswith("MAKE")}
    run = subprocess.run(
        command, cwd=folder, env=outside, capture_output=True, text=True, check=True
    )
    return run.stdout


@pytest.mark.parametrize("target", ["html", "check", "test", "test-long"])
def test_a_second_run_installs_nothing(installed: Path, target: str) -> None:
    assert "install" not in planned(installed, target)
    assert "npm" not in planned(installed, target)


@pytest.mark.parametrize(
    ("pin", "target"),
    [
        ("requirements.lock", "html"),
        ("requirements-test.lock", "test"),
        ("tests/package-lock.json", "test"),
    ],
)
def test_a_changed_pin_is_installed(installed: Path, pin: str, target: str) -> None:
    os.utime(installed / pin, (3_000, 3_000))
    assert " install " in planned(installed, target) or " ci " in planned(installed, target)


@pytest.mark.parametrize("target", ["html", "test", "test-long"])
def test_only_the_bench_fetches_what_only_the_bench_needs(installed: Path, target: str) -> None:
    assert "bench" not in planned(installed, target)


def test_the_site_needs_nothing_that_only_tests_need(installed: Path) -> None:
    (installed / ".venv/.site").unlink()
    assert "requirements-test" not in planned(installed, "html")


@pytest.mark.parametrize("pins", ["requirements.lock", "requirements-test.lock"])
def test_every_python_pin_carries_hashes_and_names_no_index(pins: str) -> None:
    text = (REPOSITORY / pins).read_text(encoding="utf-8")
    pinned = [line for line in text.splitlines() if "==" in line]
    assert pinned
    assert [line for line in pinned if not line.endswith("\\")] == []
    assert "--hash=sha256:" in text
    assert "http" not in text


@pytest.mark.parametrize("pins", ["tests/package-lock.json", "bench/package-lock.json"])
def test_every_node_pin_carries_a_checksum_and_names_no_download_address(pins: str) -> None:
    text = (REPOSITORY / pins).read_text(encoding="utf-8")
    assert '"integrity": "sha512-' in text
    assert '"resolved"' not in text


def test_what_ci_runs_is_what_a_contributor_runs() -> None:
    script = (REPOSITORY / ".ci/run").read_text(encoding="utf-8")
    commands = [line for line in script.splitlines() if line.startswith("make ")]
    assert commands == ["make html", "make test", "make test-long"]
