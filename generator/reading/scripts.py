"""The scripts of letters, by the data of Unicode that fontTools carries, and of languages."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache, lru_cache

_SCRIPT = 4  # letters of a script’s code


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


@cache
def script_of_language(language: str) -> str:
    """The script of a language, by CLDR’s likely subtags; empty where it is not known.

    Hong Kong writes Han letters in forms of its own, and stands for itself.
    """
    # likewise
    from babel.core import get_global  # noqa: PLC0415

    first, *others = language.replace("_", "-").split("-")
    likely: Mapping[str, str] = get_global("likely_subtags")
    keys = ("_".join((first.lower(), *map(str.upper, others[:1]))), first.lower())
    found = next((likely[key] for key in keys if key in likely), "").split("_")
    script = next((one.title() for one in others if len(one) == _SCRIPT), "".join(found[1:2]))
    places = {one.upper() for one in (*others, *found[2:3])}
    return "HK" if script == "Hant" and "HK" in places else script
