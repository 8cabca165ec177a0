"""What a page says first, in two states: the short version, names in short, what to do."""

from __future__ import annotations

from collections.abc import Iterator

from generator.history.figures import TextContext, compare_figures
from generator.history.words import compare
from generator.model.brief import Brief, WhatToDo
from generator.model.history import Aspect, Change
from generator.model.record import Record

FIELDS = frozenset({"brief", "what_to_do"})
"""The fields of a record that are told here."""


def first_changes(was: Record, now: Record, context: TextContext) -> Iterator[Change]:
    """Tell how the short version and what to do changed; their words side by side.

    Args:
        was: The former state.
        now: The present state.
        context: What is known of the texts of the record.
    """
    if was.brief != now.brief:
        yield _change("brief", "short version", (_caveat(was.brief), _caveat(now.brief)), context)
    if was.what_to_do != now.what_to_do:
        words = _advice(was.what_to_do), _advice(now.what_to_do)
        yield _change("what_to_do", "what to do", words, context)


def _change(field: str, named: str, words: tuple[str, str], context: TextContext) -> Change:
    was, now = words
    return Change(
        field,
        Aspect.EMPHASIS if field == "brief" else Aspect.ADVICE,
        f"{named} changed",
        field,
        was if was != now else "",
        now if was != now else "",
        compare(was, now) if was != now else (),
        figures=compare_figures(was, now, context),
    )


def _caveat(brief: Brief | None) -> str:
    return (brief.caveat or "") if brief else ""


def _advice(advice: WhatToDo | None) -> str:
    if advice is None:
        return ""
    calls = (f"{phone.label}: {phone.number}." for phone in advice.phones)
    until = (f"Until {advice.until}.",) if advice.until else ()
    return " ".join((f"For {advice.for_}.", *advice.steps, *calls, *until))
