"""The site: a newsroom and its incidents."""

from __future__ import annotations

from msgspec import Struct

from generator.model.incident import Incident
from generator.model.newsroom import Newsroom
from generator.model.update import Update


class Held(Struct, frozen=True):
    """An incident that is held back: its story is not read, whatever state its folder is in.

    Attributes:
        id: Its id.
        updates: As much of its log as can be read, oldest first.
    """

    id: str
    updates: tuple[Update, ...] = ()


class Site(Struct, frozen=True):
    """Everything that is published together.

    Attributes:
        newsroom: Who publishes.
        incidents: All incidents, by id; drafts too.
        held: Incidents that are held back, by id.
    """

    newsroom: Newsroom
    incidents: tuple[Incident, ...]
    held: tuple[Held, ...] = ()

    @property
    def published(self) -> tuple[Incident, ...]:
        """The incidents that readers see: all but drafts."""
        return tuple(one for one in self.incidents if one.record.status != "draft")
