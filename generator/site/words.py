"""The words of the page: every word that a reader sees and that no editor wrote, by language.

A catalogue is a file of gettext, ``theme/locales/<language>/LC_MESSAGES/explainer.po``; English
needs none, since the code is written in it. Dates, numbers and lists come from the CLDR, through
Babel. A theme's own catalogue comes before ours, message by message.
"""

from __future__ import annotations

import io
import re
from collections.abc import Iterator, Sequence
from functools import cache, lru_cache
from gettext import GNUTranslations, NullTranslations
from hashlib import sha256
from pathlib import Path
from unicodedata import bidirectional

from babel import Locale, UnknownLocaleError
from babel.lists import format_list
from babel.messages.catalog import Catalog, Message
from babel.messages.mofile import write_mo
from babel.messages.pofile import PoFileError, read_po
from babel.numbers import format_decimal
from msgspec import Struct

PLACEHOLDER = re.compile(r"%\((\w+)\)s")
DOMAIN = "LC_MESSAGES/explainer.po"
SOURCE = "en"
"""The language that messages are written in."""

RUNS = {"L": "ltr", "R": "rtl", "AL": "rtl"}
"""Which way letters run, by their class in the bidirectional algorithm (UAX 9)."""

SAMPLED = 200
"""Among so many numbers all forms of counting whole things are found, but for millions."""


class Words(Struct, frozen=True):
    """The words of the page in one language.

    Attributes:
        language: BCP 47 tag of the language that the words are in.
        locale: What the CLDR knows of it.
        catalogue: The messages; English ones stay as they are.
    """

    language: str
    locale: Locale
    catalogue: NullTranslations

    @property
    def is_source(self) -> bool:
        """Whether messages stand as the code has them."""
        return self.locale.language == SOURCE

    @property
    def direction(self) -> str:
        """``rtl`` where the language is written from right to left, else ``ltr``."""
        return self.locale.text_direction

    def gettext(self, message: str, **values: object) -> str:
        """Say a message in this language.

        Args:
            message: In English, with ``%(name)s`` where a value goes.
            values: By those names.
        """
        return self.catalogue.gettext(message) % values if message else ""

    def ngettext(self, one: str, many: str, num: int, **values: object) -> str:
        """Say a message that counts; ``%(num)s`` is the number, written as the language does."""
        message = self.catalogue.ngettext(one, many, num)
        return message % {"num": self.number(num), **values}

    def pgettext(self, context: str, message: str, **values: object) -> str:
        """Say a message whose English has more than one meaning.

        Args:
            context: Which of them, for translators.
            message: In English.
            values: By the names of its placeholders.
        """
        return self.catalogue.pgettext(context, message) % values if message else ""

    @property
    def samples(self) -> tuple[tuple[str, int], ...]:
        """A number for each form that counting takes here, by the form's name in the CLDR.

        A script that counts finds its words on the page, one for each form.
        """
        return _samples(self.locale)

    def isolated(self, name: str) -> str:
        """Keep a name of the other direction from turning what stands around it in a sentence.

        It is put between U+2068 and U+2069, as an element ``bdi`` would be where there are
        elements; a name of the same direction stays as it is.
        """
        strong = (RUNS.get(bidirectional(letter)) for letter in name)
        runs = next(filter(None, strong), self.direction)
        return name if runs == self.direction else f"\u2068{name}\u2069"

    def number(self, number: float) -> str:
        """Write a number with the signs of the language: 1,340 or 1.340."""
        return _number(number, self.locale)

    def number_in_full(self, number: float) -> str:
        """Write a number likewise with all its decimals: 0.0002 is not nought."""
        return format_decimal(number, locale=self.locale, decimal_quantization=False)

    def listed(self, items: Sequence[str]) -> str:
        """Join words as a sentence does: a, b and c."""
        return format_list(items, locale=self._of_lists)

    def listed_or(self, items: Sequence[str]) -> str:
        """Join words of which one holds: a, b or c."""
        return format_list(items, style="or", locale=self._of_lists)

    @property
    def _of_lists(self) -> Locale:
        return _without_serial_comma() if self.is_source else self.locale


