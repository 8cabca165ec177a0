"""A collection as real groups keep them: facets, figures, places over the world, and a search.

Build, what each kind of file takes of the site, the index of the search, a first search in bytes
as Chromium loads it, and one edit: without the search, and with it.
"""

from __future__ import annotations

import random
import re
import shutil
import sys
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path

from playwright.sync_api import sync_playwright

from bench import corpus, sites
from bench.asked import Asked
from bench.host import hosted
from bench.made_up import NEWSROOM, Incident
from bench.measure import Measured, measure
from bench.readers_site import chromium
from bench.results import Found, Goal, say, yes
from bench.sites import WORK, edit, free_port

REAL = {1000: 1340}
"""In place of a round number, the size of a collection that there is."""
EACH_MOST, FIRST_MOST = 80_000, 250_000  # bytes of an incident without media, of a first search
DECLARED = """\
facets:
  cause: {label: Cause, words: {weather: Weather, fault: Fault, hand: By hand, other: Other}}
  system: {label: System, words: {rail: Rail, power: Power, water: Water, roads: Roads}}
  severity: {label: Severity, ordered: yes, words: {low: Low, middle: Middle, high: High}}
figures: {killed: Killed, injured: Injured}
"""
NEWSROOM_OF_ALL = re.sub(r"(?m)^region: .*\n", "", NEWSROOM) + DECLARED
"""A newsroom that tells of the whole world."""
COUNTRIES = (
    *(("Bend, Oregon", 44.1, -121.3), ("Columbus, Ohio", 40.0, -83.0)),
    *(("Ibadan, Nigeria", 7.4, 3.9), ("Pune, India", 18.5, 73.9)),
    *(("Campinas, Brazil", -22.9, -47.1), ("Madrid, Spain", 40.4, -3.7)),
    *(("Nagano, Japan", 36.7, 138.2), ("Canberra, Australia", -35.3, 149.1)),
)
"""Inland, so that all places around them lie where their records say."""
AROUND = 40  # hundredths of a degree
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
class Collection:
    """What was measured of one collection.

    Attributes:
        size: How many incidents.
        cold: A build from nothing, without pictures of cards and without the search.
        searched: The same with the search.
        edited: One edit in a new process, without the search.
        edited_searched: One edit with it.
        kinds: Bytes of the site, by kind of file.
        first: Bytes of a first search: the page, its scripts, the parts of the index.
    """

    size: int
    cold: Measured
    searched: Measured
    edited: Measured
    edited_searched: Measured
    kinds: Mapping[str, int]
    first: int

    @property
    def each(self) -> float:
        """Bytes of the site for each incident."""
        return sum(self.kinds.values()) / self.size


def case(asked: Asked) -> Found | None:
    """Measure a collection at every usual size."""
    if not asked.usual:
        return None
    found = [measured(REAL.get(size, size), asked.runs) for size in asked.usual]
    return Found(_table(found), tuple(goal for one in found for goal in _goals(one)))


def measured(size: int, runs: int) -> Collection:
    """Make up a collection, build, edit and search it."""
    site = WORK / f"collection-{size}"
    shutil.rmtree(site, ignore_errors=True)
    say(f"  making up {size:,} incidents with facets, figures and places")
    corpus.write_these(site / "content", (collected(number) for number in range(size)))
    (site / "content" / "newsroom.yaml").write_text(NEWSROOM_OF_ALL)
    without = ("--no-search",)
    cold = _built(site, *without)
    edited = _edited(site, size, runs, *without)
    shutil.rmtree(site / "output")
    shutil.rmtree(site / ".explainer", ignore_errors=True)
    searched = _built(site)
    edited_searched = _edited(site, size, runs)
    return Collection(
        size, cold, searched, edited, edited_searched, kinds_of(site / "output"), _first(site)
    )


def collected(number: int, seed: int = 1) -> Incident:
    """Make up an incident of a collection; the same for the same number and seed."""
    made = corpus.incident(number, seed)
    return replace(
        made,
        record=_collected(made.record, number, seed),
        first_record=_collected(made.first_record, number, seed),
    )


