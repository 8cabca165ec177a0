"""What a case found is written between its markers, and nothing else of the page changes."""

from __future__ import annotations

from pathlib import Path

import pytest

from bench import run
from bench.asked import Asked
from bench.results import RESULTS, Found, Goal, write_down

ORDER = ("programs", "parts", "readers")
PAGE = """\
# Title

Words before.

<!-- goals -->
<!-- /goals -->

<!-- parts -->
old
<!-- /parts -->

Words after.
"""


def test_a_part_stands_between_its_markers_with_its_day_and_commit() -> None:
    text = write_down(PAGE, "parts", Found("new"), "2026-01-02, abc1234, a machine.", ORDER)
    assert "<!-- parts -->\n*2026-01-02, abc1234, a machine.*\n\nnew\n<!-- /parts -->" in text
    assert "old" not in text
    assert text.startswith("# Title\n\nWords before.\n")
    assert text.endswith("\n\nWords after.\n")


def test_a_part_without_markers_comes_last() -> None:
    text = write_down(PAGE, "readers", Found("new"), "2026-01-02, abc1234.", ORDER)
    assert text.index("Words after.") < text.index("<!-- readers -->")


def test_goals_of_other_cases_keep_their_day_and_commit() -> None:
    first = Found("", (Goal("a card", "60 ms", "70 ms", "no"),))
    text = write_down(PAGE, "parts", first, "2026-01-02, aaaaaaa, x.", ORDER)
    second = Found("", (Goal("cold", "1.5", "1.4", "yes"),))
    text = write_down(text, "programs", second, "2026-02-03, bbbbbbb, x.", ORDER)
    rows = text.partition("<!-- goals -->")[2].partition("<!-- /goals -->")[0].splitlines()[3:]
    assert rows == [
        "| cold | 1.5 | 1.4 | yes | `programs`, 2026-02-03, bbbbbbb |",
        "| a card | 60 ms | 70 ms | no | `parts`, 2026-01-02, aaaaaaa |",
    ]


def test_what_was_not_measured_is_said() -> None:
    found = Found("table", missing=("Eleventy: no npm",))
    text = write_down(PAGE, "parts", found, "2026-01-02, abc1234.", ORDER)
    assert "table\n\nNot measured: Eleventy: no npm." in text


def test_a_case_that_fails_keeps_its_old_figures(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def fails(_asked: Asked) -> Found:
        raise RuntimeError("the network is away")

    monkeypatch.setitem(run.CASES, "parts", fails)
    page = tmp_path / "RESULTS.md"
    page.write_text(PAGE)
    assert not run.ran("parts", Asked(), page, "abc1234")
    assert page.read_text() == PAGE
    assert "the network is away" in capsys.readouterr().out


def test_a_case_that_was_asked_for_nothing_writes_nothing(tmp_path: Path) -> None:
    page = tmp_path / "RESULTS.md"
    page.write_text(PAGE)
    assert run.ran("large", Asked(sizes=(1000,)), page, "abc1234")
    assert page.read_text() == PAGE


def test_the_page_has_a_place_for_every_case() -> None:
    text = RESULTS.read_text()
    assert [name for name in ("goals", *run.CASES) if f"<!-- {name} -->" not in text] == []
    assert [name for name in ("goals", *run.CASES) if f"<!-- /{name} -->" not in text] == []
