"""A newsroom's repository for tests: a real repository with one fictional incident in it."""

from __future__ import annotations

import os
import subprocess
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from PIL import Image

from generator.history.git import GitError, broken
from generator.history.judge import judge_gone, judge_history, judge_span
from generator.history.repository import SiteHistory, open_history
from generator.history.span import read_span
from generator.incremental.store import Store
from generator.model.history import History
from generator.model.incident import Incident
from generator.problems import Problem
from tests.whole_site import read_site

ID = "harbour-fire"
TODAY = "2031-05-20"
NEWSROOM = """\
format: 1
name: Pretend Gazette
url: https://gazette.example/
timezone: America/New_York
kinds: {fire: Fire}
"""
RECORD = """\
format: 1
headline: Fire in Pretend Harbour
standfirst: A fire burned in a warehouse in Pretend Harbour.
rests_on: [fire-broke-out]
kind: fire
status: developing
occurred: 2031-05-01
sensitivity: [none]

sources:
  - id: gazette-thu
    title: Fire in the harbour
    publisher: Pretend Gazette
    published: 2031-05-01
    url: https://gazette.example/fire
  - id: courier-fri
    title: Harbour fire out
    publisher: Make-Believe Courier
    published: 2031-05-02
    url: https://courier.example/fire-out

people:
  - id: chief
    name: Ada Invented
    role: Fire chief
    naming: {ground: public-official}

places:
  - id: scene
    name: Warehouse 3
    role: scene
    lat: 41.79
    lon: -72.67
    precision: neighbourhood

claims:
  - id: fire-broke-out
    text: A fire broke out in Warehouse 3.
    said_by:
      - {who: chief, source: gazette-thu}
  - id: workers-out
    text: All 12 workers left the building.
    standing: confirmed
    said_by:
      - {who: chief, source: gazette-thu}
      - {unnamed: a harbour pilot, source: courier-fri}
  - id: cause
    text: A cable had overheated.
    said_by:
      - {unnamed: a foreman, source: gazette-thu}

quotes:
  - id: chief-fast
    speaker: chief
    role: Fire chief
    text: We got there fast.
    source: gazette-thu

events:
  - id: alarm
    when: 2031-05-01 09:10
    text: The alarm rings.
    claims: [fire-broke-out]

media:
  - id: smoke
    url: https://gazette.example/smoke.jpg
    alt: Smoke over a warehouse.
    caption: Smoke in the morning.
    credit: Ada Invented
    rights: given to us
    source: gazette-thu

questions:
  - id: who-called
    text: Who called the fire department?
"""
NARRATIVE = """\
A fire broke out in Warehouse 3 on Thursday morning. Ada Invented led the crews.

The workers left the building by themselves.
"""
PUBLISHED = """\
at: 2031-05-01 10:00
kind: published
headline: First published
why: The fire is out.
"""


