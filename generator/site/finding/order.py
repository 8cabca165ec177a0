"""In which order lists show incidents, and how many there are, in words."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from generator.site import alphabet
from generator.site.summary import Summary
from generator.site.words import Words


def counted(words: Words, some: Sequence[Summary]) -> str:
    """Say how many incidents there are."""
    return words.ngettext("%(num)s incident", "%(num)s incidents", len(some))


def counted_alone(words: Words, some: Sequence[Summary]) -> str:
    """Say in a sentence of its own how many incidents there are."""
    return words.ngettext("%(num)s incident.", "%(num)s incidents.", len(some))


def counted_newest_first(words: Words, some: Sequence[Summary]) -> str:
    """Say how many incidents there are and in which order; of one, that it is one."""
    if len(some) == 1:
        return counted_alone(words, some)
    return words.ngettext(
        "%(num)s incident, the newest first.", "%(num)s incidents, the newest first.", len(some)
    )


def counted_by_title(words: Words, some: Sequence[Summary]) -> str:
    """The same of a list from A to Z."""
    if len(some) == 1:
        return counted_alone(words, some)
    return words.ngettext("%(num)s incident, A to Z.", "%(num)s incidents, A to Z.", len(some))


def by_event(incidents: Iterable[Summary]) -> tuple[Summary, ...]:
    """The newest event first; what is not dated last."""
    return tuple(sorted(incidents, key=lambda one: (-one.sorted_by.occurred, one.id)))


def by_title(incidents: Iterable[Summary], language: str = "") -> tuple[Summary, ...]:
    """In the order of headlines, as far as they are told in a language."""

    def key(one: Summary) -> tuple[int, str, str]:
        return (*alphabet.sorts_as(one.headline_in(language)), one.id)

    return tuple(sorted(incidents, key=key))
