from __future__ import annotations

import os
import signal

from generator.output import beside


def test_what_is_done_beside_this_process_comes_back_whole() -> None:
    word = os.urandom(300_000)  # more than a pipe holds
    assert beside(lambda: word)() == word


def test_several_are_at_work_at_once_and_change_nothing_here() -> None:
    seen: list[int] = []

    def work(number: int) -> bytes:
        seen.append(number)
        return b"%d" % number

    results = [beside(lambda number=number: work(number)) for number in range(5)]  # type: ignore[misc]
    assert [result() for result in results] == [b"0", b"1", b"2", b"3", b"4"]
    assert seen == []


def test_work_that_fails_gives_nothing() -> None:
    def fails() -> bytes:
        raise ValueError

    assert beside(fails)() == b""


def test_of_a_process_that_is_killed_nothing_is_taken() -> None:
    def killed() -> bytes:
        os.kill(os.getpid(), signal.SIGKILL)
        return b"never"

    assert beside(killed)() == b""
