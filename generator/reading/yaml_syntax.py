"""What YAML’s parser says, in an editor’s words."""

from __future__ import annotations

import re

import yaml

from generator.problems import Location, Problem

_ADVICE = (
    (
        "mapping values are not allowed",
        "a colon followed by a space makes a key of what stands before it",
        "Put the whole text in quotation marks, or on lines of its own below “>-”.",
    ),
    (
        "cannot start any token",
        "unquoted text cannot begin with this character",
        "Put the text in quotation marks.",
    ),
    (
        "unexpected end of stream",
        "quotation marks or brackets that were opened are not closed",
        "Close them.",
    ),
    (
        "could not find expected ':'",
        "a line before this one has no colon, or text continues without indentation",
        "Write key: value, and indent continued lines deeper than their key.",
    ),
    (
        "did not find expected key",
        "this line is not indented like its neighbours, or quotation marks ended too early",
        "Align it with the keys above; inside “…” use typographic quotation marks.",
    ),
    (
        "did not find expected '-' indicator",
        "a line among list items does not begin with “-” or is not indented below its item",
        "Begin each item with “- ” and align its keys.",
    ),
    (
        "did not find expected ',' or",
        "a bracket or brace is not closed, or quotation marks ended too early",
        "Close it, or write one key per line without braces.",
    ),
)


_KEY = re.compile(r" *(?:- )?[\w$]+:")
_NO_BLANK = re.compile(r" *-[\w$]+:")


def _misaligned(error: yaml.MarkedYAMLError, text: str) -> tuple[int, str, str] | None:
    """Find the line whose indentation made a key of it that cannot be one; None where none did."""
    mark = error.problem_mark
    if mark is None or "mapping values are not allowed" not in (error.problem or ""):
        return None
    lines = text.split("\n")
    before = lines[mark.line - 1] if mark.line else ""
    if _NO_BLANK.match(before):
        return mark.line, "a dash is followed by no blank", "Write “- ” before the key."
    key = _KEY.match(lines[mark.line])
    if key is None or key.end() != mark.column + 1:
        return None
    meaning = "this line is indented deeper than the keys above it"
    return mark.line + 1, meaning, "Align it with the keys above."


def syntax_problem(error: yaml.MarkedYAMLError, file: str, text: str) -> Problem:
    """Say in an editor’s words what the parser could not read, and in which line of the text."""
    if misaligned := _misaligned(error, text):
        line, meaning, hint = misaligned
        source = text.split("\n")[line - 1]
        column = len(source) - len(source.lstrip()) + 1
        said = f"This is no YAML: {meaning}."
        return Problem(Location(file, line, column), "yaml.syntax", said, hint)
    unclosed = "quoted" in (error.context or "") and "end of stream" in (error.problem or "")
    mark = error.context_mark if unclosed else error.problem_mark or error.context_mark
    at = (mark.line + 1, mark.column + 1) if mark else (1, 1)
    said = error.problem or "it cannot be read"
    for words, meaning, hint in _ADVICE:
        if words in said:
            return Problem(
                Location(file, *at), "yaml.syntax", f"This is no YAML: {meaning}.", hint
            )
    hint = "Compare with the lines around it; look for quotation marks, colons and indentation."
    return Problem(Location(file, *at), "yaml.syntax", f"This is no YAML: {said}.", hint)
