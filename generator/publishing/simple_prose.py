"""Prose of the plain kind, written without Python-Markdown.

Most passages are headings and paragraphs with a few emphasised words. For them the many passes of
Python-Markdown come to a handful of replacements. Whatever is not surely of this kind is left to
it; what is written here is, to the letter, what it would have written.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from html import escape
from xml.etree.ElementTree import Element

from generator.publishing.marks import END, LINK_END, LINKED, OPEN, WORDS, HeadingIds

_OTHER = re.compile(
    r"[\\_|\t]"  # escapes, emphasis by underscores, tables, tabs
    r"|&#?\w+;"  # entities
    r"|^[^\S\n]|[^\S\n]$"  # indented lines, line breaks
    r"|^(?:[-+>]|\d+[.)])"  # lists, rules, quotations
    rf"|{WORDS}[^{LINK_END}]*\*",  # asterisks within linked words
    re.MULTILINE,
)
_BLANK = re.compile(r"\n{2,}")
_HEADING = re.compile(
    rf"(#{{2,6}}) *([^\s#*{OPEN}{LINKED}](?:[^*{OPEN}{LINKED}\n]*[^\s#*{OPEN}{LINKED}])?)(?:\n|$)"
)
_EMPHASIS = re.compile(r"(\*\*?)(?=[^\s*])([^*]*[^\s*])\1(?!\*)")
_TOKEN = re.compile(rf"[{OPEN}{LINKED}](\d+)[{END}{WORDS}]")


@dataclass(frozen=True, slots=True)
class SimpleBlock:
    """A heading or a paragraph.

    Attributes:
        level: From 2 to 6; 0 for a paragraph.
        text: As written, with tokens.
        html: The same with its emphasis, everything else escaped; still with tokens.
    """

    level: int
    text: str
    html: str


def simple_blocks(text: str) -> tuple[SimpleBlock, ...] | None:
    """Read a passage that holds only headings and paragraphs; None where it may hold more."""
    if _OTHER.search(text):
        return None
    blocks: list[SimpleBlock] = []
    for chunk in _BLANK.split(text.strip("\n")):
        rest = chunk
        while heading := _HEADING.match(rest):
            blocks.append(_block(len(heading[1]), heading[2]))
            rest = rest[heading.end() :]
        if rest.startswith("#") or "\n#" in rest:
            return None
        if rest:
            blocks.append(_block(0, rest))
    # an asterisk that is left is one that emphasises nothing, or more than this knows of
    return None if any("*" in block.html for block in blocks) else tuple(blocks)


def _block(level: int, text: str) -> SimpleBlock:
    return SimpleBlock(level, text, _EMPHASIS.sub(_emphasised, escape(text, quote=False)))


def _emphasised(found: re.Match[str]) -> str:
    tag = "strong" if found[1] == "**" else "em"
    return f"<{tag}>{found[2]}</{tag}>"


def write_blocks(
    blocks: Sequence[SimpleBlock], elements: Sequence[Element], ids: HeadingIds
) -> str:
    """Write blocks as HTML, with what their tokens stand for.

    Args:
        blocks: What :func:`simple_blocks` read.
        elements: What each token stands for, by its number.
        ids: Gives headings their ids.
    """
    written = [_written(element) for element in elements]
    html = "\n".join(_tagged(block, ids) for block in blocks)
    return _TOKEN.sub(lambda token: written[int(token[1])], html).replace(LINK_END, "</a>")


def _tagged(block: SimpleBlock, ids: HeadingIds) -> str:
    if not block.level:
        return f"<p>{block.html}</p>"
    return f'<h{block.level} id="{ids.free(block.text)}">{block.html}</h{block.level}>'


def _written(element: Element) -> str:
    """An element; of one whose words stand in the text only its beginning."""
    attributes = "".join(f' {name}="{escape(value)}"' for name, value in sorted(element.items()))
    start = f"<{element.tag}{attributes}>"
    if element.text is None and not len(element):
        return start
    inner = escape(element.text or "", quote=False) + "".join(map(_written, element))
    return f"{start}{inner}</{element.tag}>"
