"""Letters that nobody sees, where no writing needs them: zero-width letters, soft hyphens, tags.

Two texts that look alike can differ in them, so that a search, a rule or a reviewer does not find
what every reader reads (Unicode TR 36). Some writing needs them: Persian and the scripts of India
their joiners, Thai and Khmer their breaks, Arabic and Hebrew the marks of direction, emoji all
sorts. There they stay.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from unicodedata import bidirectional, category, combining

from msgspec import Struct

from generator.reading.scripts import script_of

_HIDDEN = re.compile(
    # Default_Ignorable_Code_Point of Unicode, but for what no content may hold at all
    "[\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b-\u200f\u2060-\u2065"
    "\u206a-\u206f\u3164\ufe00-\ufe0f\uffa0\U0001bca0-\U0001bca3\U0001d173-\U0001d17a"
    "\U000e0000-\U000e0fff"
    "\u2800]+"  # and a pattern of Braille without a dot
)
_FLAG = re.compile("\U0001f3f4[\U000e0030-\U000e0039\U000e0061-\U000e007a]{3,6}\U000e007f")
"""The flag of a part of a country, such as Scotland’s: UTS 51, ED-14a."""

_JOINING = frozenset({
    "Adlm", "Arab", "Bali", "Beng", "Deva", "Gujr", "Guru", "Java", "Khmr", "Knda", "Lana",
    "Mand", "Mlym", "Mong", "Mymr", "Newa", "Nkoo", "Orya", "Phag", "Rohg", "Sinh", "Sogd",
    "Sund", "Syrc", "Taml", "Telu", "Tibt",
})  # fmt: skip
"""Scripts whose letters join: joiners decide how, and part of their spelling is in them."""
_UNSPACED = frozenset(["Bali", "Java", "Khmr", "Lana", "Laoo", "Mymr", "Talu", "Thai", "Tibt"])
"""Scripts that put no space between words, so that a zero-width one says where a line may end."""
_JOINER = "\u200d"
_JOINERS = f"\u200c{_JOINER}"
_EMOJI_STYLES = "\ufe0e\ufe0f"
_DIRECTIONS = "\u200e\u200f\u061c"
_RIGHT_TO_LEFT = frozenset({"R", "AL"})


class HiddenLetters(Struct, frozen=True):
    """Letters in a row that nobody sees.

    Attributes:
        start: The offset of the first.
        letters: All of them.
    """

    start: int
    letters: str


def hidden_letters(text: str) -> Iterator[HiddenLetters]:
    """Find the letters of a text that nobody sees and that its writing does not need."""
    flags = {found.start() + 1: found.end() for found in _FLAG.finditer(text)}
    reversing = None
    for found in _HIDDEN.finditer(text):
        if flags.get(found.start()) == found.end():
            continue
        if reversing is None:
            reversing = any(_runs_leftward(letter) for letter in text)
        for offset in range(found.start(), found.end()):
            if not _is_needed(text, offset, reversing=reversing):
                yield HiddenLetters(offset, text[offset : found.end()])
                break


def _is_needed(text: str, offset: int, *, reversing: bool) -> bool:
    """Whether the writing around a letter that nobody sees needs it."""
    letter, before, after = (
        text[offset],
        text[max(0, offset - 1) : offset],
        text[offset + 1 : offset + 2],
    )
    if letter in _DIRECTIONS:
        return reversing and not (_runs_rightward(before) and _runs_rightward(after))
    base = _base(text, offset)
    script = script_of(base) if base else ""
    if letter in _JOINERS and script in _JOINING:
        return before not in _JOINERS
    if letter == _JOINER:
        return _is_pictured(before) and category(after or " ") in ("So", "Sm")
    if letter in _EMOJI_STYLES:
        is_base = before not in _EMOJI_STYLES and (_is_pictured(before) or before == "ℹ")
        return is_base or after == "\u20e3"
    if letter == "\u200b":
        return script in _UNSPACED or bool(after and script_of(after) in _UNSPACED)
    return _is_of_its_script(letter, before, base)


def _is_of_its_script(letter: str, before: str, base: str) -> bool:
    """Whether a letter is one of those that single scripts have for themselves."""
    script = script_of(base) if base else ""
    if letter == "\u034f":
        return bool(before) and (combining(before) > 0 or script == "Hebr")
    if letter in "\u115f\u1160":
        return script == "Hang"
    if "\ufe00" <= letter <= "\ufe0d" or "\U000e0100" <= letter <= "\U000e01ef":
        return before == base and script in ("Hani", "Mymr", "Phag")
    if "\u180b" <= letter <= "\u180f":
        return script == "Mong"
    return letter in "\u17b4\u17b5" and script == "Khmr"


def _base(text: str, offset: int) -> str:
    """The last letter before an offset that is no mark and no joiner; empty without one."""
    for at in range(offset - 1, max(-1, offset - 9), -1):
        if category(text[at]) not in ("Mn", "Mc", "Me", "Cf"):
            return text[at]
    return ""


def _is_pictured(letter: str) -> bool:
    """Whether a letter is an emoji or a part of one, as far as its category tells."""
    is_skin_tone = "\U0001f3fb" <= letter <= "\U0001f3ff"
    is_part = letter in "\ufe0f\U000e007f" or category(letter or " ") in ("So", "Sm", "Po", "Pd")
    return bool(letter) and (is_skin_tone or is_part)


def _runs_leftward(letter: str) -> bool:
    return letter not in _DIRECTIONS and bidirectional(letter) in _RIGHT_TO_LEFT


def _runs_rightward(letter: str) -> bool:
    return bool(letter) and bidirectional(letter) in ("L", "EN")
