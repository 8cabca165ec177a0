"""How large and how deeply nested content may be, so that no machine takes long to read it.

Every limit here is a number of bytes or characters, never a time: the answer is the same
everywhere. Only decoding a picture is also held to seconds and memory, in ``decoding.py``.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from itertools import islice

from msgspec import Struct

from generator.model.narrative import Listing, position
from generator.problems import Level, Location, Problem
from generator.reading.characters import character_fault, what_is

LARGEST_YAML = 256_000
"""Bytes of a YAML file."""
LONGEST_LIST = 1_000
"""Entries of a list of a YAML file."""
MOST_LISTED = 5_000
"""Entries of all lists of a YAML file together."""
LARGEST_NARRATIVE = 64_000
"""Bytes of a narrative."""
LARGEST_AREA = 200_000
"""Bytes of the file of an area."""
MOST_AREA_POINTS = 2_000
"""Points of the shape of an area."""
LARGEST_SERIES = 20_000
"""Bytes of the file of a series."""
MOST_SERIES_ROWS = 200
"""Rows of a series."""
MOST_SERIES_COLUMNS = 3
"""Columns of numbers of a series."""
LARGEST_MEDIUM = 25_000_000
"""Bytes of a file in media/."""
MOST_FILES = 2_000
"""Files in one incident’s folder."""
LONGEST_PARAGRAPH = 10_000
"""Characters of a narrative without an empty line between them."""
LONGEST_RUN = 20
"""Brackets, stars or the like in a row."""
DEEPEST_INDENT = 24
"""Spaces before a line of a narrative."""
DEEPEST_QUOTATION = 4
"""Quotations within each other."""
MOST_MARKERS = 8
"""Signs of lists and quotations before the words of a line."""
DEEPEST_BLOCK = 100
"""Blocks within each other that markdown-it reads; it drops what lies deeper, so the limits above
keep every text far from it."""
MOST_COLUMNS = 20
"""Columns of a table."""
MOST_ENTRIES = 2_000
"""Lines of a narrative that begin an entry of a list, a quotation, a row, a heading or a rule."""
MOST_CELLS = 10_000
"""Cells of all tables of a narrative."""

_MARKS = r"[](){}<>*_~`!\&"
_RUN = re.compile(rf"([{re.escape(_MARKS)}])\1{{{LONGEST_RUN},}}")
_INDENT = re.compile(
    rf"^(?:[ ]{{{DEEPEST_INDENT + 1},}}|[ ]*(?:\t[ ]*){{{DEEPEST_INDENT // 4 + 1},}})(?=\S)",
    re.MULTILINE,
)
_COLUMNS = re.compile(rf"^(?:[^|\n]*\|){{{MOST_COLUMNS + 2},}}", re.MULTILINE)
_QUOTATION = re.compile(rf"^[ ]*(?:>[ ]?){{{DEEPEST_QUOTATION + 1}}}", re.MULTILINE)
_MARKERS = re.compile(
    rf"^(?![ ]*[*_-][ *_-]*$)[ ]*(?:(?:[*+-]|\d+[.)]|>)[ \t]*){{{MOST_MARKERS + 1},}}",
    re.MULTILINE,
)
_ENTRY = re.compile(r"^[ \t]*(?:[-+*_>#|]|\d+[.)])", re.MULTILINE)
_CELL = re.compile(r"\|")
_PARAGRAPH = re.compile(r"(?:^[^\n]*[^\s][^\n]*(?:\n|\Z))+", re.MULTILINE)


class Fault(Struct, frozen=True):
    """Something wrong at an offset into a text; the rest is as in a Problem."""

    offset: int
    code: str
    message: str
    hint: str = ""
    level: Level = Level.ERROR

    def at(self, source: str, file: str) -> Problem:
        """The problem that this is, in the file whose text is ``source``."""
        location = Location(file, *position(source, self.offset))
        return Problem(location, self.code, self.message, self.hint, self.level)


def unreadable(source: str) -> list[Fault]:
    """Find why a narrative is not read at all: nothing in it, too many bytes, hidden letters."""
    if not source.strip():
        hint = "Tell in a few paragraphs what happened; begin headings at ##."
        return [Fault(0, "file.empty", "The narrative is empty.", hint)]
    if len(source.encode("utf-8", "surrogatepass")) > LARGEST_NARRATIVE:
        message = f"The narrative is longer than {LARGEST_NARRATIVE // 1000} kB."
        return [Fault(0, "narrative.too-long", message, "Say it in fewer words.")]
    return list(_hidden(source))


def too_much(source: str, listings: Iterable[Listing] = ()) -> list[Fault]:
    """Find what no narrative may hold: long runs of a sign, deep nesting, endless paragraphs.

    Args:
        source: The narrative.
        listings: Where in it listings stand: they are shown as written, so nothing in them nests.
    """
    pieces: list[str] = []
    at = 0
    for listing in listings:
        pieces += (source[at : listing.start], _blank(source[listing.start : listing.end]))
        at = listing.end
    prose = "".join([*pieces, source[at:]])
    return [*_runs(prose), *_nested(prose), *_many(prose), *_paragraphs(prose)]


def _blank(text: str) -> str:
    return re.sub(r"[^\n]", " ", text)


def _hidden(source: str) -> Iterator[Fault]:
    found = character_fault(source)
    if found is not None:
        message = f"Here is {what_is(found[1])}."
        yield Fault(found[0], "file.character", message, "Delete it and type the words again.")


def _runs(source: str) -> Iterator[Fault]:
    for found in _RUN.finditer(source):
        message = f"There are {len(found[0])} times “{found[1]}” in a row."
        hint = f"At most {LONGEST_RUN} are read."
        yield Fault(found.start(), "narrative.nesting", message, hint)


def _nested(source: str) -> Iterator[Fault]:
    hint = (
        f"At most {DEEPEST_INDENT} spaces before a line, {DEEPEST_QUOTATION} quotations within "
        f"each other, {MOST_MARKERS} signs of lists before the words of a line, {MOST_COLUMNS} "
        "columns in a table."
    )
    limits = (_INDENT, _QUOTATION, _MARKERS, _COLUMNS)
    for found in (found for limit in limits for found in limit.finditer(source)):
        message = "This line is nested too deeply, or has too many columns."
        yield Fault(found.start(), "narrative.nesting", message, hint)


def _many(source: str) -> Iterator[Fault]:
    for what, most, signs in (
        ("entries of lists, quotations, rows and headings", MOST_ENTRIES, _ENTRY),
        ("cells of tables", MOST_CELLS, _CELL),
    ):
        beyond = next(islice(signs.finditer(source), most, None), None)
        if beyond:
            message = f"There are more than {most:,} {what}."
            hint = "Tell it in prose, or put the table where data is kept and link to it."
            yield Fault(beyond.start(), "narrative.nesting", message, hint)


def _paragraphs(source: str) -> Iterator[Fault]:
    for found in _PARAGRAPH.finditer(source):
        if len(found[0]) > LONGEST_PARAGRAPH:
            message = f"This paragraph is longer than {LONGEST_PARAGRAPH} characters."
            hint = "Put an empty line where a thought ends."
            yield Fault(found.start(), "narrative.too-long", message, hint)
