"""What every part of a record has in common: it is frozen, and closed to unknown keys."""

from __future__ import annotations

import re
from enum import StrEnum
from functools import lru_cache
from typing import Annotated, Any

from pydantic import AfterValidator, BaseModel, BeforeValidator, ConfigDict, Field
from pydantic_core import CoreSchema, PydanticCustomError, core_schema

ID = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
LONGEST_ID = 64
LONGEST_TEXT = 20_000
TO_WRITE = "Write here"
"""How a text begins that ``explainer add`` leaves to be written."""


def fault(code: str, message: str, hint: str = "") -> PydanticCustomError:
    """Make the error by which a field refuses its value.

    Args:
        code: The problem's stable code, such as ``moment.bad``.
        message: A sentence for an editor.
        hint: What to write instead.
    """
    return PydanticCustomError(code, "{message}", {"message": message, "hint": hint})


class Model(BaseModel):
    """A part of a record: frozen, and an unknown key is an error, since a typo hides a fact."""

    model_config = ConfigDict(frozen=True, extra="forbid", use_attribute_docstrings=True)


class Opaque:
    """A value that a validator of ours makes, and into whose fields pydantic does not look."""

    __slots__ = ()

    @classmethod
    def __get_pydantic_core_schema__(cls, _source: object, _handler: object) -> CoreSchema:
        """Take it as it was made; called by pydantic."""
        return core_schema.is_instance_schema(cls)


@lru_cache(maxsize=1 << 10)  # an incident names its items again and again
def _check_id(value: str) -> str:
    if len(value) <= LONGEST_ID and ID.fullmatch(value):
        return value
    suggestion = re.sub(r"[^a-z0-9]+", "-", value.lower()).strip("-")[:LONGEST_ID].strip("-")
    raise fault(
        "record.bad-id",
        f"“{value[:80]}” is no id: small letters a to z, digits and single hyphens, "
        f"at most {LONGEST_ID} characters.",
        f"Write {suggestion}." if suggestion else "Write a word such as city-hall.",
    )


def _check_text(value: str) -> str:
    text = value.strip()
    if text and len(value) <= LONGEST_TEXT:
        return text
    if not text:
        raise fault(
            "record.empty-text", "There is no text here.", "Write it, or leave the key out."
        )
    raise fault(
        "record.long-text",
        f"The text has {len(value)} characters; {LONGEST_TEXT} is the most a field takes.",
        "Put long prose into narrative.md.",
    )


def _yes_or_no(value: Any) -> Any:  # noqa: ANN401 - it meets whatever an editor wrote
    if isinstance(value, bool):
        return value
    if isinstance(value, str) and value in {"yes", "true"}:
        return True
    if isinstance(value, str) and value in {"no", "false"}:
        return False
    raise fault("record.yes-or-no", f"{value!r:.60} is neither yes nor no.", "Write yes or no.")


def none_said(value: Any) -> Any:  # noqa: ANN401 - likewise
    """Take “none” for the decision that there is nothing to name."""
    return None if value == "none" else value


def one_or_more(value: Any) -> Any:  # noqa: ANN401 - likewise
    """Take a single word for a list of one."""
    return (value,) if isinstance(value, str) else value


class Need(StrEnum):
    """Whether a text has other words in another language."""

    ALWAYS = "always"  # it counts as missing until it is translated
    MAYBE = "maybe"  # a name, or words of a source, that may stand as they are
    NEVER = "never"  # a person’s name, a licence, a number of others


class FreeText:
    """Marks a field whose text an editor writes freely.

    In such a field ``# …`` after unquoted text would be lost as a comment, so it is refused.

    Attributes:
        need: Whether it has other words in another language.
    """

    __slots__ = ("need",)

    def __init__(self, need: Need = Need.ALWAYS) -> None:
        self.need = need


class RefersTo:
    """Marks a field that holds ids of other items of the record.

    Attributes:
        sections: In which sections these must be; empty where any will do.
    """

    __slots__ = ("sections",)

    def __init__(self, *sections: str) -> None:
        self.sections = sections


Id = Annotated[str, AfterValidator(_check_id)]
"""The permanent name of an item: ``[a-z0-9]+(-[a-z0-9]+)*``."""

Text = Annotated[str, AfterValidator(_check_text), FreeText()]
"""Words for readers; not empty, stripped of white space around them. They are translated."""

KeepableText = Annotated[str, AfterValidator(_check_text), FreeText(Need.MAYBE)]
"""The same, of a name or of a source: translated, or kept as they are."""

KeptText = Annotated[str, AfterValidator(_check_text), FreeText(Need.NEVER)]
"""The same, never translated, such as a person’s name."""

YesNo = Annotated[bool, BeforeValidator(_yes_or_no)]
"""The words yes and no; true and false too."""

Ids = tuple[Id, ...]
"""Several ids, in the order in which the record names them."""

SourceId = Annotated[Id, RefersTo("sources")]
"""The id of a source."""

ClaimId = Annotated[Id, RefersTo("claims")]
"""The id of a claim."""

PlaceId = Annotated[Id, RefersTo("places")]
"""The id of a place."""

EventId = Annotated[Id, RefersTo("events")]
"""The id of an event."""

QuestionId = Annotated[Id, RefersTo("questions")]
"""The id of a question."""

MediumId = Annotated[Id, RefersTo("media")]
"""The id of a medium."""

AgencyId = Annotated[Id, RefersTo("agencies")]
"""The id of an agency."""

SpeakerId = Annotated[Id, RefersTo("people", "agencies")]
"""The id of a person or agency, who can say something."""

ItemId = Annotated[Id, RefersTo()]
"""The id of any item of the record."""

OneOrMoreWords = Annotated[tuple[str, ...], BeforeValidator(one_or_more), Field(min_length=1)]
"""A list, or a single word standing for a list of one."""

OneOrMoreKept = Annotated[tuple[KeptText, ...], BeforeValidator(one_or_more), Field(min_length=1)]
"""A list of texts that are never translated, or a single one standing for a list of one."""


class Item(Model):
    """Anything in a record that has an id."""

    id: Id
    """Permanent, unique in the incident across all sections; it becomes part of addresses."""
    note: Text | None = None
    """What a reader should know about it."""
    withdrawn: Text | None = None
    """Why it no longer holds. Published items are withdrawn and say so; they are never deleted."""
