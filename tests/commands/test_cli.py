"""A command is found by its name, and only what it needs is loaded."""

from __future__ import annotations

import subprocess
import sys

import click
import pytest

from generator.commands.cli import MODULES, main


@pytest.mark.parametrize("name", MODULES)
def test_every_name_is_that_of_a_command(name: str) -> None:
    command = main.get_command(click.Context(main), name)
    assert command is not None
    assert command.name == name


@pytest.mark.parametrize("name", ["build", "check"])
def test_a_build_loads_nothing_that_writes_content(name: str) -> None:
    program = f"""
import sys, click
from generator.commands.cli import main
main.get_command(click.Context(main), {name!r})
print(*(name for name in sys.modules if name.startswith(("generator.authoring", "pelican"))))
"""
    ran = subprocess.run(
        [sys.executable, "-c", program], check=True, capture_output=True, text=True
    )
    assert ran.stdout.split() == []
