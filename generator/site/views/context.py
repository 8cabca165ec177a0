"""An incident on a page: how its items are called, cited and linked to there."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from datetime import datetime

from msgspec import Struct
from msgspec.structs import replace

from generator.model.agency import Agency
from generator.model.base import Item
from generator.model.claim import Account, Claim
from generator.model.event import Event
from generator.model.figure import Figure
from generator.model.history import History
from generator.model.incident import Incident
from generator.model.media import Medium
from generator.model.moment import Moment
from generator.model.narrative import Tie, TieKind
from generator.model.newsroom import Newsroom
from generator.model.person import Person
from generator.model.place import Place
from generator.model.question import Expected, Question
from generator.model.quote import Quote
from generator.model.series import Series
from generator.model.source import Source, outlet
from generator.model.thing import Thing
from generator.model.translated_item import language_of, original_item
from generator.site import dates, field_labels, labels, marked, phrases, urls
from generator.site.dates import Time
from generator.site.urls import Link
from generator.site.words import Words, is_same_language, name_of


class SourceNote(Struct, frozen=True):
    """A numbered note that leads to a source.

    Attributes:
        number: The source's place in the list, from 1.
        href: The source's anchor.
        title: Publisher and day, for those who hear or hover.
    """

    number: int
    href: str
    title: str


LONGEST_CALL = 90
"""Letters of an item’s text by which a link calls it."""


class IncidentContext(Struct, frozen=True):
    """An incident as one page shows it: how its items are called, cited and linked to there.

    Attributes:
        incident: The incident.
        newsroom: Who publishes.
        history: What git says of it; without versions where nothing is known.
        page: The address of the page that holds its anchors.
        here: The address of the page that shows it; the same on the explainer.
        numbers: The number of each source, by its id.
        words: The words of the page, in its language.
        tied: The claims on which words of the story rest, by their ids.
        is_old: Whether it is shown as it once stood: as text, without maps and cards.
        others_translated: The ids of other incidents that stand in the language of the page,
            where that is a translation.
    """

    incident: Incident
    newsroom: Newsroom
    history: History
    page: str
    here: str
    numbers: Mapping[str, int]
    words: Words
    tied: frozenset[str] = frozenset()
    is_old: bool = False
    others_translated: frozenset[str] = frozenset()

    def at(self, here: str) -> IncidentContext:
        """The same incident as another page shows it: only the ways to its items are others."""
        return replace(self, here=here)

    def time(self, moment: Moment) -> Time:
        """Print a moment in full."""
        return dates.time(moment, self.incident.zone, self.words)

    def optional_time(self, moment: Moment | None) -> Time | None:
        """Print a moment in full, where there is one."""
        return self.time(moment) if moment else None

    def day(self, moment: Moment) -> Time:
        """Print the day of a moment."""
        return dates.day_of(moment, self.incident.zone, self.words)

    def optional_day(self, moment: Moment | None) -> Time | None:
        """Print the day of a moment, where there is one."""
        return self.day(moment) if moment else None

    def short_day(self, moment: Moment) -> str:
        """Print the day of a moment for a short line: without the year of the incident."""
        return dates.short_day(moment, self.incident.zone, self.words, self.year)

    def narrow_day(self, moment: Moment) -> str:
        """Print the same with its month abbreviated, for what stands at the end of a line."""
        return dates.short_day(moment, self.incident.zone, self.words, self.year, narrow=True)

    def narrow_date(self, moment: Moment) -> Time:
        """Print the day of a moment with its year, its month abbreviated."""
        text = dates.short_day(moment, self.incident.zone, self.words, None, narrow=True)
        return Time(text, self.day(moment).machine)

    def heading(self, day: str) -> Time:
        """Print a day, month or year as a heading: without the year of the incident."""
        return dates.heading(day, self.words, self.year)

    def instant(self, moment: datetime) -> Time:
        """Print an instant that git or the edition gives."""
        return dates.instant(moment, self.incident.zone, self.words)

    def day_of_instant(self, moment: datetime) -> Time:
        """Print the day of an instant that git or the edition gives."""
        return dates.day_of_instant(moment, self.incident.zone, self.words)

    @property
    def year(self) -> int | None:
        """The year of the incident, as readers know it."""
        first = self.incident.record.occurred.first
        return first.start.year if first else None

    def way(self, address: str) -> str:
        """The way from this page to an address of the site."""
        return urls.link(self.here, address)

    def to_history(self, text: str, fragment: str = "") -> Link:
        """The way to every version, which are told in the first language alone."""
        language = self.incident.first_language if self.incident.translated_to else ""
        address = f"{urls.history(self.incident.id)}{fragment}"
        return Link(self.way(address), text, language=language)

    def to_incident(self, target: str, language: str, text: str = "") -> Link:
        """The way to another incident, or an item of one; in the page’s language where it can be.

        Args:
            target: Its id, or with that the anchor of an item: ``pier-fire#claim-cause``.
            language: The language in which the other incident was first told.
            text: What the reader presses.
        """
        name, part = target.partition("#")[0], self.incident.translated_to
        if name in self.others_translated:
            return Link(self.way(urls.in_language(part, urls.mention(target))), text)
        is_same = is_same_language(language, self.incident.language)
        return Link(self.way(urls.mention(target)), text, language="" if is_same else language)

    def way_to_list(self, address: str) -> str:
        """The way to a list of the site, in the language of a translation."""
        return self.way(urls.in_language(self.incident.translated_to, address))

    def href(self, item_id: str) -> str:
        """The way to an item's anchor."""
        anchor = urls.anchor(self.incident.sections[item_id], item_id)
        return self.way(f"{self.page}#{anchor}")

    def quote_page(self, quote_id: str) -> Link | None:
        """The way to a quote’s own page; None from an old version, whose quotes have none."""
        if self.is_old:
            return None
        address = urls.quote(self.incident.id, quote_id, self.incident.translated_to)
        return Link(self.way(address), self.words.gettext("This quote’s own page"))

    def update_href(self, update_id: str) -> str:
        """The way to an entry of the log."""
        return self.way(f"{self.page}#{urls.anchor('updates', update_id)}")

    def link(self, item_id: str) -> Link:
        """The way to an item, by what a reader calls it."""
        return Link(self.href(item_id), short_call(self.called(item_id)))

    def links(self, item_ids: Iterable[str]) -> tuple[Link, ...]:
        """The ways to several items."""
        return tuple(self.link(item_id) for item_id in item_ids)

    def cite(self, source_id: str) -> SourceNote:
        """A numbered note for a source."""
        return SourceNote(self.numbers[source_id], self.href(source_id), self.origin(source_id))

    def source_link(self, source_id: str) -> Link:
        """The way to a source, by its publisher and day in short."""
        source = self.incident.item(source_id, Source)
        day = self.short_day(source.published) if source.published else ""
        return Link(self.href(source_id), self._published(source, day))

    def origin(self, source_id: str) -> str:
        """A source in short: publisher and day."""
        source = self.incident.item(source_id, Source)
        day = self.day(source.published).text if source.published else ""
        return self._published(source, day)

    def _published(self, source: Source, day: str) -> str:
        """Who published a source, and on which day; neither of one that was withdrawn."""
        told = (self.outlet(source), "" if source.withdrawn else day)
        return phrases.commas(told, self.words)

    def outlet(self, source: Source) -> str:
        """Who published a source, or what it is called under this headline."""
        if source.withdrawn:
            return self.words.gettext(labels.WITHDRAWN)
        return outlet(source, self.incident.record.headline)

    def called(self, item_id: str) -> str:
        """What a reader calls an item."""
        item = self.incident.items[item_id]
        return (
            self.words.gettext(labels.WITHDRAWN) if item.withdrawn else _called(item, self.words)
        )

    def called_first(self, item_id: str) -> str:
        """What a reader calls an item, where a line begins with it."""
        item = self.incident.items[item_id]
        if isinstance(item, Person) and not (item.withdrawn or item.name or item.called):
            return self.words.gettext("A person who is not named")
        return marked.begun(self.called(item_id))


