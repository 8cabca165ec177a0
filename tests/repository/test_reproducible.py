"""Two builds of one commit are the same bytes, whoever builds and wherever."""

from __future__ import annotations

import hashlib
import os
import shutil
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path

import pytest

pytestmark = pytest.mark.long

REPOSITORY = Path(__file__).parents[2]
ONE = {"TZ": "UTC", "LC_ALL": "C.UTF-8", "PYTHONHASHSEED": "1"}
OTHER = {"TZ": "Pacific/Kiritimati", "LC_ALL": "C", "PYTHONHASHSEED": "4242"}


def built(folder: Path, program: Path, environment: Mapping[str, str], *options: str) -> Path:
    """Clone this commit into a folder and build it there; gives the output."""
    subprocess.run(["git", "clone", "--quiet", REPOSITORY, folder / "clone"], check=True)
    command = [sys.executable, "-P", "-m", "generator", "build", "--no-cache", *options]
    known = {key: value for key, value in os.environ.items() if key != "SOURCE_DATE_EPOCH"}
    run = subprocess.run(
        command,
        cwd=folder / "clone",
        env={**known, **environment, "PYTHONPATH": str(program)},
        umask=int(environment.get("UMASK", "022"), 8),
        capture_output=True,
        text=True,
        check=False,
    )
    assert run.returncode == 0, run.stdout + run.stderr
    return folder / "clone" / "output"


def digests(site: Path) -> dict[str, str]:
    """What each file of a site holds, by its path."""
    files = sorted(path for path in site.rglob("*") if path.is_file())
    return {
        path.relative_to(site).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in files
    }


def test_two_builds_of_one_commit_are_the_same_bytes(tmp_path: Path) -> None:
    copy = tmp_path / "das zweite Häuschen"
    for part in ("generator", "theme"):
        shutil.copytree(REPOSITORY / part, copy / part)
    here = digests(built(tmp_path / "here", REPOSITORY, ONE, "--jobs", "1"))
    there = digests(built(copy, copy, {**OTHER, "UMASK": "077"}, "--jobs", "2"))
    assert len(here) > 50
    differing = {path for path in here.keys() | there.keys() if here.get(path) != there.get(path)}
    assert differing == set()


def test_no_file_tells_where_or_by_whom_it_was_built(tmp_path: Path) -> None:
    site = built(tmp_path / "a-telling-place", REPOSITORY, ONE)
    names = {b"a-telling-place", str(REPOSITORY).encode(), str(Path.home()).encode() + b"/"}
    telling = {
        path.relative_to(site).as_posix(): name
        for path in sorted(site.rglob("*"))
        if path.is_file()
        for name in names
        if name in path.read_bytes()
    }
    assert telling == {}
