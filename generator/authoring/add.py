"""A well-formed new item in a record, appended to its section."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from typing import get_origin

import yaml
from msgspec import Struct
from pydantic import BaseModel

from generator.authoring.fmt import STEP, part_at, usual_order
from generator.authoring.keys import lines_of, value_of, with_key
from generator.authoring.writing import Written, as_item, counted, neutral_slug, role_slug, slug
from generator.model.base import TO_WRITE
from generator.model.fields import sections_of
from generator.model.person import ACCUSING
from generator.model.record import SECTIONS, Record
from generator.problems import nearest
from generator.reading.yaml_text import Value, read_yaml


class ItemKind(Struct, frozen=True):
    """A kind of item that can be added.

    Attributes:
        section: Where it stands in a record.
        needed: What it cannot be without, and what the file says until it is written.
        named_by: The field from which its id is made.
        neutral: What its id is called where that could hold a name; empty where it holds none.
    """

    section: str
    needed: Mapping[str, Written]
    named_by: str
    neutral: str = ""


def _write(what: str) -> str:
    return f"{TO_WRITE}: {what}"


SAID_BY = "write-here"

KINDS: Mapping[str, ItemKind] = {
    "source": ItemKind("sources", {"title": _write("its title")}, "publisher"),
    "person": ItemKind(
        "people", {"called": _write("what the page calls the person")}, "role", "person"
    ),
    "agency": ItemKind("agencies", {"name": _write("its name")}, "name"),
    "thing": ItemKind("things", {"name": _write("what the page calls it")}, "name"),
    "place": ItemKind("places", {"name": _write("what the page calls it")}, "role", "place"),
    "claim": ItemKind(
        "claims", {"text": _write("the statement"), "said_by": SAID_BY}, "text", "claim"
    ),
    "account": ItemKind(
        "accounts",
        {"text": _write("what they differ about"), "claims": ["write-here"]},
        "text",
        "account",
    ),
    "quote": ItemKind(
        "quotes",
        {"speaker": "write-here", "text": _write("the words"), "source": "write-here"},
        "text",
        "quote",
    ),
    "event": ItemKind(
        "events", {"text": _write("what happened"), "sources": ["write-here"]}, "text", "event"
    ),
    "media": ItemKind(
        "media",
        {
            "file": "write-here.jpg",
            "alt": _write("what it shows"),
            "credit": _write("whose work it is"),
            "rights": _write("on what right it is shown"),
        },
        "caption",
        "media",
    ),
    "question": ItemKind("questions", {"text": _write("what is not known")}, "text", "question"),
    "expected": ItemKind(
        "expected", {"text": _write("what should come next")}, "text", "expected"
    ),
}
"""The kinds of item, by the word that a contributor says."""


def added(text: str, kind: str, known: Mapping[str, str]) -> tuple[str, str]:
    """Append an item to a record.

    Args:
        text: The record.
        kind: The kind of item, a key of KINDS.
        known: What its fields say, so far as known; lists with commas.

    Returns:
        The record with the item in it, and the item's id.

    Raises:
        ValueError: Where the record cannot be read, or a field or an id is none.
    """
    record = _record(text)
    made = KINDS[kind]
    model = part_at(Record, made.section)
    taken = _ids(record)
    item = _item(made, model, known, taken)
    return _appended(text, made.section, as_item(item, STEP)), str(item["id"])


def _record(text: str) -> dict[str, Value]:
    """Read a record.

    Raises:
        ValueError: It cannot be read.
    """
    record = read_yaml(text, "incident.yaml")
    if record.problems or not isinstance(record.value, dict):
        raise ValueError("The record cannot be read: explainer check says where and why.")
    return record.value


def _item(
    kind: ItemKind, model: type[BaseModel] | None, known: Mapping[str, str], taken: list[str]
) -> dict[str, Written]:
    order = usual_order(model) if model else ()
    fields: dict[str, Written] = {**kind.needed}
    for key, value in known.items():
        if key not in order:
            near = nearest(key, order)
            raise ValueError(
                f"“{key}” is no field of {kind.section}." + (f" Did you mean {near}?" * bool(near))
            )
        fields[key] = _as_field(kind.section, key, value)
    if "name" in known:
        fields.pop("called", None)
    item_id = known.get("id") or _id(kind, known, taken)
    if item_id in taken:
        raise ValueError(f"There is an item {item_id} already; give this one another with --id.")
    fields["id"] = item_id
    return dict(sorted(fields.items(), key=lambda field: order.index(field[0])))


def _common_words(name: str) -> str:
    """Give back what a place is called, such as “the school”, if no name or number is in it."""
    return name if name.islower() and name.replace(" ", "").isalpha() else ""


def _id(kind: ItemKind, known: Mapping[str, str], taken: list[str]) -> str:
    """An id that holds nobody's name: of an office's or a publisher's, or of neutral words."""
    words = known.get(kind.named_by, "")
    if kind.section == "places" and not words:
        words = _common_words(known.get("name", ""))
    if known.get("kind") == "social-post":
        return counted("post", taken)
    if kind.named_by == "role":
        return role_slug(words, taken, kind.neutral)
    if kind.neutral:
        return neutral_slug(words, taken, kind.neutral)
    return slug(words, taken, kind.section)


