"""Markdown becomes HTML here, and nowhere else.

Reading has found all marks of a narrative: code, citations, ties to items, links. Each enters the
text as a token of private-use characters, which no narrative may carry, and comes out of
Python-Markdown as an element; of its own inline patterns only escapes, emphasis and line breaks
stay. nh3 comes last, and nothing touches a passage after it. Blocks stand between the passages as
the theme's components made them.
"""

from __future__ import annotations

import re
import string
import unicodedata
from collections.abc import Callable, Iterable, Iterator, Mapping
from itertools import count
from typing import NamedTuple
from xml.etree.ElementTree import Element

import nh3
from markdown import Markdown
from markdown.extensions import Extension
from markdown.extensions.sane_lists import SaneListExtension
from markdown.extensions.tables import TableExtension
from markdown.inlinepatterns import InlineProcessor
from markdown.treeprocessors import Treeprocessor
from markdown.util import ETX, STX, AtomicString, code_escape
from markupsafe import Markup, escape
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
from generator.site.structure import differing, indented, may_differ, of_tree

TAGS = frozenset(
    {
        *(
            "p",
            "ul",
            "ol",
            "li",
            "blockquote",
            "pre",
            "hr",
            "br",
            "em",
            "strong",
            "code",
            "a",
            "sup",
        ),
        *("h2", "h3", "h4", "h5", "h6", "table", "thead", "tbody", "tr", "th", "td"),
    }
)
EVIDENCE = frozenset({"label", "span", "button", "svg", "use"})
"""What a narrative has beside: words whose mark opens a sheet."""

ATTRIBUTES = {
    "a": {"href", "id", "class", "rel", "aria-label"},
    "sup": {"class"},
    "label": {"class", "id"},
    "span": {"class"},
    "button": {"class", "popovertarget", "aria-label"},
    "svg": {"class", "viewBox", "aria-hidden"},
    "use": {"href"},
    "ol": {"start"},
    "th": {"class"},
    "td": {"class"},
    **{f"h{level}": {"id"} for level in range(2, 7)},
}
SCHEMES = {"https", "http", "mailto"}

_OPEN, _END, _LINKED, _WORDS, _LINK_END = "\ue000", "\ue001", "\ue002", "\ue003", "\ue004"
_TOKEN = rf"{_OPEN}(\d+){_END}"
_TOKEN_WITH_WORDS = rf"{_LINKED}(\d+){_WORDS}([^{_LINKED}{_LINK_END}]*){_LINK_END}"
_HTML_SIGNS = "<&"
_ENTITY = re.compile(r"&(?=#?\w+;)")
_PLACEHOLDER = re.compile(f"{STX}.*?{ETX}")
_UNUSED_PATTERNS = (
    *("backtick", "reference", "link", "image_link", "image_reference", "short_reference"),
    *("short_image_ref", "autolink", "automail", "html", "entity"),
)
_UNUSED_BLOCKS = ("code", "setextheader", "reference")


Cut = tuple[int, int, str, Mark]
"""Where a text gives way, to what token, for what mark."""


class Opening(NamedTuple):
    """What words of the story open, or where they lead.

    Attributes:
        sheet: The id of the sheet that the mark behind the words opens; empty for a link.
        shape: The shape of the mark; empty for the number of a source.
        name: What those who hear the page hear of it, after the words.
        anchor: The id of the words; empty where they need none.
        href: Where a link leads.
    """

    sheet: str = ""
    shape: str = ""
    name: str = ""
    anchor: str = ""
    href: str = ""


class Components(Struct, frozen=True):
    """What the page puts in for each mark; the caller knows templates and addresses.

    Attributes:
        block: The HTML of a part of the page, from its component; empty Markup for nothing.
        tie: What the words open that are tied to an item; None where they stand as they are.
        source: What the number of a source, by its id, opens.
        left_out: Where citations stand that something beside them makes needless, by offset.
    """

    block: Callable[[Block], Markup]
    tie: Callable[[Tie], Opening | None]
    source: Callable[[str], Opening]
    left_out: frozenset[int] = frozenset()


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


def _markdown(elements: list[Element | str]) -> Markdown:
    tables = TableExtension(use_align_attribute=True)
    return Markdown(extensions=[tables, SaneListExtension(), _Marks(elements)])


