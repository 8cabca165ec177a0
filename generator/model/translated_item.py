"""How the log names what is said in another language: ``es``, ``es/claims/age-40s``."""

from __future__ import annotations

from collections.abc import Collection

from generator.model.language import is_language
from generator.model.record import Record


def language_of(item: str) -> str:
    """The language before an item; empty where it is one of the record itself."""
    first = item.partition("/")[0]
    return first if is_language(first) and first not in Record.model_fields else ""


def original_item(item: str) -> str:
    """An item without the language before it; empty for a translation as a whole."""
    return item.partition("/")[2] if language_of(item) else item


def is_named(item: str, names: Collection[str]) -> bool:
    """Whether names of ``covers`` take an item: by itself, or by its whole language."""
    return item in names or (language_of(item) or item) in names
