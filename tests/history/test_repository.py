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
from generator.model.ledger import History
from generator.output import each
from tests.history.desk import ID, TODAY, Desk


def moved(desk: Desk, name: str, *, known: bool) -> Desk:
    """Give the incident another id; where it is known, the old one is an alias."""
    if known:
        desk.change("kind: fire", f"kind: fire\naliases: [{ID}]")
    desk.folder.rename(desk.folder.with_name(name))
    return desk


def test_what_was_kept_changes_no_history_and_no_problem(desk: Desk, tmp_path: Path) -> None:
    cache = tmp_path / "cache"
    for was, now in (("Smoke in", "Smoke at"), ("A cable", "A lamp"), ("developing", "draft")):
        desk.change(was, now)
        for _ in range(2):  # uncommitted, then committed
            expected = desk.history(), desk.problems()
            assert (
                desk.history(cache=cache),
                desk.problems(cache),
            ) == expected  # finds what is new
            assert (desk.history(cache=cache), desk.problems(cache)) == expected  # knows all
            desk.commit()


@pytest.mark.parametrize("known", [True, False])
def test_a_moved_folder_keeps_its_past_where_its_former_id_is_known(
    desk: Desk,
    known: bool,  # noqa: FBT001  two cases
) -> None:
    moved(desk, "pretend-harbour-fire", known=known)
    for _ in range(2):  # uncommitted, then committed
        assert ("history.moved" in desk.codes()) is not known
        history, _ = desk.opened().history(desk.incidents()[0])
        assert len(history.versions) == (2 if known else 1)
        desk.commit()


def test_a_folder_that_goes_is_taken_for_the_one_that_holds_the_same(desk: Desk) -> None:
    other = desk.folder.with_name("pretend-flood")
    shutil.copytree(desk.folder, other)
    desk.commit()
    shutil.rmtree(other)
    for _ in range(2):
        assert "history.moved" in desk.codes()
        desk.commit()


def test_a_clone_of_the_latest_commits_has_no_history(desk: Desk, tmp_path: Path) -> None:
    desk.commit("Second")
    clone, address = tmp_path / "clone", f"file://{desk.root}"
    subprocess.run(["git", "clone", "--quiet", "--depth", "1", address, clone], check=True)
    opened = open_history(clone / "content", None)
    assert [problem.code for problem in opened.problems] == ["history.shallow"]
    (incident,) = desk.incidents()
    assert opened.absent
    assert opened.history(incident) == (History(ID), ())
    assert opened.with_aliases({ID: ("older",)}).gone() == ()


def test_content_outside_any_repository_has_no_history(desk: Desk) -> None:
    before = desk.opened().key(ID)
    shutil.rmtree(desk.root / ".git")
    opened = open_history(desk.content, None)
    assert (opened.problems, opened.head) == ((), "")
    assert "not available" in opened.absent
    assert opened.key(ID) != before
    assert opened.history(desk.incidents()[0]) == (History(ID), ())


def test_a_key_differs_wherever_a_history_may(desk: Desk) -> None:
    keys = [desk.opened().key(ID)]
    desk.change("Smoke in", "Smoke at")
    keys.append(desk.opened().key(ID))
    desk.commit()
    keys.append(desk.opened().key(ID))
    desk.change("Smoke at", "Smoke before")
    keys.append(desk.opened().key(ID))
    assert len(set(keys)) == len(keys)
    desk.git("checkout", "--quiet", "content")
    (desk.root / "README").write_text("Elsewhere.\n")
    desk.commit()
    assert desk.opened().key(ID) == keys[2]


def test_a_former_folder_is_part_of_the_key(desk: Desk) -> None:
    name = "pretend-harbour-fire"
    moved(desk, name, known=False).commit()
    bare = open_history(desk.content, None)
    assert bare.with_aliases({}).key(name) == bare.key(name)
    joined = bare.with_aliases({name: (ID,)})
    assert joined.key(name) != bare.key(name)
    assert ID not in joined.folders


def test_forked_workers_each_ask_git_themselves(desk: Desk) -> None:
    opened = desk.opened()
    (incident,) = desk.incidents()
    here = opened.history(incident)
    assert all(one == here for one in each(opened.history, [incident] * 40, jobs=2))


def test_what_is_known_is_not_asked_again(
    desk: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    cache = tmp_path / "cache"
    before = desk.history(cache=cache)
    monkeypatch.setattr(log, "read_commits", None)
    monkeypatch.setattr("generator.history.git.read_blobs", None)
    assert desk.history(cache=cache) == before


def test_whatever_an_editor_does_what_is_not_committed_is_what_differs(
    desk: Desk,
) -> None:
    """Modes, links, stages and ignored files: only other bytes are another version."""
    text = desk.folder / "narrative.md"
    committed = open_history(desk.content, None).folders
    text.chmod(0o755)
    (desk.folder / "media" / "link.jpg").symlink_to("smoke.jpg")
    desk.git("add", "--all")
    desk.git("rm", "--quiet", "-r", "-f", "--cached", "content")
    assert open_history(desk.content, None).folders == committed
    text.unlink()
    (state,) = open_history(desk.content, None).folders.uncommitted.values()
    assert "narrative.md" not in state.blobs


def test_the_log_is_continued_where_it_was_last_read(desk: Desk, tmp_path: Path) -> None:
    cache = Store(tmp_path / "cache")
    for text in ("One.\n", "Two.\n", "One.\n"):
        open_history(desk.content, cache)
        (desk.folder / "narrative.md").write_text(text)
        desk.commit()
    moved(desk, "pretend-harbour-fire", known=True).commit()
    afresh, continued = open_history(desk.content, None), open_history(desk.content, cache)
    assert continued.folders == afresh.folders
    assert [one.folder for one in continued.folders.gone()] == [ID]


def test_a_branch_that_was_merged_from_the_other_side_is_read_afresh(
    desk: Desk, tmp_path: Path
) -> None:
    """The commit that was read last is in the history, but no first parent any more."""
    cache = Store(tmp_path / "cache")
    desk.git("checkout", "--quiet", "-b", "side")
    desk.change("A cable", "A lamp")
    desk.commit()
    open_history(desk.content, cache)
    desk.git("checkout", "--quiet", "main")
    desk.change("Smoke in", "Smoke at")
    desk.commit()
    desk.git("merge", "--quiet", "--no-edit", "--no-ff", "side")
    assert open_history(desk.content, cache).folders == open_history(desk.content, None).folders


def test_a_lost_object_is_told_where_the_history_is(desk: Desk) -> None:
    desk.change("Smoke in the morning.", "Smoke.")
    desk.commit()
    blob = desk.git("rev-parse", f"HEAD~1:content/incidents/{ID}/incident.yaml")
    (desk.root / ".git" / "objects" / blob[:2] / blob[2:]).unlink()
    opened = desk.opened()
    for _ in range(2):
        with pytest.raises(GitError, match="not complete"):
            opened.history(desk.incidents()[0])


def test_a_span_holds_only_what_it_changed(desk: Desk) -> None:
    shutil.copytree(desk.folder, desk.folder.with_name("pretend-flood"))
    began = desk.commit()
    desk.change("Smoke in", "Smoke at")
    desk.commit()
    spanned = read_span(desk.content, desk.incidents(), began)
    assert set(spanned.changed) == {ID}
    assert [problem.code for problem in desk.since(began)] == ["history.uncovered"]
    assert TODAY in desk.since(began)[0].hint
