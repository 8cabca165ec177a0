"""A standard: a rule with a code, and a docstring that teaches it and names its source."""

from __future__ import annotations

import inspect
from collections.abc import Callable, Iterator

from msgspec import Struct

from generator.model.claim import Claim
from generator.model.incident import Incident
from generator.model.update import Update
from generator.problems import Level, Location, Problem


class Finding(Struct, frozen=True):
    """One place that does not meet a standard.

    Attributes:
        location: Where; for a YAML file without line, which is found by its field.
        message: A sentence for an editor.
        hint: What to write instead.
        level: How grave it is here; None where as grave as the standard says.
    """

    location: Location
    message: str
    hint: str = ""
    level: Level | None = None


Judgement = Callable[..., Iterator[Finding]]
"""Judges an incident, given the newsroom; a rule of texts also all texts of the incident."""


class Rule(Struct, frozen=True):
    """A standard.

    Attributes:
        name: Its code without the family, such as ``house-style``.
        judge: Finds what does not meet it; its docstring teaches the standard.
        level: Errors concern facts, names, coordinates and attribution; wording is advice.
        waivable: Whether a newsroom can set it aside, for one field, for a stated reason.
        family: The first word of its code.
        of_texts: Whether it is given all texts of the incident, which are gathered once.
        softens: Whether some of its findings are advice only; its docstring says which.
    """

    name: str
    judge: Judgement
    level: Level = Level.ERROR
    waivable: bool = True
    family: str = "standards"
    of_texts: bool = False
    softens: bool = False

    @property
    def code(self) -> str:
        """Its stable code."""
        return f"{self.family}.{self.name}"

    @property
    def teaching(self) -> str:
        """What it asks and why, as ``check --explain`` prints it."""
        return inspect.getdoc(self.judge) or ""

    def problem(self, finding: Finding) -> Problem:
        """The problem that a finding is."""
        level = finding.level or self.level
        return Problem(finding.location, self.code, finding.message, finding.hint, level)


def at(incident: Incident, field: str) -> Location:
    """A field of the record."""
    return Location(incident.record_file, field=field)


def at_update(incident: Incident, update: Update, field: str) -> Location:
    """A field of an update."""
    return Location(incident.update_file(update), field=field)


def at_offset(incident: Incident, offset: int) -> Location:
    """A character of the narrative."""
    line, column = incident.narrative.position(offset)
    return Location(incident.narrative_file, line, column, "narrative")


def claim_of(incident: Incident, claim_id: str | None) -> Claim | None:
    """The claim of an id, or None where the id leads nowhere, which is a problem of reading."""
    item = incident.items.get(claim_id or "")
    return item if isinstance(item, Claim) else None


def no_longer_holds(claim: Claim) -> bool:
    """Whether a claim no longer holds."""
    return claim.standing == "retracted" or claim.withdrawn is not None


def waiver_field(incident: Incident, location: Location) -> str:
    """How a waiver names a location: a record's field, ``narrative``, or an update's field."""
    inside = location.file.removeprefix(f"{incident.folder}/").removesuffix(".yaml")
    if inside.startswith("updates/"):
        return f"{inside}/{location.field}"
    return location.field or ""
