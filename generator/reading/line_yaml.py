"""YAML as almost every file of a newsroom has it, read line by line.

One key a line, lists with a dash for each entry, short lists and mappings in brackets, long text
after ``>-``: that much is read here, in a fraction of the time that a parser of all YAML takes.
Whatever else is met, however harmless, is left to those who know it: nothing is guessed here, and
nothing is told.
"""

from __future__ import annotations

import re
from typing import Any

NAME = r"[A-Za-z0-9_$][A-Za-z0-9_$-]{0,99}+"
"""What a key may be called that is read here."""
_KEY = re.compile(NAME)
_LINE = re.compile(rf"( *+)(- )?+(?:({NAME}):(?: (.+))?+|(.*))\n")
"""Spaces, a dash, a key and what stands behind it; or what stands there without a key."""
_QUOTED = re.compile(r"\"([^\"\\]*)\"|'((?:[^']|'')*)'")
_CAN_HOLD_COMMAS = re.compile(r"[\[{\"']")
_CUT = re.compile(r"\"[^\"\\]*\"|'(?:[^']|'')*'|, |[\[\]{}]")
_STEPS = {"[": 1, "{": 1, "]": -1, "}": -1}
_NOT_WITHIN = re.compile(r"[,\[\]{}]|:\?")
"""What no unquoted text within brackets may hold."""
_EMPTY = ("", "", "", "", "")
_END = ("", "", "", "", "the end")
_SILENT = ("", "#")
"""With what lines begin that say nothing: they are empty, or remarks."""
_CLOSING = {"[": "]", "{": "}"}
_WORD = r"[A-Za-z0-9][A-Za-z0-9_./-]*"
_WORDS = re.compile(rf"{_WORD}(?:, {_WORD})*")
_PAIRS = re.compile(rf"{NAME}: {_WORD}(?:, {NAME}: {_WORD})*")
"""What brackets hold as a rule: words without anything to look at twice."""
_INDICATORS = frozenset(" -?:,[]{}#&*!|>'\"%@`")
"""What unquoted text may not begin with, or only before certain letters."""


def read_lines(text: str, deepest: int) -> Any:  # noqa: ANN401 - a document holds any value
    """Read a document into text, lists and mappings.

    Args:
        text: The file’s text, free of refused characters and of tabs.
        deepest: How deep lists and mappings may be nested.

    Returns:
        The document, a mapping; None where it has anything that is not read here.
    """
    try:
        return _Lines(text, deepest).document()
    except _UnusualError:
        return None


class _UnusualError(Exception):
    """Something that is not read here."""


