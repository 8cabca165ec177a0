"""Figures: the numbers that people ask for first, each with who says so."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, Literal

from pydantic import BeforeValidator, Field

from generator.model.base import ClaimId, Id, Item, KeepableText, Text, one_or_more
from generator.model.claim import Claim, SaidBy, Standing
from generator.model.measures import QuantityField
from generator.model.moment_text import MomentField

if TYPE_CHECKING:
    from generator.model.incident import Incident

Qualifier = Literal["exactly", "about", "at-least", "at-most"]


class Figure(Item):
    """A number: how many were killed, injured, evacuated; how much was spilled.

    It rests on a claim of the record, or says itself who says so.
    """

    kind: Id
    """What is counted: a word of ``figures`` in newsroom.yaml, such as killed."""
    label: Text | None = None
    """What is counted, in this record’s words; default: the newsroom’s."""
    value: QuantityField
    """The number, or the lowest and the highest: 12, 1,340, 3.5 or 12-14."""
    unit: KeepableText | None = None
    """Its unit, such as litres; none for people and things that are counted."""
    qualifier: Qualifier = "exactly"
    """Whether it is exact, about, a lowest or a highest number."""
    as_of: MomentField | None = None
    """When it stood so."""
    claim: ClaimId | None = None
    """The claim that says so."""
    standing: Standing = "reported"
    """How it stands now, where it rests on no claim."""
    said_by: Annotated[tuple[SaidBy, ...], BeforeValidator(one_or_more), Field(default=())]
    """Who says so, where it rests on no claim."""

    @property
    def text(self) -> str:
        """What it says, in one line."""
        return f"{self.label or self.kind.replace('-', ' ')}: {self.value.as_stated}"


def claim_of_figure(figure: Figure, incident: Incident) -> Claim | None:
    """The claim that a figure rests on; None where it says itself who says so."""
    found = incident.items.get(figure.claim or "")
    return found if isinstance(found, Claim) else None


def standing_of_figure(figure: Figure, incident: Incident) -> Standing:
    """How a figure stands: as the claim that it rests on."""
    claim = claim_of_figure(figure, incident)
    return claim.standing if claim else figure.standing
