"""Markdown becomes HTML here, and nowhere else.

Reading has found all marks of a narrative: code, citations, ties to items, links. Each enters the
text as a token of private-use characters, which no narrative may carry, and comes out of
Python-Markdown as an element; of its own inline patterns only escapes, emphasis and line breaks
stay. nh3 comes last, and nothing touches a passage after it. Blocks stand between the passages as
the theme's components made them.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterator, Mapping
from itertools import count
from typing import NamedTuple
from xml.etree.ElementTree import Element, SubElement

import nh3
from markdown import Markdown
from markdown.extensions import Extension
from markdown.extensions.sane_lists import SaneListExtension
from markdown.extensions.tables import TableExtension
from markdown.inlinepatterns import InlineProcessor
from markdown.treeprocessors import Treeprocessor
from markdown.util import ETX, STX, AtomicString, code_escape
from markupsafe import Markup
from msgspec import Struct

from generator.model.narrative import (
    Block,
    Citation,
    Code,
    Listing,
    Mark,
    Narrative,
    Part,
    Passage,
    Tie,
)

TAGS = frozenset(
    {
        *("p", "ul", "ol", "li", "blockquote", "hr", "br", "em", "strong", "code", "a", "sup"),
        *("h2", "h3", "h4", "h5", "h6", "table", "thead", "tbody", "tr", "th", "td"),
    }
)
ATTRIBUTES = {
    "a": {"href", "id", "class", "rel", "aria-label"},
    "sup": {"class"},
    "ol": {"start"},
    "th": {"class"},
    "td": {"class"},
    **{f"h{level}": {"id"} for level in range(2, 7)},
}
SCHEMES = {"https", "http", "mailto"}

_OPEN, _END, _LINKED, _WORDS, _LINK_END = "\ue000", "\ue001", "\ue002", "\ue003", "\ue004"
_TOKEN = rf"{_OPEN}(\d+){_END}"
_TOKEN_WITH_WORDS = rf"{_LINKED}(\d+){_WORDS}([^{_LINKED}{_LINK_END}]*){_LINK_END}"
_ENTITY = re.compile(r"&(?=#?\w+;)")
_PLACEHOLDER = re.compile(f"{STX}.*?{ETX}")
_UNUSED_PATTERNS = (
    *("backtick", "reference", "link", "image_link", "image_reference", "short_reference"),
    *("short_image_ref", "autolink", "automail", "html", "entity"),
)
_UNUSED_BLOCKS = ("code", "setextheader", "reference")


class Landing(NamedTuple):
    """Where a citation leads, and how its source is called by those who hear the page."""

    href: str
    label: str


class Components(Struct, frozen=True):
    """What the page puts in for each mark; the caller knows templates and addresses.

    Attributes:
        block: The HTML of a part of the page, from its component; empty Markup for nothing.
        tie: The address of the item to which words are tied.
        source: Where the citation of a source, by its id, leads.
    """

    block: Callable[[Block], Markup]
    tie: Callable[[Tie], str]
    source: Callable[[str], Landing]


def narrative_html(narrative: Narrative, components: Components) -> Markup:
    """Render a narrative whose references have all been followed."""
    renderer = _Renderer(narrative, components)
    return Markup("\n").join(renderer.part(part) for part in narrative.parts)


def clean(html: str, also: frozenset[str] = frozenset()) -> Markup:
    """The last step: nothing but the tags and attributes that a text needs.

    Args:
        html: What Markdown made.
        also: Tags that are let through beside those of a narrative.
    """
    cleaned = nh3.clean(
        html,
        tags={*TAGS, *also},
        attributes=ATTRIBUTES,
        url_schemes=SCHEMES,
        link_rel=None,
        strip_comments=True,
    )
    return Markup(cleaned)  # noqa: S704 - this is where HTML is made safe


class _Renderer:
    """Renders the parts of one narrative; numbers and ids are given once over all of them."""

    def __init__(self, narrative: Narrative, components: Components) -> None:
        self._source = narrative.source
        self._components = components
        self._numbers = {source: number for number, source in enumerate(narrative.cited, start=1)}
        self._citations = count(1)
        self._elements: list[Element] = []
        tables = TableExtension(use_align_attribute=True)
        marks = _Marks(self._elements)
        self._markdown = Markdown(extensions=[tables, SaneListExtension(), marks])

    def part(self, part: Part) -> Markup:
        if isinstance(part, Block):
            return self._components.block(part)
        if isinstance(part, Listing):
            return Markup("<pre><code>{}\n</code></pre>").format(part.text)
        self._elements[:] = [self._element(mark) for mark in part.marks]
        return clean(self._markdown.reset().convert(_with_tokens(self._source, part)))

    def _element(self, mark: Mark) -> Element:
        if isinstance(mark, Code):
            return _new("code", {}, AtomicString(code_escape(mark.text)))
        if isinstance(mark, Citation):
            return self._citation(mark.source)
        if isinstance(mark, Tie):
            href = self._components.tie(mark)
            return _new("a", {"class": f"tie tie-{mark.kind}", "href": href})
        # the words of a link come from the text, if it has any
        words = None if mark.has_words else AtomicString(_literal(mark.address))
        return _new("a", {"href": mark.address, "rel": "noreferrer"}, words)

    def _citation(self, source: str) -> Element:
        number, landing = self._numbers[source], self._components.source(source)
        note = _new("sup", {"class": "cite"})
        link = SubElement(note, "a")
        link.set("aria-label", _literal(f"Source {number}: {landing.label}"))
        link.set("href", _literal(landing.href))
        link.set("id", f"cite-{next(self._citations)}")
        link.text = AtomicString(f"[{number}]")
        return note


def _new(name: str, attributes: Mapping[str, str], text: str | None = None) -> Element:
    element = Element(name, {key: _literal(value) for key, value in attributes.items()})
    element.text = text
    return element


def _literal(text: str) -> str:
    """Keep Python-Markdown from reading entities in a text."""
    return _ENTITY.sub("&amp;", text)


def _with_tokens(source: str, passage: Passage) -> str:
    """The passage's text, each mark replaced by a token with its number among the marks."""
    pieces: list[str] = []
    at = passage.start
    for start, end, token, mark in sorted(_cuts(passage), key=lambda cut: cut[:3]):
        before = source[at:start]
        # a note's number stands close to its sentence and never begins a line
        pieces += [before.rstrip(" ") if isinstance(mark, Citation) else before, token]
        at = end
    return "".join([*pieces, source[at : passage.end]])


