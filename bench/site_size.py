"""How many bytes a site takes for each incident, by kind of file, whatever the collection."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from bench.results import Goal, yes

EACH_MOST = 80_000  # bytes of an incident without media
KINDS_OF_FILE = (
    ("pictures", r".*\.(?:png|webp)"),
    ("quotes", r"incidents/[^/]+/quotes/.*"),
    ("versions and history", r"incidents/[^/]+/(?:versions|history)/.*"),
    ("maps", r"map/ground/.*|incidents/[^/]+/.*\.(?:geojson|svg)"),
    ("data and feeds of an incident", r"incidents/[^/]+/.*\.(?:json|atom|ics)"),
    ("explainers", r"incidents/[^/]+/index\.html"),
    ("search", r"search/.*"),
    ("browse pages", r"(?:incidents|years|tags|facets|map|page)/.*\.html"),
    ("feeds and data of all", r".*\.(?:json|atom|csv|xml|geojson)"),
    ("the rest", r".*"),
)
"""What takes room, the first pattern that fits."""


@dataclass(frozen=True, slots=True)
class SiteSize:
    """The bytes of a site.

    Attributes:
        incidents: How many it has.
        kinds: Bytes by kind of file, the most first.
    """

    incidents: int
    kinds: Mapping[str, int]

    @property
    def each(self) -> float:
        """Bytes for each incident."""
        return sum(self.kinds.values()) / self.incidents

    def rows(self) -> Iterator[str]:
        """The lines of a table: bytes for each incident, by kind of file."""
        yield "| kind | bytes |"
        yield "| --- | --: |"
        yield from (
            f"| {kind} | {total / self.incidents:,.0f} |" for kind, total in self.kinds.items()
        )

    def goal(self, what: str) -> Goal:
        """How the site stands to what it may take for each incident."""
        found = f"{self.each:,.0f} bytes"
        return Goal(f"{what}, an incident", "at most 80 kB", found, yes(self.each <= EACH_MOST))


def size_of(output: Path, incidents: int) -> SiteSize:
    """Weigh a site of so many incidents."""
    found: Counter[str] = Counter()
    for path in output.rglob("*"):
        if path.is_file():
            name = path.relative_to(output).as_posix()
            kind = next(kind for kind, form in KINDS_OF_FILE if re.fullmatch(form, name))
            found[kind] += path.stat().st_size
    return SiteSize(incidents, dict(found.most_common()))
