"""An old version of an incident, as far as it can be shown."""

from __future__ import annotations

from msgspec import Struct

from generator.model.incident import Incident
from generator.model.ledger import Version


class OldVersion(Struct, frozen=True):
    """A version as it can be shown.

    Attributes:
        version: Its place in the history.
        incident: The incident as it stood, without what was removed later; None where it cannot
            be read.
        refused: Why today's rules refuse it; empty where they do not.
    """

    version: Version
    incident: Incident | None
    refused: str = ""
