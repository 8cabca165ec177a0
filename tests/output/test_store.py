from __future__ import annotations

import os
from pathlib import Path

from generator.output import Shelf, Store


def test_what_was_put_can_be_got(tmp_path: Path) -> None:
    store = Store(tmp_path / "cache")
    store.put("picture", "key", b"\x00bytes")
    assert store.get("picture", "key") == b"\x00bytes"
    assert store.get("picture", "other") is None
    assert store.get("map", "key") is None


def test_a_result_that_was_cut_or_flipped_is_not_used(tmp_path: Path) -> None:
    store = Store(tmp_path)
    for spoil in (bytes.upper, lambda content: content[:-1], lambda _: b"", lambda c: c + b"x"):
        store.put("map", "key", b"content")
        (path,) = (path for path in tmp_path.rglob("*") if path.is_file())
        path.write_bytes(spoil(path.read_bytes()))
        assert store.get("map", "key") is None


def test_a_result_moved_under_another_key_is_not_used(tmp_path: Path) -> None:
    store = Store(tmp_path)
    store.put("map", "one", b"one")
    (one,) = (path for path in tmp_path.rglob("*") if path.is_file())
    content = one.read_bytes()
    store.put("map", "two", b"two")
    (two,) = (path for path in tmp_path.rglob("*") if path.is_file() and path != one)
    two.write_bytes(content)
    assert store.get("map", "two") is None


def test_no_store_keeps_nothing_and_finds_nothing() -> None:
    store = Store(None)
    store.put("map", "key", b"content")
    assert store.get("map", "key") is None
    assert store.shelves() == []


def test_a_store_that_cannot_be_written_to_stops_nothing(tmp_path: Path) -> None:
    (tmp_path / "cache").write_text("a file where a folder should be")
    store = Store(tmp_path / "cache")
    store.put("map", "key", b"content")
    assert store.get("map", "key") is None


def test_the_shelves_tell_what_is_kept(tmp_path: Path) -> None:
    store = Store(tmp_path)
    store.put("map", "one", b"12345678")
    store.put("map", "two", b"12345678")
    store.put("card", "one", b"1")
    assert store.shelves() == [Shelf("card", 1, 33), Shelf("map", 2, 80)]


def test_pruning_removes_what_was_not_used_for_long(tmp_path: Path) -> None:
    store = Store(tmp_path)
    store.put("map", "old", b"old")
    for path in tmp_path.rglob("*"):
        os.utime(path, (0, 0))
    store.put("map", "new", b"new")
    assert store.prune(unused_for_days=30).results == 1
    assert store.get("map", "old") is None
    assert store.get("map", "new") == b"new"


def test_using_a_result_keeps_it_from_being_pruned(tmp_path: Path) -> None:
    store = Store(tmp_path)
    store.put("map", "old", b"old")
    for path in tmp_path.rglob("*"):
        os.utime(path, (0, 0))
    assert store.get("map", "old") == b"old"
    assert store.prune(unused_for_days=30).results == 0
