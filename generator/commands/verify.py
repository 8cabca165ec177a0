"""The command that compares a site with its manifest: verify."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from generator.output import verify as verify_site


@click.command()
@click.argument("site", metavar="OUTPUT|URL")
def verify(site: str) -> None:
    """Compare a site, in a folder or on the web, with its manifest.

    Exit status 1 where a file is missing, changed, or (in a folder) not in the manifest.
    """
    if not site.startswith(("http://", "https://")) and not Path(site).is_dir():
        message = f"There is no folder {site}. Name one, or an address: https://…."
        raise click.BadParameter(message, param_hint="OUTPUT|URL")
    found = verify_site(site)
    for difference in found.differences:
        click.echo(f"{difference.path}: {difference.wrong}", err=True)
    commit = f", built from {found.commit}" if found.commit else ""
    click.echo(f"{found.files} files{commit}: {len(found.differences)} differences.", err=True)
    sys.exit(1 if found.differences else 0)
