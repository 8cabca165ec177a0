"""Whether an edit touched what a reader would quote: numbers, names, quoted words, a denial."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable

WORD = re.compile(r"\d+(?:[.,:/-]\d+)*\w*|\w+(?:['’]\w+)*")
QUOTED = re.compile(r"“([^”]*)”|\"([^\"]*)\"|«([^»]*)»")
STARTS_SENTENCE = re.compile(r"(?:^|[.!?…:]\s+|\n\s*|[“\"«(]\s*)$")

NUMBER_WORDS = re.compile(
    "zero|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen"
    "|fifteen|sixteen|seventeen|eighteen|nineteen|twenty|thirty|forty|fifty|sixty|seventy|eighty"
    "|ninety|hundred|thousand|million|billion|dozen|half|both|twice|first|second|third|fourth"
    "|fifth|several|many|few|no|none|nobody|all|some"
)
TURNING_WORDS = re.compile(
    "not|never|nor|neither|without|cannot|[a-z]+n't|before|after|alleged|allegedly"
)


def differ(was: str, now: str, names: Iterable[str] = ()) -> bool:
    """Tell whether numbers, names, quoted words or a denial differ between two texts.

    A word that starts a sentence is a name only where the record knows it as one, so that the
    spelling of an ordinary word may be mended anywhere.

    Args:
        was: The former text.
        now: The present text.
        names: What the record calls its people, agencies, things and places.
    """
    if _quoted(was) != _quoted(now):
        return True
    known = {word.casefold() for name in names for word in WORD.findall(name) if _capital(word)}
    telling = _telling(was, known) | _telling(now, known)
    before, after = _counts(was), _counts(now)
    return any(before[word] != after[word] for word in telling)


def _telling(text: str, known: set[str]) -> set[str]:
    """The words of a text that an edit of style must leave alone, in lower case."""
    telling = set()
    for match in WORD.finditer(text):
        word = match[0]
        plain = word.casefold().replace("’", "'")
        starts = STARTS_SENTENCE.search(text, 0, match.start()) is not None
        if (
            any(letter.isdigit() for letter in word)
            or NUMBER_WORDS.fullmatch(plain)
            or TURNING_WORDS.fullmatch(plain)
            or word.casefold() in known
            or (_capital(word) and not starts)
        ):
            telling.add(plain)
    return telling


def _counts(text: str) -> Counter[str]:
    return Counter(word.casefold().replace("’", "'") for word in WORD.findall(text))


def _quoted(text: str) -> list[str]:
    """Quoted words, whatever marks stand around them."""
    found = ("".join(match.groups("")) for match in QUOTED.finditer(text))
    return [" ".join(words.replace("’", "'").split()) for words in found]


def _capital(word: str) -> bool:
    return word[:1].isupper()
