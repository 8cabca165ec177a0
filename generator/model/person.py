"""People, and on what ground the page names them."""

from __future__ import annotations

from typing import Annotated, Any, Literal

from pydantic import BeforeValidator, Field

from generator.model.base import AgencyId, ClaimId, Item, KeptText, Model, SourceId, Text, YesNo
from generator.model.brief import Short
from generator.model.measures import AgeField, Count
from generator.model.quote import Original

NamingGround = Literal[
    "public-official",
    "public-figure",
    "spoke-on-record",
    "charged",
    "convicted",
    "identified-by-authority",
    "family-consent",
]

ACCUSING: frozenset[NamingGround] = frozenset({"charged", "convicted"})
"""The grounds that accuse somebody, so that they rest on a claim or a source."""

NotNamed = Literal["not-identified", "withheld-by-authority", "withheld-by-us", "not-stated"]


def ground_alone(value: Any) -> Any:  # noqa: ANN401 - it meets whatever an editor wrote
    """Take a single word for a ground that needs nothing beside it."""
    return {"ground": value} if isinstance(value, str) else value


class Naming(Model):
    """Why a person may be named."""

    ground: NamingGround
    """The ground on which the page names the person; required with a name."""
    decided_by: Text | None = None
    """Who decided it, by role; required for a minor."""
    reason: Text | None = None
    """Why; required for a minor."""
    claim: ClaimId | None = None
    """The claim that says so; charged and convicted need it, or a source."""
    source: SourceId | None = None
    """The source that says so."""


_ADULT = 18


class StatedAge(Model):
    """An age, and the claim that says so."""

    is_: AgeField = Field(alias="is")
    """The age in years: 17, 40s or 30-35; under one, 6 months."""
    claim: ClaimId | None = None
    """The claim that states it."""


class Person(Item):
    """Someone in the story, named or not; or people who are told of together."""

    name: KeptText | None = None
    """The person’s name; it needs a ground under naming."""
    original: Original | None = None
    """The name in the language and script of its bearer."""
    called: Text | None = None
    """What the page calls a person without a name, such as “the man who was shot”."""
    role: Text | None = None
    """What the person is in this story, in neutral words."""
    short: Short | None = None
    """Who it is in two or three words, such as “the mayor”; at most 40 letters."""
    of: AgencyId | None = None
    """The agency the person speaks for; both count as one origin."""
    naming: Annotated[Naming, BeforeValidator(ground_alone)] | None = None
    """On what ground the person is named: the ground alone, or more about it."""
    age: StatedAge | None = None
    """How old the person is, by which claim."""
    not_named: NotNamed | None = None
    """Why the person is not named."""
    count: Count | None = None
    """For people who are told of together: how many they are, where that is known."""
    group: YesNo = False
    """Whether several people are told of together, such as a family or a crew."""
    minor: YesNo = False
    """Whether the person is under 18, as far as known."""

    @property
    def is_child(self) -> bool:
        """Whether the person is, or by the age given may be, under 18."""
        return self.minor or (self.age is not None and self.age.is_.low < _ADULT)
