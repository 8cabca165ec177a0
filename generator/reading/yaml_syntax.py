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


_NO_SPACE = re.compile(r" *(?:- )?(?P<key>[a-z_]+):(?P<value>[^\s/][^:]*)$")
_HARD_SPACE = re.compile(r"[ \t]*\u00a0")


def _before(error: yaml.MarkedYAMLError, text: str) -> tuple[int, str, str] | None:
    """Find a mistake in the line at which the parser stopped, or in the one before it."""
    mark = error.problem_mark
    if mark is None:
        return None
    lines = text.split("\n")
    for at in (mark.line - 1, mark.line):
        line = lines[at] if 0 <= at < len(lines) else ""
        if _HARD_SPACE.match(line):
            meaning = "this line is indented with no-break spaces"
            return at + 1, meaning, "Put ordinary spaces before it."
        if "expected ':'" in (error.problem or "") and (found := _NO_SPACE.match(line)):
            hint = f"Write {found['key']}: {found['value'].strip()}"
            return at + 1, "no space stands after the colon", hint
    return None


def _in_brackets(error: yaml.MarkedYAMLError, text: str) -> tuple[int, str, str] | None:
    """Say which comma or which closing bracket is missing."""
    opened, stopped = error.context_mark, error.problem_mark
    is_flow = "did not find expected ',' or" in (error.problem or "")
    if not is_flow or opened is None or stopped is None:
        return None
    line = text.split("\n")[opened.line]
    word = re.search(r"[\w-]+$", line[: stopped.column]) if opened.line == stopped.line else None
    if word and line[stopped.column : stopped.column + 1] == ":":
        hint = f"Put a comma before “{word[0]}:”."
        return opened.line + 1, f"a comma is missing before “{word[0]}”", hint
    bracket = line[opened.column : opened.column + 1]
    if opened.line == stopped.line or bracket not in "{[":
        return None
    closing = {"{": "}", "[": "]"}[bracket]
    return (
        opened.line + 1,
        f"the {bracket} in this line is not closed",
        f"Close it with {closing}.",
    )


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
    known = _before(error, text) or _in_brackets(error, text) or _misaligned(error, text)
    if known:
        line, meaning, hint = known
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
