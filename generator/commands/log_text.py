"""Histories and summaries in lines of text."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from generator.log_line import Summary
from generator.model.history import Coverage, History, Mark, Passage, Version


def history_lines(history: History) -> Iterator[str]:
    """Print every version, newest first: what changed in it, and which update explains it."""
    if not history.versions:
        yield "No version has been published."
    for version in reversed(history.versions):
        yield _version(version)
        for update in version.arrived:
            yield f"  + {update}"
        for one in history.of_version(version.number):
            yield f"  {_change(one)}"
    total = len(history.coverage)
    yield f"{total} {'change' if total == 1 else 'changes'}, {history.explained} explained."


def summary_lines(summaries: Iterable[Summary], *, markdown: bool) -> Iterator[str]:
    """Tell what readers will see change, incident by incident."""
    told = False
    for one in summaries:
        told = True
        title = f"{one.headline} ({one.incident})"
        yield f"### {title}" if markdown else title
        if markdown:
            yield ""
        if one.begins:
            yield "- published for the first time"
        for covered in one.coverage:
            yield f"- {_change(covered)}"
            yield from _words(covered, markdown=markdown)
        yield ""
    if not told:
        yield "Readers will see no change."


def _version(version: Version) -> str:
    when = f"{version.committed:%Y-%m-%d %H:%M} UTC" if version.committed else "no usable date"
    place = f"{version.short}, {when}" if version.commit else "not committed yet"
    refused = f" (today’s rules refuse it: {version.refused})" if version.refused else ""
    return f"version {version.number}, {place}{refused}"


def _change(one: Coverage) -> str:
    by = ", ".join(one.updates) or "NOT EXPLAINED"
    late = f", {one.delay} late" if one.delay else ""
    about = f" ({', '.join(one.change.about)})" if one.change.about else ""
    return f"{one.change.item}: {one.change.says}{about} [{by}{late}]"


def _words(one: Coverage, *, markdown: bool) -> Iterator[str]:
    """The words that changed, for a change of prose."""
    for passage in one.change.passages:
        was, now = _side(passage, Mark.WAS), _side(passage, Mark.NOW)
        for label, text in (("was", was), ("now", now)):
            if text.strip():
                yield f"  - {label}: {_quoted(text)}" if markdown else f"    {label}: {text}"


def _side(passage: Passage, side: Mark) -> str:
    texts = {Mark.GAP: " […] "}
    shown = {Mark.KEPT, Mark.GAP, side}
    return "".join(
        texts.get(piece.mark, piece.text) for piece in passage.pieces if piece.mark in shown
    ).strip()


def _quoted(text: str) -> str:
    """Words as code, which no forge turns into links, mentions or markup."""
    fence = "`" * (1 + max((len(run) for run in _runs(text)), default=0))
    return f"{fence} {text} {fence}" if "`" in text else f"`{text}`"


def _runs(text: str) -> list[str]:
    """The runs of back-ticks in a text."""
    return [run for run in "".join(c if c == "`" else " " for c in text).split() if run]
