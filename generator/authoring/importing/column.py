"""What a column of a source holds: days, addresses, degrees, words."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from statistics import mean

from generator.authoring.importing.formats import TEXT
from generator.authoring.importing.rows import Row
from generator.authoring.importing.values import EPOCH, NOTHING, moment_of

HALF, MOST = 0.5, 0.8
LONGER = 40
DATES = (
    "%m/%d/%Y %H:%M", "%d/%m/%Y %H:%M", "%m/%d/%Y", "%d/%m/%Y", "%m/%d/%y", "%d/%m/%y",
    "%d.%m.%Y %H:%M", "%d.%m.%Y", "%d-%m-%Y", "%m-%d-%Y", "%Y/%m/%d", "%Y/%m/%d %H:%M",
    "%Y.%m.%d", "%Y%m%d", "%B %d, %Y", "%b %d, %Y", "%b. %d, %Y", "%d %B %Y", "%d %b %Y",
    "%d-%b-%Y", "%d-%b-%y", "%B %Y", "%b %Y", "%A, %B %d, %Y", "%m/%d/%Y %I:%M %p",
    "%m/%d/%Y %I:%M:%S %p", "%B %d, %Y %I:%M %p", "%Y-%m-%d %I:%M %p", EPOCH,
)  # fmt: skip
"""Ways of writing a day that are tried, the common ones first."""
_NAMES = {
    "headline": r"title|headline|name|subject|summary|heading|what",
    "occurred": r"date|occurred|when|day|start|started|began|incident_?date|created_?at|published",
    "reported": r"report|disclos|publi|announc|posted",
    "key": r"id|uuid|guid|slug|key|number|no|ref|case|unique_?id|file|code",
    "lat": r"lat|latitude|y",
    "lon": r"lon|lng|long|longitude|x",
    "link": r"url|link|permalink|shortlink|href|web",
    "text": rf"{TEXT}|description|details|narrative|body|content|notes|summary|abstract|text",
    "standfirst": r"summary|abstract|teaser|excerpt|description",
    "tags": r"tags?|keywords?|labels?|categor(?:y|ies)|topics?",
    "locality": r"city|town|municipality|county|state|region|country|location|place|locality",
}
_POSITION = re.compile(r"\(?\s*-?\d{1,2}\.\d+\s*[,\s]\s*-?\d{1,3}(?:\.\d+)?\s*\)?")
_PARTS = (";", "|", ", ", ",")


class Column:
    """What a column holds."""

    def __init__(self, name: str, rows: Sequence[Row]) -> None:
        self.name = name
        cells = (row.values.get(name, "").strip() for row in rows)
        self.said = [cell for cell in cells if cell.casefold() not in NOTHING]
        self.share = len(self.said) / max(1, len(rows))
        self.distinct = set(self.said)

    def called(self, role: str) -> bool:
        """Whether its name, or the last part of it, is one of those of a role."""
        word = self.name.rpartition(".")[2].strip().casefold().replace(" ", "_").replace("-", "_")
        parts = word.split("_")
        pattern = _NAMES[role]
        return any(re.fullmatch(pattern, one) for one in (word, *parts))

    def reads(self, holds: Iterable[bool], most: float = 0.8) -> bool:
        """Whether so much of what it says holds."""
        return bool(self.said) and mean(holds) >= most

    @property
    def is_day(self) -> bool:
        """Whether it holds days or times."""
        patterns = DATES if self.called("occurred") or self.called("reported") else DATES[:-1]
        numbers = re.compile(r"\d{4}|\d\D\d+\D\d")
        read = (
            bool(numbers.search(one)) and moment_of(one, patterns) is not None
            for one in self.said[:300]
        )
        return self.reads(read, HALF if self.called("occurred") else MOST)

    @property
    def is_address(self) -> bool:
        """Whether it holds addresses."""
        return self.reads(one.startswith(("http://", "https://")) for one in self.said)

    @property
    def is_degrees(self) -> bool:
        """Whether it holds degrees."""
        degrees = re.compile(r"-?\d{1,3}(?:[.,]\d+)?")
        return self.reads(degrees.fullmatch(one) is not None for one in self.said)

    @property
    def is_position(self) -> bool:
        """Whether it holds both coordinates."""
        return self.reads(_POSITION.fullmatch(one) is not None for one in self.said)

    @property
    def is_long(self) -> bool:
        """Whether it holds more than titles."""
        return self.length > LONGER

    @property
    def length(self) -> float:
        """How many letters a cell has."""
        return mean(map(len, self.said)) if self.said else 0

    @property
    def parts(self) -> tuple[str, set[str]]:
        """What parts several values in a cell, and the values; empty where each holds one."""
        for part in ("\n", *_PARTS):
            words = {word.strip() for cell in self.said for word in cell.split(part)} - {""}
            if part in "".join(self.said) and len(words) < len(self.distinct):
                return part, words
        return "", self.distinct
