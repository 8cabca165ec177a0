"""The front page, tags, and the logs of all incidents together."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import timedelta
from statistics import median
from typing import TypeVar

from generator.model.dates import last_updated
from generator.model.incident import Incident
from generator.model.update import Update
from generator.publishing import addresses, vocabulary, words
from generator.publishing.press import Press
from generator.publishing.show import dates
from generator.publishing.show.log import show_entry
from generator.publishing.show.opening import dateline, kind_of
from generator.publishing.show.shell import Head, show_shell
from generator.publishing.show.subject import subject_of
from generator.publishing.views.lists import (
    FrontView,
    Pagination,
    SiteUpdate,
    TagView,
    Teaser,
    UpdateDay,
    UpdatesView,
)
from generator.publishing.views.parts import Link
from generator.publishing.views.shell import Social

PER_PAGE = 20
"""Incidents on a page of the front page's list."""

UPDATES_PER_PAGE = 60
LATEST = 6
"""Updates beside the list of the front page."""

WITHDRAWN = "An explainer that was withdrawn"

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Dated:
    """An update with its incident, as the site's logs list them."""

    incident: Incident
    update: Update

    @property
    def rank(self) -> tuple[float, str, str]:
        """Sorts by publication."""
        instant = self.update.at.instant(self.incident.zone).timestamp()
        return (instant, self.incident.id, self.update.id)

    @property
    def day(self) -> str:
        """The day of publication in ISO form; the month or year where no day is given."""
        return str(self.update.at).rstrip("~")[:10]


def listed_incidents(press: Press) -> tuple[Incident, ...]:
    """The incidents of the front page: latest development first, withdrawn ones left out."""
    shown = [one for one in press.edition.site.published if one.record.status != "withdrawn"]
    return tuple(sorted(shown, key=lambda one: (-dates.updated_instant(one), one.id)))


def all_updates(press: Press, kinds: frozenset[str] = frozenset()) -> tuple[Dated, ...]:
    """The updates of all incidents, newest first; only some kinds where any are named."""
    found = [
        Dated(incident, update)
        for incident in press.edition.site.published
        for update in incident.updates
        if not kinds or kinds & set(update.kind)
    ]
    return tuple(sorted(found, key=lambda one: one.rank, reverse=True))


def latest_updates(press: Press) -> tuple[Dated, ...]:
    """The latest significant updates, for the front page."""
    return tuple(one for one in all_updates(press) if one.update.is_significant)[:LATEST]


def pages_of(things: Sequence[T], size: int) -> list[Sequence[T]]:
    """Cut a list into pages; one empty page where there is nothing."""
    return [things[start : start + size] for start in range(0, len(things), size)] or [()]


def show_front(
    press: Press, incidents: Sequence[Incident], updates: Sequence[Dated], number: int, last: int
) -> FrontView:
    """One page of the front page's list.

    Args:
        press: What pages are printed with.
        incidents: Those of this page.
        updates: The latest of all incidents; shown on the first page.
        number: Which page, from 1.
        last: How many there are.
    """
    address, newsroom = addresses.front_page(number), press.edition.site.newsroom
    is_first = number == 1
    title = newsroom.name if is_first else f"Incidents, page {number}"
    intro = (
        "What happened, where, who says so, what is not known, "
        "and every change we made, with its reason."
    )
    head = Head(address, title, intro, social=Social("website", newsroom.name))
    return FrontView(
        shell=show_shell(press, head),
        heading="Incidents, explained" if is_first else title,
        teasers=tuple(show_teaser(press, incident, address) for incident in incidents),
        intro=intro if is_first else "",
        updates=tuple(site_update(press, one, address) for one in updates) if is_first else (),
        updates_more=Link(addresses.link(address, addresses.UPDATES), "All updates"),
        pagination=_pagination(address, number, last, addresses.front_page),
    )


def _pagination(
    address: str, number: int, last: int, page: Callable[[int], str]
) -> Pagination | None:
    if last == 1:
        return None
    return Pagination(
        here=f"Page {number} of {last}",
        newer=Link(addresses.link(address, page(number - 1)), "Newer") if number > 1 else None,
        older=Link(addresses.link(address, page(number + 1)), "Older") if number < last else None,
    )


