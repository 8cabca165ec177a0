"""Which font brings the letters of a script, and which language asks for it.

Noto covers every script that Unicode has; each of its families draws one script, and the letters
of China, Taiwan, Hong Kong, Japan and Korea in the forms of each.
"""

from __future__ import annotations

from msgspec import Struct

from generator.reading.scripts import script_of, script_of_language, scripts_of


class ScriptFont(Struct, frozen=True):
    """The font of a script.

    Attributes:
        family: Its name, such as ``Noto Sans Devanagari``.
        language: A language that is written in it, as ``explainer fonts add`` takes it.
    """

    family: str
    language: str


_FAMILIES = {
    "Hans": ("SC", "zh"),
    "Hant": ("TC", "zh-Hant"),
    "HK": ("HK", "zh-HK"),
    "Jpan": ("JP", "ja"),
    "Kore": ("KR", "ko"),
    "Deva": ("Devanagari", "hi"),
    "Beng": ("Bengali", "bn"),
    "Guru": ("Gurmukhi", "pa"),
    "Gujr": ("Gujarati", "gu"),
    "Orya": ("Oriya", "or"),
    "Taml": ("Tamil", "ta"),
    "Telu": ("Telugu", "te"),
    "Knda": ("Kannada", "kn"),
    "Mlym": ("Malayalam", "ml"),
    "Sinh": ("Sinhala", "si"),
    "Thai": ("Thai", "th"),
    "Laoo": ("Lao", "lo"),
    "Mymr": ("Myanmar", "my"),
    "Khmr": ("Khmer", "km"),
    "Geor": ("Georgian", "ka"),
    "Armn": ("Armenian", "hy"),
    "Ethi": ("Ethiopic", "am"),
    "Cher": ("Cherokee", "chr"),
    "Tfng": ("Tifinagh", "zgh"),
    "Syrc": ("Syriac", "syr"),
    "Thaa": ("Thaana", "dv"),
    "Nkoo": ("NKo", "nqo"),
    "Adlm": ("Adlam", "ff-Adlm"),
    "Mong": ("Mongolian", "mn-Mong"),
    "Cans": ("Canadian Aboriginal", "iu"),
    "Olck": ("Ol Chiki", "sat"),
    "Java": ("Javanese", "jv-Java"),
    "Bali": ("Balinese", "ban-Bali"),
    "Yiii": ("Yi", "ii"),
    "Vaii": ("Vai", "vai"),
    "Lisu": ("Lisu", "lis"),
    "Mtei": ("Meetei Mayek", "mni-Mtei"),
    "Cakm": ("Chakma", "ccp"),
}
_IN_EAST_ASIA = {
    "Hani": "Hans",
    "Bopo": "Hant",
    "Hira": "Jpan",
    "Kana": "Jpan",
    "Hang": "Kore",
}
_SHARED = frozenset({"Zyyy", "Zinh"})
_SIGNS = ScriptFont("Noto Sans Symbols 2", "")
"""Where signs may be that are no letters of a script."""


def font_of_letter(letter: str, language: str) -> ScriptFont | None:
    """The font that brings a letter to a text of a language; None where none is known."""
    script, wanted = _script(letter), script_of_language(language)
    if not script:
        return _SIGNS
    if script in _IN_EAST_ASIA:
        is_east_asian = wanted in ("Hans", "Hant", "HK", "Jpan", "Kore")
        script = wanted if script == "Hani" and is_east_asian else _IN_EAST_ASIA[script]
    return _font(script)


def _script(letter: str) -> str:
    """The script of a letter, or one that its sign is used in; empty where any may be."""
    script = script_of(letter)
    if script not in _SHARED:
        return script
    if "\u3000" <= letter <= "\u303f" or "\uff00" <= letter <= "\uffef":
        return "Hani"  # full stops, brackets and wide signs of East Asia
    return min(scripts_of(letter) - _SHARED, default="")


def font_of_language(language: str) -> ScriptFont | None:
    """The font of the script in which a language is written; None where none is known."""
    return _font(script_of_language(language))


def _font(script: str) -> ScriptFont | None:
    if script not in _FAMILIES:
        return None
    name, language = _FAMILIES[script]
    return ScriptFont(f"Noto Sans {name}", language)
