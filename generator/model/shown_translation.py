"""What of a translation a page shows, and which of its texts are older than their originals.

A text whose original changed since stands, marked as older. It gives way to the original where
that was corrected, retracted, withdrawn or removed, and always in what people nearby are to do:
nobody should act on, or repeat, what no longer holds.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date

from msgspec import Struct

from generator.model.freshness import STORY, Freshness, freshness
from generator.model.history import Coverage, History
from generator.model.incident import Incident
from generator.model.reader_texts import digest_of_words
from generator.model.record import SECTIONS
from generator.model.translation import Translation
from generator.model.update import Update, UpdateKind

OVERRULING: frozenset[UpdateKind] = frozenset({"correction", "retraction", "withdrawn", "removed"})
"""The kinds of update after which an older translation is not shown."""
_NEVER_OLDER = "what_to_do/"
_OF_ITEMS = frozenset({*SECTIONS, "updates"})


class ShownTranslation(Struct, frozen=True):
    """How a page shows a text of a translation.

    Attributes:
        is_translated: Whether it stands in the language of the translation, or in the first one.
        since: Where it is older: the day on which the original changed; None where nobody knows.
        is_older: Whether it stands although its original changed since.
    """

    is_translated: bool
    is_older: bool = False
    since: date | None = None


def shown_texts(
    incident: Incident, translation: Translation, history: History
) -> Mapping[str, ShownTranslation]:
    """Say of every text that is translated or should be, and of the story, what a page shows."""
    return {
        field: _shown(incident, translation, history, field, stands)
        for field, stands in freshness(incident, translation).items()
    }


def _shown(
    incident: Incident, translation: Translation, history: History, field: str, stands: Freshness
) -> ShownTranslation:
    if stands is not Freshness.OLDER:
        return ShownTranslation(stands is Freshness.CURRENT)
    updates = list(_changed_by(incident, translation, history, field))
    if field.startswith(_NEVER_OLDER) or any(OVERRULING & set(one.kind) for one in updates):
        return ShownTranslation(is_translated=False)
    days = [one.at.day for one in updates if one.at.day is not None]
    return ShownTranslation(is_translated=True, is_older=True, since=min(days, default=None))


def _changed_by(
    incident: Incident, translation: Translation, history: History, field: str
) -> Iterator[Update]:
    """The updates that explain how a text changed since it was translated.

    Without history these are all that cover its item: what may be wrong is not shown.
    """
    item, name = divided(field)
    changes = _since(translation, history, item, name)
    named = {update for one in changes for update in one.updates}
    for update in incident.updates:
        if update.id in named or (not history.versions and item in (update.covers or ())):
            yield update


def _since(translation: Translation, history: History, item: str, name: str) -> Sequence[Coverage]:
    """The changes of a text since the one that was translated; all where that is not known."""
    changes = history.of_item(item)
    if item == STORY:
        of_story = [
            one.number for one in history.versions if one.story == translation.narrative_of
        ]
        return [one for one in changes if one.version > max(of_story, default=0)]
    field = f"{item}/{name}" if name else item
    of = translation.texts[field].of
    key = name.partition("/")[0]
    ours = [one for one in changes if not key or one.change.field in {key, ""}]
    from_there = [
        place
        for place, one in enumerate(ours)
        if one.change.was and digest_of_words((one.change.was,)) == of
    ]
    return ours[max(from_there, default=0) :]


def divided(field: str) -> tuple[str, str]:
    """The item in which a field stands, as ``covers`` names it, and the field within."""
    steps = field.split("/")
    end = 2 if steps[0] in _OF_ITEMS else 1
    return "/".join(steps[:end]), "/".join(steps[end:])
