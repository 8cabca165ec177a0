"""The command that shows and prunes what earlier builds have left: cache."""

from __future__ import annotations

import click

from generator.commands.options import CACHE
from generator.incremental.store import Store


@click.command()
@click.option("--info", "act", flag_value="info", default=True, help="Say what is kept.")
@click.option("--prune", "act", flag_value="prune", help="Remove what 30 days have not used.")
def cache(act: str) -> None:
    """Say what earlier builds have left in .explainer/, or remove what is no longer used.

    Everything in it can be deleted at any time; the next build makes it anew.
    """
    store = Store(CACHE)
    if act == "prune":
        gone = store.prune(unused_for_days=30)
        click.echo(f"Removed {gone.results} results, {gone.size:,} bytes.")
    usage = store.usage()
    for one in usage:
        click.echo(f"{one.kind}: {one.results} results, {one.size:,} bytes")
    if not usage:
        click.echo("Nothing is kept.")
