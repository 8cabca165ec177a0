"""What can lead a stranger to somebody: numbers, addresses and ages, as they stand in a text.

Each of these finds stretches of a text. None knows whose they are: whether one may stand where it
stands is for the standards in ``privacy`` to say.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from functools import lru_cache

from msgspec import Struct


class Stretch(Struct, frozen=True):
    """A stretch of a text that says something of somebody's private life.

    Attributes:
        start: The offset of its first character.
        end: The offset after its last.
        key: What is the same however it is written, such as the digits of a number.
    """

    start: int
    end: int
    key: str


Finder = Callable[[str, str], Iterator[Stretch]]
"""Finds stretches in a text, given the zone of its times, which says whose numbers it holds."""

_SHORTEST = 5  # the letters of “1 SR9”, a house on a state road
# a digit right behind a letter, or a sign with nothing before it, is that of a citation: [@s0]
_SIGN_OF_ANY = re.compile(r"\d(?<![a-mp-z]\d)|@(?<=[\w.+-]@)|\b(?:at|AT)\b|years?[- ]old")


def may_hold_any(text: str) -> bool:
    """Whether a text could hold anything that is sought here: most sentences cannot."""
    return len(text) >= _SHORTEST and bool(_SIGN_OF_ANY.search(text))


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
# Offices say their number because it is to be called.
_OFFICE = re.compile(
    r"(?i)\b(?:911|999|112|988|police|sheriff|troopers?|dispatch|(?:non-)?emergency|hot-?line"
    r"|help-?line|life-?line|tip-?line|tips?|crime\s*stoppers|crisis|office|department|dept|bureau"
    r"|agency|authority|council|city hall|clerk|hospital|clinic|school|university|fbi|fire"
    r"|red cross|embassy|consulate|newsroom|press|media|switchboard|reception|information line"
    r"|polizei|notruf|policía|emergencias|mairie|préfecture|comune)\b"
)
_NEAR_OFFICE = 80
_BESIDE = re.compile(r"[.!?]\s")


def telephone_numbers(text: str, zone: str) -> Iterator[Stretch]:
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
        if phonenumbers.number_type(found.number) not in public and not _OFFICE.search(before):
            key = phonenumbers.format_number(found.number, phonenumbers.PhoneNumberFormat.E164)
            yield Stretch(found.start, found.end, key)


_MAIL = re.compile(
    r"(?<![\w.+/-])[\w.+-]+(?:@|\s?[\[(]at[\])]\s?)(?:[\w-]+(?:\.|\s?[\[(]dot[\])]\s?))+[a-z]{2,}(?![\w-])",
    re.IGNORECASE,
)
_ROLE = re.compile(
    r"(?i)(?:info|press|media|news|newsroom|tips?|contact|office|editors?|corrections?|hello|help"
    r"|support|service|privacy|security|abuse|admin|webmaster|postmaster|no-?reply|redaktion"
    r"|presse|prensa|kontakt|contacto|git|user|you|name|someone|me)(?:[._+-].*)?@.*"
    r"|.*@(?:[\w-]+\.)*(?:gov|mil|police\.uk|gov\.[a-z]{2})"
)


def mail_addresses(text: str, _zone: str) -> Iterator[Stretch]:
    """E-mail addresses, but those of offices: press@…, and whatever a government runs."""
    for found in _MAIL.finditer(text):
        key = re.sub(r"\s?[\[(]at[\])]\s?", "@", found[0].casefold())
        key = re.sub(r"\s?[\[(]dot[\])]\s?", ".", key)
        if not _ROLE.fullmatch(key):
            yield Stretch(found.start(), found.end(), key)


_SIGN = r"(?-i:(?=[A-ZÄÖÜ0-9 ·•-]*\d)[A-ZÄÖÜ0-9]{1,4}(?:[ ·•-]?[A-ZÄÖÜ0-9]{1,4}){1,2})"
_PLATE = re.compile(
    rf"""(?ix)
    (?:\b(?:(?:licen[cs]e|number|registration|vehicle)[ ]?(?:plates?|tags?)|plates?|tag[ ]number
        |registration(?:[ ]number)?|kennzeichen|matr[ií]cula|immatriculation|targa)
      (?:[ ](?:numbers?|no\.?|reading|reads?|is|was|with|bearing|of|lautet)){{0,2}}
      [ :,“"‘']{{1,3}} (?P<told>{_SIGN}) (?!\w)
    |\b(?P<before>{_SIGN}) [ ]? (?:licen[cs]e[ ]|number[ ])?plates?\b
    |\b(?P<british>(?-i:[A-Z]{{2}}[0-9]{{2}}[ ][A-Z]{{3}}))\b
    |\b(?:car|truck|van|suv|sedan|pickup|motorcycle|minivan|vehicle|honda|toyota|ford|chevrolet
        |nissan|bmw|audi|volkswagen|kia|hyundai|jeep|dodge|tesla)\b
      [^.;\n]{{0,30}}? [ (,] (?P<beside>(?-i:[A-Z]{{1,3}}[ -]?[A-Z]{{0,2}}[ -]?\d{{3,4}}
        |\d{{1,3}}[ -]?[A-Z]{{3}}[ -]?\d{{0,3}})) (?![\w-])
    )"""
)


def number_plates(text: str, _zone: str) -> Iterator[Stretch]:
    """Number plates: called so, beside a vehicle, or written as in Britain."""
    for found in _PLATE.finditer(without_links(text)):
        group = next(name for name, sign in found.groupdict().items() if sign)
        key = re.sub(r"\W", "", found[group]).casefold()
        yield Stretch(found.start(group), found.end(group), key)


_IDENTITY = re.compile(
    r"""(?ix)
    (?<![\w-]) (?P<social>(?!000|666)\d{3}([ \u2010-\u2015-])(?!00)\d{2}\2(?!0000)\d{4}) (?![\w-])
    |(?:\bssn|social[ -]security(?:[ ](?:number|no\.?))?)\W{0,3}(?:is|was|:)?\W{0,2}
      (?P<told>\d{9}|\d{3}\W\d{2}\W\d{4})(?!\d)
    |\b(?P<british>(?-i:[A-CEGHJ-PR-TW-Z][A-CEGHJ-NPR-TW-Z])(?:[ ]?\d{2}){3}[ ]?(?-i:[A-D]))\b
    |\b(?P<account>(?-i:[A-Z]{2}\d{2}(?:[ ]?[A-Z0-9]{4}){3,7}(?:[ ]?[A-Z0-9]{1,3})?))\b
    |(?<![\w.-])(?P<card>\d{4}(?:[ -]?\d{4}){3}|3[47]\d{2}[ -]?\d{6}[ -]?\d{5})(?![\w-])
    """
)
_TWO_DIGITS = re.compile(r"\d\d")
_CARD_BASE = 10


def identity_numbers(text: str, _zone: str) -> Iterator[Stretch]:
    """Numbers that stand for one person: social security, payment cards, bank accounts."""
    if not _TWO_DIGITS.search(text):
        return
    for found in _IDENTITY.finditer(without_links(text)):
        group = next(
            name for name in ("social", "told", "british", "account", "card") if found[name]
        )
        sign = re.sub(r"\W", "", found[group])
        if (group == "card" and not _sums_up(sign)) or (group == "account" and not _is_iban(sign)):
            continue
        yield Stretch(found.start(group), found.end(group), sign)


def _sums_up(digits: str) -> bool:
    """Whether digits keep the check sum of payment cards (ISO/IEC 7812)."""
    doubled = (int(digit) * (1 + index % 2) for index, digit in enumerate(reversed(digits)))
    return sum(number // _CARD_BASE + number % _CARD_BASE for number in doubled) % _CARD_BASE == 0


def _is_iban(sign: str) -> bool:
    """Whether a sign keeps the check sum of bank accounts (ISO 13616)."""
    turned = sign[4:] + sign[:4]
    return int("".join(str(int(letter, 36)) for letter in turned)) % 97 == 1


# The suffixes of streets in USPS Publication 28 that are common, and what other countries write.
_STREET = (
    r"(?:street|st|avenue|aven?|road|rd|lane|ln|drive|dr|court|ct|circle|cir|boulevard|blvd|place"
    r"|pl|terrace|ter|way|parkway|pkwy|highway|hwy|square|sq|trail|trl|close|crescent|cres|row"
    r"|mews|loop|alley|aly|turnpike|pike|tpke|expressway|expy|freeway|fwy|plaza|plz|grove|grv"
    r"|gardens?|gdns|hill|heights|hts|cove|cv|point|pt|run|path|pass|bend|ridge|rdg|creek|crossing"
    r"|xing|landing|manor|view|walk|quay|wharf|broadway|bypass|causeway|commons?|esplanade)"
)
_DIRECTION = r"(?:[NSEW]\.?|[NS]\.?[EW]\.?|North|South|East|West|(?:North|South)(?:east|west))"
_NUMBER = (
    r"(?<![\w.,$€£#:/-])(?i:(?<!route )(?<!highway )(?<!exit )(?<!mile )(?<!interstate )"
    r"(?<!flight ))(?<!the (?=(?:19|20)\d\d ))(?<!in (?=(?:19|20)\d\d ))"
    r"\d{1,6}(?:[ -]?[A-Z]|-\d{1,4}|[ ]?½)?(?![\w.,-]*\d)"
)
_NAMED = r"(?:[A-ZÀ-Þ][\w’'.-]*|\d{1,3}(?:st|nd|rd|th))"
_NUMBER_FIRST = re.compile(
    rf"{_NUMBER},?\s+(?![Bb]l(?:oc)?k\b)(?:{_DIRECTION}\s+)?(?:{_NAMED}\s+){{1,4}}?(?i:{_STREET})\b"
    rf"|{_NUMBER}\s+(?:{_DIRECTION}\s+)?(?:Broadway|Avenue\s+(?:of\s+the\s+\w+|[A-Z]\b)"
    r"|(?:County|State|Farm|Ranch)\s+(?:Road|Route|Highway)\s+\d+|(?:US|U\.S\.|State|SR|CR|FM|RR)"
    r"[ -]?(?:Highway|Hwy|Route|Rte)?[ -]?\d+|(?:Highway|Hwy|Route|Rte|Road)\s+\d+)\b"
    rf"|{_NUMBER},?\s+(?:bis\s+)?(?i:rue|avenue|boulevard|place|chemin|impasse|allée|quai|calle|via|rua)\s+"
    r"(?:(?:de|du|des|la|le|les|del|della|da|do)\s+|(?:de\s+)?l[’'])*[A-ZÀ-Þ]\w+"
)
_NUMBER_LAST = re.compile(
    r"\b[A-ZÄÖÜ][\wäöüß-]*(?:straße|strasse|str\.|gasse|allee|weg|platz|ufer|damm|straat|gatan|vej)"
    r"\s+\d{1,4}\s?[a-z]?\b"
    r"|\b(?:[Cc]alle|[Cc]/|[Vv]ia|[Rr]ua|[Aa]venida|[Aa]vda\.|[Pp]laza|[Pp]iazza|[Cc]orso|[Uu]lica|ul\.)\s?"
    r"(?:(?:de|del|la|las|los|el|da|do|dos|della|dei)\s+)*[A-ZÀ-Þ]\w+(?:\s+[A-ZÀ-Þ]\w+){0,2},?\s+"
    r"(?:n[.ºo°]*\s?)?\d{1,4}\b"
)
_UNIT = re.compile(r"\b(?:[Aa]pt|[Aa]partment|[Ff]lat|[Uu]nit)\.?\s+#?(?:\d+[A-Z]?|[A-Z]\d*)\b")
_STARTS_WITH_NUMBER = re.compile(
    r"(?:^|,\s*)\d{1,6}[A-Za-z]?(?:-\d+)?\s+(?!bl(?:oc)?k\b)(?!hours?\b)[^\W\d_]{2,}",
    re.IGNORECASE,
)
_ENDS_WITH_NUMBER = re.compile(
    r"(?<!county )(?<!state )\b(?:street|st|avenue|ave|lane|drive|road)\.?,?\s+"
    r"(?:no\.?\s*)?\d{1,5}[a-z]?$",
    re.IGNORECASE,
)
_BLOCK = re.compile(r"\b(?:block|blk)\b", re.IGNORECASE)


def house_addresses(text: str, _zone: str) -> Iterator[Stretch]:
    """House numbers with their street: of one house, never of a block, a corner or a route."""
    plain = without_links(text)
    for pattern in (_NUMBER_FIRST, _NUMBER_LAST):
        for found in pattern.finditer(plain):
            if not _BLOCK.search(found[0]):
                key = re.sub(r"\W+", " ", found[0]).casefold()
                yield Stretch(found.start(), found.end(), key)


def names_a_house(name: str) -> bool:
    """Whether the name of a place is, or holds, the address of one house or flat.

    A name is short, so more counts than in prose: ``42 elm``, ``Flat 3``.
    """
    if _BLOCK.search(name):
        return False
    holds = next(house_addresses(name, ""), None) or next(house_addresses(name.title(), ""), None)
    signs = (_UNIT, _STARTS_WITH_NUMBER, _ENDS_WITH_NUMBER)
    return bool(holds or any(sign.search(name) for sign in signs))


_AGE = (
    r"(?:1[0-7]|[1-9]|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen"
    r"|fourteen|fifteen|sixteen|seventeen)"
)
_DASH = r"[-\s\u2010-\u2015]"
_OLD = (
    rf"(?i:{_AGE}{_DASH}years?{_DASH}old|\d{{1,2}}{_DASH}(?:month|week|day)s?{_DASH}old"
    rf"|{_AGE}-jährige[rn]?)"
)
_KIN = (
    r"(?:boy|girl|teen(?:ager)?|student|pupil|resident|child|youth|male|female|man|woman|suspect"
    r"|victim|driver|passenger|native|citizen|cyclist|pedestrian|son|daughter|brother|sister)"
)
_GIVEN = r"[A-ZÀ-Þ][\wà-ÿ’'-]+"
_FULL = rf"(?P<name>{_GIVEN}(?:\s+(?:[A-Z]\.|de|la|van|von|bin|al|{_GIVEN})){{0,3}}\s+{_GIVEN})"
_AGED = re.compile(
    rf"\b{_OLD}\s+(?:(?!from|in|of|at|to|who|was|is|and|has|had|were|with|by\b)[a-zà-ÿ’'-]+,?\s+)"
    rf"{{0,3}}(?P<after>{_GIVEN}(?:\s+(?:[A-Z]\.\s+)?{_GIVEN}){{0,3}})(?![\wà-ÿ’'-]|\s+{_KIN}\b)"
    rf"|\b{_FULL}(?:,\s+(?:who\s+(?:is|was)\s+)?|\s+(?:was|is)\s+|\s+\(|,?\s+aged?\s+|,?\s+de\s+)"
    rf"(?:(?:(?i:aged?)\s+)?{_AGE}(?:\)|[,;](?!\d)|\.(?!\d)|\s*$|\s+(?:years|años|ans)\b)"
    rf"|(?:an?\s+|the\s+)?{_OLD})",
    re.MULTILINE,
)
_NO_NAME = re.compile(
    r"(?i)\b(?:january|february|march|april|may|june|july|august|september|october|november"
    r"|december|monday|tuesday|wednesday|thursday|friday|saturday|sunday|section|chapter|figure"
    r"|article|route|grade|highway|interstate|flight|group|level|version|part|rule|street|avenue"
    r"|road|county|district|university|police|city|department)\b"
)


def ages_of_children(text: str, _zone: str) -> Iterator[Stretch]:
    """Names with an age under 18 beside them; the stretch is the name."""
    for found in _AGED.finditer(without_links(text)):
        group = "after" if found["after"] else "name"
        if not _NO_NAME.search(found[group]):
            yield Stretch(found.start(group), found.end(group), found[group])
