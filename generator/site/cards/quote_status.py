"""What its history says of a quote: how it stands now, and which names its picture has had.

Platforms keep a picture by its address, so the address changes when the card does: it is
``card-v<n>.png``, where n is the version that last changed what the card shows, the quote, its
speaker or its source. Every name that was ever given, ``card.png`` first, stays and holds the
present picture.
"""

from __future__ import annotations

from msgspec import Struct

from generator.model.history import Aspect, History
from generator.model.incident import Incident
from generator.model.moment import Moment
from generator.model.quote import Quote
from generator.model.removed_id import is_removed_id
from generator.model.update import Update
from generator.site.cards.card import CardState

PLAIN = "card.png"
WITHDRAWING = frozenset({"retraction", "withdrawn"})


class QuoteStatus(Struct, frozen=True):
    """How a quote stands.

    Attributes:
        state: Whether its words still hold.
        why: The reason for a correction, a withdrawal or a removal; empty where it stands.
        since: The update that brought the state; None where the log names none.
        changed: The last update that touched the quote; None where the incident has no log.
    """

    state: CardState
    why: str = ""
    since: Update | None = None
    changed: Update | None = None

    @property
    def at(self) -> Moment | None:
        """When the state began."""
        return self.since.at if self.since else None

    @property
    def as_of(self) -> Moment | None:
        """When the quote last changed."""
        return self.changed.at if self.changed else None


def present(quote: Quote, incident: Incident, history: History) -> QuoteStatus:
    """Say how a quote stands; one of a withdrawn explainer is withdrawn with it."""
    touching = _touching(f"quotes/{quote.id}", incident, history)
    changed = (touching or incident.updates[:1] or (None,))[-1]
    if incident.record.status == "withdrawn":
        since = _last(incident.updates, frozenset({"withdrawn"}))
        return QuoteStatus(
            CardState.WITHDRAWN, since.why if since else "", since, since or changed
        )
    if quote.withdrawn:
        since = _last(touching, WITHDRAWING) or _last(touching, frozenset({"correction"}))
        return QuoteStatus(CardState.WITHDRAWN, quote.withdrawn, since, changed)
    corrected = _last(touching, frozenset({"correction"}))
    if corrected:
        return QuoteStatus(CardState.CORRECTED, corrected.why, corrected, changed)
    return QuoteStatus(CardState.CURRENT, changed=changed)


def removed(incident: Incident, history: History) -> dict[str, QuoteStatus]:
    """Find the quotes that had to go, by id; their addresses stay and say so.

    An address that itself held what was removed does not.
    """
    updates = {update.id: update for update in incident.updates}
    gone: dict[str, QuoteStatus] = {}
    for removal in history.removals:
        section, _, name = removal.item.partition("/")
        if section == "quotes" and name not in incident.items and not is_removed_id(name):
            update = updates.get(removal.update)
            gone[name] = QuoteStatus(
                CardState.REMOVED, update.why if update else "", update, update
            )
    return gone


def _touching(item: str, incident: Incident, history: History) -> tuple[Update, ...]:
    """The updates that speak for an item, by their own word or by git's, oldest first."""
    named = {name for covered in history.of_item(item) for name in covered.updates}
    name = item.partition("/")[2]
    return tuple(
        update
        for update in incident.updates
        if update.id in named or item in (update.covers or ()) or name in update.corrects
    )


def _last(updates: tuple[Update, ...], kinds: frozenset[str]) -> Update | None:
    return next((update for update in reversed(updates) if kinds & set(update.kind)), None)


def card_name(quote: Quote, history: History) -> str:
    """The name to share; the plain one without history."""
    return card_names(quote, history)[-1]


def card_names(quote: Quote, history: History) -> tuple[str, ...]:
    """Every name that the card has or had, the plain one first and the present one last."""
    return (PLAIN, *(f"card-v{number}.png" for number in _versions(quote, history)))


def names_of_removed(quote_id: str, history: History) -> tuple[str, ...]:
    """Every name that the card of a removed quote may have had."""
    last = history.last_changed(f"quotes/{quote_id}")
    return (PLAIN, *(f"card-v{number}.png" for number in range(1, (last or 0) + 1)))


def _versions(quote: Quote, history: History) -> list[int]:
    """The versions in which something on the card changed, from the quote's first one."""
    if not history.versions:
        return []
    item = f"quotes/{quote.id}"
    came = [
        covered.version
        for covered in history.of_item(item)
        if covered.change.aspect is Aspect.ADDED and not covered.change.field
    ]
    first = min(came, default=1)
    speaker, source = quote.speaker, quote.source
    on_card = (item, f"people/{speaker}", f"agencies/{speaker}", f"sources/{source}")
    later = {covered.version for one in on_card for covered in history.of_item(one)}
    return sorted({first, *(number for number in later if number > first)})