class _Lines:
    """One pass over the lines of a document."""

    def __init__(self, text: str, deepest: int) -> None:
        self.lines: list[tuple[str, ...]] = _LINE.findall(text + "\n")
        self.indents = [len(line[0]) for line in self.lines]
        self.indents.append(-1)
        self.lines.append(_END)
        self.at = 0
        self.left = deepest

    def document(self) -> dict[str, Any]:
        found = self.mapping(0)
        if self.indents[self.at] >= 0 or not found:
            raise _UnusualError
        return found

    def comes(self) -> int:
        """How far the next line is indented that says something; -1 at the end."""
        lines, at = self.lines, self.at
        while not lines[at][2] and not lines[at][1] and lines[at][4][:1] in _SILENT:
            at += 1
        self.at = at
        return self.indents[at]

    def mapping(self, indent: int) -> dict[str, Any]:
        self.enter()
        lines, indents, at = self.lines, self.indents, self.at
        found: dict[str, Any] = {}
        while True:
            _, dash, key, text, other = lines[at]
            if not key and not dash and other[:1] in _SILENT:
                at += 1
                continue
            if indents[at] != indent:
                break
            if dash or not key or key in found:
                raise _UnusualError
            at += 1
            if text and text[0] not in _INDICATORS:
                if ": " in text or " #" in text or text[-1] in ": ":
                    raise _UnusualError
                found[key] = text
                continue
            self.at = at
            found[key] = self.value(text, indent) if text else self.below(indent)
            at = self.at
        self.at = at
        self.leave(indents[at], indent)
        return found

    def list(self, indent: int) -> list[Any]:
        self.enter()
        found: list[Any] = []
        while (here := self.comes()) == indent and self.lines[self.at][1]:
            spaces, _, key, text, other = self.lines[self.at]
            if key:
                # what follows the dash is the first line of a mapping
                self.lines[self.at] = (spaces, "", key, text, other)
                self.indents[self.at] = indent + 2
                found.append(self.mapping(indent + 2))
            else:
                self.at += 1
                found.append(self.value(other, indent))
        self.leave(here, indent)
        return found

    def enter(self) -> None:
        if not self.left:
            raise _UnusualError
        self.left -= 1

    def leave(self, here: int, indent: int) -> None:
        if here > indent:
            raise _UnusualError
        self.left += 1

    def below(self, indent: int) -> Any:  # noqa: ANN401 - likewise
        """Read what stands on the lines below a key: a list, a mapping, or nothing."""
        here = self.comes()
        if here >= indent and self.lines[self.at][1]:
            return self.list(here)
        return self.mapping(here) if here > indent else ""

    def value(self, text: str, indent: int) -> Any:  # noqa: ANN401 - likewise
        return self.folded(indent) if text == ">-" else _value(text, self.left)

    def folded(self, indent: int) -> str:
        """Read a text of several lines; one with empty, deeper or spaced lines is unusual."""
        start = end = self.at
        inner = self.indents[start]
        if inner <= indent:
            raise _UnusualError
        while self.indents[end] == inner and any(self.lines[end][1:]):
            end += 1
        self.at = end
        while self.lines[self.at] == _EMPTY:
            self.at += 1
        text = " ".join(map(_whole, self.lines[start:end]))
        if not text or self.indents[self.at] >= inner or "  " in text or text[-1] == " ":
            raise _UnusualError
        return text


def _whole(line: tuple[str, ...]) -> str:
    """A line as it was before it was cut."""
    _, dash, key, text, other = line
    return f"{dash}{key}: {text}" if text else f"{dash}{key}:" if key else dash + other


def _value(text: str, left: int) -> Any:  # noqa: ANN401 - likewise
    """Read what stands on one line; ``left`` is how many brackets may be within each other."""
    first = text[:1]
    if first not in _INDICATORS or (first == "-" and text[1:2].isalnum()):
        if not text or ": " in text or " #" in text or text[-1] in ": ":
            raise _UnusualError
        return text
    if first in "[{":
        return _bracketed(text, left)
    quoted = _QUOTED.fullmatch(text)
    if quoted is None:
        raise _UnusualError
    return quoted[1] if quoted[2] is None else quoted[2].replace("''", "'")


def _bracketed(text: str, left: int) -> list[Any] | dict[str, Any]:
    if not left or len(text) == 1 or text[-1] != _CLOSING[text[0]]:
        raise _UnusualError
    inside = text[1:-1]
    if text[0] == "[":
        if _WORDS.fullmatch(inside):
            return inside.split(", ")
        return [_piece(one, left - 1) for one in pieces_of(inside)]
    is_plain = _PAIRS.fullmatch(inside)
    pieces = inside.split(", ") if is_plain else pieces_of(inside)
    found: dict[str, Any] = {}
    for piece in pieces:
        key, _, value = piece.partition(": ")
        if key in found or not (is_plain or _KEY.fullmatch(key)):
            raise _UnusualError
        found[key] = value if is_plain else _piece(value, left - 1)
    return found


def pieces_of(inside: str) -> list[str]:
    """Cut what stands in brackets at its commas, save those in brackets or quotes within it."""
    if not _CAN_HOLD_COMMAS.search(inside):
        return inside.split(", ") if inside else []
    pieces, start, depth = [], 0, 0
    for found in _CUT.finditer(inside):
        depth += _STEPS.get(found[0], 0)
        if found[0] == ", " and not depth:
            pieces.append(inside[start : found.start()])
            start = found.end()
    return [*pieces, inside[start:]]


def _piece(text: str, left: int) -> Any:  # noqa: ANN401 - likewise
    if text[:1] not in "[{\"'" and _NOT_WITHIN.search(text):
        raise _UnusualError
    return _value(text, left)