def _cuts(passage: Passage) -> Iterator[tuple[int, int, str, Mark]]:
    """What of the text gives way to what token."""
    for number, mark in enumerate(passage.marks):
        if isinstance(mark, Code | Citation) or not mark.has_words:
            yield mark.start, mark.end, f"{_OPEN}{number}{_END}", mark
        else:
            yield mark.start, mark.start + 1, f"{_LINKED}{number}{_WORDS}", mark
            yield mark.words_end, mark.end, _LINK_END, mark


class _Marks(Extension):
    """Takes out of Python-Markdown what reading has done, and puts marks in."""

    def __init__(self, elements: list[Element]) -> None:
        super().__init__()
        self.elements = elements

    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802  # Python-Markdown's name
        md.preprocessors.deregister("html_block")
        for name in _UNUSED_BLOCKS:
            md.parser.blockprocessors.deregister(name)
        for name in _UNUSED_PATTERNS:
            md.inlinePatterns.deregister(name)
        md.inlinePatterns.register(_Tokens(_TOKEN, self.elements), "marks", 190)
        md.inlinePatterns.register(_Tokens(_TOKEN_WITH_WORDS, self.elements), "links", 170)
        md.treeprocessors.register(_Headings(), "headings", 5)


class _Tokens(InlineProcessor):
    """Turns tokens back into what they stand for; groups: number, and words where it has any."""

    def __init__(self, pattern: str, elements: list[Element]) -> None:
        super().__init__(pattern)
        self.elements = elements

    def handleMatch(  # type: ignore[override]  # noqa: N802  # Python-Markdown's name
        self, m: re.Match[str], data: str
    ) -> tuple[Element, int, int]:
        del data
        element = self.elements[int(m[1])]
        if self.compiled_re.groups > 1:
            element.text = m[2]
        return element, m.start(0), m.end(0)


class _Headings(Treeprocessor):
    """Gives headings their ids, each once, and columns their alignment as a class."""

    def __init__(self) -> None:
        super().__init__()
        self.taken: set[str] = set()

    def run(self, root: Element) -> None:
        """Walk the tree once; called by Python-Markdown."""
        for element in root.iter():
            if re.fullmatch(r"h[2-6]", element.tag):
                words = _PLACEHOLDER.sub("", "".join(element.itertext()))
                element.set("id", self._free(words))
            elif align := element.attrib.pop("align", None):
                element.set("class", f"align-{align}")

    def _free(self, words: str) -> str:
        """Give a heading an id under a prefix, so that none clashes with an item's anchor."""
        plain = unicodedata.normalize("NFKC", words).casefold()
        slug = re.sub(r"[\W_]+", "-", plain).strip("-") or "section"
        numbered = (f"s-{slug}-{number}" for number in count(2))
        anchor = f"s-{slug}"
        while anchor in self.taken:
            anchor = next(numbered)
        self.taken.add(anchor)
        return anchor
