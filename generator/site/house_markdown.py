"""Python-Markdown as this house uses it.

Of its own inline patterns only escapes, emphasis and line breaks stay; whatever looks for links,
code, entities or HTML is taken out, since reading has found all marks before.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from xml.etree.ElementTree import Element

from markdown import Markdown
from markdown.extensions import Extension
from markdown.extensions.sane_lists import SaneListExtension
from markdown.extensions.tables import TableExtension
from markdown.inlinepatterns import InlineProcessor
from markdown.treeprocessors import Treeprocessor
from markdown.util import ETX, STX, AtomicString, code_escape

from generator.site.marks import END, LINK_END, LINKED, OPEN, WORDS, HeadingIds, Tag

_ATOM = rf"{OPEN}(\d+){END}"
_LINK = rf"{LINKED}(\d+){WORDS}([^{LINKED}{LINK_END}]*){LINK_END}"
_ENTITY = re.compile(r"&(?=#?\w+;)")
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


class HouseMarkdown:
    """Markdown with tokens to HTML; ids of headings are given once over all texts."""

    def __init__(self, ids: HeadingIds) -> None:
        self._elements: list[Element] = []
        tables = TableExtension(use_align_attribute=True)
        house = _House(self._elements, ids)
        self._markdown = Markdown(extensions=[tables, SaneListExtension(), house])

    def convert(self, text: str, tags: Sequence[Tag]) -> str:
        """Convert a text.

        Args:
            text: With tokens; see :func:`generator.site.marks.with_tokens`.
            tags: What each token stands for, by its number.
        """
        self._elements[:] = map(_shielded, tags)
        return self._markdown.reset().convert(text)


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


def _shielded(tag: Tag) -> Element:
    """Make an element whose own text, and entities in it, Python-Markdown does not read."""
    element = Element(tag.name, {name: _literal(value) for name, value in tag.attributes})
    if tag.text:
        is_code = tag.name == "code"
        element.text = AtomicString(code_escape(tag.text) if is_code else _literal(tag.text))
    if tag.inner:
        element.append(_shielded(tag.inner))
    return element


def _literal(text: str) -> str:
    return _ENTITY.sub("&amp;", text)


class _Headings(Treeprocessor):
    """Gives headings their ids, and columns their alignment as a class."""

    def __init__(self, ids: HeadingIds) -> None:
        super().__init__()
        self.ids = ids

    def run(self, root: Element) -> None:
        """Walk the tree once; called by Python-Markdown."""
        for element in root.iter():
            if re.fullmatch(r"h[2-6]", element.tag):
                words = _PLACEHOLDER.sub("", "".join(element.itertext()))
                element.set("id", self.ids.free(words))
            elif align := element.attrib.pop("align", None):
                element.set("class", f"align-{align}")


@dataclass
class _House(Extension):
    """What is taken out, and what is put in."""

    elements: list[Element]
    ids: HeadingIds

    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802  # Python-Markdown's name
        md.preprocessors.deregister("html_block")
        for name in _UNUSED_BLOCKS:
            md.parser.blockprocessors.deregister(name)
        for name in _UNUSED_PATTERNS:
            md.inlinePatterns.deregister(name)
        md.inlinePatterns.register(_Tokens(_ATOM, self.elements), "marks", 190)
        md.inlinePatterns.register(_Tokens(_LINK, self.elements), "links", 170)
        md.treeprocessors.register(_Headings(self.ids), "headings", 5)
