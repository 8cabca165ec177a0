"""An issue form, filled in by a reader, becomes the answers of a draft.

A form arrives as Markdown: each field's label as a heading, what was written below it, and the
words ``_No response_`` where nothing was.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from generator.authoring.draft import Answers

_FIELD = re.compile(r"^### (?P<label>.+?)\s*$", re.MULTILINE)
NOTHING = "_No response_"

LABELS = {
    "Headline": "headline",
    "The central statement": "claim",
    "Kind": "kind",
    "When": "occurred",
    "Where": "place",
    "Town": "locality",
    "What a reader should be warned of": "sensitivity",
    "Who says so": "says",
    "Their role": "role",
    "Why they may be named": "ground",
    "Source, publisher": "publisher",
    "Source, title": "title",
    "Source, kind": "source_kind",
    "Source, published": "published",
    "Source, address": "url",
}
"""The form's labels and the answer that each gives; ``Id`` gives the folder's name."""

REQUIRED = (
    "Id",
    "Headline",
    "The central statement",
    "Kind",
    "When",
    "What a reader should be warned of",
    "Source, publisher",
    "Source, title",
    "Source, kind",
)

UNSEEN = "Named by a reader without an address; not yet seen by us."


@dataclass(frozen=True, slots=True)
class Proposal:
    """A form that was read.

    Attributes:
        incident_id: The id that it proposes; empty where it has none.
        answers: What it says; None where something needed is missing.
        missing: The labels of the needed fields that are empty or not there.
    """

    incident_id: str
    answers: Answers | None
    missing: tuple[str, ...] = ()


def read_issue(text: str) -> Proposal:
    """Read an issue that was made with the form for a new incident."""
    fields = _fields(text)
    missing = tuple(label for label in REQUIRED if not fields.get(label))
    if missing:
        return Proposal(fields.get("Id", ""), None, missing)
    said = {answer: fields.get(label, "") for label, answer in LABELS.items()}
    sensitivity = tuple(word.strip() for word in said.pop("sensitivity").split(",") if word)
    seen = "" if said["url"] else UNSEEN
    return Proposal(fields["Id"], Answers(sensitivity=sensitivity, seen=seen, **said))


def _fields(text: str) -> dict[str, str]:
    """Cut the form at its labels; of two fields with one label the first counts."""
    known = {"Id", *LABELS}
    heads = [match for match in _FIELD.finditer(text) if match["label"] in known]
    fields: dict[str, str] = {}
    for place, head in enumerate(heads):
        end = heads[place + 1].start() if place + 1 < len(heads) else len(text)
        written = " ".join(text[head.end() : end].split())
        fields.setdefault(head["label"], "" if written == NOTHING else written)
    return fields
