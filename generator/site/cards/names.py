"""The names of a quote's pictures: ``card.png`` and ``card-v<n>.png``.

Platforms keep a picture by its address, so the address changes when the card does: n is the
version that last changed what the card shows, the quote, its speaker or its source. Every name
that was ever given stays and holds the present picture.
"""

from __future__ import annotations

from generator.model.history import Aspect, History
from generator.model.quote import Quote

PLAIN = "card.png"


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
    shown = (item, f"people/{speaker}", f"agencies/{speaker}", f"sources/{source}")
    later = {covered.version for one in shown for covered in history.of_item(one)}
    return sorted({first, *(number for number in later if number > first)})
