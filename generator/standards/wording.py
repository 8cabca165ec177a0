"""Wording: the newsroom's own list of words to avoid, and how long a quote may be."""

from __future__ import annotations

import re
from collections.abc import Iterator

from msgspec import Struct

from generator.model.base import ID, TO_WRITE
from generator.model.facet import label_in
from generator.model.incident import Incident
from generator.model.newsroom import HouseStyle, Newsroom
from generator.problems import Level, nearest
from generator.standards.rule import Finding, Rule, at
from generator.standards.texts import Occurrence, Texts, within, without_quotations

_TO_WRITE = re.compile(re.escape(TO_WRITE))
_SPACES = re.compile(r"[\s-]+")
_SPOKEN = re.compile(r"quotes/[^/]+/(?:text|short)(?:/\d+)?")


def house_style(_: Incident, newsroom: Newsroom, texts: Texts) -> Iterator[Finding]:
    """The page keeps to the newsroom's list of words.

    ``house_style`` in newsroom.yaml says what to avoid, what to say instead, and whose advice it
    is. Words that it has for each language are sought in texts of that language, one text in all.
    “Officer-involved shooting”, for one, hides who shot whom (AP Stylebook, 2020). Other
    people's words in quotation marks, titles of sources and words of attributions are left
    alone, as are ids; in a quote the advice can be waived for that one field.
    """
    known = dict[str, Avoided]()
    for words in texts if newsroom.house_style else ():
        language = words.language
        known[language] = avoided = known.get(language) or Avoided.of(newsroom, language)
        if not avoided.styles or not avoided.any_of.search(words.text):
            continue
        if ID.fullmatch(words.text) or not (words.ours or _SPOKEN.fullmatch(words.field)):
            continue
        text = without_quotations(words.text) if words.ours else words.text
        for style, pattern in avoided.styles:
            for found in _first(pattern, words, text):
                hint = _hint(style, language, newsroom)
                yield Finding(within(words, found.start()), _message(found[0], style), hint)


class Avoided(Struct, frozen=True):
    """What house style avoids in a language.

    Attributes:
        styles: Each entry with what finds its words.
        any_of: Finds the words of any of them.
    """

    styles: tuple[tuple[HouseStyle, re.Pattern[str]], ...]
    any_of: re.Pattern[str]

    @classmethod
    def of(cls, newsroom: Newsroom, language: str) -> Avoided:
        """Take the entries that have words for a language, or one text for all."""
        said = ((style, style.avoided_in(language)) for style in newsroom.house_style)
        styles = tuple((style, _pattern(words)) for style, words in said if words)
        every = "|".join(pattern.pattern for _, pattern in styles)
        return cls(styles, re.compile(every, re.IGNORECASE))


def _first(pattern: re.Pattern[str], words: Occurrence, text: str) -> list[re.Match[str]]:
    """All matches where each can be located, else the first."""
    found = list(pattern.finditer(text))
    return found if words.location.line is not None else found[:1]


def _pattern(avoid: str) -> re.Pattern[str]:
    """The words in any case, with spaces and hyphens alike between them."""
    words = [re.escape(word) for word in _SPACES.split(avoid)]
    between = r"[\s‐‑-]+"
    return re.compile(rf"(?<!\w){between.join(words)}(?!\w)", re.IGNORECASE)


def _message(found: str, style: HouseStyle) -> str:
    because = f" ({style.because})" if style.because else ""
    return f"House style avoids “{' '.join(found.split())}”{because}."


def _hint(style: HouseStyle, language: str, newsroom: Newsroom) -> str:
    source = f" — {style.source}." if style.source else ""
    return f"Instead: {label_in(style.say, language, newsroom.language)}.{source}"


def unknown_kind(incident: Incident, newsroom: Newsroom) -> Iterator[Finding]:
    """An incident is of a kind that the newsroom knows.

    ``kinds`` in newsroom.yaml lists them with the words that readers see, so that two incidents
    of one kind are not filed under two words.
    """
    for position, kind in enumerate(incident.record.kind):
        if newsroom.kinds and kind not in newsroom.kinds:
            near = nearest(kind, newsroom.kinds)
            hint = f"Did you mean {near}?" if near else f"Known are {', '.join(newsroom.kinds)}."
            field = f"kind/{position}" if position else "kind"
            yield Finding(at(incident, field), f"“{kind}” is no kind of newsroom.yaml.", hint)


def text_to_write(_: Incident, _newsroom: Newsroom, texts: Texts) -> Iterator[Finding]:
    """No text is left as the template had it.

    ``explainer add`` writes an item that is well formed and says, where something is to be
    written, “Write here”. Whoever reads the page should not find that.
    """
    for words in texts:
        if _TO_WRITE.match(words.text):
            message = f"This text is still to be written: “{words.text}”."
            yield Finding(words.location, message, "Write it, or take the item out again.")


RULES = (
    Rule("unknown-kind", unknown_kind, waivable=False),
    Rule("text-to-write", text_to_write, waivable=False, of_texts=True),
    Rule("house-style", house_style, level=Level.ADVICE, of_texts=True),
)
