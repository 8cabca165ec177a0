"""Whether an edit touched what a reader would quote: numbers, names, quoted words, a denial."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator

from generator.model.history import Figures

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

SMALL_WORDS = frozenset(("a", "an", "the", "where", "who", "what", "which"))
"""Words with which a description begins that stands for a name: “A hospital”."""


def compare_figures(was: str, now: str, names: Iterable[str] = ()) -> Figures:
    """Tell how numbers, names, quoted words and denials came through an edit.

    A word that starts a sentence is a name only where the record knows it as one, so that the
    spelling of an ordinary word may be mended anywhere.

    Args:
        was: The former text.
        now: The present text.
        names: What the record calls its people, agencies, things and places.
    """
    known = {word.casefold() for name in names for word in WORD.findall(name) if _capital(word)}
    known -= SMALL_WORDS
    before, after = _counts(was), _counts(now)
    guarded = {*_guarded_words(was, known), *_guarded_words(now, known)}
    quoted_before, quoted_after = _quoted(was), _quoted(now)
    turned = {word for word in guarded if TURNING_WORDS.fullmatch(word)} if was.strip() else set()
    if any(before[word] > after[word] for word in guarded) or quoted_before - quoted_after:
        return Figures.CHANGED
    if any(before[word] != after[word] for word in turned):
        return Figures.CHANGED
    if any(before[word] != after[word] for word in guarded) or quoted_before != quoted_after:
        return Figures.ADDED
    return Figures.KEPT


def _guarded_words(text: str, known: set[str]) -> Iterator[str]:
    """The words of a text that an edit of style must leave alone, in lower case."""
    end = 0  # of the word before: what begins a sentence stands between the two
    for match in WORD.finditer(text):
        word = match[0]
        plain = word.casefold().replace("’", "'")
        starts = STARTS_SENTENCE.search(text, end, match.start()) is not None
        end = match.end()
        if (
            any(letter.isdigit() for letter in word)
            or NUMBER_WORDS.fullmatch(plain)
            or TURNING_WORDS.fullmatch(plain)
            or word.casefold() in known
            or (_capital(word) and not starts)
        ):
            yield plain


def _counts(text: str) -> Counter[str]:
    return Counter(word.casefold().replace("’", "'") for word in WORD.findall(text))


def _quoted(text: str) -> Counter[str]:
    """Quoted words, whatever marks stand around them."""
    found = ("".join(match.groups("")) for match in QUOTED.finditer(text))
    return Counter(" ".join(words.replace("’", "'").split()) for words in found)


def _capital(word: str) -> bool:
    return word[:1].isupper()