@dataclass(frozen=True)
class Repo:
    """A repository with a content folder, and the hands to work in it."""

    root: Path

    @property
    def content(self) -> Path:
        return self.root / "content"

    @property
    def folder(self) -> Path:
        return self.content / "incidents" / ID

    def git(self, *words: str, at: str = "2031-05-01T10:00:00-04:00") -> str:
        """Run git as a pretend editor, at a pretend time."""
        done = subprocess.run(
            ["git", *words],
            cwd=self.root,
            check=True,
            capture_output=True,
            env={
                "PATH": os.environ["PATH"],
                "HOME": str(self.root),
                "GIT_AUTHOR_DATE": at,
                "GIT_COMMITTER_DATE": at,
                **{f"GIT_{who}_NAME": "Pretend Editor" for who in ("AUTHOR", "COMMITTER")},
                **{
                    f"GIT_{who}_EMAIL": "editor@gazette.example" for who in ("AUTHOR", "COMMITTER")
                },
            },
        )
        return done.stdout.decode("utf-8", "replace").strip()

    def commit(self, message: str = "Edit", at: str = "2031-05-02T10:00:00-04:00") -> str:
        """Commit all there is; gives the id."""
        self.git("add", "--all")
        self.git("commit", "--quiet", "--allow-empty", "--message", message, at=at)
        return self.git("rev-parse", "HEAD")

    def change(self, was: str, now: str, file: str = "incident.yaml") -> None:
        """Exchange words of a file; they must be there."""
        path = self.folder / file
        text = path.read_text(encoding="utf-8")
        assert was in text
        path.write_text(text.replace(was, now, 1), encoding="utf-8")

    def update(self, name: str, kind: str, covers: str, **more: str) -> None:
        """Write an update file, named by its day or ``YYYY-MM-DD-HHMM``."""
        day, clock = name[:10], name[11:15]
        at = f"{day} {clock[:2]}:{clock[2:]}" if clock.isdigit() else day
        fields: Mapping[str, str] = {"headline": "Something changed", "why": "We learned it."}
        lines = [f"at: {at}", f"kind: {kind}"]
        lines += [f"covers: [{covers}]"] if covers else []
        lines += [f"{key}: {value}" for key, value in {**fields, **more}.items()]
        path = self.folder / "updates" / f"{name}.yaml"
        path.write_text("\n".join(lines) + "\n", encoding="utf-8")

    def picture(self, colour: str, name: str = "smoke.jpg") -> None:
        """Write a small real picture."""
        media = self.folder / "media"
        media.mkdir(exist_ok=True)
        Image.new("RGB", (64, 48), colour).save(media / name)

    def incidents(self) -> tuple[Incident, ...]:
        """The incidents as read; there must be no problem in them."""
        reading = read_site(self.content)
        assert not reading.problems, reading.problems
        assert reading.site is not None
        return reading.site.incidents

    def opened(self, cache: Path | None = None) -> SiteHistory:
        """What git knows, with moved folders joined."""
        opened = open_history(self.content, Store(cache))
        return opened.with_aliases({one.id: one.aliases for one in self.incidents()})

    def history(self, name: str = ID, cache: Path | None = None) -> History:
        """The history of one incident."""
        (incident,) = (one for one in self.incidents() if one.id == name)
        return self.opened(cache).history(incident)[0]

    def history_of(self, incident: Incident) -> History:
        """The history of an incident that has been read."""
        return self.opened().history(incident)[0]

    def problems(self, cache: Path | None = None) -> tuple[Problem, ...]:
        """What git has against the content."""
        opened, incidents = self.opened(cache), self.incidents()
        problems = [*opened.problems]
        try:
            for incident in incidents:
                history, covers_nothing = opened.history(incident)
                problems += judge_history(incident, history, covers_nothing, TODAY)
            present = [incident.id for incident in incidents]
            problems += judge_gone(opened.gone(), opened.folders, present)
        except GitError as error:
            return (broken(error),)
        return tuple(problems)

    def since(self, revision: str) -> tuple[Problem, ...]:
        incidents = self.incidents()
        return judge_span(read_span(self.content, incidents, revision), incidents, TODAY)

    def codes(self) -> list[str]:
        return [problem.code for problem in self.problems()]


def make_repository(root: Path, *, picture: bool = False) -> Repo:
    """Make the repository and publish the incident in its first commit.

    Args:
        root: The folder.
        picture: Whether the incident has its picture in a file, which every reading decodes.
    """
    repo = Repo(root)
    (repo.folder / "updates").mkdir(parents=True)
    (repo.content / "newsroom.yaml").write_text(NEWSROOM, encoding="utf-8")
    (repo.folder / "incident.yaml").write_text(RECORD, encoding="utf-8")
    (repo.folder / "narrative.md").write_text(NARRATIVE, encoding="utf-8")
    (repo.folder / "updates" / "2031-05-01-1000-published.yaml").write_text(
        PUBLISHED, encoding="utf-8"
    )
    if picture:
        repo.change("url: https://gazette.example/smoke.jpg", "file: smoke.jpg")
        repo.picture("grey")
    repo.git("init", "--quiet", "--initial-branch", "main")
    repo.commit("Publish", at="2031-05-01T10:00:00-04:00")
    return repo
