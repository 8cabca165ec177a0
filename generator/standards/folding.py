"""Texts as they are compared: what looks alike to a reader, or is alike to a machine, is the same.

Compatibility forms, case, marks, invisible characters, letters of another script that look Latin,
percent-encoding and entities make no difference (Unicode TR 15, TR 36 and UTS 39).
"""

from __future__ import annotations

import html
import re
import unicodedata
from urllib.parse import unquote

from msgspec import Struct

_LETTERS = str.maketrans(
    {"ø": "o", "ł": "l", "đ": "d", "ð": "d", "þ": "th", "æ": "ae", "œ": "oe", "ı": "i", "ħ": "h"}
)


# what UTS 39 calls confusable, in one case or both; a text and a name are folded alike
_DOUBLES = str.maketrans("авеікмнорстухјѕһαβεζηικμνορτυχ", "abeikmhopctyxjshabezhikmnoptyx")
_PIECE = re.compile(r"(?:%[0-9A-Fa-f]{2})+|&#?\w{1,8};|.", re.DOTALL)


# Hangul fillers and the Braille blank are letters and signs by their category, and show nothing;
# stars, back-ticks and backslashes are obeyed by Markdown and not shown.
_UNSEEN_SIGNS = frozenset("\u115f\u1160\u3164\uffa0\u2800*`\\")
_UNSEEN = frozenset({"Mn", "Me", "Cf", "Cc"})


class Folded(Struct, frozen=True):
    """A text as it is compared.

    Attributes:
        text: The text, folded.
        offsets: For each of its characters, the offset into the text as written.
    """

    text: str
    offsets: tuple[int, ...]


def fold(text: str) -> Folded:
    """Fold a text: what looks alike to a reader, or is alike to a machine, becomes the same."""
    letters: list[str] = []
    offsets: list[int] = []
    for piece in _PIECE.finditer(text):
        written = piece[0]
        if len(written) > 1:
            written = unquote(written) if written[0] == "%" else html.unescape(written)
        for letter in unicodedata.normalize("NFKD", written):
            if letter in _UNSEEN_SIGNS or (
                unicodedata.category(letter) in _UNSEEN and letter not in "\n\t"
            ):
                continue
            plain = unicodedata.normalize("NFKD", letter.casefold())
            plain = plain.translate(_LETTERS).translate(_DOUBLES)
            letters.append(plain)
            offsets += [piece.start()] * len(plain)
    return Folded("".join(letters), tuple(offsets))
