"""The marks of a narrative: tokens in its text, and the elements that they become.

Each mark enters the text as a token of private-use characters, which no narrative may carry, and
leaves it as an element, whether Python-Markdown (``house_markdown``) or a few replacements
(``simple_prose``) write the text around it.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass, field
from typing import NamedTuple

from generator.model.narrative import Citation, Code, Link, Mark, Passage, Tie

OPEN, END, LINKED, WORDS, LINK_END = "\ue000", "\ue001", "\ue002", "\ue003", "\ue004"
"""A token is ``OPEN number END``, or ``LINKED number WORDS words LINK_END`` around words."""


def with_tokens(source: str, passage: Passage) -> str:
    """The passage's text, each mark replaced by a token with its number among the marks."""
    pieces: list[str] = []
    cuts = sorted(cut for number, mark in enumerate(passage.marks) for cut in _cuts(number, mark))
    citations = {
        f"{OPEN}{number}{END}"
        for number, mark in enumerate(passage.marks)
        if isinstance(mark, Citation)
    }
    at = passage.start
    for start, end, token in cuts:
        before = source[at:start]
        # a note's number stands close to its sentence and never begins a line
        pieces += [before.rstrip(" ") if token in citations else before, token]
        at = end
    return "".join([*pieces, source[at : passage.end]])


_WITHOUT_WORDS = (Code, Citation)


def _cuts(number: int, mark: Mark) -> list[tuple[int, int, str]]:
    """What of the text gives way to what token."""
    if isinstance(mark, _WITHOUT_WORDS) or not mark.has_words:
        return [(mark.start, mark.end, f"{OPEN}{number}{END}")]
    return [
        (mark.start, mark.start + 1, f"{LINKED}{number}{WORDS}"),
        (mark.words_end, mark.end, LINK_END),
    ]


class Tag(NamedTuple):
    """What a mark becomes, before anybody writes it.

    Attributes:
        name: The element's.
        attributes: Its attributes with their values, in alphabetical order.
        text: What it says; None where that stands in the passage's own text.
        inner: An element within it.
    """

    name: str
    attributes: tuple[tuple[str, str], ...] = ()
    text: str | None = None
    inner: Tag | None = None


def code_tag(code: Code) -> Tag:
    """A code span."""
    return Tag("code", text=code.text)


def link_tag(link: Link) -> Tag:
    """A link out of the site; its words come from the text, if it has any."""
    attributes = (("href", link.address), ("rel", "noreferrer"))
    return Tag("a", attributes, None if link.has_words else link.address)


def tie_tag(tie: Tie, href: str) -> Tag:
    """Words tied to an item of the record."""
    return Tag("a", (("class", f"tie tie-{tie.kind}"), ("href", href)))


def citation_tag(number: int, anchor: str, href: str, label: str) -> Tag:
    """The numbered note of a source, named for those who hear the page."""
    said = f"Source {number}: {label}"
    link = Tag("a", (("aria-label", said), ("href", href), ("id", anchor)), f"[{number}]")
    return Tag("sup", (("class", "cite"),), inner=link)


@dataclass(frozen=True, slots=True)
class HeadingIds:
    """Ids of headings, each given once, under a prefix: none can clash with an item's anchor."""

    taken: set[str] = field(default_factory=set)

    def free(self, words: str) -> str:
        """Give a heading its id.

        Args:
            words: What it says, as text.
        """
        slug, number = _slug(words), 1
        anchor = f"s-{slug}"
        while anchor in self.taken:
            number += 1
            anchor = f"s-{slug}-{number}"
        self.taken.add(anchor)
        return anchor


def _slug(words: str) -> str:
    plain = unicodedata.normalize("NFKC", words).casefold()
    return re.sub(r"[\W_]+", "-", plain).strip("-") or "section"