def _collected(record: str, number: int, seed: int) -> str:
    chance = random.Random(f"{seed}/collection/{number}")  # noqa: S311  made up
    town, lat, lon = chance.choice(COUNTRIES)
    facets = (
        f"facets: {{cause: [{chance.choice(['weather', 'fault', 'hand', 'other'])}],"
        f" system: [{', '.join(chance.sample(['rail', 'power', 'water', 'roads'], 2))}],"
        f" severity: [{chance.choice(['low', 'middle', 'high'])}]}}\n"
    )
    figures = "figures:\n" + "".join(
        f"  - {{id: {kind}, kind: {kind}, value: {chance.randrange(40)},"
        " said_by: [{source: s0}]}\n"
        for kind in ("killed", "injured")
    )
    record = re.sub(r"(?m)^    locality: .*$", f"    locality: {town}", record)
    for axis, middle in (("lat", lat), ("lon", lon)):
        here = f"    {axis}: {middle + chance.randrange(-AROUND, AROUND) / 100:.2f}"
        record = re.sub(rf"(?m)^    {axis}: .*$", here, record)
    return record.replace("status: ongoing\n", f"status: ongoing\n{facets}", 1) + figures


def _built(site: Path, *words: str) -> Measured:
    command = (sys.executable, "-m", "generator", "build", "--no-cards", *words)
    return measure(command, site, environment=sites.environment(), memory=True)


def _edited(site: Path, size: int, runs: int, *words: str) -> Measured:
    name = corpus.incident(size // 2).id
    found = []
    for _ in range(runs):
        edit(site / f"content/incidents/{name}/narrative.md")
        found.append(_built(site, *words))
    return sorted(found, key=lambda one: one.seconds)[len(found) // 2]


def kinds_of(output: Path) -> Mapping[str, int]:
    """The bytes of a site, by kind of file."""
    found: Counter[str] = Counter()
    for path in output.rglob("*"):
        if path.is_file():
            name = path.relative_to(output).as_posix()
            kind = next(kind for kind, form in KINDS_OF_FILE if re.fullmatch(form, name))
            found[kind] += path.stat().st_size
    return dict(found.most_common())


def _first(site: Path) -> int:
    """Search once with nothing kept from before; gives the bytes over the line."""
    port = free_port()
    received: list[float] = []
    with hosted(site / "output", port) as address, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium(), args=["--no-sandbox"])
        page = browser.new_page()
        session = page.context.new_cdp_session(page)
        session.send("Network.enable")
        session.on(
            "Network.loadingFinished", lambda event: received.append(event["encodedDataLength"])
        )
        page.goto(f"{address}search/?q=bridge", wait_until="networkidle")
        page.locator(".results .card").first.wait_for()
        page.wait_for_load_state("networkidle")
        browser.close()
    return int(sum(received))


def _table(found: list[Collection]) -> str:
    lines = [
        (
            "| incidents | build without search | index of the search | one edit | one edit with"
            " search | first search | bytes an incident |"
        ),
        "| --: | --: | --: | --: | --: | --: | --: |",
    ]
    for one in found:
        index = one.searched.seconds - one.cold.seconds
        cells = (
            f"{one.size:,}",
            *(f"{seconds:.2f} s" for seconds in (one.cold.seconds, index)),
            *(f"{each.seconds:.2f} s" for each in (one.edited, one.edited_searched)),
            f"{one.first:,} bytes",
            f"{one.each:,.0f}",
        )
        lines.append(f"| {' | '.join(cells)} |")
    return "\n".join([*lines, *(line for one in found for line in _kinds(one))])


def _kinds(one: Collection) -> Iterator[str]:
    yield f"\nBytes an incident at {one.size:,}, by kind of file:\n"
    yield "| kind | bytes |\n| --- | --: |"
    yield from (f"| {kind} | {total / one.size:,.0f} |" for kind, total in one.kinds.items())


def _goals(one: Collection) -> Iterator[Goal]:
    each, what = one.each, f"collection of {one.size:,}"
    found = f"{each:,.0f} bytes"
    yield Goal(f"{what}, an incident", "at most 80 kB", found, yes(each <= EACH_MOST))
    first = f"{one.first:,} bytes"
    yield Goal(f"{what}, first search", "at most 250 kB", first, yes(one.first <= FIRST_MOST))
    index = one.searched.seconds - one.cold.seconds
    yield Goal(f"{what}, index of the search", "reported", f"{index:.2f} s", "–")
