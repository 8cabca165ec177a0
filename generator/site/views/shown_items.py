"""Items that an explainer shows in more than one place, each made once."""

from __future__ import annotations

from collections.abc import Mapping

from msgspec import Struct

from generator.site.views.claim import ClaimLine, show_claim
from generator.site.views.context import IncidentContext
from generator.site.views.quote import QuoteCard, show_quote
from generator.site.views.sources import SourceLine, show_sources
from generator.site.views.timeline import Day, show_timeline


class ShownItems(Struct, frozen=True):
    """What the story, the evidence and the sheets show of the same items.

    Attributes:
        claims: By id, in the order of the record.
        quotes: Likewise.
        sources: In the order of their numbers.
        days: The timeline.
    """

    claims: Mapping[str, ClaimLine]
    quotes: Mapping[str, QuoteCard]
    sources: tuple[SourceLine, ...]
    days: tuple[Day, ...]


def show_items(context: IncidentContext) -> ShownItems:
    """Show these items of an incident."""
    record = context.incident.record
    return ShownItems(
        claims={one.id: show_claim(context, one) for one in record.claims},
        quotes={one.id: show_quote(context, one) for one in record.quotes},
        sources=show_sources(context),
        days=show_timeline(context),
    )
