"""The scripts of letters, by the data of Unicode that fontTools carries."""

from __future__ import annotations

from functools import lru_cache


@lru_cache(maxsize=1 << 13)
def script_of(letter: str) -> str:
    """The script of a letter in four letters (ISO 15924); Zyyy and Zinh belong to several."""
    # most texts have no letter of which this is asked
    from fontTools import unicodedata  # noqa: PLC0415

    return str(unicodedata.script(letter))


@lru_cache(maxsize=1 << 13)
def scripts_of(letter: str) -> frozenset[str]:
    """All scripts in which a letter is used (UAX 24, Script_Extensions)."""
    # likewise
    from fontTools import unicodedata  # noqa: PLC0415

    return frozenset(unicodedata.script_extension(letter))
