"""A newsroom with one small incident, in a folder of its own, and its commands run for real.

Nothing here imports the generator: tests that use it hold whatever its modules are called.
"""

from __future__ import annotations

import os
import subprocess
import sys
from dataclasses import dataclass, field
from pathlib import Path

from bs4 import BeautifulSoup

from tests import forked

ROOT = Path(__file__).parent.parent
ID = "harbour-fire"
NEWSROOM = """\
format: 1
name: Pretend Gazette
url: https://gazette.example/
timezone: UTC
contact: desk@gazette.example
kinds: {fire: Fire}
"""
RECORD = """\
format: 1
headline: Fire in Pretend Harbour
standfirst: A fire burned in a warehouse in Pretend Harbour.
rests_on: [fire-broke-out]
kind: fire
status: developing
occurred: 2021-05-01
sensitivity: [none]

sources:
  - id: gazette-thu
    title: Fire in the harbour
    publisher: Pretend Gazette
    published: 2021-05-01
    url: https://gazette.example/fire

people:
  - id: chief
    name: Ada Invented
    role: Fire chief
    naming: {ground: public-official}

claims:
  - id: fire-broke-out
    text: A fire broke out in Warehouse 3.
    said_by:
      - {who: chief, source: gazette-thu}
  - id: cause
    text: A cable had overheated.
    said_by:
      - {unnamed: a foreman, source: gazette-thu}

quotes:
  - id: chief-fast
    speaker: chief
    text: We got there fast.
    source: gazette-thu

questions:
  - id: who-called
    text: Who called the fire office?

expected:
  - id: report
    text: A report of the fire office
    due: 2021-06-30
    met: no
    source: gazette-thu
"""
NARRATIVE = "A [fire](claim:fire-broke-out) broke out in Warehouse 3 [@gazette-thu].\n"
PUBLISHED = """\
at: 2021-05-01 10:00
kind: published
headline: First published
why: The fire is out.
"""
PUBLISHED_AT = "2021-05-01T10:00:00+00:00"

_RUN = """\
import runpy
import sys

{watch}
sys.argv[0] = "explainer"
runpy.run_module("generator", run_name="__main__")
"""


LEFT_OUT = ("--no-cards", "--no-search")
"""What builds of tests leave out that look at neither pictures nor the search."""


@dataclass(frozen=True)
class SmallSite:
    """A folder with ``content/`` in it; a repository once ``begin`` was called.

    Attributes:
        root: The folder.
        settings: Environment variables of its commands; where they name another program by
            ``PYTHONPATH``, each command is a Python of its own.
    """

    root: Path
    settings: dict[str, str] = field(default_factory=dict)

    @property
    def content(self) -> Path:
        return self.root / "content"

    @property
    def folder(self) -> Path:
        """The folder of the one incident."""
        return self.content / "incidents" / ID

    def explainer(self, *words: str, watch: str = "") -> subprocess.CompletedProcess[str]:
        """Run a command.

        Args:
            words: What is typed after ``explainer``.
            watch: Python that runs first in the same process, such as an audit hook.
        """
        if not watch and "PYTHONPATH" not in self.settings:
            return forked.run(words, self.root, self._environment())
        return subprocess.run(
            [sys.executable, "-c", _RUN.format(watch=watch), *words],
            cwd=self.root,
            env=self._environment(),
            check=False,
            capture_output=True,
            text=True,
        )

    def build(self, *words: str, output: str = "output") -> Path:
        """Build the site without pictures and search, which must succeed; gives its folder."""
        done = self.explainer("build", *LEFT_OUT, "--output", output, *words)
        assert done.returncode == 0, done.stderr
        return self.root / output

    def page(self, path: str = f"incidents/{ID}/index.html") -> BeautifulSoup:
        """Read a page of the site that was built last."""
        return BeautifulSoup((self.root / "output" / path).read_bytes(), "html.parser")

    def change(self, was: str, now: str, file: str = "incident.yaml") -> None:
        """Exchange words of one of the incident's files; they must be there."""
        path = self.folder / file
        text = path.read_text(encoding="utf-8")
        assert was in text
        path.write_text(text.replace(was, now, 1), encoding="utf-8")

    def update(self, name: str, text: str) -> None:
        """Write an update file; its name is its id."""
        (self.folder / "updates" / f"{name}.yaml").write_text(text, encoding="utf-8")

    def commit(self, at: str, subject: str = "Edit") -> str:
        """Commit all of ``content/`` at a moment; gives the commit's id."""
        self.git("add", "--", "content", at=at)
        self.git("commit", "--quiet", "--allow-empty", "--message", subject, at=at)
        return self.git("rev-parse", "HEAD", at=at)

    def begin(self, at: str = PUBLISHED_AT) -> None:
        """Make it a repository whose first commit publishes the incident."""
        self.git("init", "--quiet", "--initial-branch", "main", at=at)
        self.commit(at, "Publish")

    def git(self, *words: str, at: str = PUBLISHED_AT) -> str:
        """Run git as a pretend editor at a pretend moment; gives what it prints."""
        own = {f"GIT_{role}_DATE": at for role in ("AUTHOR", "COMMITTER")}
        for role in ("AUTHOR", "COMMITTER"):
            own[f"GIT_{role}_NAME"] = "Pretend Editor"
            own[f"GIT_{role}_EMAIL"] = "desk@gazette.example"
        done = subprocess.run(
            ["git", *words],
            cwd=self.root,
            env={**self._environment(), **own, "HOME": str(self.root)},
            check=True,
            capture_output=True,
            text=True,
        )
        return done.stdout.strip()

    def _environment(self) -> dict[str, str]:
        inherited = {
            name: value for name, value in os.environ.items() if name != "SOURCE_DATE_EPOCH"
        }
        return {**inherited, "PYTHONPATH": str(ROOT), **self.settings}


def small_site(root: Path, record: str = RECORD) -> SmallSite:
    """Write the newsroom and its incident below a folder."""
    site = SmallSite(root)
    (site.folder / "updates").mkdir(parents=True)
    (site.content / "newsroom.yaml").write_text(NEWSROOM, encoding="utf-8")
    (site.folder / "incident.yaml").write_text(record, encoding="utf-8")
    (site.folder / "narrative.md").write_text(NARRATIVE, encoding="utf-8")
    site.update("2021-05-01-published", PUBLISHED)
    return site


def same_files(one: Path, other: Path) -> bool:
    """Whether two folders hold the same files with the same bytes."""
    return _files(one) == _files(other)


def _files(folder: Path) -> dict[str, bytes]:
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in folder.rglob("*")
        if path.is_file()
    }
