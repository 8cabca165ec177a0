"""What a contributor's pull request shows, at its lines and in its summary."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator.commands.reporters import (
    LARGEST_SUMMARY,
    add_summary,
    summary_table,
    workflow_commands,
)
from generator.problems import Level, Location, Problem, Report

CONTENT = Path("content")


def problem(line: int, level: Level = Level.ERROR, message: str = "Wrong.") -> Problem:
    location = Location("incidents/pier/incident.yaml", line, 5)
    return Problem(location, "record.wrong-type", message, "Write text.", level)


def test_an_error_stands_at_its_line_with_its_hint() -> None:
    report = Report.of([problem(7)])
    (line,) = workflow_commands(report, CONTENT)
    at, _, said = line.partition(",title=")
    assert at == "::error file=content/incidents/pier/incident.yaml,line=7,col=5"
    assert said == "record.wrong-type::Wrong.%0AWrite text."


def test_what_github_takes_for_its_own_signs_is_escaped() -> None:
    location = Location("incidents/a,b:c/incident.yaml", 1, 1)
    odd = Problem(location, "record.wrong-type", "100%\r\n::error::fooled", "")
    (line,) = workflow_commands(Report.of([odd]), CONTENT)
    assert "incidents/a%2Cb%3Ac/" in line
    assert line.endswith("::100%25%0D%0A::error::fooled")
    assert "\n" not in line


def test_of_many_the_ten_worst_are_shown() -> None:
    advice = [problem(line, Level.ADVICE) for line in range(1, 9)]
    errors = [problem(line) for line in range(20, 28)]
    told = list(workflow_commands(Report.of([*advice, *errors]), CONTENT))
    assert [line.split()[0] for line in told] == ["::error"] * 8 + ["::warning"] * 2


def test_a_problem_of_a_whole_file_names_no_line() -> None:
    location = Location("incidents/pier")
    missing = Problem(location, "folder.no-record", "The record is missing.")
    (line,) = workflow_commands(Report.of([missing]), CONTENT)
    assert line.startswith("::error file=content/incidents/pier,title=folder.no-record::")


def test_the_summary_holds_all_and_no_markup_of_strangers() -> None:
    text = summary_table(Report.of([problem(3, message="“<b>|” is no id.")]), CONTENT)
    assert "| `content/incidents/pier/incident.yaml:3:5` |" in text
    assert "“&lt;b&gt;\\|” is no id." in text


def test_the_summary_ends_before_github_cuts_it() -> None:
    text = summary_table(Report.of([problem(n, message="é" * 500) for n in range(2000)]), CONTENT)
    assert len(text.encode()) < LARGEST_SUMMARY
    assert "more; run `explainer check`" in text.splitlines()[-1]


def test_the_summary_is_added_to_the_steps_own(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = tmp_path / "summary.md"
    file.write_text("before\n")
    monkeypatch.setenv("GITHUB_STEP_SUMMARY", str(file))
    add_summary("after\n")
    assert file.read_text() == "before\nafter\n"
