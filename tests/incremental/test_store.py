from __future__ import annotations

import random
import sqlite3
import time
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest

from generator.history.cache import cached, decoded
from generator.incremental.store import FILE, KindUsage, Recorder, Store
from generator.output import map_in_processes


def spoil(folder: Path, statement: str, *values: object) -> None:
    with closing(sqlite3.connect(folder / FILE)) as database, database:
        database.execute(statement, values)


def test_what_was_put_can_be_got(tmp_path: Path) -> None:
    store = Store(tmp_path / "cache")
    store.put("picture", "key", b"\x00bytes")
    assert store.get("picture", "key") == b"\x00bytes"
    assert store.get("picture", "other") is None
    assert store.get("map", "key") is None
    store.put("picture", "key", b"other bytes")
    assert store.get("picture", "key") == b"other bytes"


def test_many_are_put_and_got_at_once(tmp_path: Path) -> None:
    store = Store(tmp_path)
    store.put_many(("map", str(n), b"%d" % n) for n in range(2000))
    found = store.get_many("map", (str(n) for n in range(1000, 3000)))
    assert found == {str(n): b"%d" % n for n in range(1000, 2000)}


@pytest.mark.parametrize(
    "content", [b"CONTENT", b"conten", b"", b"contentx", "content", None, 7, 7.5]
)
def test_a_result_that_was_cut_or_flipped_is_not_used(tmp_path: Path, content: object) -> None:
    store = Store(tmp_path)
    store.put("map", "key", b"content")
    spoil(tmp_path, "UPDATE results SET content = ?", content)
    assert store.get("map", "key") is None


def test_a_result_moved_under_another_key_is_not_used(tmp_path: Path) -> None:
    store = Store(tmp_path)
    store.put("map", "one", b"one")
    spoil(tmp_path, "UPDATE results SET key = 'two'")
    assert store.get("map", "two") is None
    spoil(tmp_path, "UPDATE results SET key = 'one', kind = 'card'")
    assert store.get("card", "one") is None


@pytest.mark.parametrize(
    "damage",
    [
        lambda _: b"no database",
        lambda _: b"",
        lambda content: content[: len(content) // 2],
        lambda content: content[:100] + bytes(len(content) - 100),
    ],
)
def test_a_damaged_file_is_taken_for_an_empty_one_and_written_anew(
    tmp_path: Path, damage: Callable[[bytes], bytes]
) -> None:
    store = Store(tmp_path)
    store.put_many(("map", str(n), b"x" * 1000) for n in range(100))
    path = tmp_path / FILE
    path.write_bytes(damage(path.read_bytes()))
    assert store.get("map", "99") is None
    store.usage()
    store.put("map", "key", b"content")
    store.put("map", "key", b"content")  # the first one may have found the damage
    assert store.get("map", "key") == b"content"


def test_whatever_byte_is_flipped_nothing_false_is_read_and_nothing_fails(tmp_path: Path) -> None:
    chance = random.Random(3)  # noqa: S311  nothing secret
    store, truth = Store(tmp_path), {str(n): b"content %d " % n * 20 for n in range(60)}
    store.put_many(("map", key, content) for key, content in truth.items())
    whole = (tmp_path / FILE).read_bytes()
    assert store.get_many("map", truth) == truth
    for _ in range(300):
        damaged = bytearray(whole)
        for _ in range(chance.choice([1, 1, 20])):
            damaged[chance.randrange(len(damaged))] ^= 1 << chance.randrange(8)
        (tmp_path / FILE).write_bytes(damaged)
        for key, content in store.get_many("map", truth).items():
            assert content == truth[key]
        store.put("map", "new", b"new")
        store.usage()
        store.prune(unused_for_days=30)


def test_no_store_keeps_nothing_and_finds_nothing() -> None:
    store = Store(None)
    store.put("map", "key", b"content")
    assert store.get("map", "key") is None
    assert store.usage() == []


def test_a_store_that_cannot_be_written_to_stops_nothing(tmp_path: Path) -> None:
    (tmp_path / "cache").write_text("a file where a folder should be")
    store = Store(tmp_path / "cache")
    store.put("map", "key", b"content")
    assert store.get("map", "key") is None


def test_the_usage_says_what_is_kept(tmp_path: Path) -> None:
    store = Store(tmp_path)
    store.put("map", "one", b"12345678")
    store.put("map", "two", b"12345678")
    store.put("card", "one", b"1")
    assert store.usage() == [KindUsage("card", 1, 1), KindUsage("map", 2, 16)]


def test_pruning_removes_what_was_not_used_for_long(tmp_path: Path) -> None:
    store = Store(tmp_path)
    store.put("map", "old", b"old")
    spoil(tmp_path, "UPDATE results SET used = 0")
    store.put("map", "new", b"new")
    assert store.prune(unused_for_days=30) == KindUsage("", 1, 3)
    assert store.get("map", "old") is None
    assert store.get("map", "new") == b"new"


def test_using_a_result_keeps_it_from_being_pruned(tmp_path: Path) -> None:
    store = Store(tmp_path)
    store.put("map", "old", b"old")
    spoil(tmp_path, "UPDATE results SET used = 0")
    assert store.get("map", "old") == b"old"
    assert store.prune(unused_for_days=30).results == 0


def test_results_that_are_present_are_known_without_being_read_and_count_as_used(
    tmp_path: Path,
) -> None:
    store = Store(tmp_path)
    store.put_many(("map", str(n), b"%d" % n) for n in range(2000))
    store.put("card", "2500", b"of another kind")
    present = store.present_keys("map", (str(n) for n in range(1000, 3000)))
    assert present == {str(n) for n in range(1000, 2000)}
    spoil(tmp_path, "UPDATE results SET used = 0")
    assert store.present_keys("map", ["7", "unheard of"]) == {"7"}
    assert store.prune(unused_for_days=30).results == 2000
    assert store.get("map", "7") == b"7"
    assert Store(None).present_keys("map", ["7"]) == frozenset()


def test_workers_read_at_once_and_what_they_found_comes_back_with_their_result(
    tmp_path: Path,
) -> None:
    store = Store(tmp_path)
    store.put_many(("map", str(n), b"%d" % n) for n in range(100))

    def work(number: int) -> Recorder:
        recorder = Recorder(store)
        assert cached(recorder, "twice", str(number), int, lambda: number * 2) == number * 2
        assert store.get("map", str(number)) == b"%d" % number
        return recorder

    for recorder in map_in_processes(work, range(100), jobs=4):
        store.put_many(recorder.results)
    assert [decoded(store.get("twice", str(n)), int) for n in range(100)] == list(range(0, 200, 2))


def test_what_is_kept_in_another_form_is_made_anew(tmp_path: Path) -> None:
    store = Store(tmp_path)
    assert cached(store, "map", "key", str, lambda: "text") == "text"
    assert cached(store, "map", "key", str, lambda: "other") == "text"
    assert cached(store, "map", "key", int, lambda: 7) == 7
    assert cached(store, "map", "key", int, time.thread_time_ns) == 7
