"""The catalogues of a theme: files of gettext with the words of the page, by language.

A catalogue is ``theme/locales/<language>/LC_MESSAGES/explainer.po``. A theme's own comes before
ours, message by message.
"""

from __future__ import annotations

import io
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from gettext import GNUTranslations, NullTranslations
from hashlib import sha256
from pathlib import Path
from typing import TypeAlias

from babel import Locale, UnknownLocaleError
from babel.messages.catalog import Catalog, Message
from babel.messages.mofile import write_mo
from babel.messages.pofile import PoFileError, read_po
from msgspec import Struct

from generator.site.marked import PLACEHOLDER

DOMAIN = "LC_MESSAGES/explainer.po"
SOURCE = "en"
"""The language that messages are written in."""

Files: TypeAlias = tuple[tuple[Path, str], ...]
"""Catalogues of one language, each with a digest of what it holds."""


def languages_in(themes: Sequence[Path]) -> tuple[str, ...]:
    """The languages that a theme has a catalogue of, and English."""
    found = {path.parents[1].name for folder in themes for path in _catalogues(folder)}
    return tuple(sorted({SOURCE, *found}))


def fingerprint_of_words(themes: Sequence[Path]) -> str:
    """What all catalogues say: pages and summaries are made anew where that differs."""
    paths = (path for folder in themes for path in sorted(_catalogues(folder)))
    return sha256("".join(map(_digest, paths)).encode()).hexdigest()


def _catalogues(folder: Path) -> list[Path]:
    return list((folder / "locales").glob(f"*/{DOMAIN}"))


def files_of(language: str, themes: Sequence[Path]) -> Files:
    """The catalogues of a language: the exact tag's before that of the language alone."""
    names = dict.fromkeys((language, base_of(language)))
    paths = (folder / "locales" / name / DOMAIN for name in names for folder in themes)
    return tuple((path, _digest(path)) for path in paths if path.is_file())


def base_of(language: str) -> str:
    """A BCP 47 tag without its script, region and variants."""
    return language.split("-", maxsplit=1)[0]


def _digest(path: Path) -> str:
    return sha256(path.read_bytes()).hexdigest()


def translations(
    language: str, files: Files, last: NullTranslations | None = None
) -> NullTranslations:
    """The messages of a language.

    Args:
        language: A BCP 47 tag.
        files: Its catalogues; what one lacks is taken from the next.
        last: From which is taken what all lack; by default messages stand as the code has them.
    """
    last = last or NullTranslations()
    for path, _ in reversed(files):
        last, after = _translation(path, language), last
        last.add_fallback(after)
    return last


class BrokenMessage(Struct, frozen=True):
    """A message of a catalogue that no page could say.

    Attributes:
        file: The catalogue.
        message: In English; empty where the catalogue as a whole cannot be read.
        why: What is wrong with it.
    """

    file: Path
    message: str
    why: str


def broken_messages(themes: Sequence[Path], languages: Iterable[str]) -> Iterator[BrokenMessage]:
    """Find what is wrong with the catalogues of a theme, before a page is made with them.

    Args:
        themes: The theme's folders.
        languages: BCP 47 tags of those that pages are in; no page is made with other catalogues.
    """
    names = {name for one in languages for name in (one, base_of(one))}
    paths = (path for folder in themes for path in sorted(_catalogues(folder)))
    for path in (path for path in paths if path.parents[1].name in names):
        yield from _broken(path, _digest(path))


@lru_cache(maxsize=1 << 6)  # a server judges the same catalogues at every edit
def _broken(path: Path, _: str) -> tuple[BrokenMessage, ...]:
    """What is wrong with a catalogue, which is the same for as long as its digest is."""
    try:
        catalogue = _catalogue(path, path.parents[1].name)
    except (PoFileError, UnknownLocaleError, ValueError) as error:
        return (BrokenMessage(path, "", f"it cannot be read: {error}"),)
    return tuple(
        BrokenMessage(path, _forms(message.id)[0], why)
        for message in catalogue
        if (why := _fault(message))
    )


def _forms(text: str | Sequence[str] | None) -> tuple[str, ...]:
    return (text,) if isinstance(text, str) else tuple(text or ())


def _fault(message: Message) -> str:
    """Why a translation cannot be put in words; empty where it can, or where there is none."""
    known = dict.fromkeys(PLACEHOLDER.findall(" ".join(_forms(message.id))), "")
    for form in _forms(message.string) if message.id else ():
        try:
            form % {**known, "num": ""}
        except KeyError as error:
            return f"it asks for %({error.args[0]})s, which the message does not have"
        except (ValueError, TypeError):
            return "a % stands alone; write %% for the sign"
    return ""


def _catalogue(path: Path, language: str) -> Catalog:
    with path.open("rb") as file:
        return read_po(file, locale=locale_of(language), abort_invalid=True)


def _translation(path: Path, language: str) -> NullTranslations:
    """Read a catalogue as gettext does; a message that is not translated stays English.

    So does one that is broken, until the check has told of it.
    """
    try:
        catalogue = _catalogue(path, language)
    except (PoFileError, ValueError):
        return NullTranslations()
    for message in [one for one in catalogue if _fault(one)]:
        catalogue.delete(message.id, context=message.context)
    compiled = io.BytesIO()
    write_mo(compiled, catalogue)
    compiled.seek(0)
    return GNUTranslations(compiled)


def locale_of(language: str) -> Locale:
    """What the CLDR knows of a language; of its base where it does not know the tag."""
    try:
        return Locale.parse(language, sep="-")
    except (UnknownLocaleError, ValueError):
        return Locale.parse(base_of(language))
