"""What is listed of a language."""

from __future__ import annotations

import re

from msgspec import Struct

Patterns = tuple[re.Pattern[str], ...]
"""Expressions of which any may find something."""


def any_finds(patterns: Patterns, text: str) -> bool:
    """Whether any of some expressions finds something in a text."""
    return any(pattern.search(text) for pattern in patterns)


class Houses(Struct, frozen=True):
    """How one house is told from a street, a block and a place where nobody lives.

    Attributes:
        addresses: A house number with its street, in a sentence.
        names: The same in the name of a place, where fewer words tell it.
        block: Words of an address that is a block’s, or a corner’s, and no house’s.
        homes: Words for where somebody lives.
        no_homes: Words with which such a place is no home, as a nursing home.
    """

    addresses: Patterns
    names: Patterns
    block: Patterns
    homes: Patterns
    no_homes: Patterns


class Ages(Struct, frozen=True):
    """How an age under 18 stands beside a name.

    Attributes:
        in_words: An age in words, in small letters; a text with neither that nor a digit is not
            searched for one.
        beside_names: Finds both; the name is the group ``after`` the age, or ``name`` before it.
        no_names: Words with a capital that are nobody’s name, such as months.
    """

    in_words: Patterns
    beside_names: Patterns
    no_names: Patterns


class WordLists(Struct, frozen=True):
    """The words of a language by which texts are judged.

    Attributes:
        numbers: A word that says how many or which, in small letters.
        turning: A word without which a sentence says something else: a denial, “before”,
            “alleged”.
        small: Words with which a description begins that stands for a name: “A hospital”.
        says: Words with which a headline says who says so.
        titled: Words before what a book or a headline is called, at the end of a text.
        titles: What stands before a name and is no part of it, in small letters.
        offices: Words before a telephone number that is an office’s.
        roles: An e-mail address of an office, whole.
        at: What is written for “@” in brackets, as in jane (at) mail.example, in small letters.
        dot: What is written so for the dot.
        plates: A number plate; the sign is the one group that is filled.
        identity: A number that stands for one person, behind a word for it; the group ``told``.
        houses: How a house is told.
        ages: How the age of a child is told.
    """

    numbers: re.Pattern[str]
    turning: re.Pattern[str]
    small: frozenset[str]
    says: re.Pattern[str]
    titled: Patterns
    titles: frozenset[str]
    offices: Patterns
    roles: Patterns
    at: tuple[str, ...]
    dot: tuple[str, ...]
    plates: Patterns
    identity: Patterns
    houses: Houses
    ages: Ages
