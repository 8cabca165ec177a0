"""The commands: each calls one function of the line."""

from __future__ import annotations

import click


@click.group()
def main() -> None:
    """Incident Explainer: from records to pages."""
