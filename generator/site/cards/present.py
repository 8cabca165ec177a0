"""How a quote stands now: as it was, corrected, withdrawn or removed; since when, and why."""

from __future__ import annotations

from dataclasses import dataclass

from generator.model.history import History
from generator.model.incident import Incident
from generator.model.moment import Moment
from generator.model.quote import Quote
from generator.model.update import Update
from generator.site.cards.card import State

WITHDRAWING = frozenset({"retraction", "withdrawn"})


@dataclass(frozen=True, slots=True)
class Present:
    """How a quote stands.

    Attributes:
        state: Whether its words still hold.
        why: The reason for a correction, a withdrawal or a removal; empty where it stands.
        since: The update that brought the state; None where the log names none.
        changed: The last update that touched the quote; None where the incident has no log.
    """

    state: State
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


def present(quote: Quote, incident: Incident, history: History) -> Present:
    """Tell how a quote stands; one of a withdrawn explainer is withdrawn with it."""
    touching = _touching(f"quotes/{quote.id}", incident, history)
    changed = (touching or incident.updates[:1] or (None,))[-1]
    if incident.record.status == "withdrawn":
        since = _last(incident.updates, frozenset({"withdrawn"}))
        return Present(State.WITHDRAWN, since.why if since else "", since, since or changed)
    if quote.withdrawn:
        since = _last(touching, WITHDRAWING) or _last(touching, frozenset({"correction"}))
        return Present(State.WITHDRAWN, quote.withdrawn, since, changed)
    corrected = _last(touching, frozenset({"correction"}))
    if corrected:
        return Present(State.CORRECTED, corrected.why, corrected, changed)
    return Present(State.CURRENT, changed=changed)


def removed(incident: Incident, history: History) -> dict[str, Present]:
    """Tell of the quotes that had to go, by id; their addresses stay and say so."""
    updates = {update.id: update for update in incident.updates}
    gone: dict[str, Present] = {}
    for removal in history.removals:
        section, _, name = removal.item.partition("/")
        if section == "quotes" and name not in incident.items:
            update = updates.get(removal.update)
            gone[name] = Present(State.REMOVED, update.why if update else "", update, update)
    return gone


def _touching(item: str, incident: Incident, history: History) -> tuple[Update, ...]:
    """The updates that speak for an item, by their own word or by git's, oldest first."""
    told = {name for covered in history.of_item(item) for name in covered.updates}
    name = item.partition("/")[2]
    return tuple(
        update
        for update in incident.updates
        if update.id in told or item in (update.covers or ()) or name in update.corrects
    )


def _last(updates: tuple[Update, ...], kinds: frozenset[str]) -> Update | None:
    return next((update for update in reversed(updates) if kinds & set(update.kind)), None)
