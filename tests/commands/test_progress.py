from __future__ import annotations

import io

import pytest

from generator.commands import build
from generator.commands.build import Progress, bar


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


def test_the_bar_tells_the_rate_and_the_time_left() -> None:
    told = bar(2500, 10000, 25.0)
    assert told == "██████░░░░░░░░░░░░░░░░░░ 2,500 of 10,000 parts, 100 a second, 1:15 left"


def test_a_short_build_tells_nothing() -> None:
    out = Terminal()
    Progress(out).show(1, 2)
    assert not out.getvalue()


def test_a_long_build_tells_and_tidies_up(monkeypatch: pytest.MonkeyPatch) -> None:
    clock = iter([0.0, 3.0, 3.1, 4.0])
    monkeypatch.setattr(build.time, "monotonic", lambda: next(clock))
    out = Terminal()
    told = Progress(out)
    for done in (1, 2, 3, 4):
        told.show(done, 4)
    assert out.getvalue().count("parts") == 1
    assert out.getvalue().endswith("\r\x1b[K")


def test_a_pipe_is_told_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(build, "_PATIENCE", -1.0)
    out = io.StringIO()
    Progress(out).show(1, 2)
    assert not out.getvalue()
