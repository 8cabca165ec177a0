"""Looking into one incident: read, judge, ask git, sum up."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from functools import lru_cache

import msgspec

from generator.history.judge import unexplained
from generator.history.repository import SiteHistory
from generator.model.history import History, Ledger
from generator.model.incident import Incident
from generator.output import Store, fingerprint
from generator.problems import Level, Problem
from generator.reading.in_part import without_consequences
from generator.reading.positions import locate
from generator.reading.site import Reading, followed, read_alone
from generator.site.drawable import judge_pictures
from generator.site.edition import Edition
from generator.site.gist import Gist, Packed, Setting, packed
from generator.site.gists import gist_of, keep_listing, listing_of
from generator.site.located import judge_localities
from generator.site.maps.areas import Sited
from generator.site.maps.model import GroundPlan
from generator.site.maps.overview import plan_overview
from generator.standards import judge_incident
from generator.version import code_version

MANY = 40
"""So many incidents without a setting are worth loading outlines for, before processes part."""

OPEN_AT_ONCE = 32
"""Incidents that a process remembers; each takes some 200 kB."""


class Found(msgspec.Struct, frozen=True, gc=False, array_like=True):
    """What looking into an incident found.

    Attributes:
        id: Its id.
        content: Differs where any of its files differs; empty where it cannot be read.
        related: Ids of related incidents.
        aliases: Ids that it had before.
        newest: Seconds since 1970 of its newest update; 0 for a draft, or without one.
        problems: What is wrong with its files, and what they say.
        drawn: What keeps its pictures from being drawn.
        is_unexplained: Whether its log is at odds with git.
        packed: Its gist, packed; None where its files have an error.
    """

    id: str
    content: str = ""
    related: tuple[str, ...] = ()
    aliases: tuple[str, ...] = ()
    newest: float = 0.0
    problems: tuple[Problem, ...] = ()
    drawn: tuple[Problem, ...] = ()
    is_unexplained: bool = False
    packed: Packed | None = None

    @property
    def is_sound(self) -> bool:
        """Whether nothing is left to be mended."""
        return self.packed is not None and not self.drawn and not self.is_unexplained


class Aside(msgspec.Struct, frozen=True, array_like=True):
    """What is laid aside of an incident, for the pages that show it; each part is packed.

    Attributes:
        history: What git says of it.
        listing: How it stands in lists.
    """

    history: bytes
    listing: bytes


_ASIDE = msgspec.msgpack.Decoder(Aside)


@dataclass(frozen=True, slots=True)
class Desk:
    """What incidents are looked into with.

    Attributes:
        edition: What is known of the site before its incidents are.
        books: What git knows.
        store: Where what is found of incidents is laid aside.
        keys: By incident: the fingerprint of all that what is found of it depends on.
        settings: By incident: what outlines said of its places in a build before.
        read: Reads an incident’s folder and follows no reference, which looking into it does
            once; a process remembers the last one.
        open: Gives an incident that was looked into; a process remembers the last few.
        aside: Gives what was laid aside of an incident; likewise.
    """

    edition: Edition
    books: SiteHistory
    store: Store
    keys: Mapping[str, str]
    settings: Mapping[str, Setting]
    read: Callable[[str], Reading]
    open: Callable[[str], Incident | None]
    aside: Callable[[str], Aside | None]

    @classmethod
    def of(
        cls,
        edition: Edition,
        books: SiteHistory,
        store: Store,
        keys: Mapping[str, str],
        settings: Mapping[str, Setting],
    ) -> Desk:
        """Make a desk ready."""
        root, newsroom = edition.content / "incidents", edition.site.newsroom

        def read(name: str) -> Reading:
            return read_alone(root / name, newsroom, in_part=True)

        @lru_cache(OPEN_AT_ONCE)
        def aside(name: str) -> Aside | None:
            kept = store.get("aside", keys[name])
            return _ASIDE.decode(kept) if kept else None

        def again(name: str) -> Incident | None:
            return read(name).incident

        last, few = lru_cache(1), lru_cache(OPEN_AT_ONCE)
        return cls(edition, books, store, keys, settings, last(read), few(again), aside)

    def plan(self, areas: tuple[Sited, ...]) -> GroundPlan:
        """Plan the shapes beneath the overview, unless a build before did."""
        key = fingerprint(code_version(), repr(areas))
        kept = self.store.get("overview", key)
        if kept is None:
            kept = msgspec.msgpack.encode(plan_overview(areas))
            self.store.put("overview", key, kept)
        return msgspec.msgpack.decode(kept, type=GroundPlan)


def look_into(desk: Desk, name: str) -> Found:
    """Look into one incident, and keep how it stands in lists and what git says of it.

    Raises:
        GitError: Git refused.
    """
    reading = desk.read(name)
    incident, problems = reading.incident, followed(reading)
    if incident is None:
        return Found(name, problems=locate(problems, desk.edition.content))
    newsroom = desk.edition.site.newsroom
    judged = without_consequences(judge_incident(incident, newsroom), problems)
    told = locate((*problems, *judged), desk.edition.content)
    found = Found(
        id=name,
        content=incident.digest,
        related=incident.related,
        aliases=incident.aliases,
        newest=_newest(incident),
        problems=told,
    )
    if any(problem.level is Level.ERROR for problem in told):
        return found
    history, idle = desk.books.history(incident)
    gist = _gist(desk, incident, history)
    drawn = (
        *judge_pictures(incident, newsroom, history),
        *judge_localities(incident, gist.setting),
    )
    return msgspec.structs.replace(
        found,
        drawn=locate(drawn, desk.edition.content),
        is_unexplained=unexplained(incident, history, idle),
        packed=packed(gist),
    )


def _newest(incident: Incident) -> float:
    if incident.record.status == "draft" or not incident.updates:
        return 0.0
    return max(update.at.instant(incident.zone).timestamp() for update in incident.updates)


def _gist(desk: Desk, incident: Incident, history: History) -> Gist:
    ledger = Ledger({incident.id: history}, desk.books.head, desk.books.absent)
    edition = replace(desk.edition, ledger=ledger)
    listing = listing_of(edition, incident)
    aside = Aside(msgspec.msgpack.encode(history), keep_listing(listing))
    desk.store.put("aside", desk.keys[incident.id], msgspec.msgpack.encode(aside))
    digest = fingerprint(incident.digest, aside.history)[:32]
    return gist_of(edition, incident, listing, digest, desk.settings.get(incident.id))
