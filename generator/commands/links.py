"""The command that asks whether sources still answer: links."""

from __future__ import annotations

from pathlib import Path

import click

from generator.authoring.links import Answer, SourceLink, ask, source_links
from generator.commands.content import site_of
from generator.commands.options import CONTENT


@click.command()
@CONTENT
@click.option(
    "--format",
    "form",
    type=click.Choice(["text", "markdown"]),
    default="text",
    show_default=True,
    help="How it is told.",
)
def links(content: Path, form: str) -> None:
    """Ask every source of the published incidents whether it still answers.

    Says what does not; nothing when all do. The exit status stays 0: a lost source is no mistake
    in the record, and a kept copy under archived: is the cure.
    """
    answers = {link: ask(link.address) for link in source_links(site_of(content))}
    lost = {link: answer for link, answer in answers.items() if answer.is_missing}
    click.echo(f"Asked {len(answers)} addresses; {len(lost)} did not answer.", err=True)
    if lost:
        click.echo(_markdown(lost) if form == "markdown" else _text(lost))


def _text(lost: dict[SourceLink, Answer]) -> str:
    return "\n".join(
        f"{link.incident}: {link.item}: {link.field}: {link.address}: {answer}"
        for link, answer in lost.items()
    )


def _markdown(lost: dict[SourceLink, Answer]) -> str:
    """A list for an issue; addresses as code, so that nothing in them is markup."""
    lines = [
        "These addresses did not answer. Look for kept copies, and add them as `archived:`.",
        "",
    ]
    for link, answer in lost.items():
        address = link.address.replace("`", "%60")
        lines.append(f"- {link.incident}, {link.field} of {link.item}: `{address}` ({answer})")
    return "\n".join(lines)
