"""Reading the examples out of the documentation."""

from __future__ import annotations

import re
from pathlib import Path
from typing import NamedTuple

ROOT = Path(__file__).parents[2]
_BLOCK = re.compile(
    r"(?:^`(?P<title>[^`\n]+)`\n\n)?^```(?P<language>\w+)\n(?P<text>.*?)^```$",
    re.MULTILINE | re.DOTALL,
)


class Example(NamedTuple):
    """A fenced block: the name that stands alone on the line above, its language, its text."""

    title: str
    language: str
    text: str


def examples(document: str) -> list[Example]:
    text = (ROOT / document).read_text(encoding="utf-8")
    return [
        Example(found["title"] or "", found["language"], found["text"])
        for found in _BLOCK.finditer(text)
    ]


def commands(document: str) -> list[tuple[str, list[str]]]:
    """Every ``explainer`` command of a document's shell blocks, with the options it is given."""
    text = (ROOT / document).read_text(encoding="utf-8").replace("\\\n", " ")
    told = re.findall(
        r"^(?: {4})?explainer ([a-z][a-z-]*)(.*)$|`explainer ([a-z-]+)([^`]*)`", text, re.MULTILINE
    )
    return [
        (block or inline, re.findall(r"(?<=\s)--[a-z-]+", rest + more))
        for block, rest, inline, more in told
    ]
