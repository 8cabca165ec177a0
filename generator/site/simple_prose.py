"""Prose of the plain kind, written without Python-Markdown.

Most passages are headings and paragraphs with a few emphasised words. For them the many passes of
Python-Markdown come to a handful of replacements. Whatever is not surely of this kind is left to
it; what is written here is, to the letter, what it would have written.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from html import escape
from typing import NamedTuple

from markupsafe import _escape_inner as escape_inner  # type: ignore[attr-defined]  # private

from generator.site.marks import END, LINK_END, LINKED, OPEN, WORDS, HeadingIds, Tag

_OTHER = "\\_|\t"
"""Escapes, emphasis by underscores, tables, tabs."""

_ENTITY = re.compile(r"&#?\w+;")
_STARRED_WORDS = re.compile(rf"{WORDS}[^{LINK_END}]*\*")
_OTHER_LINE = re.compile(r"[-+>]|\d+[.)]")
"""How lists, rules and quotations begin."""

_HEADING = re.compile(
    rf"(#{{2,6}}) *([^\s#*{OPEN}{LINKED}](?:[^*{OPEN}{LINKED}\n]*[^\s#*{OPEN}{LINKED}])?)(?:\n|$)"
)
_EMPHASIS = re.compile(r"(\*\*?)(?=[^\s*])([^*]*[^\s*])\1(?!\*)")


class SimpleBlock(NamedTuple):
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
    if _is_other(text):
        return None
    blocks: list[SimpleBlock] = []
    for chunk in text.split("\n\n"):
        rest = chunk.strip("\n")
        while heading := _HEADING.match(rest):
            blocks.append(_block(len(heading[1]), heading[2]))
            rest = rest[heading.end() :]
        if rest.startswith("#") or "\n#" in rest:
            return None
        if rest:
            blocks.append(_block(0, rest))
    # an asterisk that is left is one that emphasises nothing, or more than this knows of
    return None if any("*" in block.html for block in blocks) else tuple(blocks)


def _is_other(text: str) -> bool:
    """Whether a text may hold anything but headings, paragraphs and emphasis by asterisks."""
    if any(char in text for char in _OTHER):
        return True
    if _ENTITY.search(text) or _STARRED_WORDS.search(text):
        return True
    lines = text.split("\n")
    # white space around a line is an indent or a line break
    return any(line != line.strip() or _OTHER_LINE.match(line) for line in lines)


def _block(level: int, text: str) -> SimpleBlock:
    return SimpleBlock(level, text, _EMPHASIS.sub(_emphasised, escape(text, quote=False)))


def _emphasised(found: re.Match[str]) -> str:
    tag = "strong" if found[1] == "**" else "em"
    return f"<{tag}>{found[2]}</{tag}>"


def write_blocks(blocks: Sequence[SimpleBlock], tags: Sequence[Tag], ids: HeadingIds) -> str:
    """Write blocks as HTML, with what their tokens stand for.

    Args:
        blocks: What :func:`simple_blocks` read.
        tags: What each token stands for, by its number.
        ids: Gives headings their ids.
    """
    html = "\n".join([_tagged(block, ids) for block in blocks]).replace(LINK_END, "</a>")
    first, *others = html.replace(LINKED, OPEN).replace(WORDS, END).split(OPEN)
    pieces = [first]
    for other in others:
        number, _, after = other.partition(END)
        pieces += (_written(tags[int(number)]), after)
    return "".join(pieces)


def _tagged(block: SimpleBlock, ids: HeadingIds) -> str:
    if not block.level:
        return f"<p>{block.html}</p>"
    return f'<h{block.level} id="{ids.free(block.text)}">{block.html}</h{block.level}>'


def _written(tag: Tag) -> str:
    """An element; of one whose words stand in the text only its beginning."""
    attributes = "".join([f' {name}="{escape_inner(value)}"' for name, value in tag.attributes])
    if tag.inner is not None:
        return f"<{tag.name}{attributes}>{_written(tag.inner)}</{tag.name}>"
    if tag.text is None:
        return f"<{tag.name}{attributes}>"
    return f"<{tag.name}{attributes}>{escape_inner(tag.text)}</{tag.name}>"
