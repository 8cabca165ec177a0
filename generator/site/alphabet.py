"""The order of a list from A to Z, and the letters that head it."""

from __future__ import annotations

import unicodedata

from generator.site.words import N_

DIGITS, OTHER_LETTERS = "0–9", N_("Other letters")
"""What the list from A to Z has before A and after Z."""


def sorts_as(words: str) -> tuple[int, str]:
    """Order words as a list from A to Z does: without accents, signs and capitals.

    What begins with a number comes first, what begins with another letter than a Latin one last.
    """
    letter, plain = letter_of(words), _plain(words)
    rank = {DIGITS: 0, OTHER_LETTERS: 2}.get(letter, 1)
    return (rank, plain)


def letter_of(words: str) -> str:
    """The heading under which words stand in a list from A to Z."""
    first = _plain(words)[:1]
    if "a" <= first <= "z":
        return first.upper()
    return DIGITS if first.isdecimal() or not first else OTHER_LETTERS


def _plain(words: str) -> str:
    letters = unicodedata.normalize("NFKD", words).casefold()
    plain = "".join(one for one in letters if not unicodedata.combining(one))
    return plain.lstrip("".join(one for one in plain if not one.isalnum()))
