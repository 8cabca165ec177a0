"""Keys, values and ids as a record writes them."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Mapping, Sequence
from typing import TypeAlias

from generator.reading.scalars import as_scalar, in_brackets

Written: TypeAlias = "str | Sequence[Written] | Mapping[str, Written]"
"""What can stand in a record: text, lists and mappings."""

LONGEST_SLUG = 40


def as_yaml(value: Mapping[str, Written], indent: int = 0) -> str:
    """Write keys and values as block YAML; lists of words and small mappings go in brackets."""
    lines: list[str] = []
    for key, each in value.items():
        lines += _entry(key, each, indent)
    return "\n".join(lines) + "\n"


def _entry(key: str, value: Written, indent: int) -> list[str]:
    pad = " " * indent
    if isinstance(value, str):
        return [f"{pad}{key}: {as_scalar(value, indent)}"]
    if isinstance(value, Mapping):
        return [f"{pad}{key}:", as_yaml(value, indent + 2).rstrip("\n")]
    if all(isinstance(each, str) for each in value):
        return [f"{pad}{key}: [" + ", ".join(in_brackets(str(each)) for each in value) + "]"]
    return [f"{pad}{key}:", *(line for each in value for line in as_item(each, indent + 2))]


def as_item(value: Written, indent: int) -> list[str]:
    """Write one entry of a list after its dash."""
    pad = " " * indent
    if isinstance(value, Mapping):
        lines = as_yaml(value, indent + 2).rstrip("\n").split("\n")
        return [f"{pad}- {lines[0].lstrip()}", *lines[1:]]
    return [f"{pad}- {as_scalar(str(value), indent)}"]


def spaced(record: str) -> str:
    """Set the sections of a record apart, as ``fmt`` does."""
    lines = record.split("\n")
    opens = [
        line.endswith(":") and not line.startswith(" ") and line not in {"facets:", "ids:"}
        for line in lines
    ]
    return "\n".join(f"\n{line}" if new else line for line, new in zip(lines, opens, strict=True))


def slug(
    text: str,
    taken: Iterable[str] = (),
    otherwise: str = "item",
    longest: int = LONGEST_SLUG,
) -> str:
    """Make an id of some words, fresh among those that are taken.

    Args:
        text: The words; accents are dropped, what is left is cut at a word.
        taken: The ids that there are.
        otherwise: The id where nothing is left of the words.
        longest: How many letters are kept.
    """
    plain = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode().lower()
    words = re.sub(r"[^a-z0-9]+", "-", plain).strip("-")
    if len(words) > longest:
        words = words[: longest + 1].rpartition("-")[0] or words[:longest]
    return fresh(words or otherwise, taken)


# With a capital only where a sentence begins; any other word with a capital may be a name.
_BEGINS = re.compile(
    r"(?i)an?|the|this|that|these|those|nobody|none|one|two|three|four|five|six|seven|eight|nine|ten"
    r"|all|some|many|more|most|several|another|wh(?:at|en|ere|ich|o|ose|y)|how|did|does|is|was|were"
    r"|has|have|there|it|he|she|they|we|in|on|at|by|for|from|with|after|before|during|no"
    r"|police|officials|authorities|officers|investigators"
)


def neutral_slug(
    text: str,
    taken: Iterable[str] = (),
    otherwise: str = "item",
    longest: int = LONGEST_SLUG,
) -> str:
    """Make an id of some words, never of a name: words with a capital are left out.

    An id stays for ever, and a person whose name has to go would stay in it. Where too little is
    left, the id is counted: ``claim-1``. See ``slug`` for what it takes.
    """
    words = re.findall(r"[^\W_]+(?:['’-][^\W_]+)*", text)
    kept = [word for word in words if word.islower() or _BEGINS.fullmatch(word)]
    if all(map(_BEGINS.fullmatch, kept)):
        return counted(otherwise, taken)
    return slug(" ".join(kept), taken, otherwise, longest)


def role_slug(role: str, taken: Iterable[str] = (), otherwise: str = "item") -> str:
    """Make an id of a role, never of a name.

    A role begins with a capital where a sentence would, which makes no name of “Harbour master”;
    of “Halloway’s sister” and “Wren Halloway’s sister” nothing stays but the sister.
    """
    first, _, rest = role.strip().partition(" ")
    if first.replace("-", "").isalpha() and (not rest or rest[0].islower()):
        first = first.lower()
    return neutral_slug(f"{first} {rest}", taken, otherwise)


def counted(name: str, taken: Iterable[str] = ()) -> str:
    """Give a name with the first number behind it that is free."""
    known, count = set(taken), 1
    while f"{name}-{count}" in known:
        count += 1
    return f"{name}-{count}"


def fresh(name: str, taken: Iterable[str]) -> str:
    """Give a name back, with a number behind it where it is taken."""
    known, count, free = set(taken), 1, name
    while free in known:
        count += 1
        free = f"{name}-{count}"
    return free
