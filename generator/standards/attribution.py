"""Attribution: every statement has someone who says it, and a source."""

from __future__ import annotations

from collections.abc import Iterator

from generator.model.claim import Attribution, Claim
from generator.model.figure import Figure
from generator.model.incident import Incident
from generator.model.newsroom import Newsroom
from generator.model.series import Series
from generator.standards.rule import Finding, Rule, at


def said_by_nobody(incident: Incident, _newsroom: Newsroom) -> Iterator[Finding]:
    """Every claim has someone who says it.

    ``said_by`` names them, ``said_by: mayor in wtnh`` in short; or a quote lists the claim under
    its ``claims``, and then its speaker says it. A withdrawn quote says nothing any more. This
    standard cannot be waived.
    """
    for claim in incident.record.claims:
        if not claim.said_by and claim.withdrawn is None:
            hint = "Add said_by: [{source: …}], and who: … where the source names them."
            message = "Nobody says this claim."
            yield Finding(at(incident, f"claims/{claim.id}"), message, hint)


def said_without_source(incident: Incident, _newsroom: Newsroom) -> Iterator[Finding]:
    """Every attribution names the source that it is known from.

    Who says it is half of an attribution; a reader who doubts it needs the place to look it up.
    Where the newsroom heard it itself, that interview or press conference is the source.
    """
    for place, attribution in _attributions(incident):
        if attribution.source is None:
            where = at(incident, place)
            hint = "Add source: and the id of an entry of sources:"
            yield Finding(where, "This attribution names no source.", hint)


def said_by_two_at_once(incident: Incident, _newsroom: Newsroom) -> Iterator[Finding]:
    """An attribution names who says it, or leaves them unnamed as the source does, never both.

    Two people who say the same are two attributions; only so can origins be counted.
    """
    for place, attribution in _attributions(incident):
        if attribution.who is not None and attribution.unnamed is not None:
            where = at(incident, f"{place}/unnamed")
            hint = "Take out one of the two, or make two attributions of it."
            yield Finding(where, "Who says it is both named and unnamed.", hint)


def _attributions(incident: Incident) -> Iterator[tuple[str, Attribution]]:
    """Every attribution of claims, figures and series, after the field in which it stands."""
    for section in ("claims", "figures", "series"):
        for item in incident.record.section(section):
            said = item.said_by if isinstance(item, Claim | Figure | Series) else ()
            yield from ((f"{section}/{item.id}/said_by/{at}", one) for at, one in enumerate(said))


def event_on_nothing(incident: Incident, _newsroom: Newsroom) -> Iterator[Finding]:
    """An event in the timeline rests on claims or sources.

    A timeline reads like bare fact; the reader has to be able to see who says so for each step.
    """
    for event in incident.record.events:
        if not event.claims and not event.sources and event.withdrawn is None:
            hint = "Add claims: [id of a claim], or sources: [id of a source]."
            message = "This event rests on no claim and no source."
            yield Finding(at(incident, f"events/{event.id}"), message, hint)


def event_without_time(incident: Incident, _newsroom: Newsroom) -> Iterator[Finding]:
    """An event has a time of its own, or follows another event.

    ``when`` is as close as known, be it a year; ``after`` keeps its place where no time is known.
    """
    for event in incident.record.events:
        if event.when is None and event.after is None:
            hint = "Add when: 2023-10-16, or after: id of the event before it."
            message = "This event has no place in time."
            yield Finding(at(incident, f"events/{event.id}"), message, hint)


def event_without_text(incident: Incident, _newsroom: Newsroom) -> Iterator[Finding]:
    """An event says what happened.

    One that rests on a single claim may leave it out: the claim says it. This standard cannot be
    waived.
    """
    for event in incident.record.events:
        if not event.text and event.withdrawn is None:
            hint = "Add text: what happened, in one sentence in the present tense."
            message = "This event does not say what happened."
            yield Finding(at(incident, f"events/{event.id}"), message, hint)


def age_without_claim(incident: Incident, _newsroom: Newsroom) -> Iterator[Finding]:
    """An age is a claim like any other.

    Ages given in the first hours are often wrong; the page shows who says so and since when.
    """
    for person in incident.record.people:
        if person.age is not None and person.age.claim is None:
            hint = "Write age: {is: 40s, claim: id of the claim that says so}."
            where = at(incident, f"people/{person.id}/age")
            yield Finding(where, "No claim says that the person is of this age.", hint)


def source_out_of_reach(incident: Incident, _newsroom: Newsroom) -> Iterator[Finding]:
    """A source without an address says how it was seen.

    Sources move and vanish. Where none can be linked to, ``note`` tells a reader what the
    newsroom had in hand: a printed page, a recording, notes. Our own reporting names in ``by``
    who of us saw or heard it.
    """
    for source in incident.record.sources:
        if source.kind == "own-reporting":
            if source.by is None:
                message = "This is our own reporting, and does not say whose."
                hint = "Add by: and the reporter who saw or heard it."
                yield Finding(at(incident, f"sources/{source.id}"), message, hint)
            continue
        if source.url is None and source.archived is None and source.note is None:
            hint = "Add url:, or say in note: how it was seen."
            message = "This source has neither an address nor a note on how it was seen."
            yield Finding(at(incident, f"sources/{source.id}"), message, hint)


RULES = (
    Rule("said-by-nobody", said_by_nobody, waivable=False),
    Rule("attribution-without-source", said_without_source),
    Rule("attribution-of-two", said_by_two_at_once),
    Rule("event-on-nothing", event_on_nothing),
    Rule("event-without-text", event_without_text, waivable=False),
    Rule("event-without-time", event_without_time),
    Rule("age-without-claim", age_without_claim),
    Rule("source-out-of-reach", source_out_of_reach),
)
