"""A newsroom begins on a fresh machine: `make html` works the first time."""

from __future__ import annotations

import hashlib
import sys
import zipfile
from pathlib import Path

import pytest

from tests.offline import environment, run

pytestmark = pytest.mark.long

REPOSITORY = Path(__file__).parents[2]
SAID = ("--name", "Ellery Explained", "--url", "https://explained.example/")
WHO = ("-c", "user.name=Ada Quill", "-c", "user.email=ada@explained.example")


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The wheel of this checkout."""
    folder = tmp_path_factory.mktemp("wheel")
    build = (sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", folder)
    run(*build, cwd=REPOSITORY)
    (built,) = folder.glob("*.whl")
    return built


def installed(wheel: Path, folder: Path) -> Path:
    """The program in an environment of its own, installed from a wheel."""
    programs = environment(folder)
    pip = (programs / "python", "-m", "pip", "install", "--quiet", "--no-compile", "--no-deps")
    run(*pip, wheel, cwd=folder)
    return programs


def begun(program: Path, folder: Path) -> Path:
    """A newsroom that the program began, in git, on a branch of its own liking."""
    run(program, "init", folder.name, *SAID, cwd=folder.parent)
    run("git", "init", "--quiet", "--initial-branch", "trunk", cwd=folder)
    run("git", "add", "--all", cwd=folder)
    run("git", *WHO, "commit", "--quiet", "--message", "Begin", cwd=folder)
    return folder


def made(folder: Path) -> str:
    """The front page after `make html`, in an environment that has nothing of ours."""
    environment(folder / ".venv")
    run("make", "html", cwd=folder)
    return (folder / "output/index.html").read_text(encoding="utf-8")


def test_make_html_works_the_first_time_from_a_wheel(wheel: Path, tmp_path: Path) -> None:
    programs = installed(wheel, tmp_path / "program")
    house = begun(programs / "explainer", tmp_path / "house")
    kept = house / "vendor" / wheel.name
    assert kept.read_bytes() == wheel.read_bytes()
    digest = hashlib.sha256(kept.read_bytes()).hexdigest()
    pinned = (house / "requirements.txt").read_text()
    assert pinned == f"./vendor/{wheel.name} --hash=sha256:{digest}\n"
    assert "Ellery Explained" in made(house)
    status = run("git", "status", "--porcelain", cwd=house).stdout
    assert [line for line in status.splitlines() if ".venv-packages" not in line] == []


def test_another_wheel_than_the_pinned_one_is_not_installed(wheel: Path, tmp_path: Path) -> None:
    programs = installed(wheel, tmp_path / "program")
    house = begun(programs / "explainer", tmp_path / "house")
    with zipfile.ZipFile(house / "vendor" / wheel.name, "a") as changed:
        changed.writestr("generator/more.py", "")
    with pytest.raises(AssertionError, match="HASH"):
        made(house)
    assert not (house / "output").exists()


def test_a_copy_whose_wheel_is_gone_is_packed_again(wheel: Path, tmp_path: Path) -> None:
    copy = tmp_path / wheel.name
    copy.write_bytes(wheel.read_bytes())
    programs = installed(copy, tmp_path / "program")
    copy.unlink()
    house = begun(programs / "explainer", tmp_path / "house")
    packed = zipfile.ZipFile(house / "vendor" / wheel.name)
    ours = zipfile.ZipFile(wheel)
    assert {one: packed.read(one) for one in packed.namelist() if "RECORD" not in one} == {
        one: ours.read(one) for one in ours.namelist() if "RECORD" not in one
    }
    assert "Ellery Explained" in made(house)


def test_a_copy_from_an_index_is_pinned_by_its_version(wheel: Path, tmp_path: Path) -> None:
    programs = installed(wheel, tmp_path / "program")
    # what pip writes for every copy but one from an index (PEP 610)
    (origin,) = (tmp_path / "program").glob("lib/python*/site-packages/*/direct_url.json")
    origin.unlink()
    house = begun(programs / "explainer", tmp_path / "house")
    version = wheel.name.split("-")[1]
    assert (house / "requirements.txt").read_text() == f"incident-explainer=={version}\n"
    assert not (house / "vendor").exists()


def test_what_is_built_is_never_committed(wheel: Path, tmp_path: Path) -> None:
    programs = installed(wheel, tmp_path / "program")
    house = begun(programs / "explainer", tmp_path / "house")
    run(programs / "explainer", "build", cwd=house)
    run(programs / "explainer", "build", "--output", "public", cwd=house)
    assert run("git", "status", "--porcelain", cwd=house).stdout == ""


def test_an_old_python_is_told_which_one_is_needed(tmp_path: Path) -> None:
    run(
        sys.executable,
        "-m",
        "generator",
        "init",
        "house",
        *SAID,
        cwd=tmp_path,
        PYTHONPATH=str(REPOSITORY),
    )
    old = tmp_path / "python3.9"
    old.write_text(
        f'#!/bin/sh\nexec {sys.executable} -c "import sys; sys.version_info = (3, 9); $2"\n'
    )
    old.chmod(0o755)
    with pytest.raises(AssertionError, match=r"Python 3\.11 or newer is needed"):
        run("make", f"PYTHON={old}", "html", cwd=tmp_path / "house")
