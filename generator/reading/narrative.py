"""``narrative.md`` as a Narrative: prose, blocks, and every pointer into the record located.

markdown-it finds the blocks of the text as GitHub does; a rule of ours tells it the parts of the
page that stand on a line of their own. The lines of each paragraph, heading and row are then
searched for marks (``inline.py``). Every limit is a number of characters, never a time, so that
the answer is the same on every machine.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import groupby

from markdown_it.token import Token

from generator.model.narrative import (
    SECTIONS,
    Block,
    BlockKind,
    Citation,
    Code,
    Hyperlink,
    Listing,
    Mark,
    Narrative,
    Paragraph,
    Part,
    Passage,
    Reference,
    Tie,
)
from generator.problems import Problem, nearest
from generator.reading.conflicts import read_resolved_text
from generator.reading.inline import scan
from generator.reading.limits import (
    LARGEST_NARRATIVE,
    Fault,
    too_much,
    unreadable,
)
from generator.reading.markdown_blocks import PLACED, read_markdown, refused

_PARAGRAPH = re.compile(r"^[^\n]*\S[^\n]*(?:\n[^\n]*\S[^\n]*)*", re.MULTILINE)
_ROWS = re.compile(r"^[ \t>]*\|?[ \t:]*-[-| \t:]*$", re.MULTILINE)
_DIVIDED = re.compile(r"(?<!\\)[|\n]")
_BLOCKS = {kind.value: kind for kind in BlockKind}
_REFERRING = (Citation, Tie)
_NEEDS_ID = {BlockKind.QUOTE, BlockKind.ACCOUNT, BlockKind.MEDIA}


@dataclass(slots=True)
class _Draft:
    """What has been found so far; ``starts`` are the offsets of all lines, and of the end."""

    source: str
    starts: list[int]
    parts: list[Part] = field(default_factory=list)
    faults: list[Fault] = field(default_factory=list)
    headings: list[tuple[int, int]] = field(default_factory=list)
    level: int = 1

    def lines(self, token: Token) -> tuple[int, int]:
        """Where the lines of a block begin and end, without the sign that ends the last."""
        first, after = token.map or (0, 0)
        return self.starts[first], max(self.starts[after] - 1, self.starts[first])

    def fault(self, at: int, code: str, message: str, hint: str) -> None:
        self.faults.append(Fault(at, code, message, hint))


def read_narrative_file(data: bytes, file: str) -> tuple[Narrative | None, tuple[Problem, ...]]:
    """Read the bytes of a narrative; None, with all problems, where it is none.

    Args:
        data: Its bytes.
        file: Its path relative to the content folder.
    """
    text, problems = read_resolved_text(data, file, LARGEST_NARRATIVE)
    if text is None:
        return None, problems
    narrative, found = read_narrative(text, file)
    return narrative, tuple(found)


def read_narrative(text: str, file: str) -> tuple[Narrative | None, list[Problem]]:
    """Read a narrative.

    Args:
        text: The whole of ``narrative.md``, decoded.
        file: Its path relative to the content folder, for the locations of problems.

    Returns:
        The narrative, or None where the text goes beyond a limit, and all problems found.
    """
    source = text.replace("\r\n", "\n")
    if faults := unreadable(source):
        return None, [fault.at(source, file) for fault in faults]
    starts = [0, *(found.end() for found in re.finditer("\n", source)), len(source) + 1]
    draft = _Draft(source, starts)
    tokens, draft.faults = read_markdown(source, starts)
    listings = {at: one for at, one in _listings(draft, tokens) if one}
    if faults := too_much(source, listings.values()):
        return None, [fault.at(source, file) for fault in faults]
    for alone, some in groupby(tokens, lambda token: token if _is_alone(draft, token) else None):
        if alone is None:
            _read_passage(draft, [token for token in some if token.map], listings)
            continue
        start, end = draft.lines(alone)
        is_placed = alone.type == "placed"
        draft.parts += _read_placed(draft, start, end) if is_placed else _at(listings, start)
    narrative = Narrative(
        source,
        tuple(draft.parts),
        tuple(_paragraphs(draft, listings.values())),
        tuple(_references(source, draft.parts, starts)),
    )
    in_order = sorted(draft.faults, key=lambda fault: fault.offset)
    return narrative, [fault.at(source, file) for fault in in_order]


def _is_alone(draft: _Draft, token: Token) -> bool:
    """Whether a block is a part of the narrative by itself, and no prose."""
    is_fence = token.type == "fence" and draft.source[draft.lines(token)[0]] in "`~"
    return token.type == "placed" or is_fence


def _listings(draft: _Draft, tokens: Iterable[Token]) -> Iterator[tuple[int, Listing | None]]:
    """Every listing by the offset of its first line; none where it is not closed."""
    for token in tokens:
        if token.type == "fence" and token.map:
            start, end = draft.lines(token)
            opening = draft.source.index(token.markup, start)
            first, after = token.map
            if token.content.count("\n") < after - first - 1:
                yield start, Listing(opening, end, token.content.removesuffix("\n"))
            else:
                hint = (
                    f"Put {token.markup} on a line of its own after it, as far in as the line that"
                    " opens it."
                )
                draft.fault(opening, "narrative.listing", "This listing is not closed.", hint)


def _at(listings: Mapping[int, Listing], start: int) -> tuple[Listing, ...]:
    """The listing of a line; nothing where it is not closed."""
    return (listings[start],) if start in listings else ()


def _read_placed(draft: _Draft, start: int, end: int) -> Iterator[Block]:
    found = PLACED.match(draft.source, start, end)
    if found is None:
        return
    word, identifier = found[1], found[2]
    kind = _BLOCKS.get(word)
    if kind is None:
        meant = nearest(word, BlockKind)
        hint = f"Did you mean {meant}?" if meant else f"Known are {', '.join(BlockKind)}."
        draft.fault(found.start(1), "narrative.block", f"There is no block called “{word}”.", hint)
    elif kind in _NEEDS_ID and not identifier:
        message = f"[[{word}]] does not say which one."
        draft.fault(start, "narrative.block", message, f"Write [[{word}: its-id]].")
    elif identifier is not None and kind not in SECTIONS:
        message = f"[[{word}]] places the whole part and takes no id."
        draft.fault(start, "narrative.block", message, f"Write [[{word}]].")
    else:
        length = len(draft.source[start:end].rstrip())
        yield Block(start, start + length, kind, identifier or None)


def _read_passage(draft: _Draft, blocks: Sequence[Token], listings: Mapping[int, Listing]) -> None:
    """Read prose: check its blocks, and search each line, paragraph or row for marks."""
    marks: list[Mark] = []
    searched = rows_end = -1
    for block in blocks:
        start, end = draft.lines(block)
        if block.type == "table_open":
            rows_end = end
        elif block.type == "fence":
            marks += _at(listings, start)
        elif block.type == "inline" and start > searched:  # a row has one for each cell
            marks += _read_lines(draft, start, end, is_row=start < rows_end)
            searched = start
        else:
            draft.faults += refused(draft.source, block, start, end)
            if block.type == "heading_open" and not block.level:
                _check_level(draft, int(block.tag[1]), start, end)
    if blocks:
        start, end = draft.lines(blocks[0])[0], max(draft.lines(block)[1] for block in blocks)
        in_order = sorted(marks, key=lambda mark: mark.start)
        draft.parts.append(Passage(start, end, tuple(in_order)))


def _read_lines(draft: _Draft, start: int, end: int, *, is_row: bool) -> list[Mark]:
    """Find the marks of a paragraph, a heading or a row of a table."""
    marks, faults = scan(draft.source, start, end)
    draft.faults += faults
    # with a sign of columns in a code span a table may be found where there seems to be none
    if is_row or _ROWS.search(draft.source, start, end):
        for mark in marks:
            if isinstance(mark, Tie | Hyperlink) and _DIVIDED.search(_bare(draft, mark, marks)):
                message = "Linked words stand in more than one cell of a table."
                draft.fault(
                    mark.start,
                    "narrative.structure",
                    message,
                    "Write \\| for a | in linked words.",
                )
    return marks


def _bare(draft: _Draft, linked: Tie | Hyperlink, marks: Sequence[Mark]) -> str:
    """Linked words as written, but for the code in them."""
    pieces, at = list[str](), linked.start
    for code in marks:
        if isinstance(code, Code) and at <= code.start < linked.words_end:
            pieces.append(draft.source[at : code.start])
            at = code.end
    return "".join([*pieces, draft.source[at : linked.words_end]])


def _check_level(draft: _Draft, level: int, start: int, end: int) -> None:
    """A reader by ear steps down one level at a time."""
    if level > draft.level + 1:
        hint = f"Write {'#' * (draft.level + 1)}, one level below the heading before it."
        draft.fault(start, "narrative.heading", "This heading skips a level.", hint)
    draft.level = level
    draft.headings.append((start, end))


def _paragraphs(draft: _Draft, listings: Iterable[Listing]) -> Iterator[Paragraph]:
    """Every run of lines without a blank one between them, but for headings."""
    text = draft.source
    for one in listings:
        text = f"{text[: one.start]}{'x' * (one.end - one.start)}{text[one.end :]}"
    for start, end in draft.headings:
        text = f"{text[:start]}{' ' * (end - start)}{text[end:]}"
    for passage in draft.parts:
        if isinstance(passage, Passage):
            referring = [one.start for one in passage.marks if isinstance(one, _REFERRING)]
            for found in _PARAGRAPH.finditer(text, passage.start, passage.end):
                at = bisect_left(referring, found.start())
                is_referred = at < len(referring) and referring[at] < found.end()
                yield Paragraph(found.start(), found.end(), is_referred)


def _references(source: str, parts: list[Part], starts: list[int]) -> Iterator[Reference]:
    """Every pointer into the record, with its line and column; ``starts`` are those of lines."""
    for part in parts:
        found: Iterator[tuple[str, str, int]] = iter(())
        if isinstance(part, Block) and part.id is not None:
            offset = source.rindex(part.id, part.start, part.end)
            found = iter([(SECTIONS[part.kind], part.id, offset)])
        elif isinstance(part, Passage):
            found = _pointers(part.marks)
        for section, identifier, offset in found:
            line = bisect_right(starts, offset)
            yield Reference(section, identifier, line, offset - starts[line - 1] + 1)


def _pointers(marks: tuple[Mark, ...]) -> Iterator[tuple[str, str, int]]:
    for mark in marks:
        if isinstance(mark, Citation):
            yield "sources", mark.source, mark.start + 2
        elif isinstance(mark, Tie):
            yield SECTIONS[mark.kind], mark.id, mark.end - 1 - len(mark.id)
