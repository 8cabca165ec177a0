"""What a contributor's pull request shows, at its lines and in its summary."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from generator.commands.reporters import (
    LARGEST_SUMMARY,
    add_to_step_summary,
    problem_table,
    to_paste,
    workflow_commands,
)
from generator.problems import Level, Location, Problem, Report
from tests.small_site import ID, SmallSite, small_site

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
    text = problem_table(Report.of([problem(3, message="“<b>|” is no id.")]), CONTENT)
    assert "| `content/incidents/pier/incident.yaml:3:5` |" in text
    assert "“&lt;b&gt;\\|” is no id." in text


def test_the_summary_ends_before_github_cuts_it() -> None:
    text = problem_table(Report.of([problem(n, message="é" * 500) for n in range(2000)]), CONTENT)
    assert len(text.encode()) < LARGEST_SUMMARY
    assert "more; run `explainer check`" in text.splitlines()[-1]


def test_the_summary_is_added_to_the_steps_own(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = tmp_path / "summary.md"
    file.write_text("before\n")
    monkeypatch.setenv("GITHUB_STEP_SUMMARY", str(file))
    add_to_step_summary("after\n")
    assert file.read_text() == "before\nafter\n"


def test_an_update_that_is_missing_is_told_as_a_file_to_paste(tmp_path: Path) -> None:
    site = small_site(tmp_path)
    site.begin()
    site.change("A cable had overheated.", "A ```cable``` had overheated twice.")
    site.commit("2021-05-02T12:00:00+00:00")
    summary = tmp_path / "summary.md"
    there = SmallSite(site.root, {"GITHUB_STEP_SUMMARY": str(summary)})
    now = ("--now", "2021-05-04T22:00Z")
    done = there.explainer("check", "--since", "HEAD~1", "--format", "github", *now)
    assert done.returncode == 1
    name = f"content/incidents/{ID}/updates/2021-05-04-say-what-changed.yaml"
    told = summary.read_text(encoding="utf-8")
    assert "### To paste" in told
    found = re.search(rf"^`{name}`\n\n(`{{3,}})yaml\n(.*?)\n\1$", told, re.MULTILINE | re.DOTALL)
    assert found
    assert found[2].startswith("at: 2021-05-04\nkind: ")
    assert re.search(r"^headline: \S", found[2], re.MULTILINE)
    # pasted as it is, with the reason in an editor's words, it explains the change
    text = re.sub(r"^why:.*$", "why: The foreman said so again.", found[2], flags=re.MULTILINE)
    (site.root / name).write_text(f"{text}\n", encoding="utf-8")
    again = there.explainer("check", "--since", "HEAD~1", *now)
    assert again.returncode == 0, again.stderr


def test_the_day_is_the_newsrooms(tmp_path: Path) -> None:
    site = small_site(tmp_path)
    newsroom = site.content / "newsroom.yaml"
    newsroom.write_text(newsroom.read_text().replace("UTC", "Pacific/Auckland"))
    site.begin()
    site.change("A cable had overheated.", "A cable had overheated twice.")
    done = site.explainer("check", "--now", "2021-05-04T22:00Z")
    assert "updates/2021-05-05-say-what-changed.yaml" in done.stderr


def test_where_nothing_is_missing_nothing_is_to_paste() -> None:
    assert to_paste(Report.of([problem(3)]), CONTENT) == ""


def test_a_second_update_of_a_day_has_a_name_of_its_own(tmp_path: Path) -> None:
    site = small_site(tmp_path)
    site.begin()
    text = "at: 2021-05-04\nkind: checked\nheadline: Nothing new\nwhy: We looked.\n"
    text += "looked_into: [who-called]\n"
    site.update("2021-05-04-say-what-changed", text)
    site.change("A cable had overheated.", "A cable had overheated twice.")
    done = site.explainer("check", "--now", "2021-05-04T22:00Z")
    assert "updates/2021-05-04-say-what-changed-2.yaml" in done.stderr
