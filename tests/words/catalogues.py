"""The messages of the code and of the templates, and a catalogue made of them for tests."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.extract import extract_from_dir
from babel.messages.frontend import parse_mapping_cfg
from babel.messages.pofile import read_po, write_po

from generator.site.catalogues import DOMAIN

REPOSITORY = Path(__file__).parents[2]
LOCALES = REPOSITORY / "theme" / "locales"
NAMED = re.compile(r"%\((\w+)\)[sd]|%%|</?\w+[^>]*>")
"""What a translation keeps as it is: placeholders, and tags."""

ACCENTED = str.maketrans("aceinouyAEINOUY", "áćéíñóúýÁÉÍÑÓÚÝ")
VOWEL = re.compile("[aeiou]", re.IGNORECASE)
FROM_THE_RIGHT = str.maketrans(
    "áćéíñóúýÁÉÍÑÓÚÝbdfghjklmpqrstvwxzBCDFGHJKLMPQRSTVWXZ",
    "אכעינוטהאעינוטהבדפגהזקלמפקרסתוושצבכדפגהזקלמפקרסתוושצ",
)
OPEN, CLOSE = "⟦", "⟧"


def messages() -> Catalog:
    """Everything that the code and the templates say, as the make target finds it."""
    with (LOCALES / "babel.cfg").open() as file:
        methods, options = parse_mapping_cfg(file)
    found = Catalog()
    for folder in ("generator", "theme"):
        for _, _, message, comments, context in extract_from_dir(
            REPOSITORY / folder, methods, options, comment_tags=["For translators:"]
        ):
            found.add(message, context=context, auto_comments=comments)
    return found


def catalogue(language: str) -> Catalog:
    """Our catalogue of a language."""
    with (LOCALES / language / DOMAIN).open("rb") as file:
        return read_po(file, locale=language)


def languages() -> list[str]:
    """The languages that we have a catalogue of."""
    return sorted(path.parents[1].name for path in LOCALES.glob(f"*/{DOMAIN}"))


def pseudo(text: str) -> str:
    """Say a message so that it is known again: accented, a third longer, between brackets."""
    return f"{OPEN}{_in_other_letters(text, _lengthened)}{CLOSE}"


def mirrored(text: str) -> str:
    """Say a message in letters that run from right to left, as many as :func:`pseudo` has."""
    return _in_other_letters(text, lambda words: _lengthened(words).translate(FROM_THE_RIGHT))


def _lengthened(text: str) -> str:
    return VOWEL.sub(lambda vowel: vowel[0] * 2, text).translate(ACCENTED)


def _in_other_letters(text: str, other: Callable[[str], str]) -> str:
    """Say what stands between placeholders and tags in other letters."""
    parts, at = [], 0
    for named in NAMED.finditer(text):
        parts += [other(text[at : named.start()]), named[0]]
        at = named.end()
    return "".join((*parts, other(text[at:])))


def write_pseudo(theme: Path, language: str, say: Callable[[str], str] = pseudo) -> Path:
    """Write a theme whose words in a language are English ones, made longer, in other letters."""
    found = Catalog(locale=language)
    for message in messages():
        if message.id:
            many = isinstance(message.id, tuple)
            said = (
                tuple(say(message.id[min(form, 1)]) for form in range(found.num_plurals))
                if many
                else say(message.id)
            )
            found.add(message.id, said, context=message.context)
    file = theme / "locales" / language / DOMAIN
    file.parent.mkdir(parents=True)
    with file.open("wb") as out:
        write_po(out, found)
    return theme


def outside(text: str) -> Iterator[str]:
    """The stretches of a text that stand in no brackets."""
    depth, start = 0, 0
    for at, letter in enumerate(text):
        if letter == OPEN:
            if not depth:
                yield text[start:at]
            depth += 1
        elif letter == CLOSE:
            depth -= 1
            start = at + 1
    if not depth:
        yield text[start:]
