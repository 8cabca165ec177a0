"""XML as text, indented for people too: each element on lines of its own, two spaces a level."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from xml.sax.saxutils import escape

_NOTHING: Mapping[str, str] = {}
_IN_QUOTES = {'"': "&quot;", "\r": "&#13;", "\n": "&#10;", "\t": "&#09;"}


def element(name: str, text: str, attributes: Mapping[str, str] = _NOTHING) -> str:
    """Write an element that holds text, or nothing."""
    opening = f"<{name}{_attributes(attributes)}"
    return f"{opening}>{escape(text)}</{name}>" if text else f"{opening} />"


def holder(
    name: str, parts: Iterable[str], attributes: Mapping[str, str] = _NOTHING, depth: int = 0
) -> str:
    """Write an element that holds other elements, so many levels below the file’s own."""
    line = "\n" + "  " * depth
    return f"<{name}{_attributes(attributes)}>{line}  {f'{line}  '.join(parts)}{line}</{name}>"


def document(root: str) -> bytes:
    """Write a whole file."""
    return f'<?xml version="1.0" encoding="utf-8"?>\n{root}\n'.encode()


def _attributes(attributes: Mapping[str, str]) -> str:
    return "".join(f' {name}="{escape(text, _IN_QUOTES)}"' for name, text in attributes.items())
