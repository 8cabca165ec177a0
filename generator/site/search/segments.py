"""Words of scripts without spaces, set apart so that a search engine that cuts at spaces has them.

Where one ends and the next begins is for the dictionaries of ICU (UAX 29, section 4.2); the script
of the search asks those of the browser, and takes the spaces out again where it shows an excerpt.
"""

from __future__ import annotations

import re

_UNSPACED = re.compile(
    "[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff"
    "\uf900-\ufaff\U00020000-\U0003134f]"
)
"""Letters of Thai, Lao, Burmese, Khmer, Japanese and Chinese."""


def segmented(text: str, language: str) -> str:
    """Set the words of a text apart that is written without spaces; any other is left alone.

    Args:
        text: The text.
        language: What it is written in, a BCP 47 tag.
    """
    if text.isascii() or not _UNSPACED.search(text):
        return text
    # few newsrooms write a script that asks for it
    from icu4py.breakers import WordBreaker  # noqa: PLC0415

    made = ""
    for piece in map(str, WordBreaker(text, language)):
        joint = _UNSPACED.search(f"{made[-1:]}{piece[:1]}") and not f"{made[-1:]} ".isspace()
        made += f" {piece}" if joint and made and not piece.isspace() else piece
    return made
