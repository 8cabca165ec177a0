"""``narrative.md`` as a Narrative: prose, blocks, and every pointer into the record located.

The text is cut by lines: fenced listings, blocks on a line of their own, headings, and chunks of
prose, each of which is searched for marks. Every limit is a number of characters, never a time,
so that the answer is the same on every machine.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
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
from generator.reading.inline import scan
from generator.reading.limits import Fault, too_much

_FENCE = re.compile(r"(\s*)(`{3,}|~{3,})[^`]*$")
_BLOCK = re.compile(r"\[\[\s*([^\[\]:]*?)\s*(?::\s*([^\[\]]*?)\s*)?\]\]\s*$")
_HEADING = re.compile(r"(#+)")
_STARTS_ANEW = re.compile(r"\s*(?:[*+-]\s|\d+[.)]\s|\||>)")
_DEFINITION = re.compile(r" {0,3}\[[^\]\n]+\]:\s")
_INDENTED_FENCE = (
    "A listing within a list or quotation is not read.",
    "Put it after the list, each fence at the very beginning of its line.",
)
_BLOCKS = {kind.value: kind for kind in BlockKind}
_REFERRING = (Citation, Tie)
_NEEDS_ID = {BlockKind.QUOTE, BlockKind.ACCOUNT, BlockKind.MEDIA}


class _Line(Struct, frozen=True):
    start: int
    end: int
    text: str


@dataclass(slots=True)
class _Draft:
    """What has been found so far."""

    source: str
    parts: list[Part] = field(default_factory=list)
    paragraphs: list[Paragraph] = field(default_factory=list)
    faults: list[Fault] = field(default_factory=list)
    level: int = 1


def read_narrative(text: str, file: str) -> tuple[Narrative | None, list[Problem]]:
    """Read a narrative.

    Args:
        text: The whole of ``narrative.md``, decoded.
        file: Its path relative to the content folder, for the locations of problems.

    Returns:
        The narrative, or None where the text goes beyond a limit, and all problems found.
    """
    source = text.replace("\r\n", "\n")
    if faults := too_much(source):
        return None, [fault.at(source, file) for fault in faults]
    draft = _Draft(source)
    lines = _lines(source)
    _read_lines(draft, lines)
    narrative = Narrative(
        source,
        tuple(draft.parts),
        tuple(draft.paragraphs),
        tuple(_references(source, draft.parts, [line.start for line in lines])),
    )
    return narrative, [fault.at(source, file) for fault in draft.faults]


def _lines(source: str) -> list[_Line]:
    lines, start = [], 0
    for text in source.split("\n"):
        end = start + len(text)
        lines.append(_Line(start, end, text))
        start = end + 1
    return lines


def _read_lines(draft: _Draft, lines: list[_Line]) -> None:
    """Cut the text into parts; ``prose`` gathers the lines since the last block or listing."""
    prose: list[_Line] = []
    at = 0
    while at < len(lines):
        line = lines[at]
        fence = _FENCE.match(line.text)
        if fence and fence[1]:
            draft.faults.append(Fault(line.start, "narrative.listing", *_INDENTED_FENCE))
        if fence and not fence[1]:
            _read_passage(draft, prose)
            at = _read_listing(draft, lines, at, fence[2])
            prose = []
        elif block := _BLOCK.match(line.text):
            _read_passage(draft, prose)
            _read_block(draft, line, block)
            prose = []
        else:
            prose.append(line)
        at += 1
    _read_passage(draft, prose)


def _read_listing(draft: _Draft, lines: list[_Line], at: int, fence: str) -> int:
    """Read up to the closing fence; returns the index of its line."""
    closing = re.compile(rf"{re.escape(fence[0])}{{{len(fence)},}}\s*$")
    for index in range(at + 1, len(lines)):
        if closing.match(lines[index].text):
            text = "\n".join(line.text for line in lines[at + 1 : index])
            draft.parts.append(Listing(lines[at].start, lines[index].end, text))
            return index
    message = "This listing is not closed."
    hint = f"Put {fence} on a line of its own after it."
    draft.faults.append(Fault(lines[at].start, "narrative.listing", message, hint))
    return len(lines)


def _read_block(draft: _Draft, line: _Line, found: re.Match[str]) -> None:
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
        start, end = line.start, line.start + len(line.text.rstrip())
        draft.parts.append(Block(start, end, kind, identifier or None))
        return
    draft.faults.append(fault)


def _read_passage(draft: _Draft, lines: list[_Line]) -> None:
    """Read lines of prose: headings, and chunks between blank lines."""
    marks: list[Mark] = []
    chunk: list[_Line] = []
    for line in [*lines, _Line(0, 0, "")]:
        heading = _HEADING.match(line.text)
        if not heading and line.text.strip():
            chunk.append(line)
            continue
        if chunk:
            marks += _read_paragraph(draft, chunk)
            chunk = []
        if heading:
            _check_heading(draft, line, len(heading[1]))
            marks += _read_chunk(draft, [line])
    if any(line.text.strip() for line in lines):
        draft.parts.append(Passage(lines[0].start, lines[-1].end, tuple(marks)))


def _read_paragraph(draft: _Draft, lines: list[_Line]) -> list[Mark]:
    """Read lines without a blank one between them; list items and table rows stand apart."""
    marks: list[Mark] = []
    chunk: list[_Line] = []
    for line in lines:
        if chunk and _STARTS_ANEW.match(line.text):
            marks += _read_chunk(draft, chunk)
            chunk = []
        chunk.append(line)
    marks += _read_chunk(draft, chunk)
    referred = any(isinstance(mark, _REFERRING) for mark in marks)
    draft.paragraphs.append(Paragraph(lines[0].start, lines[-1].end, referred))
    return marks


def _read_chunk(draft: _Draft, lines: list[_Line]) -> list[Mark]:
    if _DEFINITION.match(lines[0].text):
        hint = "Write the address beside the words: [words](https://…)."
        message = "Links by name are not read."
        draft.faults.append(Fault(lines[0].start, "narrative.link-by-name", message, hint))
    marks, faults = scan(draft.source, lines[0].start, lines[-1].end)
    draft.faults += faults
    return marks


def _check_heading(draft: _Draft, line: _Line, level: int) -> None:
    """The page's own heading is the first; a reader by ear steps down one level at a time."""
    message = hint = ""
    if level == 1:
        message = "The page has its one first heading already: the headline."
        hint = "Begin headings at ##. For a # that is no heading, write \\#."
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
