"""What a record leaves unsaid because it says it elsewhere, filled in for all who read it.

A quote says the claims that it lists; a claim with a moment is an event; an event of one claim
without words of its own has the claim’s, and is withdrawn with it. A record as written is what
history compares and references are located in.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from generator.model.claim import Attribution, Claim
from generator.model.event import Event
from generator.model.quote import Quote
from generator.model.record import Record


def completed(record: Record) -> Record:
    """Fill in who says a claim, what the headline rests on, and the events that claims are."""
    quotes = _by_claim(record.quotes)
    claims = tuple(_attributed(claim, quotes.get(claim.id, ())) for claim in record.claims)
    by_id = {claim.id: claim for claim in claims}
    events = (
        *(_worded(event, by_id) for event in record.events),
        *(_event(claim) for claim in claims if claim.happened is not None),
    )
    changed = {"claims": claims, "events": events, "rests_on": record.headline_claims}
    return record.model_copy(update=changed)


def _by_claim(quotes: Sequence[Quote]) -> Mapping[str, Sequence[Quote]]:
    found: dict[str, list[Quote]] = {}
    for quote in quotes:
        if quote.withdrawn is None:
            for claim in quote.claims:
                found.setdefault(claim, []).append(quote)
    return found


def _attributed(claim: Claim, quotes: Sequence[Quote]) -> Claim:
    """Add the quotes that say a claim; who is named under ``said_by`` has been heard there."""
    heard = {one.who for one in claim.said_by}
    added = tuple(_attribution(quote) for quote in quotes if quote.speaker not in heard)
    return claim.model_copy(update={"said_by": claim.said_by + added}) if added else claim


def _attribution(quote: Quote) -> Attribution:
    return Attribution.model_construct(
        who=quote.speaker,
        source=quote.source,
        basis="not-stated" if quote.basis == "opinion" else quote.basis,
        words=quote.short or " … ".join(quote.text),
        stance=quote.stance,
        when=quote.said,
    )


def _worded(event: Event, claims: Mapping[str, Claim]) -> Event:
    claim = claims.get(event.claims[0]) if len(event.claims) == 1 else None
    if event.text or claim is None:
        return event
    withdrawn = event.withdrawn or claim.withdrawn
    return event.model_copy(update={"text": claim.text, "withdrawn": withdrawn})


def _event(claim: Claim) -> Event:
    """A claim as a step of the timeline, under the claim’s own id."""
    return Event.model_construct(
        id=claim.id,
        when=claim.happened,
        text=claim.text,
        place=claim.at,
        claims=(claim.id,),
        withdrawn=claim.withdrawn,
    )
