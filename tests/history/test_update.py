"""explainer update: the file that explains what changed."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from generator.commands.cli import main
from tests.history.desk import ID, Desk

SAID = ["--headline", "What we learned", "--why", "A reader wrote to us."]


def run(desk: Desk, *words: str) -> Result:
    return CliRunner().invoke(main, [*words, "--content", str(desk.content)])


def written(desk: Desk) -> Path:
    """The one update file that is not committed yet."""
    (name,) = desk.git("ls-files", "--others", "--exclude-standard").split()
    return desk.root / name


def test_it_proposes_the_kind_and_fills_in_what_it_covers(desk: Desk) -> None:
    desk.change("Smoke in the morning.", "Smoke at noon.")
    result = run(desk, "update", ID, *SAID, "--at", "2031-05-03 12:00")
    assert result.exit_code == 0, result.output
    path = written(desk)
    assert path.name == "2031-05-03-1200-what-we-learned.yaml"
    assert path.read_text() == (
        "at: 2031-05-03 12:00\n"
        "kind: media\n"
        "headline: >-\n"
        "  What we learned\n"
        "why: >-\n"
        "  A reader wrote to us.\n"
        "covers:\n"
        "  - media/smoke\n"
    )
    assert desk.problems() == ()


def test_a_headline_waits_for_an_editor_to_say_what_it_is(desk: Desk) -> None:
    desk.change("headline: Fire in", "headline: Fire at")
    result = run(desk, "update", ID, *SAID)
    assert result.exit_code == 2
    assert "--kind" in result.output


def test_a_correction_asks_for_what_it_needs_and_takes_was_and_now_from_git(desk: Desk) -> None:
    desk.change("We got there fast.", "We got there in time.")
    result = run(desk, "update", ID, *SAID)
    assert result.exit_code == 2
    assert "--learned, --whose" in result.output
    more = ["--learned", "The source corrected itself.", "--whose", "source"]
    result = run(desk, "update", ID, *SAID, *more, "--at", "2031-05-03")
    assert result.exit_code == 0, result.output
    text = written(desk).read_text()
    assert "was: >-\n  We got there fast.\n" in text
    assert "now: >-\n  We got there in time.\n" in text
    assert "corrects: [chief-fast]" in text
    assert desk.problems() == ()


@pytest.mark.parametrize(
    ("was", "now", "kind", "why"),
    [
        ("All 12 workers", "All 13 workers", "style", "correction or retraction"),
        ("All 12 workers", "All 13 workers", "new-information", "correction or retraction"),
        ("A cable had overheated.", "Two cables had overheated.", "style", "numbers, names"),
        ("name: Ada Invented", "name: Ida Invented", "style", "style is not for a changed name"),
        ("standing: confirmed", "standing: disputed", "style", "style is not for a changed stand"),
        ("We got there fast.", "We got there, fast.", "style", "a quote’s words"),
        ("headline: Fire in", "headline: A fire in", "style", "in or under the headline"),
    ],
)
def test_a_kind_that_says_too_little_is_refused(
    desk: Desk, was: str, now: str, kind: str, why: str
) -> None:
    desk.change(was, now)
    result = run(desk, "update", ID, "--kind", kind, *SAID)
    assert result.exit_code == 1
    assert why in result.output
    assert desk.git("ls-files", "--others") == ""


def test_a_check_without_news_names_its_questions(desk: Desk) -> None:
    result = run(desk, "update", ID, "--kind", "checked", *SAID, "--looked-into", "who-called")
    assert result.exit_code == 0, result.output
    assert "looked_into: [who-called]" in written(desk).read_text()
    assert desk.problems() == ()


def test_nothing_to_explain_is_said(desk: Desk) -> None:
    result = run(desk, "update", ID, *SAID)
    assert result.exit_code == 1
    assert "Nothing waits" in result.output


def test_what_was_committed_silently_is_explained_too(desk: Desk) -> None:
    desk.change("A cable had overheated.", "A lamp had overheated.")
    desk.commit("Silent", at="2031-05-02T10:00:00-04:00")
    desk.change("Smoke in the morning.", "Smoke.")
    run(desk, "update", ID, "--kind", "correction", *SAID, "--learned", "So.", "--whose", "ours")
    text = written(desk).read_text()
    assert "claims/cause" in text
    assert "media/smoke" in text


def test_an_unknown_incident_is_wrong_use(desk: Desk) -> None:
    result = run(desk, "update", "harbor-fire", *SAID)
    assert result.exit_code == 2
    assert "Did you mean harbour-fire?" in result.output


def test_an_unreadable_incident_tells_its_problems(desk: Desk) -> None:
    desk.change("format: 1", "format: one")
    result = run(desk, "update", ID, *SAID)
    assert result.exit_code == 1
    assert "incident.yaml:1" in result.output


def test_an_editor_completes_the_draft(desk: Desk, tmp_path: Path) -> None:
    desk.change("Smoke in the morning.", "Smoke at noon.")
    pen = tmp_path / "pen"
    pen.write_text(
        "#!/bin/sh\nsed -i -e 's/^headline:$/headline: Later/' -e 's/^why:$/why: So./' \"$1\"\n"
    )
    pen.chmod(0o755)
    outer, inner = os.openpty()
    subprocess.run(
        [sys.executable, "-m", "generator", "update", ID, "--content", desk.content],
        stdin=inner,
        check=True,
        capture_output=True,
        env={**os.environ, "EDITOR": str(pen), "VISUAL": ""},
    )
    os.close(outer)
    os.close(inner)
    assert "headline: Later\nwhy: So.\ncovers:\n  - media/smoke" in written(desk).read_text()
    assert desk.problems() == ()


def test_history_prints_versions_and_changes(desk: Desk) -> None:
    desk.change("Smoke in the morning.", "Smoke.")
    commit = desk.commit()
    result = run(desk, "history", ID)
    assert result.output.splitlines() == [
        f"version 2, {commit[:10]}, 2031-05-02 14:00 UTC",
        "  media/smoke: caption changed [NOT EXPLAINED]",
        f"version 1, {desk.git('rev-parse', 'HEAD~1')[:10]}, 2031-05-01 14:00 UTC",
        "  + 2031-05-01-1000-published",
        "1 change, 0 explained.",
    ]
    told = json.loads(run(desk, "history", ID, "--format", "json").output)
    assert told["versions"][1]["changes"][0]["item"] == "media/smoke"


def test_a_summary_tells_what_readers_will_see(desk: Desk) -> None:
    desk.change("A cable had overheated.", "A lamp had `overheated`.")
    result = run(desk, "summary", "--since", "HEAD", "--format", "markdown")
    assert result.output.splitlines() == [
        "### Fire in Pretend Harbour (harbour-fire)",
        "",
        "- claims/cause: claim’s text changed [NOT EXPLAINED]",
        "  - was: `A cable had overheated.`",
        "  - now: `` A lamp had `overheated`. ``",
        "",
    ]


def test_a_revision_that_is_none_is_wrong_use(desk: Desk) -> None:
    result = run(desk, "summary", "--since", "--output=x")
    assert result.exit_code == 2
    assert not (desk.root / "x").exists()
    assert os.path.lexists(desk.content)
