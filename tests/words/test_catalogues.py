"""Every catalogue says everything, with the same placeholders and as many plurals as it needs."""

from __future__ import annotations

import re

import pytest
from babel.messages.catalog import Message

from tests.words.catalogues import catalogue, languages, messages

PLACE = re.compile(r"%\(\w+\)[sd]|%%")
TAG = re.compile(r"</?\w+")
LEFT_OUT = {"%(num)s", "%(imperial)s"}


def forms(text: str | tuple[str, ...]) -> tuple[str, ...]:
    return (text,) if isinstance(text, str) else tuple(text)


def missing(message: Message) -> set[str]:
    """The placeholders and tags of a message that one of its translations lacks, or adds.

    A plural may leave its number out: "a day" for one; a length may leave out its miles.
    """
    asked = [set(PLACE.findall(form)) for form in forms(message.id)]
    needed, known = set.intersection(*asked) - LEFT_OUT, set.union(*asked)
    tags = sorted(TAG.findall(forms(message.id)[-1]))
    wrong: set[str] = set()
    for form in forms(message.string):
        has = set(PLACE.findall(form))
        wrong |= (needed - has) | (has - known)
        wrong |= set() if sorted(TAG.findall(form)) == tags else {"tags"}
    return wrong


@pytest.mark.parametrize("language", languages())
def test_a_catalogue_says_every_message_and_no_other(language: str) -> None:
    asked = {(one.context, forms(one.id)) for one in messages() if one.id}
    said = {(one.context, forms(one.id)) for one in catalogue(language) if one.id}
    assert said == asked


@pytest.mark.parametrize("language", languages())
def test_no_message_of_a_catalogue_is_left_empty_or_doubtful(language: str) -> None:
    found = catalogue(language)
    empty = [
        one.id
        for one in found
        if one.id and (one.fuzzy or not all(forms(one.string)) or "" in forms(one.string))
    ]
    short = [one.id for one in found if one.pluralizable and len(one.string) != found.num_plurals]
    assert (empty, short) == ([], [])


@pytest.mark.parametrize("language", languages())
def test_a_translation_has_the_placeholders_of_its_message(language: str) -> None:
    found = {one.id: missing(one) for one in catalogue(language) if one.id}
    assert {message: wrong for message, wrong in found.items() if wrong} == {}


def test_english_spanish_and_arabic_are_complete() -> None:
    assert {"es", "ar"} <= set(languages())


def test_a_message_is_no_fragment_of_a_sentence_with_a_blank_at_its_end() -> None:
    found = [
        one.id for one in messages() if one.id and forms(one.id)[0] != forms(one.id)[0].strip()
    ]
    assert found == []
