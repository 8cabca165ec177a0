from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from bench.corpus import write_ours
from generator.commands.build import build
from generator.incremental.fresh import FLAGS, MORE_VALUES, VALUES
from tests import forked

ROOT = Path(__file__).parents[2]
BUILD = ("build", "--jobs", "1", "--no-cards", "--no-search")


def explainer(site: Path, *words: str) -> str:
    """Run a command in a site's folder; gives what it says."""
    done = forked.run(words, site)
    assert done.returncode == 0, done.stderr
    return done.stderr.splitlines()[-1]


@pytest.fixture
def site(tmp_path: Path) -> Path:
    write_ours(tmp_path / "content", 2, 1)
    assert "parts made" in explainer(tmp_path, *BUILD)
    return tmp_path


def narrative(site: Path) -> Path:
    return next(site.glob("content/incidents/*/narrative.md"))


def test_a_build_where_nothing_changed_says_so_and_imports_nothing_heavy(site: Path) -> None:
    assert explainer(site, *BUILD) == "output: nothing has changed."
    code = (
        f"import sys; sys.argv = ['explainer', *{BUILD}];"
        "from generator.__main__ import main; main();"
        "sys.exit(any(name in sys.modules for name in ('pelican', 'pydantic', 'shapely', 'yaml')))"
    )
    done = subprocess.run(
        [sys.executable, "-c", code], cwd=site, env={"PYTHONPATH": str(ROOT)}, check=False
    )
    assert done.returncode == 0


def test_an_edit_is_built_whatever_its_date(site: Path) -> None:
    path = narrative(site)
    status = path.stat()
    path.write_text(path.read_text().replace("the", "teh", 1))
    os.utime(path, ns=(status.st_atime_ns, status.st_mtime_ns))
    assert "parts made" in explainer(site, *BUILD)
    assert explainer(site, *BUILD) == "output: nothing has changed."


def test_other_options_another_output_or_a_lost_page_are_built(site: Path) -> None:
    assert "parts made" in explainer(site, *BUILD, "--output", "elsewhere")
    assert "parts made" in explainer(site, *BUILD, "--site-url", "https://a.test/")
    assert "parts made" in explainer(site, *BUILD)
    (site / "output").rename(site / "moved")
    assert "parts made" in explainer(site, *BUILD)


def test_what_somebody_put_at_the_top_of_the_output_is_noticed(site: Path) -> None:
    before = (site / "output" / "index.html").read_bytes()
    for stray in ("stray.html", "stray/index.html", ".stray"):
        path = site / "output" / stray
        path.parent.mkdir(exist_ok=True)
        path.write_text("not ours")
        done = forked.run(BUILD, site)
        assert done.returncode != 0
        assert f"holds what no build has put there ({stray.partition('/')[0]})" in done.stderr
        assert path.read_text() == "not ours"
        assert (site / "output" / "index.html").read_bytes() == before
        top = site / "output" / stray.partition("/")[0]
        top.rename(site / f"was-{top.name}")


def test_a_new_incident_a_lost_one_or_a_setting_are_built(site: Path) -> None:
    narrative(site).parent.rename(site / "kept")
    assert "parts made" in explainer(site, *BUILD)
    (site / "pelicanconf.py").write_text(
        "from generator import pelican_plugin\n"
        "globals().update(pelican_plugin.SETTINGS)\nPLUGINS = [pelican_plugin]\n"
    )
    assert "parts made" in explainer(site, *BUILD)


def test_a_first_commit_is_built(site: Path) -> None:
    for words in (
        ["init", "--quiet"],
        ["add", "content"],
        ["-c", "user.name=A", "-c", "user.email=a@a.test", "commit", "--quiet", "-m", "First"],
    ):
        subprocess.run(["git", *words], cwd=site, check=True)
    assert "parts made" in explainer(site, *BUILD)
    assert explainer(site, *BUILD) == "output: nothing has changed."


def test_what_git_ignores_in_all_worktrees_is_known_in_a_linked_one(site: Path) -> None:
    for words in (
        ["init", "--quiet"],
        ["add", "content"],
        ["-c", "user.name=A", "-c", "user.email=a@a.test", "commit", "--quiet", "-m", "First"],
        ["worktree", "add", "--quiet", "linked"],
    ):
        subprocess.run(["git", *words], cwd=site, check=True)
    assert "parts made" in explainer(site / "linked", *BUILD)
    assert explainer(site / "linked", *BUILD) == "output: nothing has changed."
    (site / ".git/info/exclude").write_text("*.orig\n")
    assert "parts made" in explainer(site / "linked", *BUILD)


def test_a_build_looks_at_every_incident_once(site: Path) -> None:
    path = narrative(site)
    path.write_text(path.read_text().replace("the", "teh", 1))
    code = (
        f"import sys; sys.argv = ['explainer', *{BUILD}];"
        "from generator.incremental import index;"
        "of = index._entry_of; asked = [];"
        "index._entry_of = lambda root, name, *more: asked.append(name) or of(root, name, *more);"
        "from generator.__main__ import main;"
        "\ntry: main()"
        "\nexcept SystemExit as end: assert not end.code"
        "\nprint(*(name for name in asked if name.startswith('incidents/')))"
    )
    done = subprocess.run(
        [sys.executable, "-c", code],
        cwd=site,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        capture_output=True,
        text=True,
        check=False,
    )
    assert "parts made" in done.stderr
    assert sorted(done.stdout.split()) == sorted(
        f"incidents/{folder.name}" for folder in (site / "content/incidents").iterdir()
    )


def test_every_option_of_a_build_is_known_before_it_is_imported() -> None:
    options = {name for one in build.params for name in one.opts}
    assert options == {*VALUES, *MORE_VALUES, *FLAGS, "--no-cache"}
