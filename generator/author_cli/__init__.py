"""The commands that help people write content; each calls one function of authoring."""

from __future__ import annotations

import click

from generator.author_cli.add import add
from generator.author_cli.files import fmt, schema
from generator.author_cli.init import init
from generator.author_cli.links import links_command
from generator.author_cli.new import from_issue, new
from generator.author_cli.snap import snap

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
