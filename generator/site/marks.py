"""Marks in the text that Python-Markdown reads: tokens on the way in, elements on the way out.

A token is of private-use characters, which no narrative may carry. Of Python-Markdown's own inline
patterns only escapes, emphasis and line breaks stay.
"""

from __future__ import annotations

import re
import string
import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from itertools import count
from xml.etree.ElementTree import Element

from markdown import Markdown
from markdown.extensions import Extension
from markdown.extensions.sane_lists import SaneListExtension
from markdown.extensions.tables import TableExtension
from markdown.inlinepatterns import InlineProcessor
from markdown.treeprocessors import Treeprocessor
from markdown.util import ETX, STX
from markupsafe import escape

from generator.model.narrative import Citation, Code, Letters, Listing, Mark, Passage, Tie

_OPEN, _END, _LINKED, _WORDS, _LINK_END = "\ue000", "\ue001", "\ue002", "\ue003", "\ue004"
SPOKEN = "\ue005"
"""Where the words of a mark go in its name."""
_TOKEN = rf"{_OPEN}(\d+){_END}"
_TOKEN_WITH_WORDS = rf"{_LINKED}(\d+){_WORDS}([^{_LINKED}{_LINK_END}]*){_LINK_END}"
_HTML_SIGNS = "<&"
_ENTITY = re.compile(r"&(?=#?\w+;)")
_PLACEHOLDER = re.compile(f"{STX}.*?{ETX}")
_UNUSED_PATTERNS = (
    *("backtick", "reference", "link", "image_link", "image_reference", "short_reference"),
    *("short_image_ref", "autolink", "automail", "html", "entity"),
)
_HEADINGS = frozenset({"h2", "h3", "h4", "h5", "h6"})
_UNUSED_BLOCKS = ("code", "setextheader", "reference")


Cut = tuple[int, int, str, Mark]
"""Where a text gives way, to what token, for what mark."""


def markdown_for(elements: list[Element | str]) -> Markdown:
    """Set Python-Markdown up; tokens become the elements of their numbers."""
    tables = TableExtension(use_align_attribute=True)
    return Markdown(extensions=[tables, SaneListExtension(), _Marks(elements)])


def cuts(
    passage: Passage,
    left_out: frozenset[int] = frozenset(),
    untied: frozenset[int] = frozenset(),
) -> Iterator[Cut]:
    """What of the text gives way to what token; what opens nothing leaves only its words.

    Args:
        passage: The passage.
        left_out: Where citations stand that are not shown.
        untied: Where ties stand that open nothing.
    """
    for number, mark in enumerate(passage.marks):
        if mark.start in left_out and isinstance(mark, Citation):
            yield mark.start, mark.end, "", mark
        elif mark.start in untied and isinstance(mark, Tie):
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


def with_tokens(source: str, passage: Passage, cuts: Iterable[Cut]) -> str:
    """The passage's text, each mark replaced by a token with its number among the marks."""
    pieces: list[str] = []
    at = passage.start
    for start, end, token, mark in sorted(cuts, key=lambda cut: cut[:3]):
        before = source[at:start]
        # a note's number stands close to its sentence and never begins a line
        pieces += [before.rstrip(" ") if isinstance(mark, Citation) else before, token]
        at = end
    return "".join([*pieces, source[at : passage.end]])


def new_element(name: str, attributes: Mapping[str, str], text: str | None = None) -> Element:
    """Make an element whose attributes are seen as they are given."""
    element = Element(name, {key: literal(value) for key, value in attributes.items()})
    element.text = text
    return element


def literal(text: str) -> str:
    """Keep Python-Markdown from reading entities in a text."""
    return _ENTITY.sub("&amp;", text)


def _close(label: Element, words: str) -> None:
    """Put words before their mark; the last of them never parts from it."""
    button = label[0]
    name = button.get("aria-label", "").replace(SPOKEN, literal(_spoken(words)))
    button.set("aria-label", name)
    head, space, last = words.rpartition(" ")
    if any(sign in words for sign in "*_\\`" + _OPEN):
        head, space, last = words, "", ""  # emphasis may span both
    label.text = head + space
    together = new_element("span", {"class": "together"})
    together.text = last
    label.remove(button)
    together.append(button)
    label.append(together)


def _spoken(words: str) -> str:
    return re.sub(rf"[*_\\`]|{_TOKEN}", "", words)


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
            elif element.tag in _HEADINGS:
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
