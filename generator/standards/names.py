"""Names of people, found however they are written.

Texts are compared folded (``folding.py``). A name is found with and without titles, suffixes and
middle names, in either order, by its initial, and by a family name alone.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Container, Iterable, Iterator, Sequence
from functools import cache
from importlib.resources import files

from msgspec import Struct

from generator.model.word_lists import forms_of, is_listed
from generator.standards.folding import Folded, fold

_SUFFIXES = frozenset(
    ["jr", "sr", "ii", "iii", "iv", "v", "2nd", "3rd", "4th", "phd", "md", "esq"]
)
_PARTICLES = frozenset(
    [
        "de",
        "la",
        "las",
        "los",
        "del",
        "da",
        "das",
        "do",
        "dos",
        "di",
        "van",
        "von",
        "der",
        "den",
        "ten",
        "ter",
        "bin",
        "ibn",
        "bint",
        "al",
        "el",
        "le",
        "du",
        "des",
        "af",
        "av",
        "zu",
        "st",
        "san",
        "y",
        "e",
        "mac",
        "mc",
        "abu",
    ]
)
_UMLAUTS = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue", "Ä": "Ae", "Ö": "Oe", "Ü": "Ue"})
_WORD = re.compile(r"[^\W_]+(?:['’ʼ][^\W_]+)*")
_WITHOUT_SPACES = re.compile(r"[\u0e00-\u0eff\u1000-\u109f\u3040-\u30ff\u3400-\u9fff]")
_FAMILY = r"(?:e?s(?=['’ʼ]))?"  # the Lanterns’ house
_CLAN = re.compile(r"ma?c(?=\w{4})")
_BETWEEN = r"[\W_]{0,3}"
_INITIAL = r"(?:[^\W\d_][\W_]{1,2})?"
_SHORTEST = 3
LONGEST_KEY = 6
"""Letters of a name’s key: few enough that a text is looked through once for each length."""
_BEFORE_SENTENCE = re.compile(
    r"(?:^|[.!?:…。][\"”’»)\]]*\s|\n\s*\n|\n\s*(?:[-*+#>]|\d+[.)]))[\W_]*$"
)
_MOST_TITLE = 0.7


class Sighting(Struct, frozen=True):
    """A place in a text where somebody's name stands.

    Attributes:
        start: The offset of its first character in the text as written.
        may_be_word: Whether it may as well be a common word, as at the start of a sentence.
    """

    start: int
    may_be_word: bool = False


class Name(Struct, frozen=True):
    """How to find a name.

    Attributes:
        whole: Finds it with more than the family name; None where there is no more.
        alone: Finds a family name by itself; None where others bear it, or it is too short.
        words: The family names that are common words too.
        keys: Beginnings of words, of which a folded text that holds the name has one.
    """

    whole: re.Pattern[str] | None
    alone: re.Pattern[str] | None
    words: frozenset[str]
    keys: frozenset[str] = frozenset()


def words_of(name: str) -> frozenset[str]:
    """The words of a name, folded."""
    return frozenset(_WORD.findall(fold(name).text))


def small_words(texts: Iterable[str]) -> frozenset[str]:
    """The words that stand in small letters in texts: they are common words, not names alone."""
    words = (word for text in texts for word in re.findall(r"\b[^\W\d_]+\b", text))
    return frozenset(word for word in words if word.islower())


def name_of(name: str, others: Iterable[str] = (), small: frozenset[str] = frozenset()) -> Name:
    """Make ready to find a name.

    Args:
        name: The whole name, as a record has it.
        others: The names that others bear; a family name in one of them is not found alone.
        small: What the incident’s texts write in small letters, which is a common word.
    """
    borne = frozenset[str]().union(*map(words_of, others))
    return name_among(name, borne.__contains__, common_words("en") | small, forms_of("en").titles)


def name_among(
    name: str, is_borne: Callable[[str], bool], common: Container[str], titles: Container[str]
) -> Name:
    """Make ready to find a name, among words of which it is known whether others bear them.

    Args:
        name: The whole name, as a record has it.
        is_borne: Tells whether others bear a word in their names.
        common: The words that are common ones where the name is looked for.
        titles: The words that may stand before it and are no part of it.
    """
    writings = dict.fromkeys((name, name.translate(_UMLAUTS)))
    parts = [found for writing in writings if (found := _parts(writing, titles))]
    given = [(first, middle, families) for first, middle, families in parts if families]
    alone = [
        family
        for first, _, families in parts
        for family in (families or (first,))
        if not is_borne(family) and (len(family) >= _SHORTEST or _WITHOUT_SPACES.search(family))
    ]
    words = frozenset(word for word in alone if word in common)
    particles = {
        family: _particles(middle) for _, middle, families in given for family in families
    }
    return Name(
        whole=_bounded([_whole(*some) for some in given]),
        alone=_bounded(
            [
                particles.get(family, "") + _letters(family) + ("" if family in words else _FAMILY)
                for family in alone
            ]
        ),
        words=words,
        keys=frozenset(
            _key(word) for first, _, families in parts for word in families or (first,)
        ),
    )


def _key(word: str) -> str:
    """What of a word stands in every way of writing it, as much of it as is compared."""
    clan = _CLAN.match(word)
    parts = [word[clan.end() :]] if clan else re.split(r"['’ʼ]", word)
    return max(parts, key=len)[:LONGEST_KEY]


def _parts(
    name: str, titles: Container[str]
) -> tuple[str, tuple[str, ...], tuple[str, ...]] | None:
    """The first name, what stands between, and the family names: two where there may be two."""
    before, comma, after = fold(name).text.partition(",")
    words = _WORD.findall(before)
    behind = _WORD.findall(after)
    if comma and behind and behind[0] not in _SUFFIXES:
        words = behind + words
    while len(words) > 1 and words[0] in titles:
        words = words[1:]
    while len(words) > 1 and words[-1] in _SUFFIXES:
        words = words[:-1]
    if not words:
        return None
    rest = [word for word in words[1:] if word not in _PARTICLES] or words[1:]
    families = rest[-2:] if len(rest) > 1 and len(rest[-2]) > 1 else rest[-1:]
    middle = [word for word in words[1:] if word != rest[-1]] if rest else []
    return words[0], tuple(middle), tuple(families)


def _letters(word: str) -> str:
    """The letters of a word; Mc and Mac are one, apart from the rest or not."""
    clan = _CLAN.match(word)
    if clan:
        return r"ma?c[\W_]?" + re.escape(word[clan.end() :])
    return r"[\W_]?".join(re.escape(part) for part in re.split(r"['’ʼ]", word))


def _particles(middle: Sequence[str]) -> str:
    """What may be written before a family name, in one word with it: DeGaulle."""
    own = [re.escape(word) for word in middle if word in _PARTICLES]
    return "".join(f"(?:{word})?" for word in own)


def _whole(first: str, middle: tuple[str, ...], families: tuple[str, ...]) -> str:
    """The whole name in either order, with or without what stands between."""
    between = "|".join(
        [*map(_letters, middle), *(rf"{re.escape(word[0])}(?=[\W_])" for word in middle)]
    )
    inner = rf"(?:(?:{between}){_BETWEEN}){{0,4}}" if middle else ""
    family = "|".join(map(_letters, families))
    given = _letters(first)
    forwards = rf"{given}{_BETWEEN}{inner}{_INITIAL}(?:{family})"
    backwards = rf"(?:{family}){_BETWEEN}{inner}{given}"
    by_initial = rf"{re.escape(first[0])}[\W_]{{0,2}}(?:{family})"
    return f"{forwards}|{backwards}|{by_initial}"


def _bounded(alternatives: list[str]) -> re.Pattern[str] | None:
    if not alternatives:
        return None
    inner = f"(?:{'|'.join(alternatives)})"
    if any(map(_WITHOUT_SPACES.search, alternatives)):
        return re.compile(inner)
    return re.compile(rf"(?<![^\W\d_]){inner}(?![^\W\d_])")


@cache
def common_words(language: str) -> frozenset[str]:
    """The family names that are common words of a language too, folded.

    Of a language without lists, those of English.
    """
    base = language.partition("-")[0].lower() if is_listed(language) else "en"
    file = files("generator.standards").joinpath(f"common_surnames.{base}.txt")
    return frozenset(file.read_text("utf-8").split())


def sightings(name: Name, text: str, folded: Folded, *, is_prose: bool) -> Iterator[Sighting]:
    """Find a name in a text.

    Args:
        name: The name.
        text: The text as written.
        folded: The same, folded.
        is_prose: Whether it is a sentence, in which names have capitals; else an id or address.
    """
    seen: set[int] = set()
    for found in name.whole.finditer(folded.text) if name.whole else ():
        seen.update(range(*found.span()))
        yield Sighting(folded.offsets[found.start()])
    for found in name.alone.finditer(folded.text) if name.alone else ():
        start = folded.offsets[found.start()]
        if found.start() in seen or (is_prose and text[start].islower()):
            continue
        is_word = re.sub(r"[\W_]", "", found[0]) in name.words
        if is_word and not is_prose:
            continue
        yield Sighting(start, is_word and _is_capital_anyway(text, start))


def _is_capital_anyway(text: str, start: int) -> bool:
    """Whether a word has a capital whatever it is: it begins a sentence, or all words have one."""
    words = [word for word in re.findall(r"[^\W\d_]+", text) if len(word) > _SHORTEST]
    capitals = sum(not word[0].islower() for word in words)
    in_title = len(words) > 1 and capitals >= _MOST_TITLE * len(words)
    return in_title or bool(_BEFORE_SENTENCE.search(text[:start]))
