"""Marks in the text that markdown-it reads: tokens on the way in, HTML on the way out.

A token is of private-use characters, which no narrative may carry, within parentheses, so that
emphasis opens and closes beside it as it does beside what was written.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache

from markdown_it import MarkdownIt
from markdown_it.rules_inline import StateInline
from markdown_it.token import Token

from generator.model.narrative import Citation, Code, Letters, Listing, Passage
from generator.reading.limits import DEEPEST_BLOCK

_OPEN, _END, _LINKED, _WORDS, _LINK_END = "\ue000", "\ue001", "\ue002", "\ue003", "\ue004"
_TOKEN = re.compile(rf"\((?:{_OPEN}(\d+){_END}\)|{_LINKED}(\d+){_WORDS})")
# what reading has found or refused, and what the page never obeys
_NOT_READ = (
    *("html_block", "html_inline", "link", "image", "backticks", "autolink"),
    "entity",
)
MARK, OPENS, CLOSES = "mark", "mark_open", "mark_close"
"""Tokens of a mark that stands for itself, and of one with words: before and after them."""
HTML = "mark_html"
"""A token that is shown as the HTML that it holds."""


@cache
def reader() -> MarkdownIt:
    """Markdown as GitHub reads it, with tables, and with a passage's marks as tokens."""
    markdown = MarkdownIt("commonmark", {"maxNesting": DEEPEST_BLOCK})
    markdown.enable("table").disable(list(_NOT_READ))
    for sign in ("(", _LINK_END):
        markdown.inline.add_terminator_char(sign)
    markdown.inline.ruler.push("marks", _read_token)
    markdown.add_render_rule(HTML, _as_made)
    markdown.add_render_rule("table_open", _open_table)
    markdown.add_render_rule("table_close", _close_table)
    return markdown


def as_html(html: str) -> Token:
    """Make a token of markdown-it from HTML."""
    return Token(HTML, "", 0, content=html)


def _as_made(
    _renderer: object, tokens: Sequence[Token], at: int, _options: object, _env: object
) -> str:
    """A rule of markdown-it, which gives each all of these: show the HTML that a token holds."""
    return tokens[at].content


def _open_table(*_: object) -> str:
    """A table that is wider than the screen scrolls by itself, by keys too (WCAG 2.2, 1.4.10)."""
    return '<div class="table-scroll" tabindex="0"><table>\n'


def _close_table(*_: object) -> str:
    return "</table></div>\n"


def with_tokens(source: str, passage: Passage) -> str:
    """The passage's text, each mark replaced by a token with its number among the marks."""
    pieces: list[str] = []
    at = passage.start
    for start, end, token in sorted(_cuts(passage)):
        pieces += (source[at:start], token)
        at = end
    return "".join([*pieces, source[at : passage.end]])


def _cuts(passage: Passage) -> Iterator[tuple[int, int, str]]:
    """What of the text gives way to what token; a listing is read where it stands."""
    for number, mark in enumerate(passage.marks):
        if isinstance(mark, Listing):
            continue
        if isinstance(mark, Code | Citation | Letters) or not mark.has_words:
            yield mark.start, mark.end, f"({_OPEN}{number}{_END})"
        else:
            yield mark.start, mark.start + 1, f"({_LINKED}{number}{_WORDS}"
            yield mark.words_end, mark.end, f"{_LINK_END})"


def _read_token(state: StateInline, silent: bool) -> bool:  # noqa: FBT001  # markdown-it's own order
    """Read a token where markdown-it asks for anything that it does not know itself."""
    found = _TOKEN.match(state.src, state.pos, state.posMax)
    if found is None:
        return False
    alone, linked = found.groups()
    end = found.end() if alone else state.src.find(_LINK_END, found.end(), state.posMax)
    if end < 0:
        return False
    if not silent and alone:
        state.push(MARK, "", 0).meta = {"number": int(alone)}
    elif not silent:
        rest, state.pos, state.posMax = state.posMax, found.end(), end
        state.push(OPENS, "", 1)
        state.md.inline.tokenize(state)
        state.push(CLOSES, "", -1).meta = {"number": int(linked)}
        state.posMax = rest
    state.pos = end if alone else end + len(f"{_LINK_END})")
    return True
