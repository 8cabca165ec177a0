"""What no narrative may hold, so that none takes long to read or to show, on any machine."""

from __future__ import annotations

import re
from collections.abc import Iterator

from generator.reading.characters import character_fault
from generator.reading.faults import Fault
from generator.reading.limits import (
    DEEPEST_INDENT,
    DEEPEST_QUOTATION,
    LARGEST_NARRATIVE,
    LONGEST_PARAGRAPH,
    LONGEST_RUN,
    MOST_COLUMNS,
)

_MARKS = r"[](){}<>*_~`!\&"
_RUN = re.compile(rf"([{re.escape(_MARKS)}])\1{{{LONGEST_RUN},}}")
_RUNS = tuple(mark * (LONGEST_RUN + 1) for mark in _MARKS)
_INDENT = re.compile(
    rf"^(?:[ ]{{{DEEPEST_INDENT + 1},}}|[ ]*(?:\t[ ]*){{{DEEPEST_INDENT // 4 + 1},}})(?=\S)",
    re.MULTILINE,
)
_COLUMNS = re.compile(rf"^(?:[^|\n]*\|){{{MOST_COLUMNS + 2},}}", re.MULTILINE)
_QUOTATION = re.compile(rf"^[ ]*(?:>[ ]?){{{DEEPEST_QUOTATION + 1}}}", re.MULTILINE)
# each with what a text must hold before it is worth a search
_NESTINGS = (
    (_INDENT, lambda text: " " * (DEEPEST_INDENT + 1) in text or "\t" in text),
    (_QUOTATION, lambda text: text.count(">") > DEEPEST_QUOTATION),
    (_COLUMNS, lambda text: text.count("|") > MOST_COLUMNS + 1),
)
_PARAGRAPH = re.compile(r"(?:^[^\n]*[^\s][^\n]*(?:\n|\Z))+", re.MULTILINE)


def too_much(source: str) -> list[Fault]:
    """Find what no narrative may hold: too many bytes, hidden characters, runs, deep nesting."""
    if not source.strip():
        hint = "Tell in a few paragraphs what happened; begin headings at ##."
        return [Fault(0, "file.empty", "The narrative is empty.", hint)]
    if len(source.encode("utf-8", "surrogatepass")) > LARGEST_NARRATIVE:
        message = f"The narrative is longer than {LARGEST_NARRATIVE // 1000} kB."
        return [Fault(0, "narrative.too-long", message, "Say it in fewer words.")]
    if hidden := list(_hidden(source)):
        return hidden
    return [*_runs(source), *_nested(source), *_paragraphs(source)]


def _hidden(source: str) -> Iterator[Fault]:
    found = character_fault(source)
    if found is not None:
        message = f"Here is an invisible character ({found[1]}) that could hide or reorder words."
        yield Fault(found[0], "file.character", message, "Delete it and type the words again.")


def _runs(source: str) -> Iterator[Fault]:
    if not any(run in source for run in _RUNS):
        return
    for found in _RUN.finditer(source):
        message = f"There are {len(found[0])} times “{found[1]}” in a row."
        hint = f"At most {LONGEST_RUN} are read."
        yield Fault(found.start(), "narrative.nesting", message, hint)


def _nested(source: str) -> Iterator[Fault]:
    hint = (
        f"At most {DEEPEST_INDENT} spaces before a line, {DEEPEST_QUOTATION} quotations within "
        f"each other, {MOST_COLUMNS} columns in a table."
    )
    limits = [limit for limit, is_possible in _NESTINGS if is_possible(source)]
    for found in (found for limit in limits for found in limit.finditer(source)):
        message = "This line is nested too deeply, or has too many columns."
        yield Fault(found.start(), "narrative.nesting", message, hint)


def _paragraphs(source: str) -> Iterator[Fault]:
    if len(source) <= LONGEST_PARAGRAPH:
        return
    for found in _PARAGRAPH.finditer(source):
        if len(found[0]) > LONGEST_PARAGRAPH:
            message = f"This paragraph is longer than {LONGEST_PARAGRAPH} characters."
            hint = "Put an empty line where a thought ends."
            yield Fault(found.start(), "narrative.too-long", message, hint)
