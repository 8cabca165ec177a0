"""Every command that the documentation tells exists, with the options it is given."""

from __future__ import annotations

import click
import pytest

from generator.commands.cli import main
from tests.docs.documents import commands


@pytest.mark.parametrize("document", ["CONTRIBUTING.md", "docs/editing.md"])
def test_every_command_that_is_told_exists_with_its_options(document: str) -> None:
    told = commands(document)
    assert told
    for name, options in told:
        command = main.get_command(click.Context(main), name)
        assert command is not None, f"{document} tells of explainer {name}"
        known = {text for one in command.params for text in one.opts}
        assert set(options) <= known, f"{document}: explainer {name}"
