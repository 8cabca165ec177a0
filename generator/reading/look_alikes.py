"""Words that look like others: of mixed scripts, of another script's doubles, in styled letters.

“Нartford” with a Cyrillic Н is another word than “Hartford” for every search and every rule, and
the same for every reader (Unicode UTS 39). What languages really mix is left alone: Chinese,
Japanese and Korean write Latin words without a space around them, Arabic and Hebrew prefix them,
science measures in μSv.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

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
})  # fmt: skip
"""Scripts of which some letters look like Latin ones."""
_SIGNS = frozenset("μΔΩπλθφψξδΓΛΠΣΦΨΞΘ\u2126")
"""Greek letters that look like no Latin one, and stand beside them as units and quantities."""
_DOUBLES = {
    "Cyrl": frozenset("аеорсухіјѕһԁԛԝѵӏАВЕЅІЈКМНОРСТУХҺԌԚԜӀ"),
    "Grek": frozenset("ονρυικαΑΒΕΖΗΙΚΜΝΟΡΤΥΧ"),
}
"""Letters that look like Latin ones, from confusables.txt of UTS 39."""
_STYLED = re.compile(
    "[\U0001d400-\U0001d7ff\u24b6-\u24e9\U0001f110-\U0001f12b\U0001f130-\U0001f169"
    "\uff21-\uff3a\uff41-\uff5a]{2,}"
)
_WIDE = re.compile("[\uff21-\uff3a\uff41-\uff5a]")


class LookAlike(Struct, frozen=True):
    """A word that looks like another.

    Attributes:
        start: The offset of the letter that gives it away.
        word: The word.
        among: What the letter stands among, such as ``Latin letters``; empty where the whole word
            is of letters that look like others.
    """

    start: int
    word: str
    among: str


class _Word(Struct, frozen=True):
    """A word and the letters of it that are of no more than one script or a few."""

    start: int
    text: str
    letters: Sequence[tuple[int, frozenset[str]]]


def look_alikes(text: str) -> Iterator[LookAlike]:
    """Find the words of a text that look like others."""
    words = [part for found in _WORD.finditer(text) for part in _spaced(found)]
    foreign: list[_Word] = []
    for word in words:
        stranger = _stranger(word)
        if stranger is not None:
            yield LookAlike(stranger, word.text, _among(word, stranger))
        elif _is_double(word):
            foreign.append(word)
    yield from _disguised(words, foreign)
    yield from _styled(text)


def _styled(text: str) -> Iterator[LookAlike]:
    """Words in signs that are no letters of a word; wide ones are among those of East Asia."""
    for found in _STYLED.finditer(text):
        is_wide = _WIDE.search(found[0])
        if not is_wide or not any(scripts_of(letter) & _UNSPACED for letter in text):
            yield LookAlike(found.start(), found[0], "")


def _spaced(found: re.Match[str]) -> Iterator[_Word]:
    """Cut a run of letters where scripts that put no space between words begin and end."""
    start, letters = found.start(), list[tuple[int, frozenset[str]]]()
    for offset, letter in enumerate(found[0], found.start()):
        scripts = frozenset({"Latn"}) if letter.isascii() else scripts_of(letter)
        if scripts & _UNSPACED:
            if letters:
                yield _Word(start, found.string[start:offset], letters)
            start, letters = offset + 1, []
        elif not scripts & _SHARED and letter not in _SIGNS and letter.isalpha():
            letters.append((offset, scripts))
    if letters:
        yield _Word(start, found.string[start : found.end()], letters)


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
    if len(word.letters) == 1 and "Grek" in word.letters[0][1]:
        return False  # α and ν stand alone as signs
    return any(
        all(script in scripts for _, scripts in word.letters)
        and all(letter in doubles for letter in word.text if letter.isalpha())
        for script, doubles in _DOUBLES.items()
    )


def _disguised(words: Sequence[_Word], foreign: Sequence[_Word]) -> Iterator[LookAlike]:
    """Words of doubles alone in a text that is Latin, and has no other word of their script."""
    if not foreign:
        return
    doubles = {id(word) for word in foreign}
    scripts = frozenset[str]().union(
        *(of for word in words if id(word) not in doubles for _, of in word.letters)
    )
    for word in foreign if "Latn" in scripts else ():
        if not word.letters[0][1] & scripts:
            yield LookAlike(word.letters[0][0], word.text, "")
