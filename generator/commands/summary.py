"""``explainer summary``: what readers will see change since a revision."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from pathlib import Path

import click
from msgspec import Struct

from generator.commands.content import NO_CONTENT, span_of
from generator.commands.history import change_line
from generator.commands.options import CONTENT
from generator.commands.reporters import ContentError
from generator.history.git import GitError, broken
from generator.history.repository import SiteHistory
from generator.model.history import ChangedPassage, Coverage, Version, WordMark
from generator.model.site import Site
from generator.problems import Problem
from generator.reading.line_numbers import locate
from generator.reading.site import read_site

NOTHING_TO_COMPARE = "There is no history to compare with."


class IncidentChanges(Struct, frozen=True):
    """What readers will see change of one incident.

    Attributes:
        incident: Its id.
        headline: Its headline now.
        begins: Whether it is published for the first time.
        coverage: The changes, with the updates that explain them.
    """

    incident: str
    headline: str
    begins: bool
    coverage: tuple[Coverage, ...]


@click.command()
@CONTENT
@click.option("--since", required=True, help="The revision to compare with.")
@click.option("--format", "form", type=click.Choice(["text", "markdown"]), default="text")
def summary(content: Path, since: str, form: str) -> None:
    """Tell what readers will see change since a revision."""
    changed, problems = read_changes(content, since)
    if changed or not problems:
        for line in summary_lines(changed, markdown=form == "markdown"):
            click.echo(line)
    if problems:
        raise ContentError(problems, content, "What changes in these incidents cannot be told.")


def read_changes(
    content: Path, since: str
) -> tuple[tuple[IncidentChanges, ...], tuple[Problem, ...]]:
    """Find what readers will see change between a revision and the content as it is.

    Returns:
        The changes, and what keeps an incident from being read, so that nothing is told of it.

    Raises:
        ContentError: The content or its history cannot be read.
        click.BadParameter: The revision names no commit.
    """
    site, problems = read_site(content)
    if site is None:
        raise ContentError(locate(problems, content), content, NO_CONTENT)
    spanned = span_of(content, site.incidents, since)
    if spanned.repository is None and not spanned.problems:
        raise click.BadParameter(NOTHING_TO_COMPARE, param_hint="--since")
    if spanned.repository is None:
        raise ContentError(spanned.problems, content, NOTHING_TO_COMPARE)
    try:
        return tuple(_changes(site, spanned)), locate(problems, content)
    except GitError as error:
        raise ContentError((broken(error),), content, NOTHING_TO_COMPARE) from None


def _changes(site: Site, spanned: SiteHistory) -> Iterator[IncidentChanges]:
    for incident in site.published:
        if incident.id not in spanned.changed:
            continue
        history, _ = spanned.history(incident)
        begins = not _was_published(history.versions)
        if (begins and history.versions) or history.coverage:
            headline = incident.record.headline
            yield IncidentChanges(incident.id, headline, begins, history.coverage)


def _was_published(versions: tuple[Version, ...]) -> bool:
    """Whether the incident was published where the span began."""
    return bool(versions) and bool(versions[0].commit)


def summary_lines(changed: Iterable[IncidentChanges], *, markdown: bool) -> Iterator[str]:
    """Print what readers will see change, incident by incident."""
    nothing = True
    for one in changed:
        nothing = False
        title = f"{one.headline} ({one.incident})"
        yield f"### {title}" if markdown else title
        if markdown:
            yield ""
        if one.begins:
            yield "- published for the first time"
        for covered in one.coverage:
            yield f"- {change_line(covered)}"
            yield from _words(covered, markdown=markdown)
        yield ""
    if nothing:
        yield "Readers will see no change."


def _words(one: Coverage, *, markdown: bool) -> Iterator[str]:
    """The words that changed, for a change of prose."""
    for passage in one.change.passages:
        was, now = _side(passage, WordMark.WAS), _side(passage, WordMark.NOW)
        for label, text in (("was", was), ("now", now)):
            if text.strip():
                yield f"  - {label}: {_quoted(text)}" if markdown else f"    {label}: {text}"


def _side(passage: ChangedPassage, side: WordMark) -> str:
    texts = {WordMark.GAP: " […] "}
    shown = {WordMark.KEPT, WordMark.GAP, side}
    return "".join(
        texts.get(piece.mark, piece.text) for piece in passage.pieces if piece.mark in shown
    ).strip()


def _quoted(text: str) -> str:
    """Words as code, which no forge turns into links, mentions or markup."""
    fence = "`" * (1 + max(map(len, re.findall("`+", text)), default=0))
    return f"{fence} {text} {fence}" if "`" in text else f"`{text}`"
