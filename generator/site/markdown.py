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
from generator.site.marks import CLOSES, HTML, MARK, OPENS, as_html, reader, with_tokens

TAGS = frozenset(
    {
        *("p", "ul", "ol", "li", "blockquote", "pre", "hr", "br", "em", "strong"),
        *("code", "a", "sup"),
        *("h2", "h3", "h4", "h5", "h6", "table", "thead", "tbody", "tr", "th", "td"),
    }
)
OURS = frozenset({"label", "span", "button", "svg", "use", "div"})
"""What a narrative has beside: words whose mark opens a sheet, and tables that are scrolled."""

ATTRIBUTES = {
    "a": {"href", "hreflang", "id", "class", "rel", "aria-label"},
    "sup": {"class"},
    "label": {"class", "id"},
    "span": {"class"},
    "button": {"class", "popovertarget", "aria-label"},
    "svg": {"class", "aria-hidden"},
    "use": {"href"},
    "div": {"class", "tabindex"},
    "ol": {"start"},
    "th": {"class"},
    "td": {"class"},
    **{f"h{level}": {"id"} for level in range(2, 7)},
}
SCHEMES = {"https", "http", "mailto"}


class Phrase(NamedTuple):
    """Words of a story that are tied to an item, or that link to it.

    Attributes:
        html: The words as they are shown, but for the last.
        last: The last word, which never parts from a mark behind it; empty where emphasis ends
            the words.
        said: The words as they are heard.
    """

    html: Markup
    last: str
    said: str

    def linked(self, **attributes: str) -> Markup:
        """The words as a link, with those of its attributes that have a value."""
        given = ((name, value) for name, value in attributes.items() if value)
        pairs = Markup().join(Markup(' {}="{}"').format(*pair) for pair in given)
        return Markup("<a{}>{}{}</a>").format(pairs, self.html, self.last)


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
        tie: The HTML of words that are tied to an item.
        source: The HTML of a citation, from the id of a source and its number in the story.
        left_out: Where citations stand that something beside them makes needless, by offset.
        added: Parts of the page that the story does not place itself.
    """

    block: Callable[[Block], Markup]
    tie: Callable[[Tie, Phrase], Markup]
    source: Callable[[str, int], Markup]
    left_out: frozenset[int] = frozenset()
    added: Mapping[StorySpot, Block] = {}


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
            tokens = reader().parse(with_tokens(self._source, part))
            for token in tokens:
                if token.children:
                    token.children = self._with_marks(part.marks, token.children)
            self._put_attributes(tokens)
            start = 0
            for cut, added in [*self._cuts(tokens), (len(tokens), None)]:
                html = reader().renderer.render(tokens[start:cut], reader().options, {})
                yield clean(html.strip(), OURS)
                if added:
                    yield self._components.block(added)
                start = cut

    def rest(self) -> Iterator[Markup]:
        """Render what is added at the end, and what found no other spot."""
        return map(self._components.block, self._added.values())

    def _cuts(self, tokens: Sequence[Token]) -> Iterator[tuple[int, Block]]:
        """Where among the tokens of a passage something is added, and what."""
        for at, token in enumerate(tokens):
            if token.level:
                continue
            if token.type == "heading_open":
                self._headings += 1
                if self._headings == 2 and StorySpot.SECOND_HEADING in self._added:  # noqa: PLR2004
                    yield at, self._added.pop(StorySpot.SECOND_HEADING)
            elif (
                token.nesting < 1
                and token.type != "heading_close"
                and StorySpot.AFTER_FIRST in self._added
            ):
                yield at + 1, self._added.pop(StorySpot.AFTER_FIRST)

    def _put_attributes(self, tokens: Sequence[Token]) -> None:
        """Give headings their ids, each once, and columns their alignment as a class."""
        for at, token in enumerate(tokens):
            if token.type == "heading_open":
                token.attrSet("id", self._free(_said(tokens[at + 1].children or [])))
            if token.type in {"heading_open", "heading_close"}:
                # the page's own sections have headings of the second level
                token.tag = f"h{min(int(token.tag[1]) + 1, 6)}"
            elif align := token.attrGet("style"):
                token.attrs = {"class": str(align).replace("text-align:", "align-")}

    def _with_marks(self, marks: Sequence[Mark], tokens: Sequence[Token]) -> list[Token]:
        """The tokens of a line, with the HTML of each mark in place of its own."""
        made: list[Token] = []
        opens = 0
        for token in tokens:
            mark = marks[token.meta["number"]] if token.type in {MARK, CLOSES} else None
            if token.type == OPENS:
                opens = len(made)
            elif isinstance(mark, Tie | Hyperlink) and token.type == CLOSES:
                made[opens:] = [as_html(self._linked(mark, made[opens:]))]
            elif mark:
                if isinstance(mark, Citation) and made:
                    # a note's number stands close to its sentence
                    made[-1].content = made[-1].content.rstrip(" ")
                made.append(as_html(self._alone(mark)))
            else:
                made.append(token)
        return made

    def _alone(self, mark: Mark) -> Markup:
        """What stands for a mark without words."""
        match mark:
            case Letters():
                return escape(mark.text)
            case Code():
                return Markup("<code>{}</code>").format(mark.text)
            case Citation(start=start, source=source) if start not in self._components.left_out:
                return self._components.source(source, self._numbers[source])
            case Hyperlink(address=address):
                return Phrase(Markup(), address, address).linked(href=address, rel="noreferrer")
        return Markup()

    def _linked(self, mark: Tie | Hyperlink, words: Sequence[Token]) -> Markup:
        """What stands for a mark with words."""
        said, last = _said(words), ""
        if words and words[-1].type == "text":
            words[-1].content, last = _without_last(words[-1].content)
        html = reader().renderer.render(words, reader().options, {})
        phrase = Phrase(Markup(html), last, said)  # noqa: S704 - markdown-it has escaped it
        if isinstance(mark, Hyperlink):
            return phrase.linked(href=mark.address, rel="noreferrer")
        return self._components.tie(mark, phrase)

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
    if token.type == HTML:
        return Markup(token.content).striptags()  # noqa: S704 - made here, and read as text
    return "\n" if token.type == "softbreak" else token.content if token.type == "text" else ""


def _without_last(words: str) -> tuple[str, str]:
    """Words without the last of them, and that."""
    head, space, last = words.rpartition(" ")
    return head + space, last
