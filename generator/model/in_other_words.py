"""An incident in the words of another language, so that the same views show it."""

from __future__ import annotations

from collections.abc import Callable, Container
from typing import Any, TypeVar

from pydantic import BaseModel

from generator.model.base import Item, Need
from generator.model.fields import key_of
from generator.model.incident import Incident
from generator.model.narrative import Narrative
from generator.model.quote import Original, Quote
from generator.model.reader_texts import needs_of
from generator.model.translation import Translation

P = TypeVar("P", bound=BaseModel)


def translated(
    incident: Incident, translation: Translation, shown: Container[str], narrative: Narrative
) -> Incident:
    """Give an incident in other words; what is not among those shown keeps the original’s.

    Args:
        incident: The incident, in the language in which it was first told.
        translation: Its texts in another language.
        shown: The fields whose translations are to be shown.
        narrative: The story to show, in that language or in the first one.
    """

    def say(field: str, _: str | tuple[str, ...]) -> tuple[str, ...]:
        return translation.words(field) if field in shown else ()

    reworded = _reworded(incident, translation.language, narrative, say)
    quotes = (_translated_quote(one, incident, translation) for one in reworded.written.quotes)
    record = reworded.written.model_copy(update={"quotes": tuple(quotes)})
    return incident.in_words(translation.language, record, narrative, reworded.updates)


def with_texts(incident: Incident, say: Callable[[str, str], str]) -> Incident:
    """Give an incident with the texts that are translated said otherwise, by their fields.

    Args:
        incident: The incident in the words of a language.
        say: Gives a text of a field in place of another.
    """

    def each(field: str, words: str | tuple[str, ...]) -> tuple[str, ...]:
        several = (words,) if isinstance(words, str) else words
        return tuple(say(field, one) for one in several)

    return _reworded(
        incident, incident.language, incident.narrative, each, frozenset({Need.ALWAYS})
    )


Say = Callable[[str, "str | tuple[str, ...]"], tuple[str, ...]]
"""Gives other words for the text of a field; none where it stays."""

_TEXTS = frozenset({Need.ALWAYS, Need.MAYBE})


def _reworded(
    incident: Incident,
    language: str,
    narrative: Narrative,
    say: Say,
    needs: frozenset[Need] = _TEXTS,
) -> Incident:
    record = _part(incident.written, "", say, needs)
    updates = tuple(_part(one, f"updates/{one.id}/", say, needs) for one in incident.updates)
    return incident.in_words(language, record, narrative, updates)


def _part(part: P, place: str, say: Say, needs: frozenset[Need]) -> P:
    known, changed = needs_of(type(part)), dict[str, Any]()
    for name, value in part:
        field, need = f"{place}{key_of(type(part), name)}", known.get(name, Need.NEVER)
        if need is Need.NEVER:
            if (inner := _inside(value, field, say, needs)) is not None:
                changed[name] = inner
        elif need in needs and isinstance(value, dict):
            names = {key: say(f"{field}/{key}/text", one) for key, one in value.items()}
            changed[name] = {key: (names[key] or (one,))[0] for key, one in value.items()}
        elif value and need in needs and (words := say(field, value)):
            changed[name] = words[0] if isinstance(value, str) else words
    return part.model_copy(update=changed) if changed else part


def _inside(value: object, field: str, say: Say, needs: frozenset[Need]) -> object | None:
    """What a field holds in other words; None where it stays as it is."""
    if isinstance(value, BaseModel):
        other: object = _part(value, f"{field}/", say, needs)
        return None if other is value else other
    if not isinstance(value, tuple) or not any(isinstance(one, BaseModel) for one in value):
        return None
    others = tuple(
        _part(one, f"{field}/{_step(one, index)}/", say, needs)
        if isinstance(one, BaseModel)
        else one
        for index, one in enumerate(value)
    )
    return None if all(a is b for a, b in zip(others, value, strict=True)) else others


def _step(one: BaseModel, index: int) -> str | int:
    return one.id if isinstance(one, Item) else index


def _translated_quote(quote: Quote, incident: Incident, translation: Translation) -> Quote:
    """A quote beside the words that were spoken, and who translated them.

    Where they were spoken in the language of the translation, they stand for themselves.
    """
    former = incident.item(quote.id, Quote)
    if former.original is not None and former.original.language == translation.language:
        spoken = {"text": (former.original.text,), "original": None, "translator": None}
        return quote.model_copy(update={**spoken, "short": None})
    if quote.text == former.text:
        return quote
    text = translation.texts.get(f"quotes/{quote.id}/text")
    original = former.original or Original(
        language=incident.language, text=" … ".join(former.text)
    )
    by = (text.translator if text else "") or translation.translator or None
    changed = {"original": original, "translator": by, "short": None}
    return quote.model_copy(update=changed)
