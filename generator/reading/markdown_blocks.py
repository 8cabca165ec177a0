"""The paragraphs, lists, tables and the like of a narrative as GitHub has them.

markdown-it finds them; a rule of ours tells it the parts of the page that stand on a line of their
own, such as ``[[map]]``. What is hardly meant as GitHub has it is refused.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from typing import Any

from markdown_it import MarkdownIt
from markdown_it.rules_block import StateBlock
from markdown_it.token import Token

from generator.reading.limits import DEEPEST_BLOCK, Fault

PLACED = re.compile(r"\[\[\s*([^\[\]:]*?)\s*(?::\s*([^\[\]]*?)\s*)?\]\]\s*$")
"""A part of the page, such as ``[[quote: mayor]]``: its kind, and the id of an item."""
_HEADING = re.compile(r"^(#+)", re.MULTILINE)
_NO_FIRST = (
    "narrative.heading",
    "The page has its one first heading already: the headline.",
    "Begin headings at ##. For a # that is no heading, write \\#.",
)


@cache
def _reader() -> MarkdownIt:
    reader = MarkdownIt("commonmark", {"maxNesting": DEEPEST_BLOCK}).enable("table")
    ends = ["paragraph", "reference", "blockquote", "list"]
    reader.block.ruler.before("paragraph", "placed", _find_placed, {"alt": ends})
    # what stands in the lines is found by inline.py, and the page never obeys HTML
    return reader.disable(["inline", "html_block"])


def _find_placed(state: StateBlock, line: int, _end: int, silent: bool) -> bool:  # noqa: FBT001  # markdown-it's own order
    """A rule of markdown-it: a part of the page, from the very beginning of its line."""
    start, end = state.bMarks[line], state.eMarks[line]
    is_within = state.sCount[line] or (start and state.src[start - 1] != "\n")
    if is_within or not state.src.startswith("[[", start):
        return False
    if not PLACED.match(state.src, start, end):
        return False
    if not silent:
        state.push("placed", "", 0).map = [line, line + 1]
        state.line = line + 1
    return True


def read_markdown(source: str, starts: Sequence[int]) -> tuple[list[Token], list[Fault]]:
    """Find the blocks of a text in Markdown, with tables and with the parts of the page.

    Args:
        source: The text.
        starts: Where its lines begin.

    Returns:
        The tokens of markdown-it, and where addresses of links stand by themselves.
    """
    named: dict[str, Any] = {}
    tokens = _reader().parse(f"{source}\n", named)
    message, hint = (
        "Links by name are not read.",
        "Write the address beside the words: [words](https://…).",
    )
    definitions: Mapping[str, Any] = named.get("references", {})
    lines = (definition["map"][0] for definition in definitions.values())
    return tokens, [Fault(starts[line], "narrative.link-by-name", message, hint) for line in lines]


def refused(source: str, block: Token, start: int, end: int) -> Iterator[Fault]:
    """Refuse what is hardly meant as GitHub has it.

    Args:
        source: The text.
        block: One of its blocks.
        start: Where it begins.
        end: Where it ends.
    """
    if block.type == "code_block":
        message = "Lines that are indented by four spaces are a listing of code."
        hint = "Indent them by less, or put code between lines of ```."
        yield Fault(start, "narrative.structure", message, hint)
    elif block.type == "heading_open" and block.markup in {"=", "-"}:
        message = f"A line of {block.markup * 3} makes a heading of the text above it."
        hint = "Begin headings with ##; put an empty line before a rule."
        yield Fault(start, "narrative.structure", message, hint)
    elif block.type == "heading_open" and block.tag == "h1":
        yield Fault(start, *_NO_FIRST)
    elif block.type == "paragraph_open" and not block.level:
        for found in _HEADING.finditer(source, start, end):
            level = min(len(found[1]), 6)
            message = "A heading has a space after its signs, six of them at most."
            hint = f"Write {'#' * level} before the words. For a # that is none, write \\#."
            said = _NO_FIRST if level == 1 else ("narrative.heading", message, hint)
            yield Fault(found.start(), *said)
