"""The site: a newsroom and its incidents."""

from __future__ import annotations

from dataclasses import dataclass

from generator.model.incident import Incident
from generator.model.newsroom import Newsroom


@dataclass(frozen=True, slots=True)
class Site:
    """Everything that is published together.

    Attributes:
        newsroom: Who publishes.
        incidents: All incidents, by id; drafts too.
    """

    newsroom: Newsroom
    incidents: tuple[Incident, ...]

    @property
    def published(self) -> tuple[Incident, ...]:
        """The incidents that readers see: all but drafts."""
        return tuple(one for one in self.incidents if one.record.status != "draft")
