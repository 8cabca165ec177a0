"""Text as a file of ours writes it: plain where that is safe, else quoted or on its own lines."""

from __future__ import annotations

import json
import re
import textwrap
from functools import lru_cache

from generator.reading.yaml_text import read_yaml

WIDTH = 92
_WORD = re.compile(r"[A-Za-z0-9](?:[A-Za-z0-9._-]*[A-Za-z0-9])?", re.ASCII)
"""What every reader of YAML takes for the text that it is, in brackets too."""
_PLAIN = re.compile(
    r"(?:https?://)?[A-Za-z0-9](?:[A-Za-z0-9 ,.;()’“”_/-]*[A-Za-z0-9.)”])?", re.ASCII
)
"""Likewise, out of brackets."""


def is_plain(text: str, indent: int = 0) -> bool:
    """Whether a text can stand beside its key: it is short, and no mark in it means anything."""
    short = len(text) <= WIDTH - indent
    return short and bool(_PLAIN.fullmatch(text) or _reads_back(f"key: {text}\n", text))


def as_scalar(text: str, indent: int = 0) -> str:
    """Write a text so that the loader reads the same: plain, folded below its key, or quoted."""
    if is_plain(text, indent):
        return text
    if _folds(text):
        pad = "\n" + " " * (indent + 2)
        return ">-" + pad + pad.join(_wrapped(text, WIDTH - indent))
    return json.dumps(text, ensure_ascii=False)


def _wrapped(text: str, width: int) -> list[str]:
    return textwrap.wrap(text, width, break_long_words=False, break_on_hyphens=False)


def _folds(text: str) -> bool:
    """Whether lines joined by single spaces give the text back."""
    return len(text) > WIDTH // 2 and text == " ".join(text.split()) and "\n" not in text


def in_brackets(text: str) -> str:
    """Write a text so that it can stand in a list in brackets."""
    if _WORD.fullmatch(text) or _reads_back(f"key: [{text}]\n", (text,)):
        return text
    return json.dumps(text, ensure_ascii=False)


@lru_cache(maxsize=1 << 8)
def _reads_back(written: str, value: str | tuple[str, ...]) -> bool:
    """Whether the loader reads a text again; a record often says one text several times."""
    if "\n" in str(value) or not value:
        return False
    read = read_yaml(written, "text")
    wanted = value if isinstance(value, str) else list(value)
    return not read.problems and not read.commented and read.value == {"key": wanted}
