"""Pelican hosts the build: its own command gives the same site, and other plugins hear of it."""

from __future__ import annotations

import os
import select
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.commands.test_contract import ROOT, run
from tests.small_site import ID, small_site

PELICAN = [sys.executable, "-m", "pelican", "content", "-s", "pelicanconf.py", "--fatal", "errors"]
BUILD = ("build", "--no-cards", "--no-search")
LISTENER = """\
from pelican import signals


def note(path, context):
    with open("heard.txt", "a") as heard:
        heard.write(path + "\\n")


def register():
    signals.content_written.connect(note)
"""


WALKER = """\
from pathlib import Path

from pelican import signals


def walk(pelican):
    for path in sorted(Path(pelican.output_path).rglob("*.html")):
        path.write_text(path.read_text().replace("</title>", " | WORDS</title>"))


def register():
    signals.finalized.connect(walk)
"""


@pytest.fixture
def place(tmp_path: Path) -> Path:
    """The example’s settings, a page and one small incident, in no repository."""
    site = small_site(tmp_path)
    (site.content / "pages").mkdir()
    (site.content / "pages/about.md").write_text("Title: About\n\nWho we are.\n")
    shutil.copy(ROOT / "pelicanconf.py", tmp_path)
    return tmp_path


@pytest.fixture
def example(tmp_path: Path) -> Path:
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


def test_pelicans_own_command_gives_the_same_site(example: Path) -> None:
    hosted = pelican(example, "-o", "by-pelican")
    assert hosted.returncode == 0, hosted.stderr
    assert run(example, "build").returncode == 0
    ours, theirs = tree(example / "output"), tree(example / "by-pelican")
    del ours["site-manifest.json"]  # the swap’s, which Pelican does not have
    assert sorted(ours) == sorted(theirs)
    assert [path for path in ours if ours[path] != theirs[path]] == []


def test_pelicans_own_command_refuses_content_with_a_problem(place: Path) -> None:
    record = place / f"content/incidents/{ID}/incident.yaml"
    record.write_text(record.read_text().replace("status: developing", "status: develoing"))
    hosted = pelican(place, "-o", "by-pelican")
    assert hosted.returncode == 1
    assert "Did you mean developing?" in hosted.stderr
    assert not (place / "by-pelican").exists()


def test_an_ordinary_page_that_pelican_cannot_read_stops_the_build(place: Path) -> None:
    assert run(place, *BUILD).returncode == 0
    before = tree(place / "output")
    (place / "content/pages/about.md").write_text("Title: About\nDate: 2024-02-31\n\nWords.\n")
    built = run(place, *BUILD)
    assert built.returncode == 1
    assert "about.md" in built.stderr
    assert "Traceback" not in built.stderr
    assert tree(place / "output") == before


def add_plugin(place: Path, code: str) -> None:
    """Add another plugin to the settings."""
    (place / "listener.py").write_text(code)
    conf = place / "pelicanconf.py"
    found = 'import sys\nsys.path.insert(0, ".")\nimport listener\n'
    plugins = "PLUGINS = [pelican_plugin"
    conf.write_text(conf.read_text().replace(f"{plugins}]", f"{found}{plugins}, listener]"))


def test_another_plugin_hears_of_every_file(place: Path) -> None:
    add_plugin(place, LISTENER)
    built = run(place, *BUILD)
    assert built.returncode == 0, built.stderr
    heard = (place / "heard.txt").read_text()
    assert f"incidents/{ID}/index.html" in heard
    assert "about/index.html" in heard
    assert (place / f"output/incidents/{ID}/index.html").is_file()


def test_a_plugin_that_walks_the_output_sees_the_pages_of_incidents(place: Path) -> None:
    add_plugin(place, WALKER.replace("WORDS", "one"))
    assert run(place, *BUILD).returncode == 0
    page = place / f"output/incidents/{ID}/index.html"
    assert " | one</title>" in page.read_text()
    (place / "listener.py").write_text(WALKER.replace("WORDS", "another"))
    assert run(place, *BUILD).returncode == 0
    assert " | another</title>" in page.read_text()