def show_teaser(press: Press, incident: Incident, here: str) -> Teaser:
    """An incident in a list."""
    record, zone = incident.record, incident.zone
    page = addresses.incident(incident.id)
    updated = last_updated(incident)
    latest = next((one for one in reversed(incident.updates) if one.is_significant), None)
    return Teaser(
        href=addresses.link(here, page),
        headline=record.headline,
        status=vocabulary.status(record.status),
        updated=words.day_of(updated, zone) if updated else None,
        standfirst=record.standfirst,
        kind=kind_of(press, incident),
        dateline=dateline(incident),
        latest=latest.headline if latest else "",
        latest_href=addresses.link(here, f"{page}#update-{latest.id}") if latest else "",
        latest_kinds=tuple(vocabulary.update_kind(one) for one in latest.kind) if latest else (),
        counts=_counts(incident),
    )


def _counts(incident: Incident) -> str:
    claims = [claim.standing for claim in incident.record.claims]
    told = [
        f"{claims.count(word)} {word}"
        for word in ("confirmed", "reported", "disputed")
        if word in claims
    ]
    still_open = sum(1 for one in incident.record.questions if one.answer is None)
    return ", ".join([*told, *([words.count(still_open, "open question")] if still_open else [])])


def show_tag(press: Press, tag: str, incidents: Iterable[Incident]) -> TagView:
    """All incidents with a tag."""
    address = addresses.tag(tag)
    heading = f"Filed under “{tag.replace('-', ' ')}”"
    head = Head(address, heading, f"Incidents with the tag {tag}.")
    teasers = tuple(show_teaser(press, incident, address) for incident in incidents)
    return TagView(show_shell(press, head), heading, teasers)


def site_update(press: Press, dated: Dated, here: str) -> SiteUpdate:
    """An update with the incident it belongs to; its anchor is a link here."""
    incident = dated.incident
    entry = show_entry(subject_of(press, incident, here), dated.update)
    withdrawn = incident.record.status == "withdrawn"
    page = addresses.incident(incident.id)
    return SiteUpdate(
        Link(addresses.link(here, page), WITHDRAWN if withdrawn else incident.record.headline),
        replace(entry, anchor=addresses.link(here, f"{page}#{entry.anchor}"), differences=()),
    )


def show_updates(press: Press, updates: Sequence[Dated], number: int, last: int) -> UpdatesView:
    """One page of all incidents' updates, by day."""
    address = addresses.updates_page(number)
    intro = "Every update of every incident, newest first, with its reason."
    head = Head(address, "Updates" if number == 1 else f"Updates, page {number}", intro)
    return UpdatesView(
        shell=show_shell(press, head),
        heading="Updates",
        intro=intro,
        days=_days(press, updates, address),
        empty="Nothing has been published yet.",
        pagination=_pagination(address, number, last, addresses.updates_page),
    )


def show_corrections(press: Press, corrections: Sequence[Dated]) -> UpdatesView:
    """All corrections and retractions, with how many there were and how long they took."""
    address = addresses.CORRECTIONS
    intro = "When something here was wrong, we say so, say what is right, and how we learned it."
    return UpdatesView(
        shell=show_shell(press, Head(address, "Corrections", intro)),
        heading="Corrections",
        intro=intro,
        days=_days(press, corrections, address),
        empty="There has been nothing to correct so far.",
        figures=tuple(_figures(press, corrections)),
    )


def _figures(press: Press, corrections: Sequence[Dated]) -> Iterable[tuple[str, str]]:
    if not corrections:
        return
    yield "Corrections", f"{len(corrections):,}"
    yield "Incidents corrected", f"{len({one.incident.id for one in corrections}):,}"
    known = (press.edition.ledger.of(one.incident.id).entry(one.update.id) for one in corrections)
    stood = [entry.stood.total_seconds() for entry in known if entry and entry.stood]
    if stood:
        yield "Median time an error stood", words.lasting(timedelta(seconds=median(stood)))


def _days(press: Press, updates: Sequence[Dated], here: str) -> tuple[UpdateDay, ...]:
    by_day: dict[str, list[Dated]] = {}
    for one in updates:
        by_day.setdefault(one.day, []).append(one)
    return tuple(
        UpdateDay(words.heading(day), tuple(site_update(press, one, here) for one in some))
        for day, some in by_day.items()
    )
