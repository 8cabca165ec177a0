"""What is asked about a new incident: question by question, by flags, or by an issue form.

A form arrives as Markdown: each field's label as a heading, what was written below it, and the
words ``_No response_`` where nothing was.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any, get_args

from msgspec import Struct, convert

from generator.authoring.draft import AGENCY, OWN, Answers
from generator.model.base import Text
from generator.model.measures import Latitude, Longitude
from generator.model.moment_text import MomentField
from generator.model.person import NamingGround
from generator.model.place import Precision
from generator.model.record import Sensitivity
from generator.model.source import SourceKind
from generator.model.web import Address


class Prompt(Struct, frozen=True):
    """One question about a new incident.

    Attributes:
        name: The answer it gives, and its flag.
        text: What is asked.
        label: The heading under which the issue form asks it; empty where it does not.
        type: What the answer must be.
        words: The words allowed; empty where any will do.
        needed: Whether a draft needs it.
        after: The answer without which this one is not asked.
        only: Where it is asked only after some answers to that one, these.
        never: Where it is not asked after some answers to that one, these.
        several: Whether it is asked again until nothing is answered.
    """

    name: str
    text: str
    label: str = ""
    type: Any = Text
    words: tuple[str, ...] = ()
    needed: bool = False
    after: str = ""
    only: tuple[str, ...] = ()
    never: tuple[str, ...] = ()
    several: bool = False

    def arises(self, answers: Mapping[str, Any]) -> bool:
        """Whether it is to be asked, after the answers before it."""
        before = answers.get(self.after, "")
        if self.name == "seen":
            return not answers.get("url") and answers.get("source_kind") != OWN
        if not self.after:
            return True
        return before in self.only if self.only else bool(before) and before not in self.never

    @property
    def flag(self) -> str:
        """Its flag on the command line."""
        name = self.name.removesuffix("s") if self.name == "facts" else self.name
        return "--" + name.replace("_", "-")


PROMPTS = (
    Prompt(
        "headline",
        "What happened, in one sentence, as a source tells it",
        "Headline",
        needed=True,
    ),
    Prompt(
        "claim",
        "The statement it rests on, in one sentence",
        "The central statement",
        needed=True,
    ),
    Prompt("kind", "Which kind of incident", "Kind", needed=True),
    Prompt("occurred", "When (2023-10-16, 2023-10-16 14:00~)", "When", MomentField, needed=True),
    Prompt(
        "sensitivity",
        "What readers should be warned of (several with commas)",
        "What a reader should be warned of",
        words=get_args(Sensitivity),
        needed=True,
    ),
    Prompt(
        "source_kind",
        "What the source is",
        "Source, kind",
        words=get_args(SourceKind),
        needed=True,
    ),
    Prompt(
        "publisher",
        "Who published the source",
        "Source, publisher",
        needed=True,
        after="source_kind",
        never=(OWN,),
    ),
    Prompt("by", "Who of us saw or heard it", needed=True, after="source_kind", only=(OWN,)),
    Prompt("title", "The source’s title, or what it is", "Source, title", needed=True),
    Prompt("published", "When it was published", "Source, published", MomentField),
    Prompt(
        "url",
        "Where it stands (https://…; nothing: it has no address)",
        "Source, address",
        Address,
        after="source_kind",
        never=(OWN,),
    ),
    Prompt("seen", "How it was seen, as it has no address (on paper, on the radio)", needed=True),
    Prompt(
        "says",
        "Who says so, as the source names them (nothing: the publisher itself)",
        "Who says so",
    ),
    Prompt("role", "Their role", "Their role", after="says"),
    Prompt(
        "ground",
        "On what ground they are named (agency: it is an office or a company)",
        "Why they may be named",
        words=(AGENCY, *get_args(NamingGround)),
        after="says",
        needed=True,
    ),
    Prompt("also_says", "Another fact that they state", after="says", several=True),
    Prompt("facts", "Another fact, as the source itself tells it", several=True),
    Prompt("place", "Where, by the name of the place", "Where"),
    Prompt("locality", "In which town", "Town", after="place"),
    Prompt(
        "precision",
        "How precisely it may be told",
        words=tuple(each.value for each in Precision),
        after="place",
    ),
    Prompt("lat", "Degrees north", type=Latitude, after="precision", never=("withheld",)),
    Prompt("lon", "Degrees east, west being negative", type=Longitude, after="lat", needed=True),
)
ID = "Id"
"""The form’s label of the folder’s name."""

LABELS = {prompt.label: prompt.name for prompt in PROMPTS if prompt.label}
"""The form’s other labels and the answer that each gives."""

ALWAYS = tuple(
    one for one in PROMPTS if one.needed and one.label and one.after in {"", "source_kind"}
)
"""What every draft needs, unless it is our own reporting."""

REQUIRED = (ID, *(prompt.label for prompt in ALWAYS))
"""The labels of what a draft needs."""

NOTHING = "_No response_"
UNLISTED = "none of these"
"""What the form offers where no kind of the newsroom's fits; the draft then has none."""

_LABEL = re.compile(f"^### ({ID}|{'|'.join(map(re.escape, LABELS))})\\s*$", re.MULTILINE)
UNSEEN = "Named by a reader without an address; not yet seen by us."


class Proposal(Struct, frozen=True):
    """A form that was read.

    Attributes:
        incident_id: The id that it proposes; empty where it has none.
        answers: What it says; None where something needed is missing.
        missing: The labels of the needed fields that are empty or not there.
        said: What it says, by the name of the question.
    """

    incident_id: str
    answers: Answers | None
    missing: tuple[str, ...] = ()
    said: Mapping[str, str] = {}


def read_issue(text: str) -> Proposal:
    """Read an issue that was made with the form for a new incident."""
    fields = _fields(text)
    missing = tuple(label for label in REQUIRED if not fields.get(label))
    said = {answer: fields.get(label, "") for label, answer in LABELS.items()}
    if missing:
        return Proposal(fields.get(ID, ""), None, missing, dict(said))
    before = dict(said)
    sensitivity = tuple(word.strip() for word in said.pop("sensitivity").split(",") if word)
    said["seen"] = "" if said["url"] or said["source_kind"] == OWN else UNSEEN
    if said["source_kind"] == OWN:  # the form has one field for who published and who saw it
        said |= {"by": said["publisher"], "publisher": "", "url": ""}
    if said["kind"] == UNLISTED:
        said["kind"] = ""
    answers = convert({**said, "sensitivity": sensitivity}, Answers)
    return Proposal(fields[ID], answers, said=before)


def _fields(text: str) -> dict[str, str]:
    """Cut the form at its labels; of two fields with one label the first counts."""
    _, *parts = _LABEL.split(text)
    fields: dict[str, str] = {}
    for label, part in zip(parts[::2], parts[1::2], strict=True):
        written = " ".join(part.split())
        fields.setdefault(label, "" if written == NOTHING else written)
    return fields
