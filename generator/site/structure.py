"""The blocks of a narrative, as CommonMark and as Python-Markdown has them.

markdown-it-py reads a text as GitHub does. By what it found, lists are indented as Python-Markdown
wants them; and where the blocks that Python-Markdown then makes differ, the check refuses them:
nothing is flattened in silence.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from difflib import SequenceMatcher
from functools import cache
from html import unescape
from typing import TYPE_CHECKING
from xml.etree.ElementTree import Element

from msgspec import Struct

if TYPE_CHECKING:
    from markdown_it import MarkdownIt
    from markdown_it.tree import SyntaxTreeNode

_MAY_DIFFER = re.compile(r"^[ \t]*(?:[-+>|#=]|\d+[.)]| {4}|\t)|[|*_&\\]|\]:", re.MULTILINE)
# what the page never obeys, and what stands in the text as a token already
_NOT_READ = ("html_block", "html_inline", "link", "image", "backticks", "autolink")
_PLACEHOLDER = re.compile("\x02(?P<sign>\\d+)?.*?\x03")  # how Python-Markdown keeps escaped signs
_AMPERSAND = "\x02amp\x03"
_ENTITY = re.compile(r"&#?\w+;")
_MARKUP = re.compile(r"(?:[^\w>]|_)+")  # a > that is seen is one that quoted nothing
_LEAVES = frozenset({"p", "h1", "h2", "h3", "h4", "h5", "h6", "th", "td"})
_KEPT = _LEAVES | {"ul", "ol", "li", "blockquote", "hr", "table", "tr"}
_LISTS = frozenset({"bullet_list", "ordered_list"})
_LAID_OUT = _LISTS | {"heading"}
_SIGN = re.compile(r"[ \t]*(?:[-*+]|\d+[.)])[ \t]*")
_QUOTED = re.compile(r" {0,3}> ?")
_STEP = 4
_MOST_COMPARED = 200
# what stands for a link or a citation is a bracket to those who read the text
_TOKENS = {"\ue000": "[", "\ue001": "]", "\ue002": "[", "\ue003": "[", "\ue004": "]"}


class Outline(Struct, frozen=True):
    """A block, what it says, and the blocks in it.

    Attributes:
        name: What it is in HTML.
        says: Its letters and digits, and what of them is emphasised; empty where it holds blocks.
        within: The blocks in it.
    """

    name: str
    says: str = ""
    within: tuple[Outline, ...] = ()


class Located(Struct, frozen=True):
    """A block of the text, and the line on which it begins, counted from 0."""

    outline: Outline
    line: int


def may_differ(text: str) -> bool:
    """Whether a text has anything but plain paragraphs, of which there is one reading."""
    return bool(_MAY_DIFFER.search(text))


@cache
def _reader(*also_not_read: str) -> MarkdownIt:
    from markdown_it import MarkdownIt  # noqa: PLC0415 - most narratives are paragraphs

    return MarkdownIt("commonmark").enable("table").disable((*_NOT_READ, *also_not_read))


def _parsed(text: str, *also_not_read: str) -> Sequence[SyntaxTreeNode]:
    """The blocks of a text, read without some rules of markdown-it."""
    from markdown_it.tree import SyntaxTreeNode  # noqa: PLC0415 - likewise

    return SyntaxTreeNode(_reader(*also_not_read).parse(text)).children


def indented(text: str) -> str:
    """Indent a text’s lists by four spaces a level, and set blocks apart by empty lines."""
    if not may_differ(text):
        return text
    layout = _Layout(text)
    for node in _parsed(text, "inline"):
        if node.type in _LISTS and node.map:
            layout.indent(node, 0)
        elif node.map:
            layout.set_apart(node.map[0])
            if node.type == "blockquote" and any(one.type in _LAID_OUT for one in node.walk()):
                layout.quote(*node.map)
            elif node.type == "heading":
                layout.written[node.map[0]] = layout.lines[node.map[0]].lstrip(" ")
    return layout.text()


class _Layout:
    """Lines of a text, and how they are written anew."""

    def __init__(self, text: str) -> None:
        self.lines = text.split("\n")
        self.written = list(self.lines)
        self.apart: set[int] = set()
        self.dropped: set[int] = set()

    def text(self) -> str:
        pieces = (
            f"\n{line}" if at in self.apart else line
            for at, line in enumerate(self.written)
            if at not in self.dropped
        )
        return "\n".join(pieces)

    def set_apart(self, at: int) -> None:
        """Put an empty line before a line that has none."""
        if at and self.lines[at - 1].strip():
            self.apart.add(at)

    def quote(self, first: int, end: int) -> None:
        """Write the lines of a quotation anew, as those of a text of its own."""
        lines = [_QUOTED.sub("", line, count=1) for line in self.lines[first:end]]
        inner = indented("\n".join(lines)).split("\n")
        if inner != lines:
            self.written[first] = "\n".join(
                f"> {line}".rstrip(" ") + _break(line) for line in inner
            )
            self.dropped.update(range(first + 1, end))

    def indent(self, block: SyntaxTreeNode, level: int) -> None:
        """Write the lines of a list anew, each item’s own lines one step further in.

        Items are set apart where anything in the list is, or is to be.
        """
        first, end = _trimmed(block, self.lines)
        is_loose = any(not line.strip() for line in self.lines[first:end]) or _is_apart(block)
        if not level:
            self.set_apart(first)
        for item in block.children:
            if item.map:
                if is_loose and item.map[0] > first:
                    self.set_apart(item.map[0])
                self._indent_item(item, *item.map, level)

    def _indent_item(self, item: SyntaxTreeNode, first: int, end: int, level: int) -> None:
        found = _SIGN.match(self.lines[first])
        if found is None:
            return  # an item within a quotation, or within the line of another
        rest = self.lines[first][found.end() :]
        width = len(found[0].expandtabs(_STEP)) if rest else len(found[0].rstrip()) + 1
        head = found[0].strip().replace(")", ".")
        self.written[first] = " " * (_STEP * level) + f"{head} {rest}".rstrip(" ") + _break(rest)
        for at in range(first + 1, end):
            line = self.lines[at].expandtabs(_STEP)
            own = line[min(width, len(line) - len(line.lstrip())) :]
            self.written[at] = " " * (_STEP * (level + 1)) + own if own.strip() else ""
        for child in item.children:
            begins = child.map[0] if child.map else first
            if begins > first and child.type in _LISTS:
                self.indent(child, level + 1)
            elif begins > first:
                self.set_apart(begins)
                if child.type == "heading":
                    self.written[begins] = (
                        " " * (_STEP * (level + 1)) + self.lines[begins].lstrip()
                    )


def _is_apart(block: SyntaxTreeNode) -> bool:
    """Whether an item of a list holds blocks that are to be set apart: all but its first line."""
    children = (child for item in block.children for child in item.children[1:])
    return any(child.type not in _LISTS or _is_apart(child) for child in children)


def _break(line: str) -> str:
    """The spaces at the end of a line that break it."""
    return "  " if line.endswith("  ") and line.strip() else ""


def _trimmed(block: SyntaxTreeNode, lines: Sequence[str]) -> tuple[int, int]:
    """The first line of a block, and the line after its last that is not empty."""
    first, end = block.map or (0, 0)
    while end > first and not lines[end - 1].strip():
        end -= 1
    return first, end


def of_commonmark(text: str) -> list[Located]:
    """Outline the blocks of a text as CommonMark has them, with tables."""
    return [Located(_of_node(node), node.map[0] if node.map else 0) for node in _parsed(text)]


def _of_node(node: SyntaxTreeNode) -> Outline:
    name = node.tag
    if name in _LEAVES:
        return Outline(name, "".join(map(_says_node, node.children)))
    within = tuple(_flat(_of_node(child) for child in node.children))
    start = f" {node.attrs['start']}" if name == "ol" and "start" in node.attrs else ""
    return Outline(f"{name}{start}", within=within)


def of_tree(root: Element) -> list[Outline]:
    """Outline the blocks that Python-Markdown made."""
    return list(_flat(_of_element(child) for child in root))


def _of_element(element: Element) -> Outline:
    name = element.tag if element.tag != "h1" else "the headline’s own level"
    if element.tag in _LEAVES:
        return Outline(name, _says_element(element))
    blocks = [child for child in element if child.tag in _KEPT or child.tag in {"thead", "tbody"}]
    within = list(_flat(_of_element(child) for child in blocks))
    if name == "li" and (direct := _direct(element)):
        within.insert(0, Outline("p", direct))
    first = element.get("start", "1") if name == "ol" else "1"
    return Outline(f"{name} {first}" if first != "1" else name, within=tuple(within))


def _direct(element: Element) -> str:
    """The text of an item that stands in no block of its own."""
    pieces = [_says(element.text or "")]
    for child in element:
        if child.tag not in _KEPT:
            pieces.append(_marked(child.tag, _says_element(child)))
        pieces.append(_says(child.tail or ""))
    return "".join(pieces)


def _flat(outlines: Iterator[Outline]) -> Iterator[Outline]:
    """Outlines without the groups of rows, which say nothing themselves."""
    for outline in outlines:
        if outline.name in {"thead", "tbody"}:
            yield from outline.within
        else:
            yield outline


def _says_node(node: SyntaxTreeNode) -> str:
    if node.type == "text":
        return _MARKUP.sub("", node.content)
    if node.type == "hardbreak":
        return "<br>"
    within = "".join(map(_says_node, node.children))
    return _marked(node.tag, within) if node.tag in {"em", "strong"} else within


def _says_element(element: Element) -> str:
    pieces = [_says(element.text or "")]
    for child in element:
        pieces += [_marked(child.tag, _says_element(child)), _says(child.tail or "")]
    return "".join(pieces)


def _marked(tag: str, says: str) -> str:
    """What is said, with emphasis and with line breaks that are meant."""
    if tag == "br":
        return "<br>"
    return f"<{tag}>{says}</{tag}>" if tag in {"em", "strong"} else says


def _says(text: str) -> str:
    plain = _PLACEHOLDER.sub(_escaped, text.replace(_AMPERSAND, "&"))
    return _MARKUP.sub("", _ENTITY.sub(lambda found: unescape(found[0]), plain))


def _escaped(found: re.Match[str]) -> str:
    return chr(int(found["sign"])) if found["sign"] else ""


def differing(text: str, made: Sequence[Outline]) -> Iterator[int]:
    """Give the lines, counted from 0, of the blocks that were made otherwise."""
    for token, bracket in _TOKENS.items():
        text = text.replace(token, bracket)
    meant = of_commonmark(text)
    if [one.outline for one in meant] == list(made):
        return
    names, others = [repr(one.outline) for one in meant], [repr(one) for one in made]
    first = _alike(names, others)
    last = _alike(reversed(names[first:]), reversed(others[first:]))
    between = names[first : len(names) - last], others[first : len(others) - last]
    for at in _unlike(*between):
        if meant:
            yield meant[min(first + at, len(meant) - 1)].line


def _alike(names: Iterable[str], others: Iterable[str]) -> int:
    """How many are the same from the beginning on."""
    pairs = enumerate(zip(names, others, strict=False))
    most = -1
    for most, (name, other) in pairs:
        if name != other:
            return most
    return most + 1


def _unlike(names: Sequence[str], others: Sequence[str]) -> Iterator[int]:
    """The places where one does not stand among the others in the same order.

    All from the first on count where they are too many to be compared each with each.
    """
    if max(len(names), len(others)) > _MOST_COMPARED:
        yield from range(max(1, len(names)))
        return
    matcher = SequenceMatcher(None, names, others, autojunk=False)
    for tag, start, end, _, _ in matcher.get_opcodes():
        if tag != "equal":
            yield from range(start, max(end, start + 1))