def said(kind: str, who: str, source: str) -> dict[str, str]:
    """Say by which fields a kind of item names who says it, and where.

    Raises:
        ValueError: Nobody says an item of this kind.
    """
    if not who and not source:
        return {}
    if kind == "claim":
        return {"said_by": f"{who} in {source}" if who and source else who or source}
    fields = {"speaker": who} if kind == "quote" else {}
    if who and not fields:
        raise ValueError(f"Nobody says a {kind}; --said-by is for claims and quotes.")
    if source:
        lists = _lists_of_ids(KINDS[kind].section)
        fields["sources" if "sources" in lists else "source"] = source
    return {key: value for key, value in fields.items() if value}


def with_standing(text: str, claim_id: str, standing: str) -> str:
    """Give a claim of a record another standing; nothing else of the text changes.

    Raises:
        ValueError: The record cannot be read, or there is no such claim.
    """
    _record(text)
    lines = text.split("\n")
    for entry in _entries(text, "claims"):
        fields = {key.value: (key, value) for key, value in entry.value}
        if fields.get("id", (None, yaml.ScalarNode("", "")))[1].value != claim_id:
            continue
        if entry.flow_style:
            raise ValueError(f"{claim_id} stands in braces; write one key on each line.")
        if "standing" in fields:
            was = fields["standing"][1]
            line, end = lines[was.start_mark.line], was.end_mark.column
            lines[was.start_mark.line] = line[: was.start_mark.column] + standing + line[end:]
        else:
            mark = fields["id"][0].start_mark
            lines.insert(mark.line + 1, f"{' ' * mark.column}standing: {standing}")
        return "\n".join(lines)
    claims = [_id_of(entry) for entry in _entries(text, "claims")]
    near = nearest(claim_id, claims)
    listed = f"The claims are {', '.join(claims)}." if claims else "The record has no claim yet."
    known = f"Did you mean {near}?" if near else listed
    raise ValueError(f"There is no claim {claim_id}. {known}")


def _entries(text: str, section: str) -> list[yaml.MappingNode]:
    found = value_of(text, section)
    entries = found.value if isinstance(found, yaml.SequenceNode) else []
    return [one for one in entries if isinstance(one, yaml.MappingNode)]


def _id_of(entry: yaml.MappingNode) -> str:
    return next((str(value.value) for name, value in entry.value if name.value == "id"), "")


@cache
def _lists_of_ids(section: str) -> frozenset[str]:
    """The fields of a section's items that name several other items."""
    model = part_at(Record, section)
    if model is None:
        return frozenset()
    fields = model.model_fields.items()
    lists = (name for name, field in fields if get_origin(field.annotation) is tuple)
    return frozenset(name for name in lists if sections_of(model, name) is not None)


def _as_field(section: str, key: str, value: str) -> Written:
    if key in _lists_of_ids(section):
        return [each.strip() for each in value.split(",")]
    if key == "naming":
        return {"ground": value, "source": "write-here"} if value in ACCUSING else value
    return value


def _ids(record: Value) -> list[str]:
    sections = (record.get(name) for name in SECTIONS)
    items = (each for section in sections if isinstance(section, list) for each in section)
    return [str(each["id"]) for each in items if isinstance(each, dict) and "id" in each]


def _appended(text: str, section: str, lines: list[str]) -> str:
    """Put an entry at the end of a section, which is made in its place where it is not there."""
    found = lines_of(text, section)
    if found is None:
        after = (*SECTIONS[SECTIONS.index(section) + 1 :], "waive")
        return with_key(text, section, ["", f"{section}:", *lines], before=after)
    entries = value_of(text, section)
    if not isinstance(entries, yaml.SequenceNode) or entries.flow_style:
        raise ValueError(f"“{section}” stands in brackets; write one entry on each line.")
    by = entries.start_mark.column - STEP
    moved = [" " * by + line if by >= 0 else line[-by:] for line in lines]
    before = text.split("\n")[found.start : found.stop]
    return with_key(text, section, [*before, *moved])
