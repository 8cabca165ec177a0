"""What may not be read is told where it stands, once, whatever kind of file or folder it is."""

from __future__ import annotations

import os
import shutil
from pathlib import Path

import pytest
from click.testing import CliRunner

from generator import build
from generator.commands.cli import main
from tests.small_site import ID, SmallSite, small_site
from tests.without_leave import without_leave

INSIDE = f"incidents/{ID}"
FILES = {
    "newsroom.yaml": "",
    "pages/about.md": "Title: About\n\nWho we are.\n",
    "basemap/counties.geojson": "{}",
    "fonts/fonts.yaml": "fonts: []\n",
    "images/desk.jpg": "no picture",
    f"{INSIDE}/incident.yaml": "",
    f"{INSIDE}/narrative.md": "",
    f"{INSIDE}/incident.es.yaml": "headline: Fuego\n",
    f"{INSIDE}/narrative.es.md": "Fuego.\n",
    f"{INSIDE}/updates/2021-05-01-published.yaml": "",
    f"{INSIDE}/media/smoke.jpg": "no picture",
    f"{INSIDE}/harbour.geojson": "{}",
    f"{INSIDE}/water.csv": "at,level\n",
}
"""Every kind of file that is read, and what is in it where the small site has none."""

FOLDERS = ("pages", "basemap", "incidents", INSIDE, f"{INSIDE}/updates", f"{INSIDE}/media", ".")


@pytest.fixture
def site(tmp_path: Path) -> SmallSite:
    return small_site(tmp_path)


def write(site: SmallSite, name: str) -> Path:
    path = site.content / name
    path.parent.mkdir(exist_ok=True)
    if not path.exists():
        path.write_text(FILES[name])
    return path


def unreadable(site: SmallSite) -> list[str]:
    """The files of all errors, each of which must be that the file cannot be read."""
    errors = build.check(build.Request(site.content)).report.errors
    assert {one.code for one in errors} <= {"file.unreadable"}
    assert all("Permission denied" in one.message for one in errors)
    return [one.location.file for one in errors]


@pytest.mark.parametrize("name", FILES)
def test_a_file_that_may_not_be_read_is_the_one_problem(site: SmallSite, name: str) -> None:
    with without_leave(write(site, name)):
        assert unreadable(site) == [name]


@pytest.mark.parametrize("name", FILES)
def test_so_it_is_where_git_knows_the_file(site: SmallSite, name: str) -> None:
    path = write(site, name)
    site.begin()
    path.write_text(path.read_text() + "\n")
    with without_leave(path):
        assert unreadable(site) == [name]


@pytest.mark.parametrize("name", FOLDERS)
def test_a_folder_that_may_not_be_listed_is_the_one_problem(site: SmallSite, name: str) -> None:
    (site.content / name).mkdir(exist_ok=True)
    with without_leave(site.content / name):
        assert unreadable(site) == [name]


@pytest.mark.parametrize("command", ["check", "fmt", "links", "until"])
@pytest.mark.parametrize("name", ["newsroom.yaml", "incidents"])
def test_commands_tell_it_too(site: SmallSite, command: str, name: str) -> None:
    with without_leave(site.content / name):
        done = CliRunner().invoke(main, [command, "--content", str(site.content)])
    assert f"content/{name}: file.unreadable: It cannot be read: Permission denied." in (
        done.stderr.replace(f"{site.root}/", "")
    )
    assert done.exit_code == 1


def test_fmt_leaves_alone_what_it_may_not_read(site: SmallSite) -> None:
    with without_leave(site.folder / "incident.yaml"):
        done = CliRunner().invoke(main, ["fmt", "--content", str(site.content)])
    assert f"{INSIDE}/incident.yaml: file.unreadable" in done.stderr
    assert done.exit_code == 1


def test_a_name_that_is_no_utf8_is_told_in_letters(site: SmallSite) -> None:
    path = Path(os.fsdecode(os.fsencode(site.content) + b"/\xff.txt"))
    path.touch()
    with without_leave(path):
        assert unreadable(site) == ["\\udcff.txt"]


def test_what_is_held_back_may_be_unreadable(site: SmallSite) -> None:
    shutil.copytree(site.folder, site.folder.with_name("quay-fire"))
    with without_leave(site.folder):
        request = build.Request(site.content, held=frozenset({ID}))
        assert build.check(request).report.errors == ()
