"""What a page says of itself before its story: that it is old, or was corrected."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta

from msgspec import Struct

from generator.model.dates import last_checked
from generator.model.incident import Incident
from generator.model.newsroom import Newsroom
from generator.model.update import Update
from generator.site.render import Renderer
from generator.site.summary import Summary
from generator.site.views.context import IncidentContext


class Notice(Struct, frozen=True):
    """Something to know before reading: a warning, or how old the page is.

    Attributes:
        heading: One or two words, such as "Before you read".
        text: A sentence.
        shape: The name of its shape.
    """

    heading: str
    text: str
    shape: str


def is_stale(incident: Incident, newsroom: Newsroom, now: datetime) -> bool:
    """Whether a developing page has had neither update nor check for too long.

    A page that was written after the fact says so itself, and is never stale.
    """
    checked = last_checked(incident)
    if incident.record.status != "developing" or incident.record.reconstructed or checked is None:
        return False
    return _is_long_ago(checked.instant(incident.zone), newsroom, now)


def corrections_at_the_top(
    incident: Incident, newsroom: Newsroom, now: datetime, language: str
) -> tuple[Update, ...]:
    """The corrections of weight that still stand at the top, newest first.

    What was wrong in one language alone stands at the top in that language alone.
    """
    return tuple(
        update
        for update in reversed(incident.updates)
        if update.is_of_weight
        and language in (update.languages or {language})
        and _is_noticed(update.at.instant(incident.zone), newsroom, now)
    )


def is_stale_summary(summary: Summary, newsroom: Newsroom, now: datetime) -> bool:
    """Answer :func:`is_stale` from an incident’s summary."""
    if summary.status != "developing" or summary.is_reconstructed or summary.checked is None:
        return False
    return _is_long_ago(datetime.fromtimestamp(summary.checked, UTC), newsroom, now)


def ids_at_the_top(summary: Summary, newsroom: Newsroom, now: datetime) -> tuple[str, ...]:
    """Answer :func:`corrections_at_the_top`, in any language, from an incident’s summary."""
    return tuple(
        update.id
        for update in reversed(summary.log)
        if update.is_of_weight
        and _is_noticed(datetime.fromtimestamp(update.at, UTC), newsroom, now)
    )


def _is_long_ago(checked: datetime, newsroom: Newsroom, now: datetime) -> bool:
    return now - checked > timedelta(days=int(newsroom.stale_after))


def _is_noticed(corrected: datetime, newsroom: Newsroom, now: datetime) -> bool:
    return now - corrected <= timedelta(days=int(newsroom.correction_notice))


def show_notices(renderer: Renderer, context: IncidentContext) -> Iterator[Notice]:
    """That nobody has looked after a developing page for too long."""
    incident, words = context.incident, context.words
    if "not-assessed" in incident.record.sensitivity:
        text = words.gettext(
            "Nobody here has assessed yet whether this page tells of something distressing."
        )
        yield Notice(words.gettext("Not assessed"), text, "unknown")
    checked, now = last_checked(incident), renderer.edition.now
    if checked and is_stale(incident, context.newsroom, now):
        text = words.gettext(
            "Nobody here has updated or checked this page since %(moment)s (as of %(now)s).",
            moment=context.time(checked).text,
            now=context.instant(now).text,
        )
        yield Notice(words.gettext("May be out of date"), text, "unknown")
