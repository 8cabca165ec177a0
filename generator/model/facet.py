"""Facets: what a newsroom sorts its incidents by, in words that it declares with labels.

A word is an id, so that addresses and data can hold it; what readers see is its label, in any
script: “API”, “lgbtq+”, “煤礦”.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Annotated, Any

from pydantic import BeforeValidator, Field, WithJsonSchema

from generator.model.base import Id, Model, Text, YesNo, fault
from generator.model.language import Language
from generator.model.moment_text import MomentField

ANY_LANGUAGE = ""


def in_any_language(value: Any) -> Any:  # noqa: ANN401 - it meets whatever an editor wrote
    """Take a text for what holds in every language."""
    return {ANY_LANGUAGE: value} if isinstance(value, str) else value


def label_text(value: Any) -> Any:  # noqa: ANN401 - likewise
    """Take a text for the label in every language."""
    if value == {}:
        raise fault("record.empty-text", "There is no text here.", "Write it: en: Mine.")
    return in_any_language(value)


Label = Annotated[
    dict[Annotated[str, Field()], Text],
    BeforeValidator(label_text),
    WithJsonSchema(
        {
            "anyOf": [
                {"type": ["string", "number", "boolean"], "pattern": r"\S"},
                {
                    "type": "object",
                    "additionalProperties": {"type": "string", "pattern": r"\S"},
                    "minProperties": 1,
                },
            ]
        }
    ),
]
"""What readers see: a text, or a text for each language."""


def label_in(label: Mapping[str, str], language: Language, otherwise: Language) -> str:
    """Give a label, or a page, in a language, else in the newsroom’s, else in the first it has.

    What stands for a language, such as ``en``, stands for ``en-GB`` too.
    """
    for name in (language, language.partition("-")[0], ANY_LANGUAGE, otherwise):
        if name in label:
            return label[name]
    return next(iter(label.values()))


def language_of_label(
    label: Mapping[str, str], language: Language, otherwise: Language
) -> Language:
    """Tell in which language :func:`label_in` gives a label; a single text is the newsroom’s."""
    spellings = (language, language.partition("-")[0])
    if any(name in label for name in spellings):
        return language
    is_first = ANY_LANGUAGE in label or otherwise in label
    return otherwise if is_first else next(iter(label))


def word_alone(value: Any) -> Any:  # noqa: ANN401 - likewise
    """Take a single text for an entry that says no more than its first field."""
    return {"label": value} if isinstance(value, str) else value


class FacetWord(Model):
    """One word of a facet."""

    label: Label
    """What readers see."""
    within: Id | None = None
    """The word of the same facet that it is part of, such as the system of a component."""


class Facet(Model):
    """Something that incidents are sorted by, such as cause, weapon, severity or system."""

    label: Label
    """What readers see."""
    words: dict[Id, Annotated[FacetWord, BeforeValidator(word_alone)]] = Field(min_length=1)
    """Its words with their labels; those of an ordered facet from the least to the most."""
    ordered: YesNo = False
    """Whether its words are steps of a scale, such as severity."""


class IdScheme(Model):
    """A numbering of others, such as RUSTSEC or CVE, by which an incident can be found."""

    label: Label
    """What readers see."""
    link: Annotated[str, Field(pattern=r"^https?://\S*\{id\}\S*$")] | None = None
    """Where an id leads: an address with {id} in it."""


def facet_word(value: Any) -> Any:  # noqa: ANN401 - likewise
    """Take a word for a value that holds at all times."""
    return {"word": value} if isinstance(value, str) else value


class FacetValue(Model):
    """A word of a facet, as it holds for an incident."""

    word: Id
    """The word."""
    from_: MomentField | None = Field(default=None, alias="from")
    """From when it held, where it did not always."""
    until: MomentField | None = None
    """Until when it held."""


def one_or_more_values(value: Any) -> Any:  # noqa: ANN401 - likewise
    """Take a single word or mapping for a list of one."""
    return (value,) if isinstance(value, (str, dict)) else value


FacetValues = Annotated[
    tuple[Annotated[FacetValue, BeforeValidator(facet_word)], ...],
    BeforeValidator(one_or_more_values),
    Field(min_length=1),
]
"""A word, several, or words with the times at which they held."""
