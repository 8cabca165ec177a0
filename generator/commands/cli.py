"""The program: finds a command by its name and loads that one alone."""

from __future__ import annotations

import sys
from importlib import import_module
from typing import Any

import click

from generator.incremental.index import FileIndex
from generator.output import BuildError
from generator.problems import nearest, said_by_system

MODULES = {
    "add": "add",
    "build": "build",
    "cache": "cache",
    "check": "check",
    "fmt": "fmt",
    "fonts": "fonts",
    "from-issue": "new",
    "history": "history",
    "import": "import_",
    "init": "init",
    "links": "links",
    "new": "new",
    "publish": "publish",
    "schema": "schema",
    "serve": "serve",
    "snap": "snap",
    "streets": "streets",
    "strip": "strip",
    "summary": "summary",
    "translate": "translate",
    "until": "until",
    "update": "update",
    "verify": "verify",
}
"""Each command, and the module that has a function of its name."""


NAMES = {"import": "import_"}
"""Functions that cannot have their command’s name in Python."""


def run(index: FileIndex | None = None) -> None:
    """Run a command as a program; Ctrl-C is the caller’s to answer.

    Args:
        index: The index of the content, where one has been taken already.
    """
    try:
        sys.exit(main.main(prog_name="explainer", standalone_mode=False, obj=index))
    except click.ClickException as error:
        error.show()
        sys.exit(error.exit_code)
    except click.Abort as abort:  # how click reports Ctrl-C and an end of input
        raise KeyboardInterrupt from abort


class _Commands(click.Group):
    """Loads the module of a command when the command is asked for: a build needs no other."""

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        if cmd_name in MODULES:
            module = import_module(f"generator.commands.{MODULES[cmd_name]}")
            command: click.Command = getattr(
                module, NAMES.get(cmd_name, cmd_name.replace("-", "_"))
            )
            return command
        near = nearest(cmd_name, MODULES)
        if near and not ctx.resilient_parsing:  # which is how a shell asks for completions
            ctx.fail(f"No such command {cmd_name!r}. Did you mean {near!r}?")
        return None

    def invoke(self, ctx: click.Context) -> Any:  # noqa: ANN401 - click's interface
        try:
            return super().invoke(ctx)
        except BrokenPipeError:  # who reads went away, which click ends without a word
            raise
        except BuildError as error:
            raise click.ClickException(str(error)) from error
        except OSError as error:  # a full disk, a folder that may not be written, a file that went
            raise click.ClickException(said_by_system(error)) from error

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002 - click's interface
        return sorted(MODULES)


@click.group(cls=_Commands, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(package_name="incident-explainer")
def main() -> None:
    """Incident Explainer: from records to pages that say what happened, and what changed."""
