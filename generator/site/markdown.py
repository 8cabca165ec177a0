"""Markdown becomes HTML here, and nowhere else.

markdown-it reads a passage as GitHub does. Reading has found all marks of a narrative: code,
citations, ties to items, links. Each enters the text as a token (``marks.py``) and comes out as
HTML. nh3 comes last, and nothing touches a passage after it. Blocks stand between the passages as
the theme's components made them.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from enum import Enum, auto
from functools import partial
from itertools import chain, count
from typing import NamedTuple

import nh3
from markdown_it.token import Token
from markupsafe import Markup, escape
from msgspec import Struct

from generator.model.narrative import (
    Block,
    Citation,
    Code,
    Hyperlink,
    Letters,
    Listing,
    Mark,
    Narrative,
    Part,
    Tie,
)
from generator.site.marks import CLOSES, MARK, OPENS, reader, with_tokens
from generator.site.phrases import colon
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
_LINK_END = Markup("</a>")
_SHAPE = Markup('<svg aria-hidden="true" class="shape"><use href="#i-{}"/></svg>')


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


class StorySpot(Enum):
    """Where in a story a part of the page can stand that the story does not place itself."""

    AFTER_FIRST = auto()
    """After the first paragraph, or the list or quotation that stands first."""
    SECOND_HEADING = auto()
    """Before the second heading; at the end where there are fewer."""
    END = auto()


class Components(Struct, frozen=True):
    """What the page puts in for each mark; the caller knows templates and addresses.

    Attributes:
        block: The HTML of a part of the page, from its component; empty Markup for nothing.
        tie: What the words open that are tied to an item; None where they stand as they are.
        source: What the number of a source, by its id, opens.
        left_out: Where citations stand that something beside them makes needless, by offset.
        added: Parts of the page that the story does not place itself.
        named: What those who hear the page hear of a mark, from its words and its name.
    """

    block: Callable[[Block], Markup]
    tie: Callable[[Tie], Opening | None]
    source: Callable[[str], Opening]
    left_out: frozenset[int] = frozenset()
    added: Mapping[StorySpot, Block] = {}
    named: Callable[[str, str], str] = partial(colon, words=ENGLISH)


def narrative_html(narrative: Narrative, components: Components) -> Markup:
    """Render a narrative whose references have all been followed."""
    renderer = _Renderer(narrative, components)
    return Markup("\n").join(
        [*chain.from_iterable(map(renderer.part, narrative.parts)), *renderer.rest()]
    )


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
        self._added = dict(components.added)
        self._headings = 0
        self._taken: set[str] = set()

    def part(self, part: Part) -> Iterator[Markup]:
        """Render a part, with what is added in it."""
        if isinstance(part, Block):
            yield self._components.block(part)
        elif isinstance(part, Listing):
            yield Markup("<pre><code>{}\n</code></pre>").format(part.text)
        else:
            blocks = reader().parse(with_tokens(self._source, part))
            for block in blocks:
                self._put_marks(part.marks, block.children or [])
            self._put_attributes(blocks)
            start = 0
            for cut, added in [*self._cuts(blocks), (len(blocks), None)]:
                html = reader().renderer.render(blocks[start:cut], reader().options, {})
                yield clean(html.strip(), EVIDENCE)
                if added:
                    yield self._components.block(added)
                start = cut

    def rest(self) -> Iterator[Markup]:
        """Render what is added at the end, and what found no other spot."""
        return map(self._components.block, self._added.values())

    def _cuts(self, blocks: Sequence[Token]) -> Iterator[tuple[int, Block]]:
        """Where between blocks something is added, and what."""
        for at, block in enumerate(blocks):
            if block.level:
                continue
            if block.type == "heading_open":
                self._headings += 1
                if self._headings == 2 and StorySpot.SECOND_HEADING in self._added:  # noqa: PLR2004
                    yield at, self._added.pop(StorySpot.SECOND_HEADING)
            elif (
                block.nesting < 1
                and block.type != "heading_close"
                and StorySpot.AFTER_FIRST in self._added
            ):
                yield at + 1, self._added.pop(StorySpot.AFTER_FIRST)

    def _put_attributes(self, blocks: Sequence[Token]) -> None:
        """Give headings their ids, each once, and columns their alignment as a class."""
        for at, block in enumerate(blocks):
            if block.type == "heading_open":
                block.attrSet("id", self._free(_said(blocks[at + 1].children or [])))
            if block.type in {"heading_open", "heading_close"}:
                # the page's own sections have headings of the second level
                block.tag = f"h{min(int(block.tag[1]) + 1, 6)}"
            elif align := block.attrGet("style"):
                block.attrs = {"class": str(align).replace("text-align:", "align-")}

    def _put_marks(self, marks: Sequence[Mark], tokens: Sequence[Token]) -> None:
        """Write the HTML of the marks of a line into their tokens."""
        opens = 0
        for at, token in enumerate(tokens):
            mark = marks[token.meta["number"]] if token.type in {MARK, CLOSES} else None
            if token.type == OPENS:
                opens = at
            elif isinstance(mark, Tie | Hyperlink) and token.type == CLOSES:
                words = tokens[opens:at]
                tokens[opens].content, token.content = self._around(mark, words)
            elif mark:
                token.content = self._alone(mark)
                if isinstance(mark, Citation) and at:
                    # a note's number stands close to its sentence
                    tokens[at - 1].content = tokens[at - 1].content.rstrip(" ")

    def _alone(self, mark: Mark) -> Markup:
        """What stands for a mark without words."""
        match mark:
            case Letters():
                return escape(mark.text)
            case Code():
                return Markup("<code>{}</code>").format(mark.text)
            case Citation():
                return self._citation(mark)
            case Hyperlink():
                return _link(href=mark.address, rel="noreferrer") + mark.address + _LINK_END
        return Markup()

    def _citation(self, mark: Citation) -> Markup:
        """The number of a source, which never begins a line."""
        if mark.start in self._components.left_out:
            return Markup()
        number, opening = self._numbers[mark.source], self._components.source(mark.source)
        if opening.href:
            link = _link(aria_label=opening.name, href=opening.href)
            return Markup('<sup class="cite">{}[{}]</a></sup>').format(link, number)
        button = _button(opening.sheet, "opens opens-source", opening.name, f"{number}")
        return Markup('<span class="together">\u2060{}</span>').format(button)

    def _around(self, mark: Tie | Hyperlink, words: Sequence[Token]) -> tuple[Markup, Markup]:
        """What stands before the words of a mark and after them."""
        if isinstance(mark, Hyperlink):
            return _link(href=mark.address, rel="noreferrer"), _LINK_END
        opening = self._components.tie(mark)
        if opening is None:
            return Markup(), Markup()
        if opening.href:
            return _link(href=opening.href, hreflang=opening.language), _LINK_END
        label = Markup('<label class="evidence"{}>').format(_attributes(id=opening.anchor))
        name = self._components.named(_said(words), opening.name)
        button = _button(opening.sheet, "opens", name, _SHAPE.format(opening.shape))
        together = Markup('<span class="together">{}{}</span></label>')
        return label, together.format(_last_word(words[-1]), button)

    def _free(self, words: str) -> str:
        """Give a heading an id under a prefix, so that none clashes with an item's anchor."""
        plain = unicodedata.normalize("NFKC", words).casefold()
        slug = re.sub(r"[\W_]+", "-", plain).strip("-") or "section"
        numbered = (f"s-{slug}-{number}" for number in count(2))
        anchor = f"s-{slug}"
        while anchor in self._taken:
            anchor = next(numbered)
        self._taken.add(anchor)
        return anchor


def _said(tokens: Iterable[Token]) -> str:
    """What is said in a line whose marks are put in, without emphasis."""
    return "".join(map(_says, tokens))


def _says(token: Token) -> str:
    if token.type == MARK:
        return Markup(token.content).striptags()  # noqa: S704 - made here, and read as text
    return "\n" if token.type == "softbreak" else token.content if token.type == "text" else ""


def _last_word(token: Token) -> str:
    """Take the last word out of a token; it never parts from the mark behind it."""
    if token.type != "text":
        return ""
    head, space, last = token.content.rpartition(" ")
    token.content = head + space
    return last


def _link(**attributes: str) -> Markup:
    return Markup("<a{}>").format(_attributes(**attributes))


def _attributes(**given: str) -> Markup:
    """Attributes of an element, but for those without a value."""
    pairs = ((name.replace("_", "-"), value) for name, value in given.items() if value)
    return Markup().join(Markup(' {}="{}"').format(name, value) for name, value in pairs)


def _button(sheet: str, classes: str, name: str, shown: str) -> Markup:
    return Markup('<button aria-label="{}" class="{}" popovertarget="{}">{}</button>').format(
        name, classes, sheet, shown
    )
