"""The marks of a narrative as elements in Python-Markdown's tree.

Each mark enters the text as a token of private-use characters, which no narrative may carry, and
leaves it as an element. Of Python-Markdown's own inline patterns only escapes, emphasis and line
breaks stay; whatever looks for links, code, entities or HTML is taken out.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass, field
from xml.etree.ElementTree import Element, SubElement

from markdown import Markdown
from markdown.extensions import Extension
from markdown.extensions.sane_lists import SaneListExtension
from markdown.extensions.tables import TableExtension
from markdown.inlinepatterns import InlineProcessor
from markdown.treeprocessors import Treeprocessor
from markdown.util import ETX, STX, AtomicString, code_escape

from generator.model.narrative import Citation, Code, Link, Mark, Passage, Tie

_OPEN, _END, _LINKED, _WORDS, _LINK_END = "\ue000", "\ue001", "\ue002", "\ue003", "\ue004"
_ATOM = rf"{_OPEN}(\d+){_END}"
_LINK = rf"{_LINKED}(\d+){_WORDS}([^{_LINKED}{_LINK_END}]*){_LINK_END}"
_PLACEHOLDER = re.compile(f"{STX}.*?{ETX}")
_UNUSED_PATTERNS = (
    "backtick",
    "reference",
    "link",
    "image_link",
    "image_reference",
    "short_reference",
    "short_image_ref",
    "autolink",
    "automail",
    "html",
    "entity",
)
_UNUSED_BLOCKS = ("code", "setextheader", "reference")


def with_tokens(source: str, passage: Passage) -> str:
    """The passage's text, each mark replaced by a token with its number among the marks."""
    pieces: list[str] = []
    cuts = sorted(cut for number, mark in enumerate(passage.marks) for cut in _cuts(number, mark))
    citations = {
        f"{_OPEN}{number}{_END}"
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


def _cuts(number: int, mark: Mark) -> list[tuple[int, int, str]]:
    """What of the text gives way to what token."""
    if isinstance(mark, Code | Citation) or not mark.has_words:
        return [(mark.start, mark.end, f"{_OPEN}{number}{_END}")]
    return [
        (mark.start, mark.start + 1, f"{_LINKED}{number}{_WORDS}"),
        (mark.words_end, mark.end, _LINK_END),
    ]


def code_element(code: Code) -> Element:
    """A code span."""
    element = Element("code")
    element.text = AtomicString(code_escape(code.text))
    return element


def link_element(link: Link) -> Element:
    """A link out of the site; its words come from the text, if it has any."""
    element = Element("a", {"href": link.address, "rel": "noreferrer"})
    if not link.has_words:
        element.text = AtomicString(link.address)
    return element


def tie_element(tie: Tie, href: str) -> Element:
    """Words tied to an item of the record."""
    return Element("a", {"href": href, "class": f"tie tie-{tie.kind}"})


def citation_element(number: int, anchor: str, href: str, label: str) -> Element:
    """The numbered note of a source, named for those who hear the page."""
    element = Element("sup", {"class": "cite"})
    said = f"Source {number}: {label}"
    link = SubElement(element, "a", {"href": href, "id": anchor, "aria-label": said})
    link.text = AtomicString(f"[{number}]")
    return element


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


@dataclass
class _Headings(Treeprocessor):
    """Gives headings an id under a prefix, so that none can clash with an item's anchor."""

    taken: set[str] = field(default_factory=set)

    def run(self, root: Element) -> None:
        """Walk the tree once; called by Python-Markdown."""
        for element in root.iter():
            if re.fullmatch(r"h[2-6]", element.tag):
                element.set("id", self._free(_slug("".join(element.itertext()))))
            elif align := element.attrib.pop("align", None):
                element.set("class", f"align-{align}")

    def _free(self, slug: str) -> str:
        number = 1
        anchor = f"s-{slug}"
        while anchor in self.taken:
            number += 1
            anchor = f"s-{slug}-{number}"
        self.taken.add(anchor)
        return anchor


def _slug(words: str) -> str:
    plain = unicodedata.normalize("NFKC", _PLACEHOLDER.sub("", words)).casefold()
    return re.sub(r"[\W_]+", "-", plain).strip("-") or "section"


@dataclass
class _House(Extension):
    """Python-Markdown as this house uses it."""

    elements: list[Element]

    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802  # Python-Markdown's name
        md.preprocessors.deregister("html_block")
        for name in _UNUSED_BLOCKS:
            md.parser.blockprocessors.deregister(name)
        for name in _UNUSED_PATTERNS:
            md.inlinePatterns.deregister(name)
        md.inlinePatterns.register(_Tokens(_ATOM, self.elements), "marks", 190)
        md.inlinePatterns.register(_Tokens(_LINK, self.elements), "links", 170)
        md.treeprocessors.register(_Headings(), "headings", 5)


def extensions(elements: list[Element]) -> list[Extension]:
    """Python-Markdown's extensions, each chosen; none takes attributes or raw HTML.

    Args:
        elements: What each token of the text stands for, by its number; exchanged by the caller
            from passage to passage. Ids of headings are given once over all of them.
    """
    tables = TableExtension(use_align_attribute=True)
    return [tables, SaneListExtension(), _House(elements)]
