"""Listings indented at all, or within lists and quotations, as CommonMark finds them.

markdown-it-py reads a text's blocks as GitHub does. It is asked only where a line could open such
a listing.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import TYPE_CHECKING

from generator.model.narrative import Listing
from generator.reading.limits import DEEPEST_BLOCK, Fault

if TYPE_CHECKING:
    from markdown_it import MarkdownIt
    from markdown_it.token import Token

_MAY_OPEN = re.compile(r"^(?=[ \t>+*\d-])[ \t>+*.)\d-]*(?:`{3}|~{3})", re.MULTILINE)


@cache
def _reader() -> MarkdownIt:
    from markdown_it import MarkdownIt  # noqa: PLC0415 - most narratives have no such listing

    reader = MarkdownIt("commonmark", {"maxNesting": DEEPEST_BLOCK}).enable("table")
    # what stands in the lines is none of its business, and the page never obeys HTML
    return reader.disable(["inline", "html_block", "reference"])


def inner_listings(source: str, start: int, end: int) -> tuple[list[Listing], list[Fault]]:
    """Find the listings of a passage that do not open at the beginning of a line.

    Args:
        source: The whole narrative.
        start: Offset of the passage’s first line.
        end: Offset after its last.

    Returns:
        The listings in their order, and where one is never closed.
    """
    text = source[start:end]
    if not _MAY_OPEN.search(text):
        return [], []
    starts = [start, *(start + found.end() for found in re.finditer("\n", text)), end + 1]
    listings: list[Listing] = []
    faults: list[Fault] = []
    for fence, first, after in _fences(text):
        opening = source.index(fence.markup, starts[first])
        if fence.content.count("\n") < after - first - 1:
            words = fence.content.removesuffix("\n")
            listings.append(Listing(opening, starts[after] - 1, words))
        else:
            faults.append(not_closed(opening, fence.markup))
    return listings, faults


def not_closed(opening: int, fence: str) -> Fault:
    """The fault of a listing that opens and never ends."""
    hint = f"Put {fence} on a line of its own after it, as far in as the line that opens it."
    return Fault(opening, "narrative.listing", "This listing is not closed.", hint)


def _fences(text: str) -> Iterator[tuple[Token, int, int]]:
    """Every fence with its first line, and the line after its last, counted from 0."""
    for token in _reader().parse(f"{text}\n"):
        if token.type == "fence" and token.map:
            first, after = token.map
            yield token, first, after
