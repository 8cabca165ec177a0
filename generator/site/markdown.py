"""Markdown becomes HTML here, and nowhere else.

Reading has found all marks of a narrative: code, citations, ties to items, links. Each enters the
text as a token and comes out of Python-Markdown as an element (``marks.py``). nh3 comes last, and
nothing touches a passage after it. Blocks stand between the passages as the theme's components
made them.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from functools import partial
from typing import NamedTuple
from xml.etree.ElementTree import Element

import nh3
from markdown import Markdown
from markdown.util import AtomicString, code_escape
from markupsafe import Markup
from msgspec import Struct

from generator.model.incident import Incident
from generator.model.narrative import (
    Block,
    Citation,
    Code,
    Letters,
    Listing,
    Mark,
    Narrative,
    Part,
    Passage,
    Tie,
)
from generator.problems import Location, Problem
from generator.site.marks import (
    SPOKEN,
    cuts,
    literal,
    markdown_for,
    new_element,
    with_tokens,
)
from generator.site.phrases import colon
from generator.site.structure import Outline, differing, indented, may_differ, of_tree
from generator.site.words import ENGLISH

TAGS = frozenset(
    {
        *("p", "ul", "ol", "li", "blockquote", "pre", "hr", "br", "em", "strong"),
        *("code", "a", "sup"),
        *("h2", "h3", "h4", "h5", "h6", "table", "thead", "tbody", "tr", "th", "td"),
    }
)
EVIDENCE = frozenset({"label", "span", "button", "svg", "use"})
"""What a narrative has beside: words whose mark opens a sheet."""

ATTRIBUTES = {
    "a": {"href", "hreflang", "id", "class", "rel", "aria-label"},
    "sup": {"class"},
    "label": {"class", "id"},
    "span": {"class"},
    "button": {"class", "popovertarget", "aria-label"},
    "svg": {"class", "aria-hidden"},
    "use": {"href"},
    "ol": {"start"},
    "th": {"class"},
    "td": {"class"},
    **{f"h{level}": {"id"} for level in range(2, 7)},
}
SCHEMES = {"https", "http", "mailto"}


class Opening(NamedTuple):
    """What words of the story open, or where they lead.

    Attributes:
        sheet: The id of the sheet that the mark behind the words opens; empty for a link.
        shape: The shape of the mark; empty for the number of a source.
        name: What those who hear the page hear of it, after the words.
        anchor: The id of the words; empty where they need none.
        href: Where a link leads.
        language: BCP 47 tag of what it leads to, where that is not the page's; else empty.
    """

    sheet: str = ""
    shape: str = ""
    name: str = ""
    anchor: str = ""
    href: str = ""
    language: str = ""


class Components(Struct, frozen=True):
    """What the page puts in for each mark; the caller knows templates and addresses.

    Attributes:
        block: The HTML of a part of the page, from its component; empty Markup for nothing.
        tie: What the words open that are tied to an item; None where they stand as they are.
        source: What the number of a source, by its id, opens.
        left_out: Where citations stand that something beside them makes needless, by offset.
        named: What those who hear the page hear of a mark, from its words and its name.
    """

    block: Callable[[Block], Markup]
    tie: Callable[[Tie], Opening | None]
    source: Callable[[str], Opening]
    left_out: frozenset[int] = frozenset()
    named: Callable[[str, str], str] = partial(colon, words=ENGLISH)


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


def refused_blocks(incident: Incident) -> Iterator[Problem]:
    """Find the blocks of a narrative that Python-Markdown makes otherwise than CommonMark says."""
    narrative, markdown = incident.narrative, markdown_for([])
    markdown.inlinePatterns.deregister("marks")
    markdown.inlinePatterns.deregister("links")
    for part in narrative.parts:
        if not isinstance(part, Passage):
            continue
        text = with_tokens(narrative.source, part, cuts(part))
        if not may_differ(text):
            continue
        made = _made(markdown.reset(), indented(text))
        first, _ = narrative.position(part.start)
        for line in differing(text, made):
            where = Location(
                incident.narrative_file, first + _line_of(narrative, part, line), 1, "narrative"
            )
            message = "The page would show this block otherwise than it is written."
            hint = (
                "Put an empty line before and after it, begin all entries of a list with the same"
                " sign, and indent what belongs to an entry by four spaces."
            )
            yield Problem(where, "narrative.structure", message, hint)


def _made(markdown: Markdown, text: str) -> list[Outline]:
    """The blocks that Python-Markdown makes of a text."""
    lines = text.split("\n")
    for preprocessor in markdown.preprocessors:
        lines = preprocessor.run(lines)
    root = markdown.parser.parseDocument(lines).getroot()
    if root is None:
        return []
    markdown.treeprocessors["inline"].run(root)
    return of_tree(root)


def _line_of(narrative: Narrative, passage: Passage, line: int) -> int:
    """The line of the passage that a line of its text with tokens was; both counted from 0."""
    gone = 0
    for mark in passage.marks:
        if isinstance(mark, Code | Listing):
            at = narrative.source.count("\n", passage.start, mark.start) - gone
            if at < line:
                gone += narrative.source.count("\n", mark.start, mark.end)
    return line + gone


class _Renderer:
    """Renders the parts of one narrative; numbers and ids are given once over all of them."""

    def __init__(self, narrative: Narrative, components: Components) -> None:
        self._source = narrative.source
        self._components = components
        self._numbers = {source: number for number, source in enumerate(narrative.cited, start=1)}
        self._elements: list[Element | str] = []
        self._markdown = markdown_for(self._elements)

    def part(self, part: Part) -> Markup:
        if isinstance(part, Block):
            return self._components.block(part)
        if isinstance(part, Listing):
            return Markup("<pre><code>{}\n</code></pre>").format(part.text)
        ties = (mark for mark in part.marks if isinstance(mark, Tie))
        openings = {tie.start: self._components.tie(tie) for tie in ties}
        self._elements[:] = [self._element(mark, openings) for mark in part.marks]
        untied = frozenset(start for start, opening in openings.items() if opening is None)
        gone = cuts(part, self._components.left_out, untied)
        text = indented(with_tokens(self._source, part, gone))
        html = self._markdown.reset().convert(text)
        return clean(html, EVIDENCE)

    def _element(self, mark: Mark, openings: Mapping[int, Opening | None]) -> Element | str:
        if isinstance(mark, Letters):
            # what is written next must not make a reference of it again
            return mark.text.replace("&", "&amp;")
        if isinstance(mark, Code):
            return new_element("code", {}, AtomicString(code_escape(mark.text)))
        if isinstance(mark, Listing):
            listing = new_element("pre", {})
            listing.append(new_element("code", {}, AtomicString(code_escape(mark.text))))
            return listing
        if isinstance(mark, Citation):
            return self._citation(mark)
        if isinstance(mark, Tie):
            return _tied(openings[mark.start], self._components.named)
        # the words of a link come from the text, if it has any
        words = None if mark.has_words else AtomicString(literal(mark.address))
        return new_element("a", {"href": mark.address, "rel": "noreferrer"}, words)

    def _citation(self, mark: Citation) -> Element:
        """The number of a source, which never begins a line."""
        number, opening = self._numbers[mark.source], self._components.source(mark.source)
        if opening.href:
            note = new_element("sup", {"class": "cite"})
            note.append(new_element("a", {"href": opening.href, "aria-label": opening.name}))
            note[0].text = AtomicString(f"[{number}]")
            return note
        note = new_element("span", {"class": "together"}, "\u2060")
        note.append(_button(opening, "opens opens-source", opening.name))
        note[0].text = AtomicString(f"{number}")
        return note


def _tied(opening: Opening | None, named: Callable[[str, str], str]) -> Element:
    """What holds tied words; the words come from the text (``marks.py``)."""
    if opening is None:
        return new_element("span", {})
    if opening.href:
        way = {"href": opening.href}
        return new_element("a", {**way, "hreflang": opening.language} if opening.language else way)
    label = new_element(
        "label", {"class": "evidence", **({"id": opening.anchor} if opening.anchor else {})}
    )
    button = _button(opening, "opens", named(SPOKEN, opening.name))
    button.append(new_element("svg", {"class": "shape", "aria-hidden": "true"}))
    button[0].append(new_element("use", {"href": f"#i-{opening.shape}"}))
    label.append(button)
    return label


def _button(opening: Opening, classes: str, name: str) -> Element:
    return new_element(
        "button", {"class": classes, "popovertarget": opening.sheet, "aria-label": name}
    )
