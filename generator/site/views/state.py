"""What a reader must know of a quote before its words."""

from __future__ import annotations

from msgspec import Struct

from generator.site.cards.card import CardState
from generator.site.cards.quote_status import QuoteStatus
from generator.site.dates import Time
from generator.site.labels import Mark
from generator.site.urls import Link
from generator.site.views.context import IncidentContext
from generator.site.views.quote import STATES


class QuoteState(Struct, frozen=True):
    """What a reader must know before the words.

    Attributes:
        mark: ``corrected``, ``withdrawn`` or ``removed``, with its word.
        at: When; None where the log does not tell.
        why: The reason; may be empty.
        update: The update that says more; None where the log has none.
    """

    mark: Mark
    at: Time | None = None
    why: str = ""
    update: Link | None = None


def show_state(present: QuoteStatus, context: IncidentContext) -> QuoteState | None:
    """Show what a reader must know before the words; None while they stand as they were."""
    if present.state is CardState.CURRENT:
        return None
    update, words = present.since, context.words
    (word, _), more = STATES[present.state], words.gettext("In the update log")
    return QuoteState(
        mark=Mark(present.state.value, words.gettext(word)),
        at=context.optional_day(present.at),
        why=present.why,
        update=Link(context.update_href(update.id), more) if update else None,
    )
