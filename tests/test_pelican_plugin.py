"""Pelican hosts the build: its own command gives the same site, and other plugins hear of it."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.commands.test_contract import ROOT, run

PELICAN = [sys.executable, "-m", "pelican", "content", "-s", "pelicanconf.py", "--fatal", "errors"]
LISTENER = """\
from pelican import signals


def note(path, context):
    with open("heard.txt", "a") as heard:
        heard.write(path + "\\n")


def register():
    signals.content_written.connect(note)
"""


@pytest.fixture
def place(tmp_path: Path) -> Path:
    """The example’s settings, pages and one of its incidents, in no repository."""
    content = tmp_path / "content"
    (content / "incidents").mkdir(parents=True)
    shutil.copy(ROOT / "pelicanconf.py", tmp_path)
    shutil.copy(ROOT / "content/newsroom.yaml", content)
    shutil.copytree(ROOT / "content/pages", content / "pages")
    name = "incidents/crowdstrike-outage"
    shutil.copytree(ROOT / "content" / name, content / name)
    return tmp_path


def pelican(place: Path, *words: str) -> subprocess.CompletedProcess[str]:
    env = {**os.environ, "PYTHONPATH": str(ROOT)}
    command = [*PELICAN, *words]
    return subprocess.run(command, cwd=place, env=env, check=False, capture_output=True, text=True)


def tree(folder: Path) -> dict[str, bytes]:
    files = (path for path in folder.rglob("*") if path.is_file())
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in files}


def test_pelicans_own_command_gives_the_same_site(place: Path) -> None:
    hosted = pelican(place, "-o", "by-pelican")
    assert hosted.returncode == 0, hosted.stderr
    assert run(place, "build").returncode == 0
    ours, theirs = tree(place / "output"), tree(place / "by-pelican")
    del ours["site-manifest.json"]  # the swap’s, which Pelican does not have
    assert sorted(ours) == sorted(theirs)
    assert [path for path in ours if ours[path] != theirs[path]] == []


def test_pelicans_own_command_refuses_content_with_a_problem(place: Path) -> None:
    record = place / "content/incidents/crowdstrike-outage/incident.yaml"
    record.write_text(record.read_text().replace("status: closed", "status: closd"))
    hosted = pelican(place, "-o", "by-pelican")
    assert hosted.returncode == 1
    assert "Did you mean closed?" in hosted.stderr
    assert not (place / "by-pelican").exists()


def test_an_ordinary_page_that_pelican_cannot_read_stops_the_build(place: Path) -> None:
    assert run(place, "build").returncode == 0
    before = tree(place / "output")
    (place / "content/pages/about.md").write_text("Title: About\nDate: 2024-02-31\n\nWords.\n")
    built = run(place, "build")
    assert built.returncode == 1
    assert "about.md" in built.stderr
    assert "Traceback" not in built.stderr
    assert tree(place / "output") == before


def test_another_plugin_hears_of_every_file(place: Path) -> None:
    (place / "listener.py").write_text(LISTENER)
    conf = place / "pelicanconf.py"
    found = 'import sys\nsys.path.insert(0, ".")\nimport listener\n'
    plugins = "PLUGINS = [pelican_plugin"
    conf.write_text(conf.read_text().replace(f"{plugins}]", f"{found}{plugins}, listener]"))
    built = run(place, "build")
    assert built.returncode == 0, built.stderr
    heard = (place / "heard.txt").read_text()
    assert "incidents/crowdstrike-outage/index.html" in heard
    assert "about/index.html" in heard
    assert (place / "output/incidents/crowdstrike-outage/index.html").is_file()
