"""``explainer fmt``: files take their usual layout, and those with problems are left alone."""

from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner

from generator.commands.cli import main

TIDY = "format: 1\nname: Ellery Explainer\nurl: https://explainer.example/\n"
UNTIDY = "url: https://explainer.example/\nname: Ellery Explainer\nformat: 1\n"


def fmt(content: Path, *arguments: str) -> tuple[int, str, str]:
    """Run the command; give its status and what it says on either stream."""
    run = CliRunner().invoke(main, ["fmt", "--content", str(content), *arguments])
    return run.exit_code, run.stdout, run.stderr


def test_a_file_takes_its_usual_layout(content: Path) -> None:
    newsroom = content / "newsroom.yaml"
    newsroom.write_text(UNTIDY)
    assert fmt(content) == (0, f"changed: {newsroom}\n", "")
    assert newsroom.read_text() == TIDY
    assert fmt(content) == (0, "", "")


def test_a_check_writes_nothing_and_says_what_would_change(content: Path) -> None:
    newsroom = content / "newsroom.yaml"
    newsroom.write_text(UNTIDY)
    assert fmt(content, "--check") == (1, f"would change: {newsroom}\n", "")
    assert newsroom.read_text() == UNTIDY


def test_a_file_with_a_problem_is_left_alone_and_says_why(content: Path) -> None:
    newsroom = content / "newsroom.yaml"
    newsroom.write_text(UNTIDY + "naem: Twice\n")
    status, _, said = fmt(content)
    assert status == 1
    assert "newsroom.yaml:4:1: record.unknown-key" in said
    assert newsroom.read_text() == UNTIDY + "naem: Twice\n"


def test_paths_keep_to_some_files(content: Path) -> None:
    (content / "newsroom.yaml").write_text(UNTIDY)
    assert fmt(content, str(content / "incidents")) == (0, "", "")


@pytest.mark.parametrize("more", [(), ("--check",)])
def test_without_a_content_folder_there_is_a_problem(
    tmp_path: Path, more: tuple[str, ...]
) -> None:
    status, _, said = fmt(tmp_path / "content", *more)
    assert status == 1
    assert "site.no-content" in said


def test_a_path_outside_the_content_is_refused(content: Path, tmp_path: Path) -> None:
    elsewhere = tmp_path / "elsewhere"
    elsewhere.mkdir()
    status, _, said = fmt(content, str(elsewhere))
    assert status == 2
    assert "is not in" in said


def test_a_named_file_of_another_kind_is_refused_before_any_is_written(content: Path) -> None:
    newsroom, story = content / "newsroom.yaml", content / "incidents/pier/narrative.md"
    newsroom.write_text(UNTIDY)
    story.parent.mkdir()
    story.write_text("The pier burnt.\n")
    status, _, said = fmt(content, str(newsroom), str(story))
    assert status == 2
    assert "narrative.md is no record, translation, update or newsroom file" in " ".join(
        said.split()
    )
    assert newsroom.read_text() == UNTIDY
