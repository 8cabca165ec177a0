"""What CONTRIBUTING.md and the guides of a new newsroom tell somebody to type works, as typed."""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.authoring.test_new import typed_in_turn
from tests.docs.documents import ROOT
from tests.docs.terminal import WHO, Part, Terminal, parts
from tests.offline import OFFLINE, environment, run

OURS = "https://example.org/YOUR-FORK/explainer.git"
THEIRS = "https://forge.example/ellery/explained"
OF_NEWSROOM = typed_in_turn(kind="incident")
OF_EXAMPLE = typed_in_turn(occurred="2023-10-05 18:40~")


def bare(folder: Path, source: Path) -> Path:
    """A copy of a repository that can be cloned and pushed to, with one branch: main."""
    run("git", "clone", "--quiet", "--bare", source, folder, cwd=folder.parent)
    run("git", "update-ref", "refs/heads/main", "HEAD", cwd=folder)
    run("git", "symbolic-ref", "HEAD", "refs/heads/main", cwd=folder)
    return folder


def save(folder: Path, title: str, text: str) -> None:
    """Save what the document shows: a file, or a part of the practice record."""
    record = folder / "content/incidents/hartford-practice/incident.yaml"
    if title.endswith("incident.yaml"):
        shutil.rmtree(record.parent)  # “put these three files in its place”
    if "/" in title:
        (folder / title).parent.mkdir(parents=True, exist_ok=True)
        (folder / title).write_text(text, encoding="utf-8")
        return
    before = record.read_text(encoding="utf-8")
    at = "\npeople:" if title == "sources" else ""
    after = before.replace(at, f"{text}{at}", 1) if at else f"{before}\n{text}"
    record.write_text(after, encoding="utf-8")


def walk(terminal: Terminal, steps: list[Part]) -> str:
    """Do everything a document says; gives what was said."""
    said = ""
    for step in steps:
        if step.title:
            save(terminal.folder, step.title, step.text)
        for line in step.lines:
            if line.startswith("make html") and not (terminal.folder / ".venv").exists():
                environment(terminal.folder / ".venv")
            said += terminal.type(line)
    return said


def kept_apart(steps: list[Part]) -> tuple[list[Part], list[Part]]:
    """Set apart what a document offers as another way to the same end."""
    others = [
        step
        for step in steps
        if step.title.endswith("press-conference.yaml")
        or any(line.startswith("explainer add") and step.inline for line in step.lines)
    ]
    return [step for step in steps if step not in others], others


@pytest.mark.long
def test_the_walk_of_contributing_works_as_typed(tmp_path: Path) -> None:
    steps = list(parts((ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8")))
    steps, others = kept_apart(steps)
    assert len(others) == 3
    remote = bare(tmp_path / "remote.git", ROOT)
    home = tmp_path / "home"
    home.mkdir()
    terminal = Terminal(home, {OURS: remote}, {"explainer new": OF_EXAMPLE})
    # the other way to a source and a quote, beside those that are written by hand
    at = 1 + next(number for number, step in enumerate(steps) if step.title == "quotes")
    walk(terminal, steps[:at])
    record = terminal.folder / "content/incidents/hartford-practice/incident.yaml"
    before = record.read_bytes()
    for line in (line for other in others for line in other.lines):
        terminal.type(line)
    assert record.read_bytes().count(b"\n  - id: ") == before.count(b"\n  - id: ") + 2
    record.write_bytes(before)
    walk(terminal, steps[at:])
    updates = "".join(path.read_text() for path in (record.parent / "updates").iterdir())
    assert "The mayor spoke at a press conference" in updates
    pushed = run("git", "branch", "--list", cwd=remote).stdout
    assert "hartford-practice" in pushed


@pytest.fixture
def house(tmp_path: Path) -> Path:
    """A newsroom that has begun, in git."""
    init = (sys.executable, "-m", "generator", "init", "house", "--name", "Ellery Explained")
    said = ("--url", "https://explained.example/", "--repository", THEIRS)
    run(*init, *said, cwd=tmp_path, PYTHONPATH=str(ROOT))
    folder = tmp_path / "house"
    for command in (["init", "--quiet"], ["add", "."], ["commit", "--quiet", "-m", "Begin"]):
        subprocess.run(["git", *command], cwd=folder, env={**OFFLINE, **WHO}, check=True)
    return folder


@pytest.mark.long
def test_the_readme_of_a_newsroom_works_as_typed(house: Path) -> None:
    steps = list(parts((house / "README.md").read_text(encoding="utf-8")))
    terminal = Terminal(house, {}, {".venv/bin/explainer new": OF_NEWSROOM})
    walk(terminal, steps)
    log = run("git", "log", "--format=%s", cwd=house).stdout.splitlines()
    assert log == ["Ask who called for help", "Tell of 5 March in my town", "Begin"]
    assert "no errors" in terminal.type("make check")


@pytest.mark.long
def test_the_contributing_of_a_newsroom_works_as_typed(house: Path, tmp_path: Path) -> None:
    steps = list(parts((house / "CONTRIBUTING.md").read_text(encoding="utf-8")))
    home = tmp_path / "home"
    home.mkdir()
    remote = bare(tmp_path / "remote.git", house)
    terminal = Terminal(home, {THEIRS: remote}, {"explainer new": OF_NEWSROOM})
    said = walk(terminal, steps)
    assert "questions/who-called-for-help: question added" in said
    assert "my-town-2024-03-05" in run("git", "branch", "--list", cwd=remote).stdout


def test_every_command_of_these_documents_is_among_what_is_typed() -> None:
    text = (ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8")
    typed = [line for step in parts(text) for line in step.lines]
    told = re.findall(r"^(?:explainer|make|git) .*$", text, re.MULTILINE)
    assert [line for line in told if not any(line.rstrip("\\ ") in one for one in typed)] == []
