"""Lettering: what every reader reads is what is written, letter for letter."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from itertools import islice
from typing import TypeVar
from unicodedata import name as letter_name

from generator.model.fields import leaves
from generator.model.incident import Incident
from generator.model.narrative import Hyperlink
from generator.model.newsroom import Newsroom
from generator.problems import Level, Location, Problem
from generator.reading.hidden import HiddenLetters, hidden_letters
from generator.reading.look_alikes import LookAlike, look_alikes
from generator.reading.scripts import script_of_language
from generator.standards.rule import Finding, Rule, at_offset
from generator.standards.texts import Occurrence, Texts, within

_PLAIN = re.compile("[\\x00-\\xac\\xae-\u0233\u2010-\u2027\u2030-\u205e\u20a0-\u20bf]*")
"""Texts of which nothing needs to be asked: Latin letters, punctuation, currencies."""
_NAMING = re.compile(
    r"id|(?:tags|aliases|related|ids|facets|kind)(?:/.*)?"
    r"|(?:people|agencies|things|places)/[^/]+/(?:name|short|called|locality|also/.*)"
    r"|sources/[^/]+/(?:publisher|by)|byline(?:/.*)?"
    r"|(?:updates/[^/]+/)?(?:.*/)?(?:id|file|url|archived)"
)
"""The fields of ids, addresses, tags and names."""
_NEWSROOM = re.compile(
    r"name|url|contact|repository|feed_authority|(?:policies|kinds|tags|facets|figures|ids)/.*"
)
_LONGEST = 40
"""Letters of a word that are repeated."""
_MOST = 10
"""How many are told of one text; whoever mends them sees the rest."""
Found = TypeVar("Found", HiddenLetters, LookAlike)
_RETYPE = "Delete the word and type it again."
_IN_LATIN = "Type it again in Latin letters; where it is really written so, leave it."


def hidden_letter(incident: Incident, _newsroom: Newsroom, texts: Texts) -> Iterator[Finding]:
    """No letter stands in a text that nobody sees.

    With a zero-width letter, a soft hyphen or a tag in it, a word looks as it did and is another
    for every search, for every rule of this list, and for whoever compares two versions (Unicode
    TR 36). In ids, addresses, tags and names it is an error, elsewhere advice. What a script needs
    is none: joiners in Persian and in the scripts of India, marks of direction in Arabic and
    Hebrew, breaks in Thai and Khmer, emoji and flags.
    """
    del incident
    yield from _located(texts, lambda words: hidden_letters(words.text), _hidden)


def look_alike(incident: Incident, _newsroom: Newsroom, texts: Texts) -> Iterator[Finding]:
    """No word is written with letters that look like others.

    “Нartford” with a Cyrillic Н reads like the city and is not it: nobody finds it, and a name
    that must not be told passes unseen (Unicode UTS 39). In ids, addresses, tags and names a word
    of mixed scripts is an error, elsewhere advice; so is a word of another script whose letters
    all look Latin, and one in the signs of mathematics. A brand that is really spelt so is waived
    for its field. Where a text in a language of Latin letters has no others than such doubles, it
    is advice everywhere: “Сох” may be meant for Cox, and “МОСКВА” is a word.
    """
    yield from _located(texts, _alike_in, _looks)
    for address, offset in _linked(incident):
        for found in islice(look_alikes(address), 1):
            yield Finding(at_offset(incident, offset), _looks(address, found), _RETYPE)


def _alike_in(words: Occurrence) -> Iterator[LookAlike]:
    return look_alikes(words.text, is_latin=script_of_language(words.language) == "Latn")


def judge_newsroom_letters(newsroom: Newsroom) -> Iterator[Problem]:
    """Hold the texts of newsroom.yaml to the same rules."""
    for leaf in leaves(newsroom):
        if not isinstance(leaf.value, str) or _PLAIN.fullmatch(leaf.value):
            continue
        text, where = leaf.value, Location("newsroom.yaml", field=leaf.field)
        level = Level.ERROR if _NEWSROOM.fullmatch(leaf.field) else Level.ADVICE
        for hidden in islice(hidden_letters(text), 1):
            yield Problem(where, RULES[0].code, _hidden(text, hidden), _RETYPE, level)
        script = script_of_language(_language_of(leaf.field, newsroom))
        for alike in islice(look_alikes(text, is_latin=script == "Latn"), 1):
            grave = Level.ADVICE if alike.is_alone else level
            yield Problem(where, RULES[1].code, _looks(text, alike), _mend(alike), grave)


def _language_of(field: str, newsroom: Newsroom) -> str:
    """The language of a text of the newsroom: that under whose key it stands, if any."""
    key = field.rpartition("/")[2]
    return key if key in newsroom.languages else newsroom.language


def _linked(incident: Incident) -> Iterator[tuple[str, int]]:
    """The addresses that the narrative links to, each with where it stands."""
    for mark in incident.narrative.marks:
        if isinstance(mark, Hyperlink) and not mark.address.isascii():
            yield mark.address, mark.start


def _located(
    texts: Texts, find: Callable[[Occurrence], Iterator[Found]], say: Callable[[str, Found], str]
) -> list[Finding]:
    """What is found in all texts; a narrative is searched as written, then as it is read."""
    findings: dict[Location, Finding] = {}
    for words in texts:
        if _PLAIN.fullmatch(words.text):
            continue
        level = None if _NAMING.fullmatch(words.field) else Level.ADVICE
        for found in islice(find(words), _MOST):
            where = within(words, found.start)
            grave = Level.ADVICE if _is_alone(found) else level
            findings[where] = Finding(where, say(words.text, found), _mend(found), grave)
    return list(findings.values())


def _is_alone(found: HiddenLetters | LookAlike) -> bool:
    return isinstance(found, LookAlike) and found.is_alone


def _mend(found: HiddenLetters | LookAlike) -> str:
    return _IN_LATIN if _is_alone(found) else _RETYPE


def _hidden(text: str, found: HiddenLetters) -> str:
    more = f", and {len(found.letters) - 1} more" if len(found.letters) > 1 else ""
    before = " ".join(text[max(0, found.start - 40) : found.start].split())[-20:]
    place = f"Behind “{before}”" if before else "At the beginning"
    return f"{place} stands a letter that nobody sees: {_named(found.letters[0])}{more}."


def _looks(text: str, found: LookAlike) -> str:
    letter, word = text[found.start], found.word[:_LONGEST]
    if found.among:
        return f"“{word}” mixes scripts: its “{letter}” is {_named(letter)} among {found.among}."
    return f"“{word}” looks like a Latin word, but its “{letter}” is {_named(letter)}."


def _named(letter: str) -> str:
    return f"{letter_name(letter, 'a letter without a name')} (U+{ord(letter):04X})"


RULES = (
    Rule("hidden-letter", hidden_letter, waivable=False, of_texts=True, softens=True),
    Rule("look-alike", look_alike, of_texts=True, softens=True),
)
