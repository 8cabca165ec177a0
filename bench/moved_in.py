"""A collection that moves in: the rows of a CSV are imported, and the site of them is built.

Where ``collected.py`` makes up explainers that a newsroom has written out, these are what most
collections are: a row of a table for each incident, with a title, a day, a town, a few figures,
links to reports, and a paragraph.
"""

from __future__ import annotations

import csv
import random
import shutil
import sys
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path

from bench import sites
from bench.asked import Asked
from bench.collected import COUNTRIES, REAL
from bench.made_up import TOWNS, WORDS
from bench.measure import Measured, measure
from bench.results import Found, Goal, say, yes
from bench.site_size import SiteSize, size_of
from bench.sites import WORK

NEWSROOM = """\
format: 1
name: Bench Explainer
url: https://bench.example/
timezone: UTC
kinds: {fire: Fire, flood: Flood, outage: Outage}
"""
MAPPING = """\
source: {title: The table, link: Link}
key: Number
headline: Title
text: Notes
occurred: Day
dates: ["%m/%d/%Y"]
kind: Kind
status: {always: not-assessed}
place: {locality: Place, lat: Lat, lon: Lon, precision: town}
facets: {cause: Cause}
figures: {killed: Killed, injured: Injured}
sources: {column: Reports, split: ","}
"""
SECONDS_MOST = 60  # for 10,000 rows


@dataclass(frozen=True, slots=True)
class MovedIn:
    """What was measured of one table.

    Attributes:
        site: How many bytes it takes, by kind of file; an incident is a row.
        imported: The import into an empty newsroom.
        built: A build of what came of it, without pictures of cards, with the search.
    """

    site: SiteSize
    imported: Measured
    built: Measured


def case(asked: Asked) -> Found | None:
    """Move in with a table of every usual size."""
    if not asked.usual:
        return None
    found = [measured(REAL.get(size, size)) for size in asked.usual]
    goals = tuple(goal for one in found for goal in _goals(one))
    return Found("\n\n".join(map(_table, found)), goals)


def measured(size: int) -> MovedIn:
    """Make up a table, import it and build the site."""
    site = WORK / f"moved-in-{size}"
    shutil.rmtree(site, ignore_errors=True)
    (site / "content").mkdir(parents=True)
    say(f"  importing {size:,} rows and building their site")
    (site / "content" / "newsroom.yaml").write_text(NEWSROOM)
    (site / "mapping.yaml").write_text(MAPPING)
    write_table(site / "rows.csv", size)
    command = ("import", "csv", "rows.csv", "--map", "mapping.yaml", "--snap")
    imported = _run(site, *command)
    built = _run(site, "build", "--no-cards")
    return MovedIn(size_of(site / "output", size), imported, built)


def write_table(path: Path, size: int, seed: int = 1) -> None:
    """Make up a table; the same for the same number of rows and seed."""
    chance = random.Random(f"{seed}/table")  # noqa: S311  made up
    head = "Number Title Day Place Lat Lon Kind Cause Killed Injured Link Reports Notes".split()
    with path.open("w", encoding="utf-8", newline="") as file:
        rows = csv.writer(file)
        rows.writerow(head)
        rows.writerows(_row(chance, number) for number in range(size))


def _row(chance: random.Random, number: int) -> tuple[object, ...]:
    town, lat, lon = chance.choice(COUNTRIES)
    day = date(2015, 1, 1) + timedelta(days=chance.randrange(3650))
    title = f"{' '.join(chance.choices(WORDS, k=7)).capitalize()} in {chance.choice(TOWNS)}"
    notes = [" ".join(chance.choices(WORDS, k=12)).capitalize() + "." for _ in range(4)]
    return (
        *(number, title, day.strftime("%m/%d/%Y"), town),
        *(lat + chance.randrange(-30, 30) / 100, lon + chance.randrange(-30, 30) / 100),
        *(chance.choice(["Fire", "Flood", "Outage"]), chance.choice(["Weather", "Fault"])),
        *(chance.randrange(9), f"at least {chance.randrange(1, 40)}"),
        f"https://table.example/{number}",
        f"https://herald.example/{number}, https://gazette.example/{number}",
        "\n\n".join([" ".join(notes[:2]), " ".join(notes[2:])]),
    )


def _run(site: Path, *words: str) -> Measured:
    command = (sys.executable, "-m", "generator", *words)
    return measure(command, site, environment=sites.environment(), memory=False)


def _table(one: MovedIn) -> str:
    """Tell what a table took, and what each kind of file takes of its site."""
    said = (
        f"The site of {one.site.incidents:,} rows, imported in {one.imported.seconds:.2f} s and"
        f" built with the search in {one.built.seconds:.2f} s, has {one.site.each:,.0f} bytes for"
        " each:\n"
    )
    return "\n".join((said, *one.site.rows()))


def _goals(one: MovedIn) -> tuple[Goal, ...]:
    rows, seconds = one.site.incidents, one.imported.seconds
    what = f"table of {rows:,} rows"
    size = one.site.goal(what)
    if rows < 10_000:
        return (size,)
    limit, found = f"at most {SECONDS_MOST} s", f"{seconds:.2f} s"
    return (size, Goal(f"{what}, import", limit, found, yes(seconds <= SECONDS_MOST)))
