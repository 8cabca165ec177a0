"""``narrative.md`` as a Narrative: prose, blocks, and every pointer into the record located.

The text is cut by lines: fenced listings, blocks on a line of their own, headings, and chunks of
prose, each of which is searched for marks. Every limit is a number of characters, never a time,
so that the answer is the same on every machine.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from msgspec import Struct

from generator.model.narrative import (
    SECTIONS,
    Block,
    BlockKind,
    Citation,
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
from generator.reading.limits import LARGEST_NARRATIVE, Fault, too_much, unreadable
from generator.reading.listings import inner_listings, not_closed

_FENCE = re.compile(r"(`{3,})[^`]*$|(~{3,})")
_BLOCK = re.compile(r"\[\[\s*([^\[\]:]*?)\s*(?::\s*([^\[\]]*?)\s*)?\]\]\s*$")
_HEADING = re.compile(r" {0,3}(#+)")
_HEADING_WITH_WORDS = re.compile(r" {0,3}#{1,6}(?:\s|$)")
_STARTS_ANEW = re.compile(r"\s*(?:[*+-]\s|\d+[.)]\s|\||>)")
_BLOCKS = {kind.value: kind for kind in BlockKind}
_REFERRING = (Citation, Tie)
_NEEDS_ID = {BlockKind.QUOTE, BlockKind.ACCOUNT, BlockKind.MEDIA}


class _Line(Struct, frozen=True):
    """A line of the text; of a listing in a list or quotation all its lines."""

    start: int
    end: int
    text: str
    listing: Listing | None = None


@dataclass(slots=True)
class _Draft:
    """What has been found so far."""

    source: str
    parts: list[Part] = field(default_factory=list)
    paragraphs: list[Paragraph] = field(default_factory=list)
    faults: list[Fault] = field(default_factory=list)
    level: int = 1


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
    draft = _Draft(source)
    lines = _lines(source)
    pieces = list(_cut(draft, lines))
    if faults := too_much(source, _listings(pieces)):
        return None, [fault.at(source, file) for fault in faults]
    for piece in pieces:
        if isinstance(piece, list):
            _read_passage(draft, piece)
        else:
            draft.parts.append(piece)
    narrative = Narrative(
        source,
        tuple(draft.parts),
        tuple(draft.paragraphs),
        tuple(_references(source, draft.parts, [line.start for line in lines])),
    )
    in_order = sorted(draft.faults, key=lambda fault: fault.offset)
    return narrative, [fault.at(source, file) for fault in in_order]


def _lines(source: str) -> list[_Line]:
    lines, start = [], 0
    for text in source.split("\n"):
        end = start + len(text)
        lines.append(_Line(start, end, text))
        start = end + 1
    return lines


def _cut(draft: _Draft, lines: list[_Line]) -> Iterator[list[_Line] | Listing | Block]:
    """Cut the text into its parts; the lines between blocks and listings are prose."""
    prose: list[_Line] = []
    at = 0
    while at < len(lines):
        line = lines[at]
        fence, block = _FENCE.match(line.text), _BLOCK.match(line.text)
        if fence or block:
            yield from _prose(draft, prose)
            prose = []
        if fence:
            listing, at = _read_listing(draft, lines, at, fence[1] or fence[2])
            yield from listing
        elif block:
            yield from _read_block(draft, line, block)
        else:
            prose.append(line)
        at += 1
    yield from _prose(draft, prose)


def _prose(draft: _Draft, lines: list[_Line]) -> Iterator[list[_Line]]:
    """Lines of prose, those of a listing within as one; nothing where all are blank."""
    if any(line.text.strip() for line in lines):
        listings, faults = inner_listings(draft.source, lines[0].start, lines[-1].end)
        draft.faults += faults
        yield list(_joined(lines, listings))


def _joined(lines: list[_Line], listings: list[Listing]) -> Iterator[_Line]:
    """The lines, with those of each listing joined."""
    coming = iter([*listings, None])
    listing = next(coming)
    start = 0
    for line in lines:
        if listing is None or line.end < listing.start:
            yield line
            continue
        if line.start <= listing.start:
            start = line.start
        if line.end == listing.end:
            yield _Line(start, line.end, line.text, listing)
            listing = next(coming)


def _listings(pieces: Iterable[list[_Line] | Listing | Block]) -> Iterator[Listing]:
    for piece in pieces:
        if isinstance(piece, list):
            yield from (line.listing for line in piece if line.listing)
        elif isinstance(piece, Listing):
            yield piece


def _read_listing(
    draft: _Draft, lines: list[_Line], at: int, fence: str
) -> tuple[list[Listing], int]:
    """Read up to the closing fence; returns the index of its line too."""
    closing = re.compile(rf"{re.escape(fence[0])}{{{len(fence)},}}\s*$")
    for index in range(at + 1, len(lines)):
        if closing.match(lines[index].text):
            text = "\n".join(line.text for line in lines[at + 1 : index])
            return [Listing(lines[at].start, lines[index].end, text)], index
    draft.faults.append(not_closed(lines[at].start, fence))
    return [], len(lines)


def _read_block(draft: _Draft, line: _Line, found: re.Match[str]) -> Iterator[Block]:
    word, identifier = found[1], found[2]
    kind = _BLOCKS.get(word)
    if kind is None:
        meant = nearest(word, BlockKind)
        hint = f"Did you mean {meant}?" if meant else f"Known are {', '.join(BlockKind)}."
        message = f"There is no block called “{word}”."
        fault = Fault(line.start + found.start(1), "narrative.block", message, hint)
    elif kind in _NEEDS_ID and not identifier:
        message = f"[[{word}]] does not say which one."
        fault = Fault(line.start, "narrative.block", message, f"Write [[{word}: its-id]].")
    elif identifier is not None and kind not in SECTIONS:
        message = f"[[{word}]] places the whole part and takes no id."
        fault = Fault(line.start, "narrative.block", message, f"Write [[{word}]].")
    else:
        yield Block(line.start, line.start + len(line.text.rstrip()), kind, identifier or None)
        return
    draft.faults.append(fault)


def _read_passage(draft: _Draft, lines: list[_Line]) -> None:
    """Read lines of prose: headings, and chunks between blank lines."""
    marks: list[Mark] = []
    chunk: list[_Line] = []
    for line in [*lines, _Line(0, 0, "")]:
        heading = None if line.listing else _HEADING.match(line.text)
        if not heading and line.text.strip():
            chunk.append(line)
            continue
        if chunk:
            marks += _read_paragraph(draft, chunk)
            chunk = []
        if heading:
            _check_heading(draft, line, len(heading[1]))
            marks += _read_chunk(draft, [line])
    draft.parts.append(Passage(lines[0].start, lines[-1].end, tuple(marks)))


def _read_paragraph(draft: _Draft, lines: list[_Line]) -> list[Mark]:
    """Read lines without a blank one between them; list items and table rows stand apart."""
    marks: list[Mark] = []
    chunk: list[_Line] = []
    for line in lines:
        if chunk and (line.listing or _STARTS_ANEW.match(line.text)):
            marks += _read_chunk(draft, chunk)
            chunk = []
        if line.listing:
            marks.append(line.listing)
        else:
            chunk.append(line)
    if chunk:
        marks += _read_chunk(draft, chunk)
    referred = any(isinstance(mark, _REFERRING) for mark in marks)
    draft.paragraphs.append(Paragraph(lines[0].start, lines[-1].end, referred))
    return marks


def _read_chunk(draft: _Draft, lines: list[_Line]) -> list[Mark]:
    marks, faults = scan(draft.source, lines[0].start, lines[-1].end)
    draft.faults += faults
    return marks


def _check_heading(draft: _Draft, line: _Line, level: int) -> None:
    """The page's own heading is the first; a reader by ear steps down one level at a time."""
    message = hint = ""
    if level == 1:
        message = "The page has its one first heading already: the headline."
        hint = "Begin headings at ##. For a # that is no heading, write \\#."
    elif not _HEADING_WITH_WORDS.match(line.text):
        message = "A heading has a space after its signs, six of them at most."
        hint = f"Write {'#' * min(level, 6)} before the words. For a # that is none, write \\#."
    elif level > draft.level + 1:
        message = "This heading skips a level."
        hint = f"Write {'#' * (draft.level + 1)}, one level below the heading before it."
    if message:
        draft.faults.append(Fault(line.start, "narrative.heading", message, hint))
    draft.level = max(level, 1)


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
