"""``pip install incident-explainer`` works outside this repository, the theme included."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
import venv
import zipfile
from pathlib import Path

import pytest

pytestmark = pytest.mark.long

REPOSITORY = Path(__file__).parents[2]
HOUSE = (
    "--name=Ellery Explained",
    "--url=https://explained.example/",
    "--timezone=UTC",
    "--language=en",
)
ELSEWHERE = {key: value for key, value in os.environ.items() if key != "PYTHONPATH"}


def run(*command: str | Path, cwd: Path) -> str:
    """Run a command far from this checkout; a failure shows what it said."""
    done = subprocess.run(
        command, cwd=cwd, env=ELSEWHERE, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The wheel of this checkout."""
    folder = tmp_path_factory.mktemp("wheel")
    command = (sys.executable, "-m", "build", "--wheel", "--no-isolation", "--outdir", folder)
    run(*command, REPOSITORY, cwd=folder)
    (built,) = folder.glob("*.whl")
    return built


@pytest.fixture(scope="module")
def programs(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The programs of a fresh environment with the wheel; its dependencies are this one's."""
    folder = tmp_path_factory.mktemp("environment")
    venv.create(folder, symlinks=True)
    (site_packages,) = folder.glob("lib/python*/site-packages")
    dependencies = [path for path in sys.path if path.endswith("site-packages")]
    (site_packages / "dependencies.pth").write_text("\n".join(dependencies) + "\n")
    programs = folder / "bin"
    pip = (sys.executable, "-m", "pip", "--python", folder, "install", "--no-compile")
    run(*pip, "--no-deps", "--no-index", wheel, cwd=folder)
    return programs


def test_the_wheel_carries_theme_outlines_and_licence(wheel: Path) -> None:
    names = set(zipfile.ZipFile(wheel).namelist())
    for carried in ("_theme/templates/base.html", "_shared/.github/workflows/check.yml"):
        assert f"generator/{carried}" in names
    for kept in (
        "commands/explanations.md",
        "preview/page.html",
        "preview/reload.js",
        "site/exports/schemas.json",
        "site/maps/data/areas.json",
    ):
        assert f"generator/{kept}" in names
    assert any(name.endswith("licenses/LICENSE") for name in names)
    assert not any(name.startswith(("tests/", "content/")) for name in names)


def test_two_wheels_of_one_commit_are_the_same_bytes(wheel: Path, tmp_path: Path) -> None:
    command = (sys.executable, "-m", "build", "--wheel", "--no-isolation", "--outdir", tmp_path)
    run(*command, REPOSITORY, cwd=tmp_path)
    (again,) = tmp_path.glob("*.whl")
    assert again.name == wheel.name
    assert again.read_bytes() == wheel.read_bytes()


def test_the_bill_of_materials_names_every_pin_and_is_the_same_bytes_twice(
    tmp_path: Path,
) -> None:
    lock = (REPOSITORY / "requirements.lock").read_text(encoding="utf-8")
    pinned = set(re.findall(r"^([A-Za-z0-9._-]+)==([^ ;]+)", lock, re.MULTILINE))
    bills = [tmp_path / "one.json", tmp_path / "two.json"]
    for bill in bills:
        program = Path(sys.executable).parent / "cyclonedx-py"
        options = ("--output-reproducible", "--output-format", "JSON", "--output-file", bill)
        about = ("--pyproject", REPOSITORY / "pyproject.toml")
        run(
            program,
            "requirements",
            *about,
            *options,
            REPOSITORY / "requirements.lock",
            cwd=tmp_path,
        )
    one, two = (bill.read_bytes() for bill in bills)
    assert one == two
    told = json.loads(one)
    assert told["bomFormat"] == "CycloneDX"
    assert {(part["name"], part["version"]) for part in told["components"]} == pinned
    assert "cyclonedx-py requirements" in (REPOSITORY / "Makefile").read_text(encoding="utf-8")


def test_the_program_is_the_wheels_own(programs: Path, tmp_path: Path) -> None:
    said = run(
        programs / "python", "-c", "import generator; print(generator.__file__)", cwd=tmp_path
    )
    assert Path(said.strip()).is_relative_to(programs.parent)


def test_a_newsroom_begins_and_builds_with_nothing_but_the_wheel(
    programs: Path, tmp_path: Path
) -> None:
    run(
        programs / "explainer",
        "init",
        "house",
        *HOUSE,
        "--timezone=UTC",
        "--language=en",
        cwd=tmp_path,
    )
    house = tmp_path / "house"
    who = ("-c", "user.name=Ada Quill", "-c", "user.email=ada@explained.example")
    run("git", "init", "--quiet", cwd=house)
    run("git", "add", ".", cwd=house)
    run("git", *who, "commit", "--quiet", "-m", "Begin", cwd=house)
    run(programs / "explainer", "check", cwd=house)
    run(programs / "explainer", "build", cwd=house)
    assert "Ellery Explained" in (house / "output" / "index.html").read_text(encoding="utf-8")
    assert list((house / "output").rglob("*.css"))
    run(programs / "explainer", "verify", "output", cwd=house)
    pelican = (programs / "python", "-m", "pelican", "content", "-s", "pelicanconf.py")
    run(*pelican, "--fatal", "errors", "--output", "by-pelican", cwd=house)
    assert (house / "by-pelican" / "index.html").is_file()
