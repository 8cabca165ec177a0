"""What an incident's folder said at one commit."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from generator.model.record import Record
from generator.model.update import UpdateText


@dataclass(frozen=True, slots=True)
class State:
    """A folder as it was read.

    Attributes:
        record: What ``incident.yaml`` said.
        narrative: What ``narrative.md`` said.
        updates: The update files by id; None for one that could not be read.
        media: The ids of the files' contents, by file name.
        refused: Why today's rules would refuse it; empty where they would not.
    """

    record: Record
    narrative: str = ""
    updates: Mapping[str, UpdateText | None] = field(default_factory=dict)
    media: Mapping[str, str] = field(default_factory=dict)
    refused: str = ""
