"""The contracts of pyproject.toml refuse every import that would turn the line around.

Each forbidden import is planted in a module of its own, whose name no contract knows.
"""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).parents[2]
UPWARD = (
    ("model", "reading"),
    ("output", "model"),  # it knows nothing of incidents
    ("output", "reading"),
    ("output", "site"),
    ("preview", "model"),  # likewise
    ("preview", "output"),
    ("reading", "standards"),
    ("standards", "history"),
    ("history", "site"),
    ("site", "authoring"),
    ("authoring", "pelican_plugin"),
    ("site", "commands"),
    ("site.maps", "site.exports"),
    ("site.cards", "site.views"),
    ("site.exports", "site.views"),
    ("site.views", "site.pages"),
)
"""A room, and one that stands above it or beside it."""

NOT_FOR_THE_MODEL = ("html", "io", "jinja2", "markupsafe", "os", "pathlib", "subprocess", "yaml")
"""The model does no I/O and no HTML."""

HTML = ("jinja2", "markdown", "markupsafe", "nh3")
NO_HTML = ("authoring", "commands", "history", "output", "preview", "reading", "standards")
"""Rooms that know no HTML."""


def copied(folder: Path) -> Path:
    """A copy of the generator, with the contracts beside it."""
    shutil.copy(ROOT / "pyproject.toml", folder)
    return shutil.copytree(
        ROOT / "generator", folder / "generator", ignore=shutil.ignore_patterns("*.pyc", "data")
    )


def lint(folder: Path) -> subprocess.CompletedProcess[str]:
    """Check the imports of the copy in a folder."""
    found = {**os.environ, "PYTHONPATH": str(folder), "COLUMNS": "1000"}
    command = [Path(sys.executable).with_name("lint-imports"), "--no-cache"]
    return subprocess.run(
        command, cwd=folder, env=found, check=False, capture_output=True, text=True
    )


def forbidden(generator: Path) -> Iterator[tuple[str, str]]:
    """Every sort of forbidden import: the package that it is planted in, and what it imports."""
    for package in sorted(generator.rglob("__init__.py")):
        yield package.parent.relative_to(generator.parent).as_posix().replace("/", "."), "pelican"
    for low, high in UPWARD:
        yield f"generator.{low}", f"generator.{high}"
    for name in NOT_FOR_THE_MODEL:
        yield "generator.model", name
    for room in NO_HTML:
        for name in HTML:
            yield f"generator.{room}", name


def test_the_generator_as_it_is_is_accepted(tmp_path: Path) -> None:
    copied(tmp_path)
    done = lint(tmp_path)
    assert done.returncode == 0, done.stdout


def test_every_sort_of_forbidden_import_is_refused(tmp_path: Path) -> None:
    generator = copied(tmp_path)
    planted = {
        f"{package}.planted_{number}": (package, imported)
        for number, (package, imported) in enumerate(forbidden(generator))
    }
    for module, (_, imported) in planted.items():
        path = tmp_path / f"{module.replace('.', '/')}.py"
        path.write_text(f"import {imported}\n")
    done = lint(tmp_path)
    assert done.returncode == 1, done.stderr
    refused = set(re.findall(r"^\W*(generator\S*) -> (\S+) \(l\.1\)", done.stdout, re.MULTILINE))
    wanted = {(module, imported) for module, (_, imported) in planted.items()}
    assert sorted(wanted - refused) == []


def test_a_new_module_at_the_top_or_in_the_site_must_be_given_a_floor(tmp_path: Path) -> None:
    generator = copied(tmp_path)
    for place in (
        "born.py",
        "born_too/__init__.py",
        "site/added.py",
        "site/added_too/__init__.py",
    ):
        path = generator / place
        path.parent.mkdir(exist_ok=True)
        path.write_text("")
    done = lint(tmp_path)
    assert done.returncode == 1
    for module in ("born", "born_too", "site.added", "site.added_too"):
        assert re.search(rf"\bgenerator\.{re.escape(module)}\b(?!\w)", done.stdout), done.stdout
