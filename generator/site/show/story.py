"""The timeline, the quotes, and who and what was in the story."""

from __future__ import annotations

from collections.abc import Iterable

from generator.model.agency import Agency
from generator.model.chronology import Span
from generator.model.claim import Claim
from generator.model.event import Event
from generator.model.person import Person
from generator.model.quote import Quote
from generator.model.thing import Thing
from generator.site import addresses, vocabulary, words
from generator.site.cards.card import CardState
from generator.site.cards.quote_status import present
from generator.site.show.subject import WITHDRAWN, Subject
from generator.site.views.parts import Link, Mark
from generator.site.views.story import Cast, Day, EventLine, Figure, QuoteCard

WEAKEST_FIRST = ("retracted", "superseded", "disputed", "reported", "confirmed")


def show_timeline(subject: Subject) -> tuple[Day, ...]:
    """The events by day, in the order in which they happened."""
    return tuple(
        Day(
            heading=words.heading(span.key),
            events=tuple(_event(subject, event) for event in span.events),
            zone=_zone(subject, span),
        )
        for span in subject.spans
    )


def _zone(subject: Subject, span: Span) -> str:
    """Name the zone of the day's clock times; nothing where none has the incident's."""
    zone = subject.incident.zone
    points = [event.when.first for event in span.events if event.when and event.when.has_clock]
    names = [words.zone_words(point, zone) for point in points if point and point.offset is None]
    return f"times in {names[0]}" if names else ""


def _event(subject: Subject, event: Event) -> EventLine:
    if event.withdrawn:
        anchor = addresses.anchor("events", event.id)
        return EventLine(anchor, WITHDRAWN, withdrawn=event.withdrawn)
    claims = [subject.incident.item(claim, Claim) for claim in event.claims]
    when = event.when
    return EventLine(
        anchor=addresses.anchor("events", event.id),
        text=event.text,
        time=words.clock_of(when, subject.incident.zone) if when else None,
        as_stated=event.as_stated or (when.as_stated if when and when.first else None) or "",
        place=subject.link(event.place) if event.place else None,
        claims=subject.links(event.claims),
        said_by=_said_by(subject, claims),
        standing=_weakest(claims),
        citations=subject.cites(event.sources),
        note=event.note or "",
    )


def _weakest(claims: Iterable[Claim]) -> Mark | None:
    standings = {claim.standing for claim in claims}
    found = next((word for word in WEAKEST_FIRST if word in standings), None)
    return vocabulary.standing(found) if found else None


def _said_by(subject: Subject, claims: Iterable[Claim]) -> str:
    """The origins of the claims that an event rests on, each once."""
    said = [called for claim in claims for called in subject.said_by(claim)]
    return words.listed(list(dict.fromkeys(said)))


def show_quote(
    subject: Subject, quote: Quote, page: Link | None = None, *, is_alone: bool = False
) -> QuoteCard:
    """A quote card; a withdrawn quote keeps its place and says why, without its words.

    Args:
        subject: The incident, as the page shows it.
        quote: The quote.
        page: The way to the quote's own page.
        is_alone: Whether the page tells beside it how it stands and what it speaks to.
    """
    speaker = subject.incident.items[quote.speaker]
    role = quote.role or (speaker.role if isinstance(speaker, Person) else None)
    status, status_note = (None, "") if is_alone else _status(subject, quote)
    return QuoteCard(
        anchor=addresses.anchor("quotes", quote.id),
        parts=() if quote.withdrawn else quote.text,
        speaker=subject.called(quote.speaker),
        speaker_href=subject.href(quote.speaker),
        citation=subject.cite(quote.source),
        source=subject.origin(quote.source),
        language=subject.incident.language,
        role=role or "",
        said=subject.maybe(quote.said),
        venue=vocabulary.VENUE.get(quote.venue, ""),
        basis=vocabulary.QUOTE_BASIS.get(quote.basis, ""),
        unstated=unstated(quote),
        context=quote.context or "",
        locator=quote.locator or "",
        fragment=quote.fragment,
        explained=explained(quote),
        original=quote.original.text if quote.original and not quote.withdrawn else "",
        original_language=quote.original.language if quote.original else "",
        translator=quote.translator or "",
        claims=() if is_alone else subject.links(quote.claims),
        bearing=vocabulary.BEARING[quote.stance],
        page=page,
        status=status,
        status_note=status_note,
        note=quote.note or "",
    )


def _status(subject: Subject, quote: Quote) -> tuple[Mark | None, str]:
    """How it stands, by the rule of its own page: since when, and why."""
    found = present(quote, subject.incident, subject.history)
    if found.state is CardState.CURRENT:
        return None, ""
    word = found.state.value.capitalize()
    since = f" {words.day_of(found.at, subject.incident.zone).text}" if found.at else ""
    return Mark(found.state.value, f"{word}{since}"), found.why


def unstated(quote: Quote) -> str:
    """Say in words what no source states about a quote: when, where, on what basis."""
    missing = [
        word
        for word, stated in (
            ("when", quote.said is not None),
            ("where", quote.venue != "not-stated"),
            ("how they know", quote.basis != "not-stated"),
        )
        if not stated
    ]
    if not missing:
        return ""
    return f"not stated: {words.listed(missing, 'or')}"


def explained(quote: Quote) -> str:
    """Say what brackets and dots in quoted words mean; nothing where there are none."""
    text = "" if quote.withdrawn else " ".join(quote.text)
    told = []
    if "[" in text:
        told.append("Words in [brackets] are not the speaker’s own.")
    if quote.fragment or "…" in text or "..." in text:
        told.append("“…” stands where words are left out.")
    return " ".join(told)


def show_cast(subject: Subject) -> Cast | None:
    """People, agencies and things; None where the record has none."""
    record = subject.incident.record
    if not (record.people or record.agencies or record.things):
        return None
    return Cast(
        people=tuple(_person(subject, person) for person in record.people),
        agencies=tuple(_named("agencies", agency) for agency in record.agencies),
        things=tuple(_named("things", thing) for thing in record.things),
    )


def _person(subject: Subject, person: Person) -> Figure:
    if person.withdrawn:
        anchor = addresses.anchor("people", person.id)
        return Figure(anchor, WITHDRAWN, withdrawn=person.withdrawn)
    return Figure(
        anchor=addresses.anchor("people", person.id),
        name=subject.called(person.id),
        role=person.role or "",
        age=f"age: {person.age.is_.as_stated}" if person.age else "",
        of=subject.link(person.of) if person.of else None,
        naming=_naming(person),
        note=person.note or "",
    )


def _naming(person: Person) -> str:
    if person.naming is None:
        return vocabulary.NOT_NAMED.get(person.not_named or "", "")
    ground = vocabulary.GROUND[person.naming.ground]
    if person.naming.decided_by is None:
        return ground
    reason = f": {person.naming.reason}" if person.naming.reason else ""
    return f"{ground}, decided by {person.naming.decided_by}{reason}"


def _named(section: str, item: Agency | Thing) -> Figure:
    anchor = addresses.anchor(section, item.id)
    if item.withdrawn:
        return Figure(anchor, WITHDRAWN, withdrawn=item.withdrawn)
    return Figure(anchor, item.name, item.role or "", note=item.note or "")
