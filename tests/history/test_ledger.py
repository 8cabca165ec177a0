"""From git to the ledger: versions, changes, and what explains them."""

from __future__ import annotations

from tests.history.desk import Desk


def test_the_first_published_state_is_version_one(desk: Desk) -> None:
    history = desk.history()
    assert [version.number for version in history.versions] == [1]
    assert history.coverage == ()
    assert desk.problems() == ()


def test_a_silent_change_is_a_problem_that_prints_the_update_to_paste(desk: Desk) -> None:
    desk.change("Smoke in the morning.", "Smoke at noon.")
    commit = desk.commit()
    (problem,) = desk.problems()
    assert problem.code == "history.uncovered"
    assert problem.message == (f"No update explains media/smoke: caption changed ({commit[:10]}).")
    assert problem.hint == (
        "incidents/harbour-fire/updates/2031-05-20-say-what-changed.yaml\n"
        "at: 2031-05-20\n"
        "kind: media\n"
        "headline:\n"
        "why:\n"
        "covers:\n"
        "  - media/smoke"
    )


def test_an_uncommitted_change_is_judged_as_the_next_version(desk: Desk) -> None:
    desk.change("A cable had overheated.", "A lamp had overheated.")
    (problem,) = desk.problems()
    assert "claims/cause" in problem.message
    assert "not committed yet" in problem.message
    assert desk.history().versions[-1].commit == ""


def test_what_git_calls_modified_is_no_version_while_its_bytes_are_those_committed(
    desk: Desk,
) -> None:
    (desk.folder / "narrative.md").chmod(0o755)
    desk.change("Smoke in the morning.", "Smoke at noon.")
    desk.git("add", "--all")
    desk.change("Smoke at noon.", "Smoke in the morning.")
    assert desk.git("status", "--porcelain")
    assert [version.number for version in desk.history().versions] == [1]
    desk.commit()
    assert [version.number for version in desk.history().versions] == [1]
