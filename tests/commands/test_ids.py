"""Every command that takes an id names the incident that an editor most likely meant."""

from __future__ import annotations

import shutil
from pathlib import Path

import click
import pytest
from click.testing import CliRunner

from generator.commands.cli import main

VALID = Path(__file__).parents[1] / "content" / "valid" / "in-spanish"
BEGINS = frozenset({"new", "from-issue"})
"""Commands whose id is that of an incident that is not there yet."""
MORE = {"add": ("claim", "{id}"), "translate": ("{id}", "es")}


def commands() -> list[str]:
    context = click.Context(main)
    found = {name: main.get_command(context, name) for name in main.list_commands(context)}
    return [
        name
        for name, command in found.items()
        if command and name not in BEGINS
        if any(one.name == "incident_id" for one in command.params)
    ]


def test_there_are_such_commands() -> None:
    assert set(commands()) >= {"add", "history", "publish", "translate", "update"}


@pytest.mark.parametrize("command", commands())
@pytest.mark.parametrize("given", ["pier", "fire", "peir-fire"])
def test_a_part_of_an_id_and_a_misspelt_one_name_the_incident(
    tmp_path: Path, command: str, given: str
) -> None:
    content = Path(shutil.copytree(VALID, tmp_path / "content"))
    words = [one.format(id=given) for one in MORE.get(command, ("{id}",))]
    refused = CliRunner().invoke(main, [command, *words, "--content", str(content)])
    assert refused.exit_code == 2
    assert f"There is no incident “{given}”. Did you mean pier-fire?" in refused.output
