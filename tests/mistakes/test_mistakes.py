"""Fifty typical mistakes: one problem each, at its line, whose hint mends it.

The table of what is said stands in tests/golden/mistakes.md, for people to read.
"""

from __future__ import annotations

import os
import subprocess
from pathlib import Path

import pytest

from generator import build
from generator.problems import Problem, as_text
from tests.mistakes.base import FILES
from tests.mistakes.mistakes import MISTAKES, RECORD, Mistake

TABLE = Path(__file__).parents[1] / "golden" / "mistakes.md"
ADVICE_OF_THE_STORY = "standards.rests-on-one-origin"


def written(folder: Path, files: dict[str, str]) -> Path:
    """A content folder with some files."""
    for name, text in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return folder


def problems(content: Path) -> list[Problem]:
    """What the check says of a content folder."""
    found = build.check(build.Request(content)).report
    return [each for each in found if each.code != ADVICE_OF_THE_STORY]


def made(mistake: Mistake) -> dict[str, str]:
    """The files with a mistake in them."""
    text = FILES[mistake.file]
    assert text.count(mistake.right) == 1, mistake.right
    return {**FILES, mistake.file: text.replace(mistake.right, mistake.wrong)}


def mended(mistake: Mistake) -> dict[str, str]:
    """The files after following the hint."""
    text = made(mistake)[mistake.file]
    return {**FILES, mistake.file: text.replace(mistake.wrong, mistake.mended or mistake.right)}


def expected_line(mistake: Mistake) -> int:
    """The line at which an editor should look."""
    text = made(mistake)[mistake.file]
    return text[: text.index(mistake.wrong)].count("\n") + 1 + mistake.below


def test_the_story_is_sound_before_a_mistake_is_made(tmp_path: Path) -> None:
    assert problems(written(tmp_path, FILES)) == []


@pytest.mark.parametrize("mistake", MISTAKES, ids=lambda mistake: mistake.name)
def test_a_mistake_gives_one_problem_at_its_line(mistake: Mistake, tmp_path: Path) -> None:
    (problem,) = problems(written(tmp_path, made(mistake)))
    assert problem.location.file == mistake.file
    assert problem.location.line == expected_line(mistake)
    assert problem.hint


@pytest.mark.parametrize("mistake", MISTAKES, ids=lambda mistake: mistake.name)
def test_following_the_hint_mends_it(mistake: Mistake, tmp_path: Path) -> None:
    assert problems(written(tmp_path, mended(mistake))) == []


def git(folder: Path, *arguments: str) -> None:
    """Run git as the newsroom's editor, on the day of the newest update."""
    who = ("-c", "user.name=Ada Quill", "-c", "user.email=ada@explainer.example")
    environment = {**os.environ, "GIT_COMMITTER_DATE": "2024-03-06T12:00:00Z"}
    command = ["git", *who, *arguments]
    subprocess.run(command, cwd=folder, env=environment, capture_output=True, check=True)


def forgotten(folder: Path) -> tuple[Path, Problem]:
    """A published headline that was changed without an update, and what is said."""
    content = written(folder / "content", FILES)
    git(folder, "init", "--quiet")
    git(folder, "add", ".")
    git(folder, "commit", "--quiet", "-m", "Publish")
    record = content / RECORD
    record.write_text(record.read_text().replace("Ferry Marigold strikes", "Ferry rams"))
    (problem,) = problems(content)
    return content, problem


def test_a_forgotten_update_is_one_problem_at_the_changed_line(tmp_path: Path) -> None:
    _, problem = forgotten(tmp_path)
    assert (problem.location.file, problem.location.line) == (RECORD, 2)


def test_the_update_that_its_hint_writes_out_mends_it(tmp_path: Path) -> None:
    content, problem = forgotten(tmp_path)
    _, name, *lines = problem.hint.splitlines()
    words = {
        "kind:": "kind: new-information",
        "headline:": "headline: The ferry's name left out",
        "why:": "why: It was too long.",
    }
    (content / name).write_text("\n".join(words.get(line, line) for line in lines) + "\n")
    assert problems(content) == []


def test_the_table_of_all_fifty_is_current(tmp_path: Path, golden: bool) -> None:  # noqa: FBT001 - a fixture
    rows = ["| the mistake | what the check says | and what to do |", "| --- | --- | --- |"]
    for number, mistake in enumerate(MISTAKES):
        (problem,) = problems(written(tmp_path / str(number), made(mistake)))
        rows.append(row(mistake.name, problem))
    rows.append(row("an update forgotten", forgotten(tmp_path / "forgotten")[1]))
    text = "\n".join(rows) + "\n"
    assert len(rows) == 2 + len(MISTAKES) + 1
    if golden:
        TABLE.write_text(text, encoding="utf-8")
    assert TABLE.read_text(encoding="utf-8") == text


def row(name: str, problem: Problem) -> str:
    """A row of the table."""
    said = as_text(problem, Path()).splitlines()[0].replace("|", "\\|")
    said = said.removeprefix("incidents/ferry-2024/")
    hint = problem.hint.replace("|", "\\|").replace("\n", " / ")
    return f"| {name} | {said} | {hint} |"
