"""Questions, what is expected next, and standards set aside."""

from __future__ import annotations

from typing import Annotated, Any, Literal, get_args

from pydantic import BeforeValidator, WithJsonSchema

from generator.model.base import ClaimId, Item, Model, SourceId, Text
from generator.model.moment import Moment
from generator.model.moment_text import WRITTEN, MomentField, read_moment


class Question(Item):
    """What is not known."""

    text: Text
    """The question, ending in a question mark."""
    asked: MomentField | None = None
    """Since when it is open."""
    claims: tuple[ClaimId, ...] = ()
    """What is said about it."""
    answer: ClaimId | None = None
    """The claim that answers it."""


Unmet = Literal["no", "not-known"]
"""Why there is no moment at which an expected step came: it did not, or we do not know."""


def _met(value: Any) -> Moment | str:  # noqa: ANN401 - it meets whatever an editor wrote
    if isinstance(value, str) and value in get_args(Unmet):
        return value
    return read_moment(value)


Met = Annotated[
    Moment | Unmet,
    BeforeValidator(_met),
    WithJsonSchema({"anyOf": [{"enum": [*get_args(Unmet), False]}, *WRITTEN["anyOf"]]}),
]
"""When an expected step came, or that it did not, or that we do not know."""


class Expected(Item):
    """What should come next."""

    text: Text
    """What is expected, as one clause."""
    due: MomentField | None = None
    """When it is due."""
    rule: Text | None = None
    """The rule or promise that it rests on."""
    source: SourceId | None = None
    """Where that rule or promise is known from."""
    met: Met = "not-known"
    """When it came; no, where it did not; not-known, where we do not know."""


class Waiver(Model):
    """A standard set aside for one field, by someone, for a reason; published on the page."""

    code: str
    """The code of the standard, such as standards.house-style."""
    field: str
    """The field it is set aside for, such as quotes/bronin-grateful/text."""
    by: Text
    """Who decided it, by role."""
    reason: Text
    """Why."""
