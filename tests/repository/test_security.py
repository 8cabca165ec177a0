"""Every promise of SECURITY.md is held by a test that is there."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
SECURITY = (ROOT / "SECURITY.md").read_text(encoding="utf-8")
_, _, AFTER = SECURITY.partition("## What is promised\n")
PROMISED = AFTER.partition("\n## ")[0]
ROWS = [line for line in PROMISED.splitlines() if line.startswith("|")][2:]
OTHERS = [line for line in PROMISED.splitlines() if line.startswith(("- ", "* "))]
HOLDER = re.compile(r"`(tests/[\w/]+\.py)::(test_\w+)`")


def test_there_are_promises() -> None:
    assert len(ROWS) > 15


@pytest.mark.parametrize("promise", [*ROWS, *OTHERS])
def test_every_promise_names_the_test_that_holds_it(promise: str) -> None:
    holders = HOLDER.findall(promise)
    assert holders, "a promise without a test"
    for file, name in holders:
        assert f"\ndef {name}(" in (ROOT / file).read_text(encoding="utf-8")
