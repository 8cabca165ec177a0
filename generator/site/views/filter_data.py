"""What the script of the filters reads: of every incident, the lists that it stands in."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import datetime
from hashlib import blake2b

from generator.model.moment import Grain, Point
from generator.site import dates, phrases
from generator.site.finding.collection import Collection, Findable
from generator.site.part import Part, written
from generator.site.render import Renderer
from generator.site.summary import Summary
from generator.site.views.filters import DATA, FEWEST, has_filters, values_of
from generator.site.words import Words, is_same_language


def filed_as(incidents: Iterable[Summary]) -> dict[str, str]:
    """By incident, what differs where a filter has it under another value."""
    filed = ((one.id, f"{one.status} {one.sorted_by} {one.spot}") for one in incidents)
    return {name: blake2b(text.encode(), digest_size=8).hexdigest() for name, text in filed}


def filter_parts(
    renderer: Renderer, finding: Findable, discs: Mapping[str, Sequence[str]]
) -> Iterator[Part]:
    """The part of the site that the script of the filters reads.

    Args:
        renderer: What pages are rendered with.
        finding: All ways in, which are the filters.
        discs: The incidents that each disc of the map of all counts, by where it leads.
    """
    if not has_filters(renderer, finding.listed):
        return
    content = _data(renderer, finding, discs)
    text = json.dumps(content, ensure_ascii=False, separators=(",", ":"))
    yield written(renderer.address(DATA), text.encode())


def _tags(finding: Findable) -> Iterator[Collection]:
    """The tags whose lists have filters; they are none themselves."""
    return (one for one in finding.tags if len(one.incidents) >= FEWEST)


def _data(
    renderer: Renderer, finding: Findable, discs: Mapping[str, Sequence[str]]
) -> dict[str, object]:
    """Number all values, and give each incident the numbers of those that it has."""
    numbers: dict[tuple[str, str], int] = {}
    filed = {name: dict(of) for name, of in values_of(finding).items()}
    for folder, incidents in discs.items():
        for name in incidents:
            filed[name]["disc"] = [folder]
    for tag in _tags(finding):
        for one in tag.incidents:
            filed[one.id].setdefault("tag", []).append(tag.folder)
    rows = []
    # the newest event first
    for one in sorted(finding.listed, key=lambda one: (-one.sorted_by.occurred, one.id)):
        has = [
            numbers.setdefault((name, value), len(numbers))
            for name, values in filed[one.id].items()
            for value in values
        ]
        rows.append(_row(renderer, one, has))
    # a list is looked up by its address: the discs, which lead to lists too, come last
    values: dict[str, dict[str, int]] = {name: {} for name, _ in numbers if name != "disc"}
    for (name, value), number in numbers.items():
        values.setdefault(name, {})[value] = number
    return {"values": values, "incidents": rows}


def _row(renderer: Renderer, one: Summary, has: list[int]) -> list[object]:
    words, part = renderer.words, renderer.language_part
    where, day = one.spot.locality if one.spot else "", one.sorted_by.day
    dateline = phrases.commas((where, _day(day, words) if day else ""), words)
    language = one.language_in(part)
    other = [] if is_same_language(language, words.page_language) else [language]
    return [one.address_in(part), one.headline_in(part), dateline, has, *other]


def _day(iso: str, words: Words) -> str:
    """Print the day, month or year of an event from its ISO form."""
    known = [int(part) for part in iso.split("-")]
    year, month, day = (*known, 1, 1)[:3]
    grain = (Grain.YEAR, Grain.MONTH, Grain.DAY)[len(known) - 1]
    return dates.date_words(Point(datetime(year, month, day), grain), words)  # noqa: DTZ001 - of no zone
