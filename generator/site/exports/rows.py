"""The row that sums up an incident; the data page and the schema are made of its columns."""

from __future__ import annotations

from pydantic import BaseModel, ConfigDict


class IncidentRow(BaseModel):
    """One incident in one row of ``incidents.csv`` and ``incidents.json``."""

    model_config = ConfigDict(frozen=True, extra="forbid", use_attribute_docstrings=True)

    id: str
    """The incident’s permanent id, which is also in its address."""
    uri: str
    """The permanent id that feeds use."""
    url: str
    """The address of the explainer."""
    headline: str
    """The headline."""
    kind: str
    """What kind of incident it is, a word of this newsroom’s."""
    status: str
    """developing: facts still come in; ongoing: an inquiry is open; closed."""
    occurred: str
    """When it happened, as precisely as it is known, in local time; ~ stands for about."""
    occurred_from: str
    """The earliest instant which that can mean, in UTC."""
    timezone: str
    """The zone of local times, as the IANA database names it."""
    language: str
    """The language of the text (BCP 47)."""
    tags: str
    """Its tags, separated by spaces."""
    locality: str
    """The town and state or country of its first place that names one; may be empty."""
    published: str
    """When the explainer was first published, in UTC."""
    modified: str
    """When it was last updated significantly, in UTC."""
    checked: str
    """When somebody last looked into it, in UTC."""
    updates: int
    """How many entries its log has."""
    corrections: int
    """How many of them are corrections."""
    claims: int
    """How many claims it makes that are not withdrawn."""
    claims_confirmed: int
    """How many of them are confirmed."""
    claims_disputed: int
    """How many of them are disputed."""
    questions_open: int
    """How many questions are open."""
    reconstructed: bool
    """Whether it was written after the fact, with the dates of the reporting."""
