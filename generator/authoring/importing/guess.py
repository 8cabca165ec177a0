"""A first mapping for a collection, by looking at its data; every guess is a line to be read."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence

from generator.authoring.importing.column import DATES, HALF, LONGER, MOST, Column
from generator.authoring.importing.rows import Row
from generator.authoring.importing.values import moment_of, number_of
from generator.authoring.writing import Written, as_yaml, slug

MOST_ROWS = 2000
_FIGURES = re.compile(
    r"kill|dead|death|fatal|injur|wound|victim|evacuat|affect|spill|arrest|casualt|displac|missing",
    re.IGNORECASE,
)
_MOST_WORDS, _LONGEST_WORD, _MOST_FACETS = 40, 60, 8


def guessed(rows: Sequence[Row], form: str, title: str) -> str:
    """Write a first mapping for some rows, with a remark beside each guess.

    Args:
        rows: The rows of the collection.
        form: Its format.
        title: What the collection may be called.
    """
    sample = rows[:MOST_ROWS]
    names = dict.fromkeys(name for row in sample for name in row.values)
    columns = [one for name in names if (one := Column(name, sample)).said]
    lines = [
        f"# A first mapping for {len(rows):,} rows ({form}), guessed: read every line.",
        as_yaml({"source": {"title": title}}).rstrip(),
        "  # publisher: who keeps the collection",
        "  # license: under which licence",
    ]
    used: set[str] = set()
    lines += list(_guesses(columns, used))
    rest = [one for one in columns if one.name not in used]
    if rest:
        lines.append("# Not taken; say what they are, or leave them out:")
        lines += [f"#   {one.name}: {_sample(one)}" for one in rest]
    return "\n".join(lines) + "\n"


def _guesses(columns: Sequence[Column], used: set[str]) -> Iterator[str]:
    days = [one for one in columns if one.is_day]
    link = _first(columns, lambda one: one.is_address and one.called("link"))
    yield from _link(link, used)
    key = _first(columns, lambda one: one.called("key") and _is_unique(one) and not one.is_day)
    if key:
        used.add(key.name)
        twice = len(key.said) - len(key.distinct)
        remark = f"{twice} rows share theirs with another" if twice else "different in every row"
        yield f"key: {_name(key)}  # {remark}"
    else:
        yield "# key: no column is different in every row; title, day and link tell rows apart"
    texts = [one for one in columns if one not in days and not one.is_address and one is not key]
    texts = [one for one in texts if one.name not in used and not one.is_position]
    named = _first(texts, lambda one: one.called("headline") and one.share >= HALF)
    headline = named or max(
        texts or columns, key=lambda one: (len(one.distinct), -abs(one.length - LONGER))
    )
    used.add(headline.name)
    yield f"headline: {_name(headline)}"
    text = _first(texts, lambda one: one is not headline and one.called("text") and one.is_long)
    if text:
        used.add(text.name)
        yield f"text: {_name(text)}"
    yield from _days(days, used)
    yield 'kind: {always: incident}  # or a column: {column: Type, words: {"their word": ours}}'
    yield "status: {always: not-assessed}  # words: developing, ongoing, closed"
    yield from _place(columns, used)
    yield from _sorted_by(columns, used)
    yield from _figures(columns, used)
    more = _first(columns, lambda one: one.name not in used and _holds_addresses(one))
    if more:
        used.add(more.name)
        yield f'sources: {{column: {_name(more)}, split: ","}}'


def _first(columns: Iterable[Column], holds: object) -> Column | None:
    return next((one for one in columns if holds(one)), None)  # type: ignore[operator] # a question about a column


def _holds_addresses(one: Column) -> bool:
    return one.reads((cell.startswith(("http:", "https:", "ftp:")) for cell in one.said), HALF)


def _is_unique(one: Column) -> bool:
    is_short = one.length < _LONGEST_WORD
    return is_short and one.share >= MOST and len(one.distinct) >= MOST * len(one.said)


def _link(link: Column | None, used: set[str]) -> Iterator[str]:
    if link:
        used.add(link.name)
        yield f"  link: {_name(link)}"


def _days(days: Sequence[Column], used: set[str]) -> Iterator[str]:
    occurred = _first(days, lambda one: one.called("occurred")) or next(iter(days), None)
    if occurred is None:
        yield "# occurred: no column holds days; all will say that nobody knows when"
        return
    used.add(occurred.name)
    yield f"occurred: {_name(occurred)}"
    reported = _first(days, lambda one: one.called("reported") and one.name not in used)
    if reported:
        used.add(reported.name)
        yield f"reported: {_name(reported)}"
    said = [cell for one in (occurred, reported) if one for cell in one.said]
    patterns = patterns_of(said)
    if patterns:
        yield "dates:"
        yield from (f'  - "{one}"  # such as {_such(one, said)}' for one in patterns)
    if {"%m/%d/%Y", "%d/%m/%Y"} <= set(patterns):
        yield "  # days and months are in both orders here: ask whoever keeps the collection"


def patterns_of(said: Sequence[str]) -> list[str]:
    """The patterns that read all days that are not ISO 8601, those first that read most."""
    rest = [one for one in said if moment_of(one, ()) is None]
    found: list[str] = []
    while rest:
        counts = {pattern: sum(_reads(one, pattern) for one in rest) for pattern in DATES}
        best = max(counts, key=lambda pattern: counts[pattern])
        if not counts[best]:
            return found
        found.append(best)
        rest = [one for one in rest if not _reads(one, best)]
    return found


def _reads(text: str, pattern: str) -> bool:
    return moment_of(text, ()) is None and moment_of(text, (pattern,)) is not None


def _such(pattern: str, said: Iterable[str]) -> str:
    return next((one for one in said if _reads(one, pattern)), "")


def _place(columns: Sequence[Column], used: set[str]) -> Iterator[str]:
    lat = _first(columns, lambda one: one.called("lat") and one.is_degrees)
    lon = _first(columns, lambda one: one.called("lon") and one.is_degrees and one is not lat)
    towns = [
        one
        for one in columns
        if one.called("locality") and one.name not in used and one.length < _LONGEST_WORD
    ][:3]
    both = _first(columns, lambda one: one.is_position)
    if not towns and not (lat and lon) and not both:
        return
    yield "place:"
    if towns:
        used.update(one.name for one in towns)
        yield f"  locality: {{column: [{', '.join(_name(one) for one in towns)}]}}"
    if lat and lon:
        used.update((lat.name, lon.name))
        yield f"  lat: {_name(lat)}"
        yield f"  lon: {_name(lon)}"
    elif both:
        used.add(both.name)
        yield f"  position: {_name(both)}"
    if both or (lat and lon):
        yield "  precision: town  # as fine as may be told; import with --snap to round"


def _sorted_by(columns: Sequence[Column], used: set[str]) -> Iterator[str]:
    tags = _first(columns, lambda one: one.called("tags") and one.name not in used)
    if tags:
        used.add(tags.name)
        yield f"tags: {_taken(tags)}"
    facets: list[str] = []
    for one in columns:
        part, words = one.parts
        longest = max(map(len, words), default=0)
        fits = 1 < len(words) <= _MOST_WORDS and longest <= _LONGEST_WORD
        is_sort = fits and len(words) < max(3, len(one.said) * MOST)
        is_other = one.is_day or _holds_addresses(one) or one.is_degrees
        if one.name in used or not is_sort or is_other or _FIGURES.search(one.name):
            continue
        used.add(one.name)
        taken = _taken(one) if part else _name(one)
        facets.append(f"  {slug(one.name, otherwise='facet')}: {taken}  # {len(words)} words")
        if len(facets) == _MOST_FACETS:
            break
    if facets:
        yield "facets:"
        yield from facets


def _taken(one: Column) -> str:
    part, _ = one.parts
    if not part or part == "\n":
        return _name(one) if not part else f'{{column: {_name(one)}, split: "\\n"}}'
    return f'{{column: {_name(one)}, split: "{part}"}}'


def _figures(columns: Sequence[Column], used: set[str]) -> Iterator[str]:
    figures = [
        one
        for one in columns
        if one.name not in used
        and _FIGURES.search(one.name)
        and one.reads(number_of(cell) is not None for cell in one.said)
    ]
    if figures:
        yield "figures:"
    for one in figures:
        used.add(one.name)
        yield f"  {slug(one.name, otherwise='figure')}: {_name(one)}"


def _name(one: Column) -> str:
    """A column’s name as the mapping writes it, in brackets or out of them."""
    written: Mapping[str, Written] = {"x": [one.name]}
    return as_yaml(written).strip().removeprefix("x: [").removesuffix("]")


def _sample(one: Column) -> str:
    words = " · ".join(sorted(one.distinct)[:3])
    return " ".join(f"{len(one.distinct):,} values, such as {words}".split())[:100]
