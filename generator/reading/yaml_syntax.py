"""What YAML’s parser says, in an editor’s words."""

from __future__ import annotations

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


def syntax_problem(error: yaml.MarkedYAMLError, file: str) -> Problem:
    """Say in an editor’s words what the parser could not read."""
    mark = error.problem_mark or error.context_mark
    at = (mark.line + 1, mark.column + 1) if mark else (1, 1)
    said = error.problem or "it cannot be read"
    for words, meaning, hint in _ADVICE:
        if words in said:
            return Problem(
                Location(file, *at), "yaml.syntax", f"This is no YAML: {meaning}.", hint
            )
    hint = "Compare with the lines around it; look for quotation marks, colons and indentation."
    return Problem(Location(file, *at), "yaml.syntax", f"This is no YAML: {said}.", hint)