def refused_blocks(incident: Incident) -> Iterator[Problem]:
    """Find the blocks of a narrative that Python-Markdown makes otherwise than CommonMark says."""
    narrative = incident.narrative
    for part in narrative.parts:
        if not isinstance(part, Passage):
            continue
        text = _with_tokens(narrative.source, part, _cuts(part))
        if not may_differ(text):
            continue
        markdown = _markdown([])
        markdown.inlinePatterns.deregister("marks")
        markdown.inlinePatterns.deregister("links")
        lines = indented(text).split("\n")
        for preprocessor in markdown.preprocessors:
            lines = preprocessor.run(lines)
        root = markdown.parser.parseDocument(lines).getroot()
        if root is not None:
            markdown.treeprocessors["inline"].run(root)
        made = [] if root is None else of_tree(root)
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
        self._markdown = _markdown(self._elements)

    def part(self, part: Part) -> Markup:
        if isinstance(part, Block):
            return self._components.block(part)
        if isinstance(part, Listing):
            return Markup("<pre><code>{}\n</code></pre>").format(part.text)
        self._elements[:] = [self._element(mark) for mark in part.marks]
        text = indented(_with_tokens(self._source, part, _cuts(part, self._components)))
        html = self._markdown.reset().convert(text)
        return clean(html, EVIDENCE)

    def _element(self, mark: Mark) -> Element | str:
        if isinstance(mark, Letters):
            # what is written next must not make a reference of it again
            return mark.text.replace("&", "&amp;")
        if isinstance(mark, Code):
            return _new("code", {}, AtomicString(code_escape(mark.text)))
        if isinstance(mark, Listing):
            listing = _new("pre", {})
            listing.append(_new("code", {}, AtomicString(code_escape(mark.text))))
            return listing
        if isinstance(mark, Citation):
            return self._citation(mark)
        if isinstance(mark, Tie):
            return _tied(self._components.tie(mark))
        # the words of a link come from the text, if it has any
        words = None if mark.has_words else AtomicString(_literal(mark.address))
        return _new("a", {"href": mark.address, "rel": "noreferrer"}, words)

    def _citation(self, mark: Citation) -> Element:
        """The number of a source, which never begins a line."""
        number, opening = self._numbers[mark.source], self._components.source(mark.source)
        if opening.href:
            note = _new("sup", {"class": "cite"})
            note.append(_new("a", {"href": opening.href, "aria-label": opening.name}))
            note[0].text = AtomicString(f"[{number}]")
            return note
        note = _new("span", {"class": "together"}, "\u2060")
        note.append(_button(opening, "opens opens-source", opening.name))
        note[0].text = AtomicString(f"{number}")
        return note


def _tied(opening: Opening | None) -> Element:
    """What holds tied words; the words come from the text (:func:`_close`)."""
    if opening is None:
        return _new("span", {})
    if opening.href:
        return _new("a", {"href": opening.href})
    label = _new(
        "label", {"class": "evidence", **({"id": opening.anchor} if opening.anchor else {})}
    )
    button = _button(opening, "opens", f": {opening.name}")
    button.append(_new("svg", {"class": "shape", "viewBox": "0 0 16 16", "aria-hidden": "true"}))
    button[0].append(_new("use", {"href": f"#i-{opening.shape}"}))
    label.append(button)
    return label


def _button(opening: Opening, classes: str, name: str) -> Element:
    return _new("button", {"class": classes, "popovertarget": opening.sheet, "aria-label": name})


def _close(label: Element, words: str) -> None:
    """Put words before their mark; the last of them never parts from it."""
    button = label[0]
    button.set("aria-label", _literal(_spoken(words)) + button.get("aria-label", ""))
    head, space, last = words.rpartition(" ")
    if any(sign in words for sign in "*_\\`" + _OPEN):
        head, space, last = words, "", ""  # emphasis may span both
    label.text = head + space
    together = _new("span", {"class": "together"})
    together.text = last
    label.remove(button)
    together.append(button)
    label.append(together)


def _spoken(words: str) -> str:
    return re.sub(rf"[*_\\`]|{_TOKEN}", "", words)


def _new(name: str, attributes: Mapping[str, str], text: str | None = None) -> Element:
    element = Element(name, {key: _literal(value) for key, value in attributes.items()})
    element.text = text
    return element


def _literal(text: str) -> str:
    """Keep Python-Markdown from reading entities in a text."""
    return _ENTITY.sub("&amp;", text)


