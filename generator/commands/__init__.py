"""The commands that help people write content; each calls one function of authoring."""

from __future__ import annotations

import click

from generator.commands.add import add
from generator.commands.files import fmt, schema
from generator.commands.init import init
from generator.commands.links import links_command
from generator.commands.new import from_issue, new
from generator.commands.snap import snap

COMMANDS: tuple[click.Command, ...] = (
    new,
    from_issue,
    add,
    fmt,
    schema,
    init,
    snap,
    links_command,
)
