"""Quotes: the speaker's own words, wherever they stand."""

from __future__ import annotations

import re
from collections.abc import Iterator

from msgspec import Struct

from generator.model.incident import Incident
from generator.model.narrative import Narrative
from generator.model.newsroom import Newsroom
from generator.model.quotation import CJK, passages, says, words
from generator.model.shown_text import shown
from generator.model.word_lists import WordLists, any_finds, forms_of
from generator.standards.rule import Finding, Rule, at, at_offset

ENOUGH = 5  # words in a row that are somebody's, and not a turn of phrase
# Each opening mark with what may close it; a single mark closes only where no letter follows, so
# that an apostrophe does not. A mark comes first in each, since a search for one is quick.
_QUOTED = re.compile(
    r"“(?P<english>[^“”]+)[”“]?"
    r"|„(?P<german>[^„“”]+)[“”]?"
    r"|»(?<!\w»)(?P<inward>[^«»]+)«"
    r"|«(?P<angled>[^«»]+)»?"
    r"|「(?P<cornered>[^「」]+)」?|『(?P<hollow>[^『』]+)』?"
    r'|"(?<!\w")(?P<typed>(?=\S)[^"]+)"?'
    r"|‘(?<!\w‘)(?P<single>(?:[^‘’]|’(?=\w))+)’"
)
_LONG = 3  # letters of a word that has a capital in a title
_PARAGRAPH = re.compile(r"(?:[^\n]+|\n(?!\n))+")


class Quotation(Struct, frozen=True):
    """Words between quotation marks in the narrative.

    Attributes:
        start: The offset of the first of them in the narrative's source.
        text: The words, without the marks of Markdown.
    """

    start: int
    text: str


def quotations(narrative: Narrative, lists: WordLists) -> Iterator[Quotation]:
    """Find what stands between quotation marks, paragraph by paragraph, outermost marks only.

    Args:
        narrative: The story.
        lists: The words of its language, which tell what is the title of a work.
    """
    for passage in narrative.passages:
        words_read = shown(narrative.source, passage, code=False)
        text = words_read.text
        for paragraph in _PARAGRAPH.finditer(text):
            for found in _QUOTED.finditer(text, *paragraph.span()):
                group = found.lastgroup or ""
                if any_finds(lists.titled, text[max(0, found.start() - 30) : found.start()]):
                    continue
                yield Quotation(words_read.offsets[found.start(group)], found[group])


def mismatched_words(incident: Incident, _newsroom: Newsroom) -> Iterator[Finding]:
    """Put between quotation marks only what somebody said, word for word.

    Five or more words between quotation marks in the narrative must occur in a quote of the
    record: in its text or its original, in the words of an attribution, or in the title of a
    source. Capitals, marks and kinds of apostrophe do not count; “…” stands for what was left
    out, and [brackets] for what was added. Numbers, dates and times, and what a book or a film is
    called, are no speech. A withdrawn quote's words are nobody's any more.

    AP Stylebook, “quotations in the news”: never alter quotations even to correct minor errors.
    """
    said: dict[str, str] = {}
    for quotation in quotations(incident.narrative, forms_of(incident.story_language)):
        said = said or dict(_said(incident))
        if max(map(_spoken, passages(quotation.text)), default=0) < ENOUGH:
            continue
        if _is_title(quotation.text):
            continue
        if not any(says(text, quotation.text) for text in said):
            yield _mismatch(incident, quotation, said)


def _spoken(passage: tuple[str, ...]) -> float:
    """How many words somebody said: numbers are none, and signs of Chinese or Japanese half."""
    return sum(
        0.5 if CJK.fullmatch(word) else 1 for word in passage if word.isalpha() or "'" in word
    )


def _is_title(text: str) -> bool:
    """Whether a text is written as titles are in English, with a capital to every long word."""
    long = [word for word in re.findall(r"[^\W\d_]+", text) if len(word) > _LONG]
    return len(long) > 1 and all(word[0].isupper() for word in long)


def _mismatch(incident: Incident, quotation: Quotation, said: dict[str, str]) -> Finding:
    near = max(said, key=lambda text: _shared(text, quotation.text), default="")
    hint = "Quote a source’s words in the record first, or take the quotation marks away."
    if near and _shared(near, quotation.text) * 2 >= len(words(quotation.text)):
        hint = f"incident.yaml has in {said[near]}: “{near}”"
    message = f"“{_shortened(quotation.text)}” is in no quote of the record, word for word."
    return Finding(at_offset(incident, quotation.start), message, hint)


def _shared(text: str, claimed: str) -> int:
    return len(set(words(text)) & set(words(claimed)))


def _shortened(text: str, most: int = 80) -> str:
    plain = " ".join(text.split())
    return plain if len(plain) <= most else plain[: most - 1] + "…"


def _said(incident: Incident) -> Iterator[tuple[str, str]]:
    """Give all words that are somebody's, each with where it stands in the record."""
    for quote in incident.record.quotes:
        if not quote.withdrawn:
            yield " ".join(quote.text), f"quotes/{quote.id}/text"
            if quote.original:
                yield quote.original.text, f"quotes/{quote.id}/original"
    for claim in incident.written.claims:
        for number, attribution in enumerate(claim.said_by):
            if attribution.words:
                yield attribution.words, f"claims/{claim.id}/said_by/{number}/words"
    for source in incident.record.sources:
        yield source.title, f"sources/{source.id}/title"


def altered_in_short(incident: Incident, _newsroom: Newsroom) -> Iterator[Finding]:
    """Shorten a quote for its card by leaving words out, never by changing them.

    The words of “short” must be the quote's own, in its order, with “…” where words were left
    out between them.
    """
    for quote in incident.record.quotes:
        if quote.short and not says(" ".join(quote.text), quote.short):
            yield Finding(
                at(incident, f"quotes/{quote.id}/short"),
                "These are not the quote’s own words in their order.",
                "Take them over word for word, with “…” where something is left out.",
            )


def quote_too_long(incident: Incident, newsroom: Newsroom) -> Iterator[Finding]:
    """A quote is no longer than the newsroom allows.

    ``quote_limit`` in newsroom.yaml, in words: a long excerpt serves the source's page better
    than ours, and may go beyond what the law calls quotation.
    """
    for quote in incident.record.quotes:
        count = sum(len(part.split()) for part in quote.text)
        if count > newsroom.quote_limit:
            message = f"The quote has {count} words; {newsroom.quote_limit} is the most."
            hint = "Shorten it to what the story needs; make a list where you leave words out."
            yield Finding(at(incident, f"quotes/{quote.id}/text"), message, hint)


RULES = (
    Rule("mismatch", mismatched_words, family="quote"),
    Rule("short-differs", altered_in_short, family="quote"),
    Rule("quote-too-long", quote_too_long),
)
