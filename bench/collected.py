"""A collection as real groups keep them: facets, figures, places over the world, and a search.

Build, what each kind of file takes of the site, the index of the search, a first search in bytes
as Chromium loads it, and one edit: without the search, and with it.
"""

from __future__ import annotations

import random
import re
import shutil
import sys
from collections.abc import Iterator
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
from bench.site_size import SiteSize, size_of
from bench.sites import WORK, edit, free_port

REAL = {1000: 1340}
"""In place of a round number, the size of a collection that there is."""
FIRST_MOST = 250_000  # bytes of a first search
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


@dataclass(frozen=True, slots=True)
class Collection:
    """What was measured of one collection.

    Attributes:
        site: How many bytes it takes, by kind of file.
        cold: A build from nothing, without pictures of cards and without the search.
        searched: The same with the search.
        edited: One edit in a new process, without the search.
        edited_searched: One edit with it.
        first: Bytes of a first search: the page, its scripts, the parts of the index.
    """

    site: SiteSize
    cold: Measured
    searched: Measured
    edited: Measured
    edited_searched: Measured
    first: int


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
        size_of(site / "output", size), cold, searched, edited, edited_searched, _first(site)
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
            f"{one.site.incidents:,}",
            *(f"{seconds:.2f} s" for seconds in (one.cold.seconds, index)),
            *(f"{each.seconds:.2f} s" for each in (one.edited, one.edited_searched)),
            f"{one.first:,} bytes",
            f"{one.site.each:,.0f}",
        )
        lines.append(f"| {' | '.join(cells)} |")
    return "\n".join([*lines, *(line for one in found for line in _kinds(one))])


def _kinds(one: Collection) -> Iterator[str]:
    yield f"\nBytes an incident at {one.site.incidents:,}, by kind of file:\n"
    yield from one.site.rows()


def _goals(one: Collection) -> Iterator[Goal]:
    what = f"collection of {one.site.incidents:,}"
    yield one.site.goal(what)
    first = f"{one.first:,} bytes"
    yield Goal(f"{what}, first search", "at most 250 kB", first, yes(one.first <= FIRST_MOST))
    index = one.searched.seconds - one.cold.seconds
    yield Goal(f"{what}, index of the search", "reported", f"{index:.2f} s", "–")