@cache
def _without_serial_comma() -> Locale:
    """English whose lists end in "b and c", as the AP Stylebook has it."""
    return Locale("en", "GB")


RIGHT_TO_LEFT = frozenset({"arc"})
"""Languages written from right to left of which the CLDR knows nothing: Imperial Aramaic."""


def is_same_language(one: str, other: str) -> bool:
    """Whether two BCP 47 tags are of one language, such as ``en`` and ``en-GB``."""
    return one.partition("-")[0].lower() == other.partition("-")[0].lower()


def direction_of(language: str) -> str:
    """``rtl`` where a language is written from right to left, else ``ltr``.

    Args:
        language: A BCP 47 tag; a script in it counts, as in ``az-Arab``.
    """
    try:
        return _locale(language).text_direction
    except (UnknownLocaleError, ValueError):
        return "rtl" if _base(language).lower() in RIGHT_TO_LEFT else "ltr"


def name_of(language: str, locale: Locale | None = None) -> str:
    """What a language is called; its tag where the CLDR does not know it.

    Args:
        language: A BCP 47 tag.
        locale: In whose words; by default in the language’s own.
    """
    try:
        name = _locale(language).get_display_name(locale)
    except (UnknownLocaleError, ValueError):
        name = locale.languages.get(_base(language)) if locale else None
    return name or language


def N_(message: str) -> str:  # noqa: N802 - gettext's name, which its tools look for
    """Mark a message for the catalogue that is said later, from a table."""
    return message


ENGLISH = Words(SOURCE, Locale(SOURCE), NullTranslations())


def words_in(language: str, themes: Sequence[Path]) -> Words:
    """The words of a language; English ones where no theme has a catalogue of it.

    Args:
        language: A BCP 47 tag; of ``es-MX`` the catalogue of ``es`` serves too.
        themes: The theme's folders; an earlier one's message goes before a later one's.
    """
    files = _files(language, themes)
    if not files:
        return ENGLISH
    return _words(language, tuple((path, _digest(path)) for path in files))


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


def _files(language: str, themes: Sequence[Path]) -> list[Path]:
    """The catalogues of a language: the exact tag's before that of the language alone."""
    names = dict.fromkeys((language, _base(language)))
    paths = (folder / "locales" / name / DOMAIN for name in names for folder in themes)
    return [path for path in paths if path.is_file()]


def _base(language: str) -> str:
    return language.split("-", maxsplit=1)[0]


def _digest(path: Path) -> str:
    return sha256(path.read_bytes()).hexdigest()


@lru_cache(maxsize=1 << 8, typed=True)
def _number(number: float, locale: Locale) -> str:
    return format_decimal(number, locale=locale)


@lru_cache(maxsize=8)
def _samples(locale: Locale) -> tuple[tuple[str, int], ...]:
    found: dict[str, int] = {}
    for number in range(SAMPLED):
        found.setdefault(locale.plural_form(number), number)
    return tuple(found.items())


@lru_cache(maxsize=8)
def _words(language: str, files: tuple[tuple[Path, str], ...]) -> Words:
    first, *others = (_translations(path, language) for path, _ in files)
    for one in others:
        first.add_fallback(one)
    return Words(language, _locale(language), first)


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


def broken_messages(themes: Sequence[Path]) -> Iterator[BrokenMessage]:
    """Find what is wrong with the catalogues of a theme, before a page is made with them."""
    for path in (path for folder in themes for path in sorted(_catalogues(folder))):
        try:
            catalogue = _catalogue(path, path.parents[1].name)
        except (PoFileError, UnknownLocaleError, ValueError) as error:
            yield BrokenMessage(path, "", f"it cannot be read: {error}")
            continue
        for message in catalogue:
            if why := _fault(message):
                yield BrokenMessage(path, _forms(message.id)[0], why)


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
        return read_po(file, locale=_locale(language), abort_invalid=True)


def _translations(path: Path, language: str) -> NullTranslations:
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


def _locale(language: str) -> Locale:
    """What the CLDR knows of a language; of its base where it does not know the tag."""
    try:
        return Locale.parse(language, sep="-")
    except (UnknownLocaleError, ValueError):
        return Locale.parse(_base(language))
