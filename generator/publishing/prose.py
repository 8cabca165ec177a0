"""A narrative as HTML: the one place where Markdown becomes markup.

The marks that reading found go in as tokens and come out as elements of Python-Markdown's tree;
it looks for no links, code or HTML of its own. nh3 comes last, and nothing touches a passage
after it. Blocks stand between the passages as the theme's components made them.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from xml.etree.ElementTree import Element

import nh3
from markdown import Markdown
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
from generator.publishing import marks

_TAGS = {
    *("p", "ul", "ol", "li", "blockquote", "hr", "br", "em", "strong", "code", "a", "sup"),
    *("h2", "h3", "h4", "h5", "h6", "table", "thead", "tbody", "tr", "th", "td"),
}
_ATTRIBUTES = {
    "a": {"href", "id", "class", "rel", "aria-label"},
    "sup": {"class"},
    "ol": {"start"},
    "th": {"class"},
    "td": {"class"},
    **{f"h{level}": {"id"} for level in range(2, 7)},
}
_SCHEMES = {"https", "http", "mailto"}


@dataclass(frozen=True, slots=True)
class Landing:
    """Where a citation leads, and how its source is called by those who hear the page."""

    href: str
    label: str


@dataclass(frozen=True, slots=True)
class Components:
    """What the page puts in for each mark; the caller knows templates and addresses.

    Attributes:
        block: The HTML of a part of the page, from its component; empty Markup for nothing.
        tie: The address of the item to which words are tied.
        source: Where the citation of a source, by its id, leads.
    """

    block: Callable[[Block], Markup]
    tie: Callable[[Tie], str]
    source: Callable[[str], Landing]


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


@dataclass(frozen=True)
class _Notes:
    """The numbers given to sources, and where each has been cited so far."""

    anchors: dict[str, list[str]]

    def cite(self, source: str, components: Components) -> Element:
        number = list(self.anchors).index(source) + 1
        anchor = f"cite-{sum(map(len, self.anchors.values())) + 1}"
        self.anchors[source].append(anchor)
        landing = components.source(source)
        return marks.citation_element(number, anchor, landing.href, landing.label)


def show_narrative(narrative: Narrative, components: Components) -> Prose:
    """Render a narrative whose references have all been followed."""
    notes = _Notes({source: [] for source in narrative.cited})
    headings = marks.Headings()
    html = Markup("\n").join(
        _show_part(narrative.source, part, components, notes, headings) for part in narrative.parts
    )
    numbered = enumerate(notes.anchors.items(), start=1)
    return Prose(html, tuple(Note(number, *_noted(note)) for number, note in numbered))


def _noted(note: tuple[str, list[str]]) -> tuple[str, tuple[str, ...]]:
    source, anchors = note
    return source, tuple(anchors)


def _show_part(
    source: str, part: Part, components: Components, notes: _Notes, headings: marks.Headings
) -> Markup:
    if isinstance(part, Block):
        return components.block(part)
    if isinstance(part, Listing):
        return Markup("<pre><code>{}\n</code></pre>").format(part.text)
    elements = [_element(mark, components, notes) for mark in part.marks]
    markdown = Markdown(extensions=[*marks.extensions(elements, headings)])
    return clean(markdown.convert(marks.with_tokens(source, part)))


def _element(mark: Mark, components: Components, notes: _Notes) -> Element:
    if isinstance(mark, Code):
        return marks.code_element(mark)
    if isinstance(mark, Citation):
        return notes.cite(mark.source, components)
    if isinstance(mark, Tie):
        return marks.tie_element(mark, components.tie(mark))
    return marks.link_element(mark)


def clean(html: str) -> Markup:
    """The last step: nothing but the tags and attributes that a narrative needs."""
    return Markup(  # noqa: S704  # this is where HTML is made safe
        nh3.clean(
            html,
            tags=_TAGS,
            attributes=_ATTRIBUTES,
            url_schemes=_SCHEMES,
            link_rel=None,
            strip_comments=True,
        )
    )
