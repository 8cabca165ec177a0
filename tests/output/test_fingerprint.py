from __future__ import annotations

from pathlib import Path

from generator.output import fingerprint, fingerprint_of_files


def test_where_one_part_ends_and_the_next_begins_counts() -> None:
    assert fingerprint("ab", "c") != fingerprint("a", "bc")
    assert fingerprint("ab") != fingerprint("ab", "")
    assert fingerprint("ä") == fingerprint("ä".encode())


def test_files_count_by_name_and_content_and_not_by_time(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("a")
    first = fingerprint_of_files(tmp_path)
    (tmp_path / "a.txt").write_text("a")
    assert fingerprint_of_files(tmp_path) == first
    (tmp_path / "a.txt").rename(tmp_path / "b.txt")
    assert fingerprint_of_files(tmp_path) != first


def test_compiled_files_do_not_count(tmp_path: Path) -> None:
    first = fingerprint_of_files(tmp_path)
    (tmp_path / "a.cpython-311.pyc").write_bytes(b"compiled")
    assert fingerprint_of_files(tmp_path) == first
