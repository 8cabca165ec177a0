"""How far a build has come is shown on a terminal, and nowhere else."""

from __future__ import annotations

import io

import pytest

from generator.commands.build import progress


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


def told(monkeypatch: pytest.MonkeyPatch, out: io.StringIO, steps: int) -> str:
    """What is written while so many parts of four are made."""
    monkeypatch.setattr("sys.stderr", out)
    with progress() as show:
        for done in range(1, steps + 1):
            show(done, 4)
    return out.getvalue()


def test_a_terminal_is_told_how_many_of_how_many_parts_are_made(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    said = told(monkeypatch, Terminal(), 4)
    assert "3/4" in said
    assert "4/4" in said


def test_a_build_that_fails_on_the_way_gives_the_terminal_its_cursor_back(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    assert told(monkeypatch, Terminal(), 2).endswith("\x1b[?25h\n")


@pytest.mark.parametrize("steps", [0, 4])
def test_a_pipe_is_told_nothing(monkeypatch: pytest.MonkeyPatch, steps: int) -> None:
    assert not told(monkeypatch, io.StringIO(), steps)


def test_a_build_that_makes_nothing_tells_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    assert not told(monkeypatch, Terminal(), 0)
