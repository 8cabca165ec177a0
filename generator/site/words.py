"""The words of the page: every word that a reader sees and that no editor wrote, by language.

Messages come from catalogues; English needs none, since the code is written in it. Dates, numbers
and lists come from the CLDR, through Babel.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from functools import cache, lru_cache
from gettext import NullTranslations
from pathlib import Path
from typing import Literal
from unicodedata import bidirectional

from babel import Locale, UnknownLocaleError
from babel.lists import format_list
from babel.numbers import format_decimal
from markupsafe import Markup
from msgspec import Struct
from msgspec.structs import replace

from generator.site.catalogues import SOURCE, Files, base_of, files_of, locale_of, translations
from generator.site.marked import (
    OURS,
    InEnglish,
    as_ours,
    join_texts,
    said,
    said_as_html,
    with_language,
)

RUNS = {"L": "ltr", "R": "rtl", "AL": "rtl"}
"""Which way letters run, by their class in the bidirectional algorithm (UAX 9)."""

FIRST_STRONG, POP = "\u2068", "\u2069"
"""Between these a text runs as its first letter does, and turns nothing around it (UAX 9)."""

IN_ATTRIBUTE = re.compile(r'="[^"]*%\(')

SAMPLED = 200
"""Among so many numbers all forms of counting whole things are found, but for millions."""


class Words(Struct, frozen=True):
    """The words of the page in one language.

    Attributes:
        language: BCP 47 tag of the language that the words are in.
        locale: What the CLDR knows of it.
        catalogue: The messages; English ones stay as they are.
        page: BCP 47 tag of the page that they stand on, where some may be in English for want of
            a translation: these are marked. Empty for words that stand on no page, such as those
            of feeds and pictures.
        direction: ``rtl`` where the language is written from right to left, else ``ltr``.
    """

    language: str
    locale: Locale
    catalogue: NullTranslations
    page: str = ""
    direction: str = "ltr"

    @property
    def is_source(self) -> bool:
        """Whether messages stand as the code has them."""
        return self.locale.language == SOURCE

    def gettext(self, message: str, **values: object) -> str:
        """Say a message in this language.

        Args:
            message: In English, with ``%(name)s`` where a value goes.
            values: By those names.
        """
        return self._said(self.catalogue.gettext(message), values) if message else ""

    def ngettext(self, one: str, many: str, num: int, **values: object) -> str:
        """Say a message that counts; ``%(num)s`` is the number, written as the language does."""
        message = self.catalogue.ngettext(one, many, num)
        return self._said(message, {"num": self.number(num), **values})

    def pgettext(self, context: str, message: str, **values: object) -> str:
        """Say a message whose English has more than one meaning.

        Args:
            context: Which of them, for translators.
            message: In English.
            values: By the names of its placeholders.
        """
        return self._said(self.catalogue.pgettext(context, message), values) if message else ""

    def _said(self, message: str, values: Mapping[str, object]) -> str:
        return said(message, {name: self._apart(value) for name, value in values.items()})

    def as_ours(self, text: str) -> str:
        """Words of the language that come from no message, such as a date."""
        return as_ours(text) if self.page and self.is_source else text

    def with_language(self, html: str) -> str:
        """Give English words of a page their language, where the page is in another."""
        if not self.page:
            return html
        turned = ' dir="ltr"' if direction_of(self.page) == "rtl" else ""
        return with_language(html, f' lang="{SOURCE}"{turned}')

    def html(self, message: str, **values: object) -> Markup:
        """Say a message that is HTML; its values are escaped unless they are Markup."""
        return self.html_of(self.catalogue.gettext(message), values)

    def html_of(self, message: str, values: Mapping[str, object]) -> Markup:
        """Put values into a message of the catalogue that is HTML."""
        # a value may stand in an attribute, such as an address
        is_text = not IN_ATTRIBUTE.search(message)
        apart = {name: self._apart(value) if is_text else value for name, value in values.items()}
        return said_as_html(Markup(message), apart)  # noqa: S704 - of ours

    @property
    def page_language(self) -> str:
        """BCP 47 tag of the page that the words stand on."""
        return self.page or self.language

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
        return join_texts("", (FIRST_STRONG, name, POP)) if self._turns(name) else name

    def _turns(self, name: str) -> bool:
        if name.startswith(FIRST_STRONG):
            return False
        strong = (RUNS.get(bidirectional(letter)) for letter in name)
        return next(filter(None, strong), self.direction) != self.direction

    def _apart(self, value: object) -> object:
        """A value of a message, kept apart where it runs in the other direction."""
        if isinstance(value, Markup):
            turns = self._turns(value.striptags())
            return Markup("{}{}{}").format(FIRST_STRONG, value, POP) if turns else value
        return self.isolated(value) if isinstance(value, str) else value

    def number(self, number: float) -> str:
        """Write a number with the signs of the language: 1,340 or 1.340."""
        return _number(number, self.locale)

    def number_in_full(self, number: float) -> str:
        """Write a number likewise with all its decimals: 0.0002 is not nought."""
        return format_decimal(number, locale=self.locale, decimal_quantization=False)

    def listed(self, items: Sequence[str]) -> str:
        """Join words as a sentence does: a, b and c."""
        return self._listed(items, "standard")

    def listed_or(self, items: Sequence[str]) -> str:
        """Join words of which one holds: a, b or c."""
        return self._listed(items, "or")

    def _listed(self, items: Sequence[str], style: Literal["standard", "or"]) -> str:
        """Join words by a pattern of the CLDR, which is said as a message is."""
        names = {f"_{at}": item for at, item in enumerate(items)}
        pattern = format_list([f"%({name})s" for name in names], style, self._of_lists)
        return said(f"{OURS}{pattern}" if self.page and self.is_source else pattern, names)

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
        return locale_of(language).text_direction
    except (UnknownLocaleError, ValueError):
        return "rtl" if base_of(language).lower() in RIGHT_TO_LEFT else "ltr"


def name_of(language: str, locale: Locale | None = None) -> str:
    """What a language is called; its tag where the CLDR does not know it.

    Args:
        language: A BCP 47 tag.
        locale: In whose words; by default in the language’s own.
    """
    try:
        name = locale_of(language).get_display_name(locale)
    except (UnknownLocaleError, ValueError):
        name = locale.languages.get(base_of(language)) if locale else None
    return name or language


def N_(message: str) -> str:  # noqa: N802 - gettext's name, which its tools look for
    """Mark a message for the catalogue that is said later, from a table."""
    return message


ENGLISH = Words(SOURCE, Locale(SOURCE), NullTranslations())


def words_in(language: str, themes: Sequence[Path], *, on_page: bool = False) -> Words:
    """The words of a language; English ones where no theme has a catalogue of it.

    Args:
        language: A BCP 47 tag; of ``es-MX`` the catalogue of ``es`` serves too.
        themes: The theme's folders; an earlier one's message goes before a later one's.
        on_page: Whether they stand on a page of that language, where English ones are marked.
    """
    files, english = files_of(language, themes), files_of(SOURCE, themes)
    if is_same_language(language, SOURCE):
        return _words(language, files) if files else ENGLISH
    return _words(language, files, english, language if on_page else "")


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
def _words(language: str, files: Files, english: Files = (), page: str = "") -> Words:
    last = translations(SOURCE, english)
    catalogue = translations(language, files, InEnglish(last) if page else last)
    if not files:
        return replace(ENGLISH, catalogue=catalogue, page=page)
    locale = locale_of(language)
    return Words(language, locale, catalogue, page, locale.text_direction)
