"""The books are opened without incidents, and each history is told by itself."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

import pytest

from generator.history import books as rooms
from generator.history.books import open_books
from generator.history.git import GitError
from generator.history.span import open_span, read_span
from generator.model.ledger import History
from generator.output import Store, each
from tests.history.desk import ID, TODAY, Desk


def moved(desk: Desk, name: str, *, known: bool) -> Desk:
    """Give the incident another id; where it is known, the old one is an alias."""
    if known:
        desk.change("kind: fire", f"kind: fire\naliases: [{ID}]")
    desk.folder.rename(desk.folder.with_name(name))
    return desk


def test_told_one_by_one_the_ledger_and_its_problems_are_the_same(
    desk: Desk, tmp_path: Path
) -> None:
    cache = tmp_path / "cache"
    for was, now in (("Smoke in", "Smoke at"), ("A cable", "A lamp"), ("developing", "draft")):
        desk.change(was, now)
        for _ in range(2):  # uncommitted, then committed
            expected = desk.books().ledger, desk.problems()
            assert desk.told_one_by_one(cache) == expected  # finds what is new
            assert desk.told_one_by_one(cache) == expected  # knows all
            desk.commit()


@pytest.mark.parametrize("known", [True, False])
def test_a_moved_folder_is_told_the_same_one_by_one(desk: Desk, known: bool) -> None:  # noqa: FBT001  two cases
    moved(desk, "pretend-harbour-fire", known=known)
    for _ in range(2):  # uncommitted, then committed
        codes = desk.codes()
        assert ("history.moved" in codes) is not known
        history, _ = desk.opened().history(desk.incidents()[0])
        assert len(history.versions) == (2 if known else 1)
        desk.commit()


def test_a_folder_that_goes_is_told_the_same_one_by_one(desk: Desk) -> None:
    other = desk.folder.with_name("pretend-flood")
    shutil.copytree(desk.folder, other)
    desk.commit()
    shutil.rmtree(other)
    for _ in range(2):
        assert "history.moved" in desk.codes()  # it held what the other one holds
        desk.commit()


def test_a_clone_of_the_latest_commits_has_closed_books(desk: Desk, tmp_path: Path) -> None:
    desk.commit("Second")
    clone, address = tmp_path / "clone", f"file://{desk.root}"
    subprocess.run(["git", "clone", "--quiet", "--depth", "1", address, clone], check=True)
    books = open_books(clone / "content")
    assert [problem.code for problem in books.problems] == ["history.shallow"]
    (incident,) = desk.incidents()
    assert books.absent
    assert books.history(incident) == (History(ID), ())
    assert books.joined({ID: ("older",)}).gone() == ()


def test_content_outside_any_repository_has_closed_books(desk: Desk) -> None:
    before = desk.opened().key(ID)
    shutil.rmtree(desk.root / ".git")
    books = open_books(desk.content)
    assert (books.problems, books.head) == ((), "")
    assert "not available" in books.absent
    assert books.key(ID) != before
    assert books.history(desk.incidents()[0]) == (History(ID), ())


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
    bare = open_books(desk.content)
    assert bare.joined({}).key(name) == bare.key(name)
    joined = bare.joined({name: (ID,)})
    assert joined.key(name) != bare.key(name)
    assert ID not in joined.lives


def test_forked_workers_each_ask_git_themselves(desk: Desk) -> None:
    books = desk.opened()
    (incident,) = desk.incidents()
    here = books.history(incident)  # a conversation is under way when the workers are forked
    assert all(told == here for told in each(books.history, [incident] * 40, jobs=2))
    assert books.history(incident) == here


def test_what_one_incident_needs_is_kept_for_it_alone(
    desk: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    cache = tmp_path / "cache"
    shutil.copytree(desk.folder, desk.folder.with_name("pretend-flood"))
    desk.commit()
    told = {one.id: desk.opened(cache).history(one) for one in desk.incidents()}
    monkeypatch.setattr(rooms.Conversation, "blobs", None)  # git is asked no more
    monkeypatch.setattr(rooms, "read_log", None)
    assert {one.id: desk.opened(cache).history(one) for one in desk.incidents()} == told


def test_the_log_is_continued_where_it_was_last_read(desk: Desk, tmp_path: Path) -> None:
    cache = Store(tmp_path / "cache")
    for text in ("One.\n", "Two.\n", "One.\n"):
        open_books(desk.content, cache)
        (desk.folder / "narrative.md").write_text(text)
        desk.commit()
    moved(desk, "pretend-harbour-fire", known=True).commit()
    afresh, continued = open_books(desk.content), open_books(desk.content, cache)
    assert continued.lives.lives == afresh.lives.lives
    assert continued.lives.lives.ended == {ID}


def test_a_branch_that_was_merged_from_the_other_side_is_read_afresh(
    desk: Desk, tmp_path: Path
) -> None:
    """The commit that was read last is in the history, but no first parent any more."""
    cache = Store(tmp_path / "cache")
    desk.git("checkout", "--quiet", "-b", "side")
    desk.change("A cable", "A lamp")
    desk.commit()
    open_books(desk.content, cache)
    desk.git("checkout", "--quiet", "main")
    desk.change("Smoke in", "Smoke at")
    desk.commit()
    desk.git("merge", "--quiet", "--no-edit", "--no-ff", "side")
    assert open_books(desk.content, cache).lives.lives == open_books(desk.content).lives.lives


def test_a_lost_object_is_told_where_the_history_is(desk: Desk) -> None:
    desk.change("Smoke in the morning.", "Smoke.")
    desk.commit()
    blob = desk.git("rev-parse", f"HEAD~1:content/incidents/{ID}/incident.yaml")
    (desk.root / ".git" / "objects" / blob[:2] / blob[2:]).unlink()
    books = desk.opened()
    for _ in range(2):
        with pytest.raises(GitError, match="not complete"):
            books.history(desk.incidents()[0])


def test_a_span_tells_only_what_it_changed_and_keeps_nothing(desk: Desk, tmp_path: Path) -> None:
    cache = tmp_path / "cache"
    shutil.copytree(desk.folder, desk.folder.with_name("pretend-flood"))
    began = desk.commit()
    desk.change("Smoke in", "Smoke at")
    desk.commit()
    assert set(open_span(desk.content, began, Store(cache)).changed) == {ID}
    books = read_span(desk.content, desk.incidents(), began, Store(cache))
    assert list(books.ledger.histories) == [ID]
    assert [problem.code for problem in desk.since(began)] == ["history.uncovered"]
    assert not cache.exists()
    assert TODAY in desk.since(began)[0].hint