def test_a_changed_static_file_is_noticed(place: Path) -> None:
    conf = place / "pelicanconf.py"
    static = 'STATIC_PATHS = ["extra"]\nEXTRA_PATH_METADATA = {"extra/CNAME": {"path": "CNAME"}}\n'
    conf.write_text(conf.read_text() + static)
    (place / "content/extra").mkdir()
    for host in ("one.example", "another.example"):
        (place / "content/extra/CNAME").write_text(host)
        built = run(place, *BUILD)
        assert built.returncode == 0, built.stderr
        assert (place / "output/CNAME").read_text() == host


def test_pages_whose_folder_was_renamed_are_published_no_more(place: Path) -> None:
    pages = place / "content/pages"
    (pages / "about.md").unlink()
    (pages / "ethics.md").write_text("Title: Ethics\n\nWhat we hold to.\n")
    assert run(place, *BUILD).returncode == 0
    assert (place / "output/ethics/index.html").is_file()
    pages.rename(place / "content/drafts")
    assert run(place, *BUILD).returncode == 0
    assert not (place / "output/ethics").exists()


def test_a_draft_of_an_ordinary_page_is_published_nowhere(place: Path) -> None:
    draft = "Title: Not yet\nStatus: draft\n\nWords that nobody may read.\n"
    (place / "content/pages/soon.md").write_text(draft)
    conf = place / "pelicanconf.py"
    conf.write_text(conf.read_text().replace('DRAFT_PAGE_SAVE_AS = ""\n', ""))
    assert run(place, *BUILD).returncode == 0
    assert pelican(place, "-o", "by-pelican").returncode == 0
    for folder in ("output", "by-pelican"):
        told = [path for path, content in tree(place / folder).items() if b"nobody may" in content]
        assert told == []


def test_pelican_that_builds_again_waits_until_a_problem_is_mended(place: Path) -> None:
    record = place / f"content/incidents/{ID}/incident.yaml"
    sound = record.read_text()
    record.write_text(sound.replace("status: developing", "status: develoing"))
    env = {**os.environ, "PYTHONPATH": str(ROOT)}
    command = [*PELICAN[:-2], "-r", "-o", "by-pelican"]
    with subprocess.Popen(
        command, cwd=place, env=env, stderr=subprocess.PIPE, stdout=subprocess.DEVNULL
    ) as started:
        assert started.stderr is not None
        told = b""
        while b"1 error" not in told:
            told += os.read(started.stderr.fileno(), 4096)
        told = b""
        while b"No problems" not in told and b"no errors" not in told:
            record.write_text(sound)  # once more where it did not watch yet
            if select.select([started.stderr], [], [], 1)[0]:
                told += os.read(started.stderr.fileno(), 4096)
            assert started.poll() is None, told
        started.terminate()


@pytest.mark.parametrize(
    ("url", "why"),
    [
        ("example.org", "it does not begin with https://"),
        ("ftp://example.org/", "it does not begin with https://"),
        ("mailto:desk@example.org", "it does not begin with https:// or http://"),
        ("https:///news", "it names no host"),
        ("https://example.org/?a=b", "it has a query or a fragment"),
        ("https://example.org/#a", "it has a query or a fragment"),
        ("https://me:secret@example.org/", "it holds a user name or a password"),
    ],
)
def test_the_address_of_a_site_is_checked(place: Path, url: str, why: str) -> None:
    refused = run(place, "build", "--site-url", url)
    assert (refused.returncode, why in refused.stderr) == (2, True), refused.stderr
    newsroom = place / "content/newsroom.yaml"
    lines = [line for line in newsroom.read_text().splitlines() if not line.startswith("url:")]
    newsroom.write_text("\n".join([*lines, f'url: "{url}"']) + "\n")
    checked = run(place, "check")
    assert (checked.returncode, why in checked.stderr) == (1, True), checked.stderr


@pytest.mark.parametrize(
    ("slug", "both"),
    [
        ("updates", "pages/clash.md of the content folder and the site itself"),
        (f"incidents/{ID}", "pages/clash.md of the content folder"),
    ],
)
def test_a_clash_names_both_owners(place: Path, slug: str, both: str) -> None:
    page = place / "content/pages/clash.md"
    page.write_text(f"Title: Clash\nSlug: {slug}\nSave_as: {slug}/index.html\n\nWords.\n")
    built = run(place, *BUILD)
    assert built.returncode == 1
    assert f"'{slug}/index.html'" in built.stderr
    assert both in built.stderr
