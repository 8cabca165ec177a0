"""An incident on a page: how its items are called, cited and linked to there."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cached_property
from zoneinfo import ZoneInfo

from msgspec import Struct
from msgspec.structs import replace

from generator.model.agency import Agency
from generator.model.base import Item
from generator.model.chronology import Span, chronology, places_in_order
from generator.model.claim import Account, Claim
from generator.model.event import Event
from generator.model.incident import Incident
from generator.model.ledger import History
from generator.model.media import Medium
from generator.model.moment import Moment
from generator.model.newsroom import Newsroom
from generator.model.origins import origins
from generator.model.person import Person
from generator.model.place import Place
from generator.model.question import Expected, Question
from generator.model.quote import Quote
from generator.model.source import Source
from generator.model.thing import Thing
from generator.site import addresses, words
from generator.site.press import Press
from generator.site.views.parts import Citation, Link, Time

LONGEST_CALL = 90


class Subject(Struct, frozen=True, dict=True):
    """An incident as it is shown on one page; what several parts of the page need is found once.

    Attributes:
        incident: The incident.
        newsroom: Who publishes.
        history: What git says of it; without versions where nothing is known.
        page: The address of the page that holds its anchors.
        here: The address of the page that shows it; the same on the explainer.
        numbers: The number of each source, by its id.
        is_old: Whether it is shown as it once stood: as text, without maps and cards.
        linked: The links made so far, by item: a page leads to the same few items many times.
        cited: The notes made so far, by source, likewise.
        origins: What sources were called so far, on this page or another.
        sayers: What the origins of claims were called so far, likewise.
    """

    incident: Incident
    newsroom: Newsroom
    history: History
    page: str
    here: str
    numbers: dict[str, int]
    is_old: bool = False
    linked: dict[str, Link] = {}
    cited: dict[str, Citation] = {}
    origins: dict[str, str] = {}
    sayers: dict[str, tuple[str, ...]] = {}

    @cached_property
    def zone(self) -> ZoneInfo:
        """The zone of its times."""
        return self.incident.zone

    @cached_property
    def spans(self) -> tuple[Span, ...]:
        """The events in the order in which they happened."""
        return chronology(self.incident)

    @cached_property
    def places(self) -> tuple[Place, ...]:
        """The places in the order of the events that happened there."""
        return places_in_order(self.incident, self.spans)

    def shown_at(self, here: str) -> Subject:
        """The same incident as another page shows it: only the ways to its items are others."""
        return replace(self, here=here, linked={}, cited={})

    def time(self, moment: Moment) -> Time:
        """Print a moment in full."""
        return words.time(moment, self.zone)

    def maybe(self, moment: Moment | None) -> Time | None:
        """Print a moment, where there is one."""
        return None if moment is None else self.time(moment)

    def way(self, address: str) -> str:
        """The way from this page to an address of the site."""
        return addresses.link(self.here, address)

    def href(self, item_id: str) -> str:
        """The way to an item's anchor."""
        anchor = addresses.anchor(self.incident.sections[item_id], item_id)
        return f"{self._way_to_page}#{anchor}"

    @cached_property
    def _way_to_page(self) -> str:
        """The way to the page that holds the anchors; nothing from that page itself."""
        return "" if self.here == self.page else self.way(self.page)

    def link(self, item_id: str) -> Link:
        """The way to an item, by what a reader calls it."""
        if item_id not in self.linked:
            self.linked[item_id] = Link(self.href(item_id), shortened(self.called(item_id)))
        return self.linked[item_id]

    def links(self, item_ids: Iterable[str]) -> tuple[Link, ...]:
        """The ways to several items."""
        return tuple([self.link(item_id) for item_id in item_ids])

    def cite(self, source_id: str) -> Citation:
        """A numbered note for a source."""
        if source_id not in self.cited:
            self.cited[source_id] = self._citation(source_id)
        return self.cited[source_id]

    def _citation(self, source_id: str) -> Citation:
        return Citation(self.numbers[source_id], self.href(source_id), self.origin(source_id))

    def cites(self, source_ids: Iterable[str]) -> tuple[Citation, ...]:
        """Numbered notes, each source once."""
        return tuple([self.cite(source_id) for source_id in dict.fromkeys(source_ids)])

    def origin(self, source_id: str) -> str:
        """A source in short: publisher and day."""
        if source_id not in self.origins:
            self.origins[source_id] = self._origin(source_id)
        return self.origins[source_id]

    def _origin(self, source_id: str) -> str:
        source = self.incident.item(source_id, Source)
        publisher = source.publisher or source.title
        if source.published is None:
            return publisher
        return f"{publisher}, {words.day_of(source.published, self.zone).text}"

    def said_by(self, claim: Claim) -> tuple[str, ...]:
        """What a reader calls the independent origins of a claim."""
        if claim.id not in self.sayers:
            found = origins(claim, self.incident)
            self.sayers[claim.id] = tuple([origin.called for origin in found])
        return self.sayers[claim.id]

    def called(self, item_id: str) -> str:
        """What a reader calls an item."""
        return called(self.incident.items[item_id])


WITHDRAWN = "Something that was withdrawn"
"""What the page calls an item that was withdrawn: its words stand in the history alone."""


def called(item: Item) -> str:
    """What a reader calls an item: its name, its title, its text."""
    return WITHDRAWN if item.withdrawn else _called(item)


_TOLD = (Claim, Event, Question, Expected, Account)
_NAMED = (Agency, Thing, Place)


def _called(item: Item) -> str:
    if isinstance(item, _TOLD):
        return item.text
    if isinstance(item, Person):
        return item.name or item.called or "a person who is not named"
    if isinstance(item, _NAMED):
        return item.name
    if isinstance(item, Source):
        return item.title
    if isinstance(item, Quote):
        return "a withdrawn quote" if item.withdrawn else f"“{' … '.join(item.text)}”"
    return (item.caption or item.alt or item.id) if isinstance(item, Medium) else item.id


def shortened(text: str) -> str:
    """Call an item by its text: without the full stop; a long one cut between words."""
    if len(text) <= LONGEST_CALL:
        # the stop of “2 p.m.” belongs to the word
        return text if text.endswith(".m.") else text.removesuffix(".")
    cut = text[:LONGEST_CALL].rsplit(" ", 1)[0].rstrip(" ,;:.")
    return f"{cut} …"


def source_numbers(incident: Incident) -> dict[str, int]:
    """Number the sources: as the narrative first cites them, then as the record lists them."""
    listed = [source.id for source in incident.record.sources]
    cited = [source for source in incident.narrative.cited if source in listed]
    ordered = dict.fromkeys([*cited, *listed])
    return {source: number for number, source in enumerate(ordered, start=1)}


def subject_for(
    incident: Incident, newsroom: Newsroom, history: History, here: str = ""
) -> Subject:
    """Prepare an incident to be shown, where there is no press yet; see :func:`subject_of`."""
    page = addresses.incident(incident.id)
    return Subject(incident, newsroom, history, page, here or page, source_numbers(incident))


def subject_of(press: Press, incident: Incident, here: str = "") -> Subject:
    """Prepare an incident to be shown.

    Args:
        press: What pages are printed with.
        incident: The incident.
        here: The address of the page that shows it; the explainer's by default.

    """
    edition = press.edition
    return subject_for(incident, edition.site.newsroom, edition.ledger.of(incident.id), here)
