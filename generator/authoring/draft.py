"""A new incident from a few answers: a folder that passes the check as written.

Each fact is written once: the claim has it, and story and timeline take it from there.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from msgspec import Struct

from generator.authoring.writing import Written, as_yaml, neutral_slug, role_slug, slug, spaced
from generator.model.person import ACCUSING

AGENCY = "agency"
"""The ground of a name that is an office's or a company's: it needs none."""
OWN = "own-reporting"
"""The kind of source that our own reporter is."""


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
        by: Who of us saw or heard it, for our own reporting.
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
    source_kind: str
    publisher: str = ""
    by: str = ""
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
    facts: tuple[str, ...] = ()
    also_says: tuple[str, ...] = ()


def draft(answers: Answers, today: date) -> dict[str, str]:
    """Write the files of a draft.

    Args:
        answers: What is known.
        today: The day on which the source was seen.

    Returns:
        The text of each file by its path in the incident's folder.
    """
    ids = _ids(answers)
    record = {**_head(answers), **_items(answers, ids, today)}
    facts = " ".join(f"[](claim:{claim})" for claim in _claim_ids(answers))
    narrative = f"{facts} [@{ids['source']}]\n"
    return {"incident.yaml": spaced(as_yaml(_known(record))), "narrative.md": narrative}


def _ids(answers: Answers) -> dict[str, str]:
    """Give each item an id that holds no person’s name; none to what is not known."""
    is_post = answers.source_kind == "social-post"
    ids = {"source": "post-1" if is_post else slug(answers.publisher or OWN, (), "source")}
    person = role_slug(answers.role, ids.values(), "person")
    agency = slug(answers.says, ids.values(), "agency")
    speaker = agency if answers.ground == AGENCY else person
    ids["speaker"] = speaker if answers.says else ""
    ids["place"] = "scene" if answers.place else ""
    return ids


def _claim_ids(answers: Answers) -> dict[str, str]:
    """The ids of all facts, the first first, and what each says."""
    known = dict[str, str]()
    for text in (answers.claim, *answers.also_says, *answers.facts):
        taken = [*known, *_ids(answers).values()]
        known[neutral_slug(text, taken, "claim")] = text
    return known


def _head(answers: Answers) -> dict[str, Written]:
    return {
        "format": "1",
        "headline": answers.headline,
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
        "by": answers.by,
        "published": answers.published,
        "accessed": today.isoformat() if answers.url else "",
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
    }
    naming: Written = answers.ground
    if answers.ground in ACCUSING:
        naming = {"ground": answers.ground, "source": ids["source"]}
    is_person = answers.says and answers.ground != AGENCY
    return {
        "sources": [source],
        "people": [{**speaker, "naming": naming}] if is_person else [],
        "agencies": [speaker] if answers.says and not is_person else [],
        "places": [place] if answers.place else [],
        "claims": _claims(answers, ids),
    }


def _claims(answers: Answers, ids: Mapping[str, str]) -> list[Written]:
    """The facts: the first one happened when and where the incident did."""
    said = f"{ids['speaker']} in {ids['source']}" if ids["speaker"] else ids["source"]
    own = len(answers.also_says) + 1
    claims: list[Written] = []
    for index, (claim, text) in enumerate(_claim_ids(answers).items()):
        fields: dict[str, Written] = {
            "id": claim,
            "text": text,
            "said_by": said if index < own else ids["source"],
        }
        if not index:
            fields |= {"happened": answers.occurred, "at": ids["place"]}
        claims.append(fields)
    return claims


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