_WITH_TEXT = (Claim, Event, Question, Expected, Account, Figure)

_WITH_NAME = (Agency, Thing, Place)


def _called(item: Item, words: Words) -> str:
    """What a reader calls an item that stands: its name, its title, its text."""
    if isinstance(item, _WITH_TEXT):
        return item.text
    if isinstance(item, Person):
        return item.name or item.called or words.gettext(labels.NAMELESS)
    if isinstance(item, _WITH_NAME):
        return item.name
    if isinstance(item, Source | Series):
        return item.title
    if isinstance(item, Quote):
        return words.gettext("“%(words)s”", words=" … ".join(item.text))
    return (item.caption or item.alt or item.id) if isinstance(item, Medium) else item.id


def short_call(text: str) -> str:
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


def context_for(
    incident: Incident, newsroom: Newsroom, history: History, words: Words, here: str = ""
) -> IncidentContext:
    """Prepare an incident to be shown.

    Args:
        incident: The incident.
        newsroom: Who publishes.
        history: What git says of it.
        words: The words of the page, in its language.
        here: The address of the page that shows it; the explainer's by default.
    """
    page = urls.incident(incident.id, incident.translated_to)
    return IncidentContext(
        incident,
        newsroom,
        history,
        page,
        here or page,
        source_numbers(incident),
        words,
        frozenset(claims_in(incident)),
    )


def claims_in(incident: Incident) -> Iterator[str]:
    """Name the claims on which words of the story rest."""
    for mark in incident.narrative.marks:
        if isinstance(mark, Tie) and mark.kind is TieKind.CLAIM:
            yield mark.id


def where_of(context: IncidentContext, item: str) -> str:
    """Say in words what a field or a ``covers`` names, such as ``claims/age-40s``."""
    words = context.words
    if language := language_of(item):
        name = words.as_ours(name_of(language, words.locale))
        original = original_item(item)
        return phrases.colon(name, where_of(context, original), words) if original else name
    section, _, rest = item.partition("/")
    item_id = rest.partition("/")[0]
    if section == "updates":
        return words.gettext("the update %(id)s", id=item_id)
    if not item_id or item_id not in context.incident.items:
        return words.gettext(field_labels.FIELD.get(section) or field_labels.SECTION[section])
    label = words.gettext(field_labels.SECTION[section])
    return phrases.colon(label, context.link(item_id).text, words)
