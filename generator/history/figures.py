"""Whether an edit touched what a reader would quote: numbers, names, quoted words, a denial."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator

from msgspec import Struct

from generator.model.history import Figures
from generator.model.word_lists import word_lists

WORD = re.compile(r"\d+(?:[.,:/-]\d+)*\w*|\w+(?:['’]\w+)*")
QUOTED = re.compile(r"“([^”]*)”|\"([^\"]*)\"|«([^»]*)»")
STARTS_SENTENCE = re.compile(r"(?:^|[.!?…:]\s+|\n\s*|[“\"«(¿¡]\s*)$")


class TextContext(Struct, frozen=True):
    """What is known of the texts of a record.

    Attributes:
        words: The words of the names that the record uses, folded, without small ones.
        language: The language of the texts, a BCP 47 tag.
    """

    words: frozenset[str] = frozenset()
    language: str = "en"

    @classmethod
    def of(cls, names: Iterable[str], language: str) -> TextContext:
        """Take what a record in a language calls its people, agencies, things and places."""
        words = {
            word.casefold() for name in names for word in WORD.findall(name) if _capital(word)
        }
        return cls(frozenset(words) - _small(language), language)

    def in_language(self, language: str, names: Iterable[str] = ()) -> TextContext:
        """The same for texts in another language, with the names that they use beside."""
        others = TextContext.of(names, language).words
        return TextContext(self.words - _small(language) | others, language)


NO_CONTEXT = TextContext()
"""Of texts in English without names."""


def compare_figures(was: str, now: str, context: TextContext = NO_CONTEXT) -> Figures:
    """Tell how numbers, names, quoted words and denials came through an edit.

    A word that starts a sentence is a name only where the record knows it as one, so that the
    spelling of an ordinary word may be mended anywhere. Numbers in words and denials are found by
    the words of the language; where these are not known, digits, names and quoted words alone are.

    Args:
        was: The former text.
        now: The present text.
        context: What is known of the texts of the record.
    """
    before, after = _word_counts(was), _word_counts(now)
    guarded = {*_guarded_words(was, context), *_guarded_words(now, context)}
    quoted_before, quoted_after = _quoted(was), _quoted(now)
    turned = {word for word in guarded if _turns(word, context.language)} if was.strip() else set()
    if any(before[word] > after[word] for word in guarded) or quoted_before - quoted_after:
        return Figures.CHANGED
    if any(before[word] != after[word] for word in turned):
        return Figures.CHANGED
    if any(before[word] != after[word] for word in guarded) or quoted_before != quoted_after:
        return Figures.ADDED
    return Figures.KEPT


def _guarded_words(text: str, context: TextContext) -> Iterator[str]:
    """The words of a text that an edit of style must leave alone, in lower case."""
    end = 0  # of the word before: what begins a sentence stands between the two
    for match in WORD.finditer(text):
        word = match[0]
        plain = word.casefold().replace("’", "'")
        starts = STARTS_SENTENCE.search(text, end, match.start()) is not None
        end = match.end()
        if (
            any(letter.isdigit() for letter in word)
            or _is_number(plain, context.language)
            or _turns(plain, context.language)
            or word.casefold() in context.words
            or (_capital(word) and not starts)
        ):
            yield plain


def _is_number(word: str, language: str) -> bool:
    lists = word_lists(language)
    return lists is not None and lists.numbers.fullmatch(word) is not None


def _turns(word: str, language: str) -> bool:
    """Whether a sentence without a word says something else."""
    lists = word_lists(language)
    return lists is not None and lists.turning.fullmatch(word) is not None


def _small(language: str) -> frozenset[str]:
    lists = word_lists(language)
    return lists.small if lists is not None else frozenset()


def _word_counts(text: str) -> Counter[str]:
    return Counter(word.casefold().replace("’", "'") for word in WORD.findall(text))


def _quoted(text: str) -> Counter[str]:
    """Quoted words, whatever marks stand around them."""
    found = ("".join(match.groups("")) for match in QUOTED.finditer(text))
    return Counter(" ".join(words.replace("’", "'").split()) for words in found)


def _capital(word: str) -> bool:
    return word[:1].isupper()
