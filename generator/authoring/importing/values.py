"""Values of a source in the forms of a record: days, numbers, words, prose."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import UTC, datetime, timedelta
from decimal import Decimal, InvalidOperation
from email.utils import parsedate_to_datetime
from html.parser import HTMLParser

from generator.authoring.importing.mapping import Taken
from generator.authoring.importing.rows import Row
from generator.model.web import address_fault
from generator.reading.narrative import read_narrative

NOTHING = frozenset(
    {"", "-", "--", "?", "n/a", "na", "none", "null", "nan", "unknown", "not known", "tbd"}
)
"""What sources write where they say nothing."""
_ISO = re.compile(
    r"(\d{4})(?:-(\d{2})(?:-(\d{2})(?:[ T](\d{2}):(\d{2})(?::(\d{2})(?:\.\d+)?)?"
    r" ?(Z|UTC|GMT|[+-]\d{2}:?\d{2})?)?)?)?"
)
EPOCH = "epoch"
"""The pattern of seconds or milliseconds since 1970."""
_EPOCH = re.compile(r"(\d{9,10})(?:\d{3})?(?:\.\d+)?")
_CLOCK_CODES = ("%H", "%I", "%M")
_DIGITS = r"(?:\d{1,3}(?:,\d{2,3})*,\d{3}|\d+)(?:\.\d+)?"
"""A number with or without commas, as in English and in India; “1,5” is none."""
_NUMBER = re.compile(_DIGITS)
_RANGE = re.compile(rf"({_DIGITS})\s*(?:-|–|to)\s*({_DIGITS})")
_SCALED = re.compile(
    r"\d\s*(?:hundred|thousand|million|billion|trillion|dozen|lakh|crore|k|mn|bn|mil|mill|mill[oó]n(?:es)?)s?\b",
    re.IGNORECASE,
)
"""A number of thousands or so, whose digits alone would be another number."""
_AT_LEAST = re.compile(
    r"\bat least\b|(?<!\bno )(?<!\bnot )\b(?:over|more than)\b.*\d"
    r"|\bor more\b|\b(?:and|or) (?:over|above)\b|\d\s*\+|≥|>"
    r"|\b(?:no|not) (?:under|(?:less|fewer) than)\b.*\d",
    re.IGNORECASE,
)
_AT_MOST = re.compile(
    r"\bat most\b|\bup to\b.*\d|(?<!\bno )(?<!\bnot )\b(?:under|(?:less|fewer) than)\b.*\d|≤|<"
    r"|\bor (?:less|fewer)\b|\b(?:and|or) (?:under|below)\b|\b(?:no|not) (?:over|more than)\b.*\d",
    re.IGNORECASE,
)
_ABOUT = re.compile(
    r"\b(?:about|around|circa)\b.*\d|\d\s*\(?(?:about|around|circa)\b|\bapprox|~|≈"
    r"|(?<![\w.])c\.\s*\d",
    re.IGNORECASE,
)
_BLANKS = re.compile(r"\n{3,}")


def texts_of(taken: Taken | None, row: Row, *, whole: bool = False) -> tuple[str, ...]:
    """Every value that a row has for something, in the words of the mapping.

    Args:
        taken: Where it comes from.
        row: The row.
        whole: Whether a cell is one value, whatever lines it has.
    """
    if taken is None:
        return ()
    if taken.always is not None:
        return (taken.always,)
    cell = next(
        (text for name in taken.column or () if _says(text := row.values.get(name, ""))), ""
    )
    parts = [cell] if whole else cell.split("\n")
    if taken.split:
        parts = [one for part in parts for one in part.split(taken.split)]
    found = (taken.words.get(one, one) for part in parts if _says(one := part.strip()))
    said = tuple(dict.fromkeys(one for one in found if one))
    return said or ((taken.otherwise,) if taken.otherwise else ())


def text_of(taken: Taken | None, row: Row) -> str:
    """The value that a row has for something; empty where it has none."""
    return next(iter(texts_of(taken, row, whole=True)), "")


def _says(text: str) -> bool:
    return text.strip().casefold() not in NOTHING


def moment_of(text: str, patterns: Sequence[str]) -> str | None:
    """Write a day or a time as a record does; None where no pattern fits.

    ISO 8601 is always read. A pattern with a year and a month alone gives a month.
    """
    text = " ".join(text.split())
    for pattern in patterns:
        if pattern == EPOCH and (seconds := _EPOCH.fullmatch(text)):
            found = datetime.fromtimestamp(int(seconds[1]), UTC)
            return f"{found:%Y-%m-%d %H:%M}Z"
        try:
            found = datetime.strptime(text, pattern)  # noqa: DTZ007 - in the zone of the incident
        except ValueError:
            continue
        return _as_moment(found, pattern)
    if match := _ISO.fullmatch(text):
        return _iso(*match.groups())
    try:  # RFC 2822, as feeds have it
        return _as_moment(parsedate_to_datetime(text), "%d %H")
    except ValueError:
        return None


def _as_moment(found: datetime, pattern: str) -> str:
    if any(code in pattern for code in (*_CLOCK_CODES, "%X", "%c")):
        offset = found.utcoffset()
        return f"{found:%Y-%m-%d %H:%M}{_offset(offset) if offset is not None else ''}"
    if "%d" in pattern or "%j" in pattern or "%x" in pattern:
        return f"{found:%Y-%m-%d}"
    return (
        f"{found:%Y-%m}" if any(code in pattern for code in ("%m", "%b", "%B")) else f"{found:%Y}"
    )


def _offset(offset: timedelta) -> str:
    minutes = int(offset.total_seconds() // 60)
    sign = "-" if minutes < 0 else "+"
    return f"{sign}{abs(minutes) // 60:02d}:{abs(minutes) % 60:02d}" if minutes else "Z"


def _iso(year: str, *parts: str | None) -> str | None:
    month, day, hour, minute, second, zone = parts
    try:
        datetime(int(year), int(month or 1), int(day or 1), int(hour or 0), int(minute or 0))  # noqa: DTZ001 - likewise
    except ValueError:
        return None
    text = "-".join(part for part in (year, month, day) if part)
    if hour is None:
        return text
    if day and (hour, minute) == ("00", "00") and second in {None, "00"} and zone is None:
        return text  # a day that some program wrote as its first second
    if zone in {"Z", "UTC", "GMT", "+00:00", "+0000", "-00:00"}:
        return f"{text} {hour}:{minute}Z"
    if zone and ":" not in zone:
        zone = f"{zone[:3]}:{zone[3:]}"
    return f"{text} {hour}:{minute}{zone or ''}"


def number_of(text: str) -> tuple[str, str] | None:
    """Read a number, or two, and how exact a source says it is; None where there is none.

    Nor is one read where its digits alone would be another: “1.5 million”, “5k”, “1,5”, “20-10”.
    """
    numbers = _NUMBER.findall(text)
    if _SCALED.search(text):
        return None
    qualifier = "exactly"
    for pattern, word in ((_AT_LEAST, "at-least"), (_AT_MOST, "at-most"), (_ABOUT, "about")):
        if pattern.search(text):
            qualifier = word
    if len(numbers) == 1:
        return _tidy(numbers[0]), qualifier
    found = _RANGE.search(text)
    if found is None or len(numbers) > 2:  # noqa: PLR2004 - a lowest and a highest
        return None
    low, high = (_tidy(part) for part in found.groups())
    if Decimal(low) > Decimal(high):
        return None
    return (low if low == high else f"{low}-{high}"), qualifier


def _tidy(text: str) -> str:
    whole, point, rest = text.replace(",", "").partition(".")
    rest = rest.rstrip("0")[:6]
    return whole + (point + rest if rest else "")


def degrees_of(text: str) -> Decimal | None:
    """Read degrees; None where it is no number."""
    try:
        found = Decimal(
            text.replace(",", ".") if text.count(",") == 1 and "." not in text else text
        )
    except InvalidOperation:
        return None
    return found if found.is_finite() else None


def cut_between_words(text: str, longest: int) -> str:
    """Cut a long text between words."""
    text = " ".join(text.split())
    if len(text) <= longest:
        return text
    return text[:longest].rsplit(" ", 1)[0].rstrip(" ,;:.-") + " …"


_BLOCKS = frozenset({"p", "div", "br", "ul", "ol", "table", "tr", "blockquote"}) | {
    f"h{level}" for level in range(1, 7)
}


class _Reader(HTMLParser):
    """Turns HTML into the Markdown that a narrative knows: paragraphs, lists, links, emphasis."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.out: list[str] = []
        self.links: list[str] = []
        self.silent = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in {"script", "style"}:
            self.silent += 1
        elif (
            tag in {"p", "div", "ul", "ol", "table", "tr", "blockquote", "h1", "h2", "h3", "h4"}
            or tag == "br"
        ):
            self.out.append("\n\n")
        elif tag == "li":
            self.out.append("\n- ")
        elif tag == "a":
            self.links.append(dict(attrs).get("href") or "")
            self.out.append("\1")

    def handle_endtag(self, tag: str) -> None:
        if tag in {"script", "style"}:
            self.silent = max(0, self.silent - 1)
        elif tag == "a" and self.links:
            address = self.links.pop()
            at = max((i for i, piece in enumerate(self.out) if piece == "\1"), default=-1)
            words = "".join(self.out[at + 1 :]).strip()
            linked = words and address_fault(address) is None and not re.search(r"[()\[\]]", words)
            self.out[at:] = [f"[{words}]({address})" if linked else words]
        elif tag in _BLOCKS:
            self.out.append("\n\n")

    def handle_data(self, data: str) -> None:
        if not self.silent:
            self.out.append(data)


