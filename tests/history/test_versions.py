"""From git to versions, their changes, and what explains them."""

from __future__ import annotations

from tests.history.example_repository import Repo


def test_the_first_published_state_is_version_one(repo: Repo) -> None:
    history = repo.history()
    assert [version.number for version in history.versions] == [1]
    assert history.coverage == ()
    assert repo.problems() == ()


def test_a_silent_change_is_a_problem_that_prints_the_update_to_paste(
    repo: Repo,
) -> None:
    repo.change("Smoke in the morning.", "Smoke at noon.")
    commit = repo.commit()
    (problem,) = repo.problems()
    assert problem.code == "history.uncovered"
    assert problem.message == (f"No update explains media/smoke: caption changed ({commit[:10]}).")
    assert problem.hint == (
        "Run explainer update harbour-fire, or write this file:\n"
        "incidents/harbour-fire/updates/2031-05-20-say-what-changed.yaml\n"
        "at: 2031-05-20\n"
        "kind: media\n"
        "headline:\n"
        "why:\n"
        "covers:\n"
        "  - media/smoke"
    )


def test_an_uncommitted_change_is_judged_as_the_next_version(repo: Repo) -> None:
    repo.change("A cable had overheated.", "A lamp had overheated.")
    (problem,) = repo.problems()
    assert "claims/cause" in problem.message
    assert "not committed yet" in problem.message
    assert repo.history().versions[-1].commit == ""


def test_what_git_calls_modified_is_no_version_while_its_bytes_are_those_committed(
    repo: Repo,
) -> None:
    (repo.folder / "narrative.md").chmod(0o755)
    repo.change("Smoke in the morning.", "Smoke at noon.")
    repo.git("add", "--all")
    repo.change("Smoke at noon.", "Smoke in the morning.")
    assert repo.git("status", "--porcelain")
    assert [version.number for version in repo.history().versions] == [1]
    repo.commit()
    assert [version.number for version in repo.history().versions] == [1]
