"""Quotation marks: which a language uses, how they nest, and what words stand between them.

The one place where typographic and typewriter marks meet: pages and pictures set marks by it, and
the standards compare words by it.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

from msgspec import Struct


class Marks(Struct, frozen=True):
    """A language's quotation marks, the outer pair and the inner one.

    Attributes:
        opening: Before a quotation, with the space that French sets after it.
        closing: Behind it.
        inner_opening: Before a quotation in a quotation.
        inner_closing: Behind it.
    """

    opening: str
    closing: str
    inner_opening: str
    inner_closing: str

    @property
    def outer(self) -> tuple[str, str]:
        """The pair around a quotation."""
        return (self.opening, self.closing)


ENGLISH = Marks("“", "”", "‘", "’")
_ANGLED = Marks("«", "»", "“", "”")
_GERMAN = Marks("„", "“", "‚", "‘")
_POLISH = Marks("„", "”", "«", "»")
_NORDIC = Marks("”", "”", "’", "’")
_RUSSIAN = Marks("«", "»", "„", "“")
_FRENCH = Marks("«\u202f", "\u202f»", "“", "”")
_CORNERED = Marks("「", "」", "『", "』")

# After the delimiters of Unicode's locale data (CLDR); for Arabic the marks of its press.
LANGUAGES = {
    **dict.fromkeys(
        ("ar", "ca", "el", "es", "eu", "gl", "it", "nb", "nn", "no", "pt-PT"), _ANGLED
    ),
    **dict.fromkeys(("bg", "cs", "de", "hr", "is", "lt", "sk", "sl"), _GERMAN),
    **dict.fromkeys(("et", "hu", "pl", "ro", "sr"), _POLISH),
    **dict.fromkeys(("fi", "he", "sv"), _NORDIC),
    **dict.fromkeys(("be", "hy", "ru", "uk"), _RUSSIAN),
    **dict.fromkeys(("de-CH", "fa"), Marks("«", "»", "‹", "›")),
    "fr": _FRENCH,
    "ja": _CORNERED,
}

_MARK = re.compile(r"['“”„\"«»]")
_SIGNS = r"\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff"
CJK = re.compile(rf"[{_SIGNS}]")
"""A sign of Chinese or Japanese, which are written without spaces between words."""
_WORD = re.compile(rf"[{_SIGNS}]|(?:(?![{_SIGNS}])[^\W_])+(?:'[^\W_]+)*")
_LEFT_OUT = re.compile(r"\[[^\]]*\]|\(?\s*(?:…|\.\s?\.\s?\.)\s*\)?")
_OPENS_AFTER = " \t\n\u00a0\u202f([{—–-/“‘«„"


def marks(language: str) -> Marks:
    """Give a language's quotation marks; English ones where none are known."""
    base = language.split("-", maxsplit=1)[0]
    return LANGUAGES.get(language) or LANGUAGES.get(base) or ENGLISH


def within_marks(text: str, language: str) -> str:
    """Set a text that will stand between a language's outer marks.

    Quotations in it get the inner marks, and typewriter marks become typographic ones.
    """
    pair = marks(language)
    pieces: list[str] = []
    end = 0
    is_open = False
    for found in _MARK.finditer(text):
        start = found.start()
        before, after = text[start - 1 : start] or " ", text[start + 1 : start + 2] or " "
        if found[0] == "'":
            opens = before in _OPENS_AFTER and "'" in text[start + 1 :]
            mark = "‘" if opens else "’"
        else:
            spaced = before.isspace() and after.isspace()  # as in French: by its turn
            is_open = not is_open if spaced else before in _OPENS_AFTER
            mark = pair.inner_opening if is_open else pair.inner_closing
        pieces += (text[end:start], mark)
        end = start + 1
    return "".join((*pieces, text[end:]))


@lru_cache(maxsize=512)
def words(text: str) -> tuple[str, ...]:
    """List the words of a text as they are compared: without marks, case or kind of apostrophe."""
    plain = unicodedata.normalize("NFC", text).casefold()
    return tuple(_WORD.findall(re.sub(r"[’‘ʼ`´]", "'", plain)))


def passages(text: str) -> tuple[tuple[str, ...], ...]:
    """List the stretches of words between what was left out (…) or added ([in brackets])."""
    stretches = (words(part) for part in _LEFT_OUT.split(text))
    return tuple(stretch for stretch in stretches if stretch)


def says(quote: str, claimed: str) -> bool:
    """Tell whether a quote has the claimed words: its passages word for word, in their order."""
    said = " ".join(("", *words(quote), ""))
    at = 0
    for passage in passages(claimed):
        found = said.find(" ".join(("", *passage, "")), at)
        if found < 0:
            return False
        at = found + len(" ".join(passage)) + 1
    return True