_HTML = re.compile(
    r"</?(?:p|div|br|a|ul|ol|li|b|i|em|strong|span|h[1-6]|small|var|table)\b[^>]*>|<!--|<script",
    re.IGNORECASE,
)
_PICTURE = re.compile(r"!\[([^\]]*)\]\(([^\s)]+)(?:\s+\"[^\"]*\")?\)")
_TITLED = re.compile(r"\[([^\]]+)\]\((\S+?)\s+[\"'][^)]*\)")
_SHORTCODE = re.compile(r"\{\{[<%].*?[%>]\}\}|\{%.*?%\}", re.DOTALL)
_NAMED = re.compile(r"^\[([^\]]+)\]:\s*(\S+).*$", re.MULTILINE)
_WORDS_ALONE = re.compile(r"[^\W\d_][\w ,.;?'’“”–—-]*")
"""Of such a paragraph a narrative makes nothing else, so that it need not be read first."""
_HARD = re.compile(r"([\\`*_{}\[\]()>#+!<|~])")


def prose_of(text: str, source: str) -> str:
    """Write prose of another dialect as a narrative has it, each paragraph citing its source.

    HTML becomes Markdown, pictures become links, links by name get their addresses. What a
    narrative still would not read is written so that it is seen as it stands.

    Args:
        text: Markdown or HTML.
        source: The id of the source to cite.
    """
    if _HTML.search(text):
        reader = _Reader()
        reader.feed(text)
        text = "".join(reader.out).replace("\1", "")
    text = _SHORTCODE.sub("", text.replace("\r\n", "\n").replace("\t", "    "))
    named = dict(_NAMED.findall(text))
    text = _NAMED.sub("", text)
    for name, address in named.items():
        text = re.sub(rf"\[([^\]]+)\]\[{re.escape(name)}\]", rf"[\1]({address})", text)
    text = _PICTURE.sub(lambda found: f"[{found[1] or 'picture'}]({found[2]})", text)
    text = _TITLED.sub(r"[\1](\2)", text)
    return "\n\n".join(_cited(text, source)) + "\n"


def _is_refused(paragraph: str) -> bool:
    _, problems = read_narrative(paragraph + "\n", "x")
    return any(one.level.value == "error" for one in problems)


def _cited(text: str, source: str) -> Iterator[str]:
    for part in _BLANKS.sub("\n\n", text).split("\n\n"):
        lines = [" ".join(line.split()) for line in part.strip().splitlines()]
        lines = [line for line in lines if line and not set(line) <= set("-*_= |:")]
        if not lines:
            continue
        if any(line.startswith(("#", "|", ">", "```", "~~~")) for line in lines):
            lines = [line.lstrip("#|>`~ ").rstrip("|` ") for line in lines]
        joint = "\n" if all(re.match(r"(?:[-*+]|\d+\.) ", line) for line in lines) else " "
        words = joint.join(line for line in lines if line)
        if not words:
            continue
        paragraph = f"{words} [@{source}]"
        if not _WORDS_ALONE.fullmatch(words) and _is_refused(paragraph):
            paragraph = f"{_HARD.sub(_escaped, words)} [@{source}]"
        yield paragraph


def _escaped(found: re.Match[str]) -> str:
    return "\\" + found[1]
