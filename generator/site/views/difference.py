"""One change that git tells: what it was about, and its words side by side."""

from __future__ import annotations

from collections.abc import Iterable

from msgspec import Struct

from generator.model.history import Aspect, Change
from generator.model.translated_item import original_item
from generator.site import phrases
from generator.site.urls import Link
from generator.site.views.context import IncidentContext, where_of


class ComparedWords(Struct, frozen=True):
    """A run of words in a comparison.

    Attributes:
        mark: ``kept``, ``was``, ``now``, or ``gap`` where unchanged sentences are left out.
        text: The words, spaces included; empty for a gap.
    """

    mark: str
    text: str


class Compared(Struct, frozen=True):
    """One changed paragraph, word by word.

    Attributes:
        place: Where it stands, such as "paragraph 3"; may be empty.
        pieces: Printed end to end.
    """

    place: str
    pieces: tuple[ComparedWords, ...]


class ChangeLine(Struct, frozen=True):
    """One change that git tells.

    Attributes:
        item: What changed, with a link where it stands on the page, else without.
        says: What happened to it, such as "standing reported → confirmed".
        was: The former value; empty where there was none, or ``passages`` show it.
        now: The present value; likewise.
        passages: The words side by side; empty for what is not prose.
    """

    item: Link
    says: str
    was: str = ""
    now: str = ""
    passages: tuple[Compared, ...] = ()


def not_removed(context: IncidentContext, names: Iterable[str]) -> tuple[str, ...]:
    """Of the items that an update names, those that no later update removed."""
    return tuple(name for name in names if name in context.incident.items)


def link_to_change(context: IncidentContext, item: str) -> Link:
    """What changed, with the way to it where it stands on the page."""
    return Link(_href(context, item), where_of(context, item))


def _href(context: IncidentContext, item: str) -> str:
    """The way to a changed item; empty where it does not stand on the page."""
    section, _, item_id = original_item(item).partition("/")
    if item_id in context.incident.items:
        return context.href(item_id)
    if section == "updates":
        return context.update_href(item_id)
    return context.way(f"{context.page}#story") if section == "narrative" else ""


def show_difference(context: IncidentContext, change: Change) -> ChangeLine:
    """One change as the history tells it, with the words of what was withdrawn since."""
    item = link_to_change(context, change.item)
    if change.passages:
        passages = tuple(
            Compared(
                one.place,
                tuple(ComparedWords(str(piece.mark), piece.text) for piece in one.pieces),
            )
            for one in change.passages
        )
        return ChangeLine(item, change.says, passages=passages)
    about = [context.link(name).text for name in not_removed(context, change.about)]
    listed = context.words.listed(about)
    says = phrases.colon(change.says, listed, context.words) if about else change.says
    is_said = f"{change.was} → {change.now}" in change.says
    is_whole_item = change.aspect is Aspect.ADDED and not change.field
    if is_said or is_whole_item:
        return ChangeLine(item, says)
    return ChangeLine(item, says, change.was, change.now)
