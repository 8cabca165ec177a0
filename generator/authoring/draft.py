"""A new incident from a few answers: a folder that passes the check as written."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from msgspec import Struct

from generator.authoring.writing import Written, as_yaml, neutral_slug, slug
from generator.model.person import ACCUSING

AGENCY = "agency"
"""The ground of a name that is an office's or a company's: it needs none."""


class Answers(Struct, frozen=True):
    """What is asked about a new incident; empty where nothing is known.

    Attributes:
        headline: What happened, in one sentence, as a source tells it.
        claim: The statement that the headline rests on.
        kind: A word of the newsroom's list.
        occurred: When, as a moment is written.
        sensitivity: What readers should be warned of.
        title: The source's title.
        publisher: Who published it.
        source_kind: What kind of source it is.
        published: When it was published.
        url: Where it stands.
        seen: How it was seen, where it has no address.
        says: Who says so, as the source names them.
        role: Their role.
        ground: On what ground they are named, or ``agency``.
        place: The name of the place.
        locality: Its town.
        lat: Degrees north, with no more decimals than the precision allows.
        lon: Degrees east, likewise.
        precision: How precisely the place may be published.
    """

    headline: str
    claim: str
    kind: str
    occurred: str
    sensitivity: tuple[str, ...]
    title: str
    publisher: str
    source_kind: str
    published: str = ""
    url: str = ""
    seen: str = ""
    says: str = ""
    role: str = ""
    ground: str = ""
    place: str = ""
    locality: str = ""
    lat: str = ""
    lon: str = ""
    precision: str = ""


def draft(answers: Answers, today: date) -> dict[str, str]:
    """Write the files of a draft.

    Args:
        answers: What is known.
        today: The day on which the source was seen.

    Returns:
        The text of each file by its path in the incident's folder.
    """
    ids = _ids(answers)
    record = {**_head(answers, ids), **_items(answers, ids, today)}
    narrative = f"[{answers.claim.rstrip('.')}](claim:{ids['claim']}). [@{ids['source']}]\n"
    return {"incident.yaml": _spaced(as_yaml(_known(record))), "narrative.md": narrative}


def _ids(answers: Answers) -> dict[str, str]:
    """Give each item an id of its own that holds no person’s name; none to what is not known."""
    post = answers.source_kind == "social-post"
    office = answers.says if answers.ground == AGENCY else ""
    ids = {
        "source": "post" if post else slug(f"{answers.publisher} {answers.published}"),
        "place": "scene" if answers.place else "",
        "speaker": "",
    }
    if answers.says:
        words = slug(office, ids.values()) if office else ""
        ids["speaker"] = words or neutral_slug(answers.role, ids.values(), "person")
    ids["claim"] = neutral_slug(answers.claim, ids.values(), "claim")
    ids["event"] = neutral_slug(f"when {answers.claim}", ids.values(), "event")
    return ids


def _head(answers: Answers, ids: Mapping[str, str]) -> dict[str, Written]:
    return {
        "format": "1",
        "headline": answers.headline,
        "standfirst": answers.claim,
        "rests_on": [ids["claim"]],
        "kind": answers.kind,
        "status": "draft",
        "occurred": answers.occurred,
        "sensitivity": answers.sensitivity,
    }


def _items(answers: Answers, ids: Mapping[str, str], today: date) -> dict[str, Written]:
    """The sections of the record; what is not known stays empty, to be left out."""
    source = {
        "id": ids["source"],
        "kind": answers.source_kind,
        "title": answers.title,
        "publisher": answers.publisher,
        "published": answers.published,
        "accessed": today.isoformat(),
        "url": answers.url,
        "note": answers.seen,
    }
    speaker = {"id": ids["speaker"], "name": answers.says, "role": answers.role}
    place = {
        "id": ids["place"],
        "name": answers.place,
        "role": "scene",
        "locality": answers.locality,
        "lat": answers.lat,
        "lon": answers.lon,
        "precision": answers.precision,
        "sources": [ids["source"]],
    }
    claim: dict[str, Written] = {
        "id": ids["claim"],
        "text": answers.claim,
        "said_by": [{"who": ids["speaker"], "source": ids["source"]}],
        "about": [ids["place"]],
    }
    event = {
        "id": ids["event"],
        "when": answers.occurred,
        "text": answers.claim,
        "place": ids["place"],
        "claims": [ids["claim"]],
    }
    naming = {"ground": answers.ground}
    if answers.ground in ACCUSING:
        naming["source"] = ids["source"]
    is_person = answers.says and answers.ground != AGENCY
    return {
        "sources": [source],
        "people": [{**speaker, "naming": naming}] if is_person else [],
        "agencies": [speaker] if answers.says and not is_person else [],
        "places": [place] if answers.place else [],
        "claims": [claim],
        "events": [event],
    }


def _known(parts: Mapping[str, Written]) -> dict[str, Written]:
    """Leave out what is empty, at every depth."""
    known = ((key, _known_in(value)) for key, value in parts.items())
    return {key: value for key, value in known if value}


def _known_in(value: Written) -> Written:
    if isinstance(value, str):
        return value
    if isinstance(value, Mapping):
        return _known(value)
    return [known for each in value if (known := _known_in(each))]


def _spaced(record: str) -> str:
    """Set the sections apart, as `fmt` does."""
    lines = record.split("\n")
    opens = [line.endswith(":") and not line.startswith(" ") for line in lines]
    return "\n".join(f"\n{line}" if new else line for line, new in zip(lines, opens, strict=True))
