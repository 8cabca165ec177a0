"""A narrative as HTML: the one place where Markdown becomes markup.

The marks that reading found go in as tokens and come out as elements; nothing looks for links,
code or HTML again. Passages of headings and paragraphs are written here, all others by
Python-Markdown. nh3 comes last, and nothing touches a passage after it. Blocks stand between the
passages as the theme's components made them.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from itertools import count
from typing import TYPE_CHECKING, NamedTuple

import nh3
from markupsafe import Markup

from generator.model.narrative import (
    Block,
    Citation,
    Code,
    Listing,
    Mark,
    Narrative,
    Part,
    Tie,
)
from generator.site import marks
from generator.site.simple_prose import simple_blocks, write_blocks

if TYPE_CHECKING:
    from generator.site.house_markdown import HouseMarkdown

TAGS = {
    *("p", "ul", "ol", "li", "blockquote", "hr", "br", "em", "strong", "code", "a", "sup"),
    *("h2", "h3", "h4", "h5", "h6", "table", "thead", "tbody", "tr", "th", "td"),
}
ATTRIBUTES = {
    "a": {"href", "id", "class", "rel", "aria-label"},
    "sup": {"class"},
    "ol": {"start"},
    "th": {"class"},
    "td": {"class"},
    **{f"h{level}": {"id"} for level in range(2, 7)},
}
SCHEMES = {"https", "http", "mailto"}


class Landing(NamedTuple):
    """Where a citation leads, and how its source is called by those who hear the page."""

    href: str
    label: str


Passages = dict[tuple[str, tuple[marks.Tag, ...], frozenset[str]], tuple[Markup, frozenset[str]]]
"""Passages as they were written, and the headings’ ids given then.

By all they depend on: the text, what its tokens stand for, and the ids given before.
"""


@dataclass(frozen=True, slots=True)
class Components:
    """What the page puts in for each mark; the caller knows templates and addresses.

    Attributes:
        block: The HTML of a part of the page, from its component; empty Markup for nothing.
        tie: The address of the item to which words are tied.
        source: Where the citation of a source, by its id, leads.
        passages: Those that were written before, which several pages of an incident share.
    """

    block: Callable[[Block], Markup]
    tie: Callable[[Tie], str]
    source: Callable[[str], Landing]
    passages: Passages = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Note:
    """A numbered source note.

    Attributes:
        number: From 1, in the order of first citation.
        source: The source's id.
        anchors: The ids of the places that cite it, without ``#``, in order.
    """

    number: int
    source: str
    anchors: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Prose:
    """A narrative ready to print, and the notes under it."""

    html: Markup
    notes: tuple[Note, ...]


class _Desk:
    """What is at hand while one narrative is shown.

    Attributes:
        anchors: The places that cite each source so far, by its id, in the order of citation.
    """

    def __init__(self, source: str, components: Components, anchors: dict[str, list[str]]) -> None:
        self.source = source
        self.components = components
        self.anchors = anchors
        self._ids = marks.HeadingIds()
        self._numbers = {source: number for number, source in enumerate(anchors, start=1)}
        self._citations = count(1)

    @cached_property
    def _markdown(self) -> HouseMarkdown:
        # Python-Markdown is loaded where a passage needs it
        from generator.site.house_markdown import HouseMarkdown  # noqa: PLC0415

        return HouseMarkdown(self._ids)

    def show(self, part: Part) -> Markup:
        if isinstance(part, Block):
            return self.components.block(part)
        if isinstance(part, Listing):
            return Markup("<pre><code>{}\n</code></pre>").format(part.text)
        text = marks.with_tokens(self.source, part)
        tags = tuple([self._tag(mark) for mark in part.marks])
        known, passage = self.components.passages, (text, tags, frozenset(self._ids.taken))
        if passage not in known:
            known[passage] = self._written(text, tags), frozenset(self._ids.taken)
        html, taken = known[passage]
        self._ids.taken.update(taken)
        return html

    def _written(self, text: str, tags: Sequence[marks.Tag]) -> Markup:
        blocks = simple_blocks(text)
        if blocks is None:
            return clean(self._markdown.convert(text, tags))
        return clean(write_blocks(blocks, tags, self._ids))

    def _tag(self, mark: Mark) -> marks.Tag:
        if isinstance(mark, Code):
            return marks.code_tag(mark)
        if isinstance(mark, Citation):
            return self._cite(mark.source)
        if isinstance(mark, Tie):
            return marks.tie_tag(mark, self.components.tie(mark))
        return marks.link_tag(mark)

    def _cite(self, source: str) -> marks.Tag:
        anchor = f"cite-{next(self._citations)}"
        self.anchors[source].append(anchor)
        landing = self.components.source(source)
        return marks.citation_tag(self._numbers[source], anchor, landing.href, landing.label)


def show_narrative(narrative: Narrative, components: Components) -> Prose:
    """Render a narrative whose references have all been followed."""
    desk = _Desk(narrative.source, components, {source: [] for source in narrative.cited})
    html = Markup("\n".join([desk.show(part) for part in narrative.parts]))  # noqa: S704 - all are Markup
    numbered = enumerate(desk.anchors.items(), start=1)
    return Prose(html, tuple(Note(number, *_noted(note)) for number, note in numbered))


def _noted(note: tuple[str, list[str]]) -> tuple[str, tuple[str, ...]]:
    source, anchors = note
    return source, tuple(anchors)


_CLEANER = nh3.Cleaner(
    tags=TAGS, attributes=ATTRIBUTES, url_schemes=SCHEMES, link_rel=None, strip_comments=True
)


def clean(html: str) -> Markup:
    """The last step: nothing but the tags and attributes that a narrative needs."""
    return Markup(_CLEANER.clean(html))  # noqa: S704  # this is where HTML is made safe
