"""The chapter on maps shows sheets as they are read, and commands as they are."""

from __future__ import annotations

import click
import pytest

from generator.commands.cli import main
from generator.reading.document import read_document
from generator.site.maps.basemap import BasemapSheet
from tests.docs.documents import Example, commands, examples

SHEETS = [
    one
    for one in examples("docs/maps.md")
    if one.language == "yaml" and one.text.startswith("source:")
]


@pytest.mark.parametrize("example", SHEETS, ids=lambda one: one.title)
def test_a_sheet_that_is_shown_can_be_read(example: Example) -> None:
    sheet, problems = read_document(BasemapSheet, example.text.encode(), example.title)
    assert problems == ()
    assert sheet


def test_the_commands_that_are_told_exist() -> None:
    told = commands("docs/maps.md")
    assert told
    assert {name for name, _ in told} <= set(main.list_commands(click.Context(main)))
