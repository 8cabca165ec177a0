"""A row and a mapping become the files of an incident; nothing is invented."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable, Mapping
from datetime import date
from urllib.parse import urlsplit

from msgspec import Struct

from generator.authoring.importing.mapping import ImportMapping, Taken
from generator.authoring.importing.places import place_of
from generator.authoring.importing.rows import RefusedRow, Row
from generator.authoring.importing.values import (
    cut_between_words,
    moment_of,
    number_of,
    prose_of,
    text_of,
    texts_of,
)
from generator.authoring.importing.work import SOURCE, Work
from generator.authoring.writing import Written, as_yaml, fresh, slug, spaced
from generator.model.web import address_fault

LONGEST_HEADLINE = 200
CLAIM = "title"
_FIELD = re.compile(r"\{(occurred|headline|key|column:[^{}]+)\}")


class Made(Struct, frozen=True):
    """What a row became.

    Attributes:
        row: The row.
        key: What tells it from others for ever.
        name: What its id would be, were it free.
        record: Its record; empty where the row is refused.
        narrative: Its narrative.
        updates: Its updates by the stems of their files.
        columns: From which column each part of the record came, by field.
        labels: Words that the newsroom has to declare: (section, word) and label.
        refusals: What was left out, and why the row is refused where it is.
    """

    row: Row
    key: str
    name: str
    record: Mapping[str, Written]
    narrative: str
    updates: Mapping[str, Mapping[str, Written]]
    columns: Mapping[str, str]
    labels: Mapping[tuple[str, ...], str]
    refusals: tuple[RefusedRow, ...]

    @property
    def is_refused(self) -> bool:
        """Whether the row as a whole cannot be taken."""
        return any(one.is_whole for one in self.refusals)


def made_of(row: Row, mapping: ImportMapping, today: date, *, snapping: bool) -> Made:
    """Make a record of a row.

    Args:
        row: The row.
        mapping: Which column is which field.
        today: The day of the import.
        snapping: Whether positions are rounded to the mapping’s precision.
    """
    work = Work(row, mapping, today, snapping=snapping)
    headline = " ".join(text_of(mapping.headline, row).split())
    if not headline:
        work.left_out(mapping.headline, "import.no-title", "It has no title.", whole=True)
    occurred = _moment(work, mapping.occurred) or "not-known"
    key = _key(row, mapping, headline, occurred)
    record = _record(work, headline, occurred) if headline else {}
    text = text_of(mapping.text, row)
    narrative = prose_of(text or headline or "-", SOURCE)
    return Made(
        row=row,
        key=key,
        name=_name(row, mapping, key, headline, occurred),
        record=record,
        narrative=narrative if narrative.strip() else prose_of(headline or "-", SOURCE),
        updates=_updates(work) if headline else {},
        columns=work.columns,
        labels=work.labels,
        refusals=tuple(work.refusals),
    )


def _key(row: Row, mapping: ImportMapping, headline: str, occurred: str) -> str:
    if mapping.key:
        key = " ".join(row.values.get(name, "").strip() for name in mapping.key).strip()
        if key:
            return key
    if "file" in row.values and len(row.values) > 1 and row.number == 1:
        return row.values["file"]
    said = f"{occurred}\n{headline}\n{text_of(mapping.source.link, row)}"
    return "~" + hashlib.sha256(said.encode()).hexdigest()[:16]


def _name(row: Row, mapping: ImportMapping, key: str, headline: str, occurred: str) -> str:
    """What the incident’s id would be: from the mapping’s pattern, with letters a to z alone."""
    known = {"occurred": "" if occurred == "not-known" else occurred[:10]}
    known |= {"headline": headline, "key": "" if key.startswith("~") else key}

    def put(found: re.Match[str]) -> str:
        kind, _, column = found[1].partition(":")
        return row.values.get(column, "") if column else known[kind]

    name = slug(_FIELD.sub(put, mapping.id), otherwise="", longest=56)
    return name if len(name) > 2 else f"incident-{hashlib.sha256(key.encode()).hexdigest()[:8]}"  # noqa: PLR2004  # an id has three letters


def _record(work: Work, headline: str, occurred: str) -> Mapping[str, Written]:
    mapping, row = work.mapping, work.row
    standfirst = cut_between_words(text_of(mapping.standfirst, row) or headline, 600)
    kinds = [work.word(("kinds",), one) for one in texts_of(mapping.kind, row)]
    said: dict[str, Written] = {
        "format": "1",
        "headline": cut_between_words(headline, LONGEST_HEADLINE),
        "standfirst": standfirst,
        "rests_on": [CLAIM],
        "kind": kinds or [work.word(("kinds",), "Incident")],
        "facets": _facets(work),
        "status": text_of(mapping.status, row) or "not-assessed",
        "occurred": occurred,
        "reported": _moment(work, mapping.reported) or "",
        "timezone": mapping.timezone or "",
        "language": mapping.language or "",
        "tags": [work.word(("tags",), one) for one in texts_of(mapping.tags, row)],
        "ids": _ids(work),
        "sensitivity": list(texts_of(mapping.sensitivity, row)) or ["not-assessed"],
        "license": mapping.source.license or "",
    }
    for field in ("status", "kind", "tags", "sensitivity", "occurred", "headline"):
        work.came(field, getattr(mapping, field))
    sources = [_row_source(work, headline), *_sources(work)]
    claim: dict[str, Written] = {"id": CLAIM, "text": headline}
    words = text_of(mapping.text, row)
    if re.search(r"[“”„«»\"‘]", words):  # what it quotes stands there in its own words
        claim["said_by"] = [{"source": SOURCE, "words": words[:19_000]}]
    else:
        claim["said_by"] = [{"source": SOURCE}]
    work.came("claims", mapping.headline)
    said |= {"sources": sources, "places": place_of(work), "claims": [claim]}
    said["figures"] = _figures(work)
    return {key: value for key, value in said.items() if value}


def _moment(work: Work, taken: Taken | None) -> str | None:
    text = text_of(taken, work.row)
    if not text:
        return None
    found = moment_of(text, work.mapping.dates)
    if found is None:
        message = f"“{text[:40]}” is no day that the patterns under dates read."
        work.left_out(taken, "import.bad-date", message)
    return found


def _facets(work: Work) -> dict[str, Written]:
    found: dict[str, Written] = {}
    for name, taken in work.mapping.facets.items():
        words = [work.word(("facets", name), one) for one in texts_of(taken, work.row)]
        if words:
            found[name] = list(dict.fromkeys(words))
            work.came(f"facets/{name}", taken)
    return found


def _ids(work: Work) -> dict[str, Written]:
    found: dict[str, Written] = {}
    for name, taken in work.mapping.ids.items():
        if ids := texts_of(taken, work.row):
            found[name] = list(ids)
            work.came(f"ids/{name}", taken)
    return found


def _figures(work: Work) -> list[Written]:
    figures: list[Written] = []
    for name, taken in work.mapping.figures.items():
        text = text_of(taken, work.row)
        if not text:
            continue
        number = number_of(text)
        if number is None:
            work.left_out(taken, "import.bad-number", f"“{text[:40]}” is no number.")
            continue
        value, qualifier = number
        figure = {"id": f"figure-{name}"[:60], "kind": name, "value": value}
        figure |= {"unit": taken.unit} if taken.unit else {}
        qualifier = qualifier if qualifier != "exactly" else taken.qualifier
        figure |= {"qualifier": qualifier} if qualifier != "exactly" else {}
        said_by: list[Written] = [{"source": SOURCE}]
        figures.append({**figure, "said_by": said_by})
        work.came(f"figures/{figure['id']}", taken)
    return figures


def _row_source(work: Work, headline: str) -> Mapping[str, Written]:
    said, row = work.mapping.source, work.row
    link = text_of(said.link, row)
    if link and address_fault(link):
        message = f"“{link[:60]}” is no address: {address_fault(link)}."
        work.left_out(said.link, "import.bad-link", message)
        link = ""
    source = {
        "id": SOURCE,
        "kind": "data",
        "title": f"{said.title}: {cut_between_words(headline, 120)}",
        "publisher": said.publisher or "",
        "accessed": work.today.isoformat(),
        "url": link,
        "note": "" if link else f"An entry of the collection “{said.title}”, imported as data.",
    }
    return {key: value for key, value in source.items() if value}


def _sources(work: Work) -> Iterable[Mapping[str, Written]]:
    taken = work.mapping.sources
    own = text_of(work.mapping.source.link, work.row)
    for address in texts_of(taken, work.row):
        if fault := address_fault(address):
            message = f"“{address[:60]}” is no address: {fault}."
            work.left_out(taken, "import.bad-link", message)
        elif address != own:
            parts = urlsplit(address)
            host = (parts.hostname or parts.path).removeprefix("www.")
            digest = hashlib.sha256(address.encode()).hexdigest()[:6]
            yield {
                "id": f"{slug(host, otherwise='source', longest=40)}-{digest}",
                "title": f"{host}{cut_between_words(parts.path, 80)}".rstrip("/"),
                "publisher": host,
                "url": address,
            }


def _updates(work: Work) -> Mapping[str, Mapping[str, Written]]:
    """The source’s own log, and the publication here, which is no news of ours."""
    day, title = work.today.isoformat(), work.mapping.source.title
    updates: dict[str, Mapping[str, Written]] = {
        f"{day}-imported": {
            "at": day,
            "kind": "published",
            "headline": cut_between_words(f"Imported from {title}", 120),
            "why": f"The entry was taken over from {title} as it stood there on this day.",
            "imported": "yes",
        }
    }
    for entry in work.row.log if work.mapping.log else ():
        at = moment_of(entry["at"], work.mapping.dates)
        if at is None or at[:10] > day:
            message = f"“{entry['at'][:40]}” is no time of an update that can be read."
            work.left_out(Taken(column=("updates",)), "import.bad-date", message)
            continue
        stem = f"{at[:10]}-{slug(entry['headline'], otherwise='update')}"
        updates[fresh(stem, updates)] = {
            "at": at,
            "kind": "status",
            "headline": entry["headline"],
            "why": " ".join(entry["text"].split())[:19_000] or f"{title} says no more.",
            "imported": "yes",
        }
    return updates


def as_files(made: Made) -> dict[str, str]:
    """Write the files of an incident, by their paths in its folder."""
    files = {"incident.yaml": spaced(as_yaml(made.record)), "narrative.md": made.narrative}
    files |= {f"updates/{name}.yaml": as_yaml(one) for name, one in made.updates.items()}
    return files
