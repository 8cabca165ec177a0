"""What changes in the commit that moves the content folder is seen as anywhere else."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import pytest

from generator.history.repository import open_history
from generator.incremental.store import Store
from generator.model.history import History
from tests.history.example_repository import ID, Repo

QUOTE = ("text: We got there fast.", "text: We got there soon.")


@dataclass(frozen=True)
class Moved(Repo):
    """The repository, with its content in another folder."""

    place: str = "content"

    @property
    def content(self) -> Path:
        return self.root / self.place


def move(repo: Repo, place: str) -> Moved:
    """Move the content folder; nothing is committed yet."""
    now = Moved(repo.root, place)
    now.content.parent.mkdir(parents=True, exist_ok=True)
    repo.content.rename(now.content)
    return now


def told(repo: Repo) -> list[tuple[str, str]]:
    return [(one.code, one.message.partition(":")[0]) for one in repo.problems()]


UNEXPLAINED = [("history.uncovered", "No update explains quotes/chief-fast")]


@pytest.mark.parametrize("place", ["site/content", "texts", "content/inner"])
def test_a_quote_that_changes_while_the_content_moves_is_seen(repo: Repo, place: str) -> None:
    if place.startswith("content/"):
        repo = _aside(repo)
    now = move(repo, place)
    now.change(*QUOTE)
    now.commit("Move")
    assert told(now) == UNEXPLAINED
    assert [one.code for one in now.since("HEAD~1")] == ["history.uncovered"]


def _aside(repo: Repo) -> Moved:
    """The content beside where it will lie, so that a folder can move into its old name."""
    now = move(repo, "beside")
    now.commit("Move aside")
    return now


def test_a_move_that_changes_nothing_is_no_change_and_keeps_all_versions(repo: Repo) -> None:
    repo.change("A cable had", "A lamp had")
    repo.update("2031-05-02-lamp", "new-information", "claims/cause")
    repo.commit("Edit")
    before = repo.history()
    now = move(repo, "site/content")
    now.commit("Move")
    after = now.history()
    assert now.problems() == ()
    assert [one.commit for one in after.versions] == [one.commit for one in before.versions]


def test_what_changed_before_the_move_is_known_after_it(repo: Repo) -> None:
    repo.change(*QUOTE)
    repo.commit("Edit in silence")
    now = move(repo, "site/content")
    now.commit("Move")
    assert told(now) == UNEXPLAINED


def test_content_that_moves_there_and_back_keeps_what_changed_elsewhere(repo: Repo) -> None:
    there = move(repo, "texts")
    there.change(*QUOTE)
    there.commit("Move and edit")
    back = move(there, "content")
    back.change("A cable had", "A lamp had")
    back.commit("Move back and edit")
    assert {one.change.item for one in back.history().waiting} == {
        "quotes/chief-fast",
        "claims/cause",
    }
    assert [one.number for one in back.history().versions] == [1, 2, 3]


def test_a_file_that_is_lost_while_the_content_moves_is_seen(repo: Repo) -> None:
    now = move(repo, "texts")
    (now.folder / "updates" / "2031-05-01-1000-published.yaml").unlink()
    now.commit("Move")
    assert [one.code for one in now.problems()] == ["history.deleted"]


def test_an_incident_that_is_lost_while_the_content_moves_is_seen(repo: Repo) -> None:
    second = repo.content / "incidents" / "second-fire"
    (second / "updates").mkdir(parents=True)
    for path in repo.folder.rglob("*"):
        if path.is_file() and path.parent.name != "media":
            (second / path.relative_to(repo.folder)).write_bytes(path.read_bytes())
    record = second / "incident.yaml"
    start, end = (record.read_text().index(word) for word in ("media:\n", "questions:\n"))
    record.write_text(record.read_text()[:start] + record.read_text()[end:])
    repo.commit("Publish another")
    now = move(repo, "texts")
    for path in sorted((now.content / "incidents" / "second-fire").rglob("*"), reverse=True):
        path.rmdir() if path.is_dir() else path.unlink()
    (now.content / "incidents" / "second-fire").rmdir()
    now.commit("Move")
    (problem,) = now.problems()
    assert problem.message.startswith("“second-fire” was published")


def test_a_copy_of_the_content_has_a_history_of_its_own(repo: Repo) -> None:
    copy = Moved(repo.root, "copy")
    for path in repo.content.rglob("*"):
        if path.is_file():
            there = copy.content / path.relative_to(repo.content)
            there.parent.mkdir(parents=True, exist_ok=True)
            there.write_bytes(path.read_bytes())
    copy.commit("Copy")
    assert [one.number for one in copy.history().versions] == [1]


def test_a_log_that_is_read_on_is_what_is_read_at_once(repo: Repo, tmp_path: Path) -> None:
    cache = Store(tmp_path / "cache")

    def read(at: Repo) -> History:
        opened = open_history(at.content, cache)
        (incident,) = at.incidents()
        return opened.history(incident)[0]

    read(repo)
    there = move(repo, "texts")
    there.change(*QUOTE)
    there.commit("Move and edit")
    back = move(there, "content")
    back.commit("Move back")
    assert read(back) == back.history(ID)


def test_a_quote_that_changes_while_content_and_incident_both_get_other_names_is_seen(
    repo: Repo,
) -> None:
    now = move(repo, "site/content")
    renamed = now.folder.rename(now.folder.with_name("other-fire"))
    record = renamed / "incident.yaml"
    text = record.read_text().replace("format: 1\n", f"format: 1\naliases: [{ID}]\n")
    record.write_text(text.replace(*QUOTE))
    now.commit("Move")
    assert told(now) == UNEXPLAINED
    assert len(now.history("other-fire").versions) == 2


def test_content_that_moves_while_its_incident_gets_another_name_loses_no_address(
    repo: Repo,
) -> None:
    now = move(repo, "site/content")
    now.folder.rename(now.folder.with_name("other-fire"))
    now.commit("Move")
    assert [code for code, _ in told(now)] == ["history.moved"]
