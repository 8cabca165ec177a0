"""Bytes become text: UTF-8 without surprises."""

from __future__ import annotations

import re

from generator.model.narrative import position
from generator.problems import Location, Problem

_REFUSED = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f"  # control characters
    "\u202a-\u202e\u2066-\u2069"  # bidirectional overrides and isolates (Unicode TR 36)
    "\ue000-\uf8ff\U000f0000-\U0010ffff"  # private use: no two fonts agree on them
    "\u2028\u2029\ufeff\ufff9-\uffff\ud800-\udfff\ufdd0-\ufdef]"  # separators, non-characters
)
SMALLER = "Say it in fewer words."
"""How most files get smaller."""
_ENCODINGS = {b"\xff\xfe": "UTF-16", b"\xfe\xff": "UTF-16", b"\xef\xbb\xbf": "UTF-8 with a BOM"}


def character_fault(text: str) -> tuple[int, str] | None:
    """Find the first character that no content may hold: its offset and its name in Unicode."""
    match = _REFUSED.search(text)
    return (match.start(), f"U+{ord(match[0]):04X}") if match else None


def what_is(name: str) -> str:
    """Say what a character is that no content may hold, by its name in Unicode."""
    if name == "U+FFFD":
        return "the sign for a letter that was lost on the way (U+FFFD)"
    return f"an invisible character ({name}) that could hide or reorder words"


def read_text(
    data: bytes, file: str, limit: int, smaller: str = SMALLER
) -> tuple[str | None, tuple[Problem, ...]]:
    """Decode a content file; None, with the problem, where it is not plain UTF-8 text.

    Args:
        data: The file’s bytes.
        file: Its path relative to the content folder, for the problem.
        limit: The most bytes it may have.
        smaller: How it gets smaller.
    """

    def refuse(code: str, message: str, hint: str, at: tuple[int, int] | None = None) -> Problem:
        line, column = at or (None, None)
        return Problem(Location(file, line, column), code, message, hint)

    if len(data) > limit:
        message = f"The file has more than {limit:,} bytes."
        return None, (refuse("file.too-large", message, smaller),)
    for mark, name in _ENCODINGS.items():
        if data.startswith(mark):
            message = f"The file is {name}."
            return None, (refuse("file.encoding", message, "Save it as plain UTF-8.", (1, 1)),)
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError as error:
        before = data[: error.start].decode("utf-8")
        message = f"Here is a byte (0x{data[error.start]:02X}) that is no UTF-8."
        hint = "Save the file as UTF-8."
        return None, (refuse("file.encoding", message, hint, position(before, len(before))),)
    text = text.replace("\r\n", "\n")
    found = character_fault(text) or _lone_return(text)
    if found is None:
        return text, ()
    offset, name = found
    message = f"Here is {what_is(name)}."
    hint = "Delete it and type the words again."
    return None, (refuse("file.character", message, hint, position(text, offset)),)


def _lone_return(text: str) -> tuple[int, str] | None:
    offset = text.find("\r")
    return (offset, "U+000D") if offset >= 0 else None
