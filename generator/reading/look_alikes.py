"""Words that look like others: of mixed scripts, of another script's doubles, in styled letters.

“Нartford” with a Cyrillic Н is another word than “Hartford” for every search and every rule, and
the same for every reader (Unicode UTS 39). What languages really mix is left alone: Chinese,
Japanese and Korean write Latin words without a space around them, Arabic and Hebrew prefix them,
science measures in μSv.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache

from msgspec import Struct

from generator.reading.scripts import scripts_of

_WORD = re.compile(r"[^\W\d_](?:[^\W_]|[\u0300-\u036f\u200b-\u200f\u00ad\u2060])*")
_SHARED = frozenset({"Zyyy", "Zinh", "Zzzz"})
_UNSPACED = frozenset({
    "Hani", "Hira", "Kana", "Hang", "Bopo", "Yiii", "Thai", "Laoo", "Khmr", "Mymr", "Tibt",
    "Lana", "Talu", "Java", "Bali",
})  # fmt: skip
"""Scripts that other words stand among without a space; none of their letters looks Latin."""
_LIKE_LATIN = frozenset({
    "Cyrl", "Grek", "Armn", "Cher", "Copt", "Lisu", "Tfng", "Goth", "Osge", "Dsrt",
    "Cans", "Plrd", "Cari", "Lyci", "Ital", "Wara", "Elba", "Runr",
})  # fmt: skip
"""Scripts of which some letters look like Latin ones."""
_SIGNS = frozenset("μΔΩπλθφψξδΓΛΠΣΦΨΞΘ\u2126")
"""Greek letters that look like no Latin one, and stand beside them as units and quantities."""
_STYLED = re.compile(
    "[\U0001d400-\U0001d7ff\u24b6-\u24e9\U0001f110-\U0001f12b\U0001f130-\U0001f169"
    "\uff21-\uff3a\uff41-\uff5a]{2,}"
)
_SMALL_CAPITALS = re.compile("[ᴀʙᴄᴅᴇꜰɢʜɪᴊᴋʟᴍɴᴏᴘꞯʀꜱᴛᴜᴠᴡʏᴢ]{3,}")
"""Three in a row are no spelling of a sound, which has one at most."""
_WIDE = re.compile("[\uff21-\uff3a\uff41-\uff5a]")


class LookAlike(Struct, frozen=True):
    """A word that looks like another.

    Attributes:
        start: The offset of the letter that gives it away.
        word: The word.
        among: What the letter stands among, such as ``Latin letters``; empty where the whole word
            is of letters that look like others.
        is_alone: Whether the whole text has no other letters, so that it may be what it seems to
            its writer: МОСКВА is a word, too.
    """

    start: int
    word: str
    among: str
    is_alone: bool = False


class _Word(Struct, frozen=True):
    """A word and the letters of it that are of no more than one script or a few."""

    start: int
    text: str
    letters: Sequence[tuple[int, frozenset[str]]]


def look_alikes(text: str, *, is_latin: bool = False) -> Iterator[LookAlike]:
    """Find the words of a text that look like others.

    Args:
        text: The text.
        is_latin: Whether its language is written in Latin letters, so that it should have some.
    """
    words = [part for found in _WORD.finditer(text) for part in _spaced(found)]
    foreign: list[_Word] = []
    for word in words:
        stranger = _stranger(word)
        if stranger is not None:
            yield LookAlike(stranger, word.text, _among(word, stranger))
        elif _is_double(word):
            foreign.append(word)
    yield from _disguised(words, foreign, is_latin=is_latin)
    yield from _styled(text)


def _styled(text: str) -> Iterator[LookAlike]:
    """Words in signs that are no letters of a word; wide ones are among those of East Asia."""
    styled = list(_STYLED.finditer(text))
    if styled and any(scripts_of(letter) & _UNSPACED for letter in text):
        styled = [found for found in styled if not _WIDE.search(found[0])]
    styled += _SMALL_CAPITALS.finditer(text)
    yield from (LookAlike(found.start(), found[0], "") for found in styled)


def _spaced(found: re.Match[str]) -> Iterator[_Word]:
    """Cut a run of letters where scripts that put no space between words begin and end."""
    start, letters = found.start(), list[tuple[int, frozenset[str]]]()
    for offset, letter in enumerate(found[0], found.start()):
        scripts = _telling(letter)
        if scripts is _NO_WORD:
            if letters:
                yield _Word(start, found.string[start:offset], letters)
            start, letters = offset + 1, []
        elif scripts:
            letters.append((offset, scripts))
    if letters:
        yield _Word(start, found.string[start : found.end()], letters)


_NO_WORD = frozenset({"no word"})


@lru_cache(maxsize=1 << 13)
def _telling(letter: str) -> frozenset[str]:
    """The scripts that a letter is of; none where it tells nothing of the word it stands in."""
    if not letter.isalpha() or letter in _SIGNS:
        return frozenset()
    scripts = frozenset({"Latn"}) if letter.isascii() else scripts_of(letter)
    if scripts & _UNSPACED:
        return _NO_WORD
    return frozenset() if scripts & _SHARED else scripts


def _stranger(word: _Word) -> int | None:
    """The first letter of the script that has fewer letters in a word of mixed scripts."""
    common = frozenset.intersection(*(scripts for _, scripts in word.letters))
    if common:
        return None
    latin = [offset for offset, scripts in word.letters if "Latn" in scripts]
    others = [(offset, scripts) for offset, scripts in word.letters if "Latn" not in scripts]
    shared = frozenset.intersection(*(scripts for _, scripts in others))
    if shared and not shared & _LIKE_LATIN:
        return None
    return others[0][0] if not latin or len(others) <= len(latin) else latin[0]


def _among(word: _Word, stranger: int) -> str:
    own = dict(word.letters)[stranger]
    other = next(scripts for _, scripts in word.letters if not scripts & own)
    return f"{script_name(min(other))} letters"


def script_name(script: str) -> str:
    """The English name of a script, such as ``Cyrillic`` for Cyrl."""
    # most texts have no word of which this is asked
    from fontTools import unicodedata  # noqa: PLC0415

    return str(unicodedata.script_name(script)).replace("_", " ")


def _is_double(word: _Word) -> bool:
    """Whether every letter of a word is another script's double of a Latin one."""
    shared = frozenset.intersection(*(scripts for _, scripts in word.letters))
    if not shared & _LIKE_LATIN or (len(word.letters) == 1 and "Cyrl" not in shared):
        return False  # α and ν stand alone as signs
    return all(_looks_latin(letter) for letter in word.text if letter.isalpha())


@lru_cache(maxsize=1 << 13)
def _looks_latin(letter: str) -> bool:
    """Whether a letter looks like one from a to z, by Unicode's confusables (UTS 39)."""
    # reads its data as it is imported, and most texts have no such word
    from confusable_homoglyphs.confusables import confusables_data  # noqa: PLC0415

    return any(
        len(other["c"]) == 1 and other["c"].isascii() and other["c"].isalpha()
        for other in confusables_data.get(letter, ())
    )


def _disguised(
    words: Sequence[_Word], foreign: Sequence[_Word], *, is_latin: bool
) -> Iterator[LookAlike]:
    """Words of doubles alone in a text that is Latin, and has no other word of their script."""
    if not foreign:
        return
    doubles = {id(word) for word in foreign}
    scripts = frozenset[str]().union(
        *(of for word in words if id(word) not in doubles for _, of in word.letters)
    )
    has_latin = "Latn" in scripts
    for word in foreign if has_latin or is_latin else ():
        if not word.letters[0][1] & scripts:
            yield LookAlike(word.letters[0][0], word.text, "", is_alone=not has_latin)