def _cuts(passage: Passage, components: Components | None = None) -> Iterator[Cut]:
    """What of the text gives way to what token; what opens nothing leaves only its words.

    Without components everything opens, as far as the blocks of the text are concerned.
    """
    for number, mark in enumerate(passage.marks):
        if components and isinstance(mark, Citation) and mark.start in components.left_out:
            yield mark.start, mark.end, "", mark
        elif components and isinstance(mark, Tie) and components.tie(mark) is None:
            yield mark.start, mark.start + 1, "", mark
            yield mark.words_end, mark.end, "", mark
        elif isinstance(mark, Listing):
            # a heading ends a paragraph, and needs no empty line, just as a listing does
            yield mark.start, mark.end, f"###### {_OPEN}{number}{_END}", mark
        elif isinstance(mark, Code | Citation | Letters) or not mark.has_words:
            yield mark.start, mark.end, f"{_OPEN}{number}{_END}", mark
        else:
            yield mark.start, mark.start + 1, f"{_LINKED}{number}{_WORDS}", mark
            yield mark.words_end, mark.end, _LINK_END, mark


def _with_tokens(source: str, passage: Passage, cuts: Iterable[Cut]) -> str:
    """The passage's text, each mark replaced by a token with its number among the marks."""
    pieces: list[str] = []
    at = passage.start
    for start, end, token, mark in sorted(cuts, key=lambda cut: cut[:3]):
        before = source[at:start]
        # a note's number stands close to its sentence and never begins a line
        pieces += [before.rstrip(" ") if isinstance(mark, Citation) else before, token]
        at = end
    return "".join([*pieces, source[at : passage.end]])


class _Marks(Extension):
    """Takes out of Python-Markdown what reading has done, and puts marks in."""

    def __init__(self, elements: list[Element | str]) -> None:
        super().__init__()
        self.elements = elements

    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802  # Python-Markdown's name
        md.preprocessors.deregister("html_block")
        for name in _UNUSED_BLOCKS:
            md.parser.blockprocessors.deregister(name)
        for name in _UNUSED_PATTERNS:
            md.inlinePatterns.deregister(name)
        md.ESCAPED_CHARS = [sign for sign in string.punctuation if sign not in _HTML_SIGNS]
        md.inlinePatterns.register(_Signs(rf"\\([{_HTML_SIGNS}])"), "signs", 185)
        md.inlinePatterns.register(_Tokens(_TOKEN, self.elements), "marks", 190)
        md.inlinePatterns.register(_Tokens(_TOKEN_WITH_WORDS, self.elements), "links", 170)
        md.treeprocessors.register(_Headings(), "headings", 5)


class _Signs(InlineProcessor):
    """Writes escaped signs of HTML as they are seen."""

    def handleMatch(  # type: ignore[override]  # noqa: N802  # Python-Markdown's name
        self, m: re.Match[str], data: str
    ) -> tuple[str, int, int]:
        del data
        return str(escape(m[1])), m.start(0), m.end(0)


class _Tokens(InlineProcessor):
    """Turns tokens back into what they stand for; groups: number, and words where it has any."""

    def __init__(self, pattern: str, elements: list[Element | str]) -> None:
        super().__init__(pattern)
        self.elements = elements

    def handleMatch(  # type: ignore[override]  # noqa: N802  # Python-Markdown's name
        self, m: re.Match[str], data: str
    ) -> tuple[Element | str, int, int]:
        del data
        element = self.elements[int(m[1])]
        if isinstance(element, Element) and self.compiled_re.groups > 1:
            if element.tag == "label":
                _close(element, m[2])
            else:
                element.text = m[2]
        return element, m.start(0), m.end(0)


def _hoist(heading: Element) -> None:
    """Make a listing of the heading that stood for it."""
    heading.tag, heading.text = "pre", None
    heading[:] = list(heading[0])


class _Headings(Treeprocessor):
    """Gives headings their ids, each once, and columns their alignment as a class."""

    def __init__(self) -> None:
        super().__init__()
        self.taken: set[str] = set()

    def run(self, root: Element) -> None:
        """Walk the tree once; called by Python-Markdown."""
        for element in root.iter():
            if len(element) == 1 and element[0].tag == "pre":
                _hoist(element)
            elif re.fullmatch(r"h[2-6]", element.tag):
                words = _PLACEHOLDER.sub("", "".join(element.itertext()))
                element.set("id", self._free(words))
                # the page's own sections have headings of the second level
                element.tag = f"h{min(int(element.tag[1]) + 1, 6)}"
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
