"""The history of a site is opened without its incidents, and each incident’s read by itself."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

import pytest

from generator.history import log
from generator.history.git import GitError
from generator.history.repository import open_history
from generator.history.span import read_span
from generator.incremental.store import Store
from generator.model.history import History
from generator.output import map_in_processes
from tests.history.example_repository import ID, TODAY, Repo


def moved(repo: Repo, name: str, *, known: bool) -> Repo:
    """Give the incident another id; where it is known, the old one is an alias."""
    if known:
        repo.change("kind: fire", f"kind: fire\naliases: [{ID}]")
    repo.folder.rename(repo.folder.with_name(name))
    return repo


def test_what_was_kept_changes_no_history_and_no_problem(repo: Repo, tmp_path: Path) -> None:
    cache = tmp_path / "cache"
    for was, now in (("Smoke in", "Smoke at"), ("A cable", "A lamp"), ("developing", "draft")):
        repo.change(was, now)
        for _ in range(2):  # uncommitted, then committed
            expected = repo.history(), repo.problems()
            assert (
                repo.history(cache=cache),
                repo.problems(cache),
            ) == expected  # finds what is new
            assert (repo.history(cache=cache), repo.problems(cache)) == expected  # knows all
            repo.commit()


@pytest.mark.parametrize("known", [True, False])
def test_a_moved_folder_keeps_its_past_where_its_former_id_is_known(
    repo: Repo,
    known: bool,  # noqa: FBT001  two cases
) -> None:
    moved(repo, "pretend-harbour-fire", known=known)
    for _ in range(2):  # uncommitted, then committed
        assert ("history.moved" in repo.codes()) is not known
        history, _ = repo.opened().history(repo.incidents()[0])
        assert len(history.versions) == (2 if known else 1)
        repo.commit()


def test_a_folder_that_goes_is_taken_for_the_one_that_holds_the_same(
    repo: Repo,
) -> None:
    other = repo.folder.with_name("pretend-flood")
    shutil.copytree(repo.folder, other)
    repo.commit()
    shutil.rmtree(other)
    for _ in range(2):
        assert "history.moved" in repo.codes()
        repo.commit()


def test_a_clone_of_the_latest_commits_has_no_history(repo: Repo, tmp_path: Path) -> None:
    repo.commit("Second")
    clone, address = tmp_path / "clone", f"file://{repo.root}"
    subprocess.run(["git", "clone", "--quiet", "--depth", "1", address, clone], check=True)
    opened = open_history(clone / "content", None)
    assert [problem.code for problem in opened.problems] == ["history.shallow"]
    (incident,) = repo.incidents()
    assert opened.absent
    assert opened.history(incident) == (History(ID), ())
    assert opened.with_aliases({ID: ("older",)}).gone() == ()


def test_content_outside_any_repository_has_no_history(repo: Repo) -> None:
    before = repo.opened().digest(ID)
    shutil.rmtree(repo.root / ".git")
    opened = open_history(repo.content, None)
    assert (opened.problems, opened.head) == ((), "")
    assert opened.absent == "no-repository"
    assert opened.digest(ID) != before
    assert opened.history(repo.incidents()[0]) == (History(ID), ())


def test_a_key_differs_wherever_a_history_may(repo: Repo) -> None:
    keys = [repo.opened().digest(ID)]
    repo.change("Smoke in", "Smoke at")
    keys.append(repo.opened().digest(ID))
    repo.commit()
    keys.append(repo.opened().digest(ID))
    repo.change("Smoke at", "Smoke before")
    keys.append(repo.opened().digest(ID))
    assert len(set(keys)) == len(keys)
    repo.git("checkout", "--quiet", "content")
    (repo.root / "README").write_text("Elsewhere.\n")
    repo.commit()
    assert repo.opened().digest(ID) == keys[2]


def test_a_former_folder_is_part_of_the_key(repo: Repo) -> None:
    name = "pretend-harbour-fire"
    moved(repo, name, known=False).commit()
    bare = open_history(repo.content, None)
    assert bare.with_aliases({}).digest(name) == bare.digest(name)
    joined = bare.with_aliases({name: (ID,)})
    assert joined.digest(name) != bare.digest(name)
    assert ID not in joined.folders


def test_forked_workers_each_ask_git_themselves(repo: Repo) -> None:
    opened = repo.opened()
    (incident,) = repo.incidents()
    here = opened.history(incident)
    assert all(one == here for one in map_in_processes(opened.history, [incident] * 40, jobs=2))


def test_what_is_known_is_not_asked_again(
    repo: Repo, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    cache = tmp_path / "cache"
    before = repo.history(cache=cache)
    monkeypatch.setattr(log, "read_commits", None)
    monkeypatch.setattr("generator.history.git.read_blobs", None)
    assert repo.history(cache=cache) == before


def test_whatever_an_editor_does_what_is_not_committed_is_what_differs(
    repo: Repo,
) -> None:
    """Modes, links, stages and ignored files: only other bytes are another version."""
    text = repo.folder / "narrative.md"
    committed = open_history(repo.content, None).folders
    text.chmod(0o755)
    (repo.folder / "media").mkdir()
    (repo.folder / "media" / "link.jpg").symlink_to("smoke.jpg")
    repo.git("add", "--all")
    repo.git("rm", "--quiet", "-r", "-f", "--cached", "content")
    assert open_history(repo.content, None).folders == committed
    text.unlink()
    (state,) = open_history(repo.content, None).folders.uncommitted.values()
    assert "narrative.md" not in state.blobs


def test_the_log_is_continued_where_it_was_last_read(repo: Repo, tmp_path: Path) -> None:
    cache = Store(tmp_path / "cache")
    for text in ("One.\n", "Two.\n", "One.\n"):
        open_history(repo.content, cache)
        (repo.folder / "narrative.md").write_text(text)
        repo.commit()
    moved(repo, "pretend-harbour-fire", known=True).commit()
    afresh, continued = open_history(repo.content, None), open_history(repo.content, cache)
    assert continued.folders == afresh.folders
    assert [one.folder for one in continued.folders.gone()] == [ID]


def test_a_branch_that_was_merged_from_the_other_side_is_read_afresh(
    repo: Repo, tmp_path: Path
) -> None:
    """The commit that was read last is in the history, but no first parent any more."""
    cache = Store(tmp_path / "cache")
    repo.git("checkout", "--quiet", "-b", "side")
    repo.change("A cable", "A lamp")
    repo.commit()
    open_history(repo.content, cache)
    repo.git("checkout", "--quiet", "main")
    repo.change("Smoke in", "Smoke at")
    repo.commit()
    repo.git("merge", "--quiet", "--no-edit", "--no-ff", "side")
    assert open_history(repo.content, cache).folders == open_history(repo.content, None).folders


def test_a_lost_object_is_told_where_the_history_is(repo: Repo) -> None:
    repo.change("Smoke in the morning.", "Smoke.")
    repo.commit()
    blob = repo.git("rev-parse", f"HEAD~1:content/incidents/{ID}/incident.yaml")
    (repo.root / ".git" / "objects" / blob[:2] / blob[2:]).unlink()
    opened = repo.opened()
    for _ in range(2):
        with pytest.raises(GitError, match="not complete"):
            opened.history(repo.incidents()[0])


def test_a_span_holds_only_what_it_changed(repo: Repo) -> None:
    shutil.copytree(repo.folder, repo.folder.with_name("pretend-flood"))
    began = repo.commit()
    repo.change("Smoke in", "Smoke at")
    repo.commit()
    spanned = read_span(repo.content, repo.incidents(), began)
    assert set(spanned.changed) == {ID}
    assert [problem.code for problem in repo.since(began)] == ["history.uncovered"]
    assert TODAY in repo.since(began)[0].hint
