"""What can lead a stranger to somebody: numbers, addresses and ages, as they stand in a text.

Each of these finds stretches of a text. None knows whose they are: whether one may stand where it
stands is for the standards in ``privacy`` to say.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from functools import cache, lru_cache

from msgspec import Struct

from generator.model.word_lists import WordLists, any_finds


class Stretch(Struct, frozen=True):
    """A stretch of a text that says something of somebody's private life.

    Attributes:
        start: The offset of its first character.
        key: What is the same however it is written, such as the digits of a number.
    """

    start: int
    key: str


Finder = Callable[[str, str, WordLists], Iterator[Stretch]]
"""Finds stretches in a text.

It is given the zone of the text’s times, which says whose numbers it holds, and the words of its
language.
"""

_SHORTEST = 5  # the letters of “1 SR9”, a house on a state road
# a digit right behind a letter, or a sign with nothing before it, is that of a citation: [@s0]
_SIGN_OF_ANY = r"\d(?<![a-mp-z]\d)|@(?<=[\w.+-]@)"


def may_hold_any(text: str, lists: WordLists) -> bool:
    """Whether a text could hold anything that is sought here: most sentences cannot."""
    return len(text) >= _SHORTEST and (
        _signs(lists.at).search(text) is not None or any_finds(lists.ages.in_words, text.lower())
    )


@cache
def _signs(at: tuple[str, ...]) -> re.Pattern[str]:
    return re.compile(rf"{_SIGN_OF_ANY}|(?i:{_in_brackets(at)})")


def _in_brackets(words: tuple[str, ...]) -> str:
    return rf"[\[(](?:{'|'.join(words)})[\])]"


# An address leads where it leads; the digits in it are no number of anybody's.
_LINK = re.compile(r"(?:https?://|www\.)[^\s<>()\"]+|(?<=\]\()[^)\s]+")


@lru_cache(maxsize=1 << 9)
def without_links(text: str) -> str:
    """The text with web addresses blanked out, so that offsets still hold.

    Each text of an incident is searched for one thing after another.
    """
    return _LINK.sub(lambda found: " " * len(found[0]), text)


_DATE = re.compile(r"\d{4}-\d\d-\d\d(?:/[\d-]+)?")
_MAY_BE_TELEPHONE = re.compile(r"\+?\d[\d\s().\u2010-\u2015/-]{5,}\d")
_NEAR_OFFICE = 80
_BESIDE = re.compile(r"[.!?]\s")


def telephone_numbers(text: str, zone: str, lists: WordLists) -> Iterator[Stretch]:
    """Telephone numbers, national ones by the rules of the zone’s country, but not offices’.

    phonenumbers knows which numbers exist. Toll-free numbers and the like are nobody’s own.
    """
    plain = _DATE.sub(lambda found: " " * len(found[0]), without_links(text))
    if not _MAY_BE_TELEPHONE.search(plain):
        return
    # loaded here since few texts hold anything like a number
    import phonenumbers  # noqa: PLC0415
    from babel.core import get_global  # noqa: PLC0415

    country = get_global("zone_territories").get(zone, "001")
    country = "US" if country == "001" else country
    kind = phonenumbers.PhoneNumberType
    public = {kind.TOLL_FREE, kind.PREMIUM_RATE, kind.SHARED_COST, kind.UAN}
    last = 0
    for found in phonenumbers.PhoneNumberMatcher(plain, country):
        before = _BESIDE.split(plain[max(last, found.start - _NEAR_OFFICE) : found.start])[-1]
        last = found.end
        is_public = phonenumbers.number_type(found.number) in public
        if not is_public and not any_finds(lists.offices, before):
            key = phonenumbers.format_number(found.number, phonenumbers.PhoneNumberFormat.E164)
            yield Stretch(found.start, key)


def mail_addresses(text: str, _zone: str, lists: WordLists) -> Iterator[Stretch]:
    """E-mail addresses, but those of offices: press@…, and whatever a government runs."""
    mail, at, dot = _mails(lists.at, lists.dot)
    for found in mail.finditer(text):
        key = dot.sub(".", at.sub("@", found[0].casefold()))
        if not any(role.fullmatch(key) for role in lists.roles):
            yield Stretch(found.start(), key)


@cache
def _mails(at: tuple[str, ...], dot: tuple[str, ...]) -> tuple[re.Pattern[str], ...]:
    """Finds a mail address, and in one what is written for “@” and for the dot."""
    at_sign, full_stop = (rf"\s?{_in_brackets(words)}\s?" for words in (at, dot))
    mail = (
        rf"(?<![\w.+/-])[\w.+-]+(?:@|{at_sign})(?:[\w-]+(?:\.|{full_stop}))+[a-z]{{2,}}(?![\w-])"
    )
    return re.compile(mail, re.IGNORECASE), re.compile(at_sign), re.compile(full_stop)


def number_plates(text: str, _zone: str, lists: WordLists) -> Iterator[Stretch]:
    """Number plates: called so, beside a vehicle, or written as in Britain."""
    for found in _all(lists.plates, without_links(text)):
        group = next(name for name, sign in found.groupdict().items() if sign)
        key = re.sub(r"\W", "", found[group]).casefold()
        yield Stretch(found.start(group), key)


_IDENTITY = re.compile(
    r"""(?ix)
    (?<![\w-]) (?P<social>(?!000|666)\d{3}([ \u2010-\u2015-])(?!00)\d{2}\2(?!0000)\d{4}) (?![\w-])
    |\b(?P<british>(?-i:[A-CEGHJ-PR-TW-Z][A-CEGHJ-NPR-TW-Z])(?:[ ]?\d{2}){3}[ ]?(?-i:[A-D]))\b
    |\b(?P<account>(?-i:[A-Z]{2}\d{2}(?:[ ]?[A-Z0-9]{4}){3,7}(?:[ ]?[A-Z0-9]{1,3})?))\b
    |(?<![\w.-])(?P<card>\d{4}(?:[ -]?\d{4}){3}|3[47]\d{2}[ -]?\d{6}[ -]?\d{5})(?![\w-])
    """
)
_TWO_DIGITS = re.compile(r"\d\d")
_CARD_BASE = 10


def identity_numbers(text: str, _zone: str, lists: WordLists) -> Iterator[Stretch]:
    """Numbers that stand for one person: social security, payment cards, bank accounts."""
    if not _TWO_DIGITS.search(text):
        return
    for found in _all((_IDENTITY, *lists.identity), without_links(text)):
        group = next(name for name, sign in found.groupdict().items() if sign)
        sign = re.sub(r"\W", "", found[group])
        if (group == "card" and not _sums_up(sign)) or (group == "account" and not _is_iban(sign)):
            continue
        yield Stretch(found.start(group), sign)


def _sums_up(digits: str) -> bool:
    """Whether digits keep the check sum of payment cards (ISO/IEC 7812)."""
    doubled = (int(digit) * (1 + index % 2) for index, digit in enumerate(reversed(digits)))
    return sum(number // _CARD_BASE + number % _CARD_BASE for number in doubled) % _CARD_BASE == 0


def _is_iban(sign: str) -> bool:
    """Whether a sign keeps the check sum of bank accounts (ISO 13616)."""
    turned = sign[4:] + sign[:4]
    return int("".join(str(int(letter, 36)) for letter in turned)) % 97 == 1


def house_addresses(text: str, _zone: str, lists: WordLists) -> Iterator[Stretch]:
    """House numbers with their street: of one house, never of a block, a corner or a route."""
    plain = without_links(text)
    for found in _all(lists.houses.addresses, plain):
        if not any_finds(lists.houses.block, found[0]):
            key = re.sub(r"\W+", " ", found[0]).casefold()
            yield Stretch(found.start(), key)


def names_a_house(name: str, lists: WordLists) -> bool:
    """Whether the name of a place is, or holds, the address of one house or flat.

    A name is short, so more counts than in prose: ``42 elm``, ``Flat 3``.
    """
    if any_finds(lists.houses.block, name):
        return False
    written = (name, name.title())
    holds = any(next(house_addresses(one, "", lists), None) for one in written)
    return holds or any_finds(lists.houses.names, name)


def ages_of_children(text: str, _zone: str, lists: WordLists) -> Iterator[Stretch]:
    """Names with an age under 18 beside them; the stretch is the name."""
    for found in _all(lists.ages.beside_names, without_links(text)):
        group = next(name for name, words in found.groupdict().items() if words)
        if not any_finds(lists.ages.no_names, found[group]):
            yield Stretch(found.start(group), found[group])


def _all(patterns: Iterable[re.Pattern[str]], text: str) -> Iterator[re.Match[str]]:
    """What any of some expressions finds."""
    for pattern in patterns:
        yield from pattern.finditer(text)
