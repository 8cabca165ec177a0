"""The books are opened without incidents, and each history is told by itself."""

from __future__ import annotations

from pathlib import Path

from generator.building import Store, each
from generator.history.books import OpenBooks, open_books
from generator.history.judge import judge_gone, judge_incident, unexplained
from generator.history.kept import pack_history, unpack_history
from generator.model.ledger import Ledger
from generator.problems import Problem
from tests.history.desk import ID, TODAY, Desk


def opened(desk: Desk, cache: Path | None = None) -> OpenBooks:
    aliases = {one.id: one.record.aliases for one in desk.incidents()}
    return open_books(desk.content, Store(cache)).joined(aliases)


def told_one_by_one(desk: Desk, cache: Path | None = None) -> tuple[Ledger, tuple[Problem, ...]]:
    """The ledger and the problems, from the books alone."""
    books, histories = opened(desk, cache), {}
    problems = [*books.problems]
    for incident in desk.incidents():
        history, idle = books.history(incident)
        assert unpack_history(pack_history(history)) == history
        found = judge_incident(incident, history, idle, TODAY)
        assert unexplained(incident, history, idle) == bool(found)
        problems += found
        if incident.id in books.lives:
            histories[incident.id] = history
    present = [incident.id for incident in desk.incidents()]
    problems += judge_gone(books.gone(), books.lives, present)
    return Ledger(histories, books.head, books.absent), tuple(problems)


def test_told_one_by_one_the_ledger_and_its_problems_are_the_same(
    desk: Desk, tmp_path: Path
) -> None:
    cache = tmp_path / "cache"
    for was, now in (("Smoke in", "Smoke at"), ("A cable", "A lamp"), ("developing", "draft")):
        desk.change(was, now)
        for _ in range(2):  # uncommitted, then committed
            expected = desk.books().ledger, desk.problems()
            assert told_one_by_one(desk) == expected
            assert told_one_by_one(desk, cache) == expected  # finds what is new
            assert told_one_by_one(desk, cache) == expected  # knows all
            desk.commit()


def test_a_key_differs_wherever_a_history_may(desk: Desk) -> None:
    keys = [opened(desk).key(ID)]
    desk.change("Smoke in", "Smoke at")
    keys.append(opened(desk).key(ID))
    desk.commit()
    keys.append(opened(desk).key(ID))
    desk.change("Smoke at", "Smoke before")
    keys.append(opened(desk).key(ID))
    assert len(set(keys)) == len(keys)
    desk.git("checkout", "--quiet", "content")
    (desk.root / "README").write_text("Elsewhere.\n")
    desk.commit()
    assert opened(desk).key(ID) == keys[2]


def test_a_former_folder_is_part_of_the_key(desk: Desk) -> None:
    new = desk.folder.with_name("pretend-harbour-fire")
    desk.folder.rename(new)
    desk.commit()
    bare = open_books(desk.content)
    assert bare.key(new.name) != bare.joined({new.name: (ID,)}).key(new.name)
    assert bare.joined({}).key(new.name) == bare.key(new.name)


def test_forked_workers_each_ask_git_themselves(desk: Desk) -> None:
    books = opened(desk)
    (incident,) = desk.incidents()
    here = books.history(incident)  # a conversation is under way when the workers are forked
    assert all(told == here for told in each(books.history, [incident] * 40, jobs=2))
