"""The words of each language by which texts are judged: numbers, denials, streets, “said”.

Every check that goes by words asks here for those of the language of the text that it judges. A
language is added as a module beside ``spanish`` and an entry of ``LISTED``. Of a language that has
none, nothing is judged that only its words could tell, and ``words.not-judged`` says so.
"""

from __future__ import annotations

from functools import cache
from importlib import import_module

from generator.model.word_lists.lists import WordLists, any_finds

__all__ = ["LISTED", "WordLists", "any_finds", "forms_of", "is_listed", "word_lists"]

LISTED = {"en": "english", "es": "spanish"}
"""The languages that have lists, by their first subtag, and the module that has those of each."""


def is_listed(language: str) -> bool:
    """Whether a language, a BCP 47 tag, has lists."""
    return _base(language) in LISTED


def word_lists(language: str) -> WordLists | None:
    """Give the lists of a language, a BCP 47 tag; None where there are none."""
    return _lists(_base(language)) if is_listed(language) else None


def forms_of(language: str) -> WordLists:
    """Give the lists by which private things are found, whatever the language of the text.

    Addresses, plates and names are written as where they come from, so that those of English,
    which hold some of other languages, are sought where a language has none of its own.
    """
    return word_lists(language) or _lists("en")


def _base(language: str) -> str:
    return language.partition("-")[0].lower()


@cache
def _lists(base: str) -> WordLists:
    # a site in English alone need not make ready what finds Spanish words
    lists: WordLists = import_module(f"{__name__}.{LISTED[base]}").LISTS
    return lists
