"""Texts that know how a page marks them, and English words on a page in another language.

Where no catalogue has a message in the language of a page, the page says it in English. Such words
carry signs that stand for no letter (Unicode’s noncharacters) from where they are printed to
:func:`with_language`, which gives each stretch of them its language, and takes the signs out where
HTML has room for none.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from gettext import NullTranslations

from markupsafe import Markup, escape

OURS, THEIRS, END = "\ufdd0", "\ufdd1", "\ufdd2"
"""Before words of the page; before what an editor wrote within them; after either."""
PLACEHOLDER = re.compile(r"%\((\w+)\)s")
_LETTER = re.compile(r"[^\W\d_]")
_ENTITY = re.compile(r"&#?\w+;")
_SIGN = re.compile(f"[{OURS}{THEIRS}{END}]|" + r"\\ufdd[0-2]")
"""Also as JSON writes them."""
_TOKEN = re.compile(
    r"<!--.*?-->|<(?P<plain>script|style|title|desc|textarea|option)\b.*?</(?P=plain)>|<[^>]*>"
    rf"|[{OURS}{THEIRS}{END}]|[^<{OURS}{THEIRS}{END}]+",
    re.DOTALL,
)
_ALONE = re.compile(r"<(?P<name>option|title|desc)\b[^>]*(?=>(?P<text>[^<]*)</(?P=name)>$)")
"""An element in which no other can stand."""
_ENGLISH = re.compile(f"{OURS}[^{THEIRS}{END}]*{END}")


class InEnglish(NullTranslations):
    """The messages of a page that no catalogue has in its language: in English, with a sign.

    Args:
        english: What the theme says in English.
    """

    def __init__(self, english: NullTranslations) -> None:
        super().__init__()
        self.english = english

    def gettext(self, message: str) -> str:
        """A message with its sign."""
        return f"{OURS}{self.english.gettext(message)}"

    def ngettext(self, msgid1: str, msgid2: str, n: int) -> str:
        """A message that counts, likewise."""
        return f"{OURS}{self.english.ngettext(msgid1, msgid2, n)}"

    def pgettext(self, context: str, message: str) -> str:
        """A message whose English has more than one meaning, likewise."""
        return f"{OURS}{self.english.pgettext(context, message)}"


class Marked(str):
    """A text that knows how a page marks it.

    It is its plain words wherever text is joined, cut or written into an attribute; where a
    template prints it whole, it is marked: with its language, or as older than its original.

    Attributes:
        html: The text with its mark.
    """

    __slots__ = ("html",)
    html: Markup

    def __html__(self) -> str:
        """The text as HTML; called by whatever escapes it."""
        return self.html


def marked(text: str, html: Markup) -> Marked:
    """Give a text its mark."""
    made = Marked(text)
    made.html = html
    return made


def said(message: str, values: Mapping[str, object]) -> str:
    """Put values into a message and keep their marks.

    Args:
        message: With ``%(name)s`` where a value goes; of :class:`InEnglish` with its sign.
        values: By those names.
    """
    plain = message.removeprefix(OURS)
    text = plain % {name: str(value) for name, value in values.items()}
    if plain is message and not any(isinstance(value, Marked) for value in values.values()):
        return text
    return marked(text, said_as_html(escape(message), values))


def said_as_html(message: Markup, values: Mapping[str, object]) -> Markup:
    """The same as HTML."""
    is_ours = message.startswith(OURS) and _has_letters(PLACEHOLDER.sub("", message))
    shown = {name: _value(value, is_ours=is_ours) for name, value in values.items()}
    html = Markup(message.removeprefix(OURS)) % shown  # noqa: S704 - escaped
    return _signed(html) if is_ours else html


def begun(text: str) -> str:
    """A text with a capital at its beginning; one that is marked stays so."""
    plain = f"{text[:1].upper()}{text[1:]}"
    if isinstance(text, Marked):
        html = re.sub(rf"^([{OURS}{THEIRS}]*)(\w)", lambda at: at[1] + at[2].upper(), text.html)
        return marked(plain, Markup(html))  # noqa: S704 - as it was
    return plain


def without_stop(text: str) -> str:
    """A text without the full stop at its end; one that is marked stays so."""
    plain = text.removesuffix(".")
    if isinstance(text, Marked):
        html = re.sub(rf"\.([{END}]*)$", r"\1", text.html)
        return marked(plain, Markup(html))  # noqa: S704 - as it was
    return plain


def join_texts(between: str, texts: Iterable[str]) -> str:
    """Texts one after the other; those that are marked stay so."""
    known = tuple(texts)
    plain = between.join(known)
    if any(isinstance(text, Marked) for text in known):
        return marked(plain, escape(between).join(known))
    return plain


def as_ours(text: str) -> Marked:
    """English words of the page that come from no message, such as a date."""
    return marked(text, _signed(escape(text)))


def _signed(html: Markup) -> Markup:
    return Markup(f"{OURS}{html}{END}")  # noqa: S704 - escaped


def _value(value: object, *, is_ours: bool) -> Markup:
    html = escape(value)
    if is_ours and not isinstance(value, Marked) and _has_letters(html):
        return Markup(f"{THEIRS}{html}{END}")  # noqa: S704 - escaped
    return html


def _has_letters(html: str) -> bool:
    return bool(_LETTER.search(Markup(html).striptags()))  # noqa: S704 - only looked at


def with_language(html: str, attributes: str) -> str:
    """Give English words of a page their language, text by text.

    Args:
        html: The page.
        attributes: What to write on each, such as `` lang="en"``.
    """
    return "".join(_with_language(html, attributes)) if OURS in html else html


def _with_language(html: str, attributes: str) -> Iterator[str]:
    around, ours, is_drawn = list[str](), "", False
    for token in _TOKEN.finditer(html):
        text = token[0]
        if text in {OURS, THEIRS}:
            around.append(text)
        elif text == END:
            del around[-1:]
        elif _goes_on(text, around, ours):
            ours += text
        else:
            yield _wrapped(ours, "tspan" if is_drawn else "span", attributes)
            ours = ""
            is_drawn = text.startswith("<svg") or (is_drawn and not text.startswith("</svg"))
            yield _plain(text, attributes) if text.startswith("<") else text
    yield _wrapped(ours, "span", attributes)


def _goes_on(text: str, around: list[str], ours: str) -> bool:
    """Whether a text is English, or a sign or a number that goes on after English words."""
    if text.startswith("<"):
        return False
    return around[-1:] == [OURS] or (bool(ours) and not _has_words(text))


def _has_words(text: str) -> bool:
    return bool(_LETTER.search(_ENTITY.sub("", text)))


def _wrapped(text: str, name: str, attributes: str) -> str:
    if not _has_words(text):
        return text
    core = text.strip()
    first, _, last = text.partition(core)
    return f"{first}<{name}{attributes}>{core}</{name}>{last}"


def _plain(tag: str, attributes: str) -> str:
    """A tag, or an element that holds no other, without signs; with its language if English."""
    alone = _ALONE.match(tag)
    if alone and OURS in alone["text"] and not _has_words(_ENGLISH.sub("", alone["text"])):
        tag = f"{alone[0]}{attributes}{tag[alone.end() :]}"
    return _SIGN.sub("", tag)
