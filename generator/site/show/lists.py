"""The front page, tags, and the logs of all incidents together."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import timedelta
from functools import partial
from itertools import islice
from statistics import median
from typing import NamedTuple

from msgspec.structs import replace

from generator.model.dates import last_updated
from generator.model.incident import Incident
from generator.model.update import Update
from generator.site import addresses, vocabulary, words
from generator.site.archive import Archive
from generator.site.edition import Edition
from generator.site.gist import Gist, Logged
from generator.site.press import Press
from generator.site.show.log import show_entry
from generator.site.show.opening import dateline, kind_of
from generator.site.show.shell import Head, show_shell
from generator.site.show.subject import subject_for
from generator.site.views.lists import (
    FrontView,
    Pagination,
    SiteUpdate,
    TagView,
    Teaser,
    UpdateDay,
    UpdatesView,
)
from generator.site.views.parts import Link
from generator.site.views.shell import Social

PER_PAGE = 20
"""Incidents on a page of the front page's list."""

UPDATES_PER_PAGE = 60
LISTED_PER_PAGE = 60
"""Incidents on a page of a tag or an area: what a phone can load and a thumb can scroll."""

LATEST = 6
"""Updates beside the list of the front page."""

WITHDRAWN = "An explainer that was withdrawn"


class Dated(NamedTuple):
    """An update with the gist of its incident, as the site's logs list them."""

    incident: Gist
    update: Logged

    @property
    def rank(self) -> tuple[float, str, str]:
        """Sorts by publication."""
        return (self.update.at, self.incident.id, self.update.id)


def all_updates(archive: Archive, kinds: frozenset[str] = frozenset()) -> tuple[Dated, ...]:
    """The updates of all incidents, newest first; only some kinds where any are named."""
    found = [
        Dated(incident, update)
        for incident in archive.gists.values()
        for update in incident.log
        if not kinds or kinds & set(update.kinds)
    ]
    return tuple(sorted(found, key=lambda one: one.rank, reverse=True))


def latest_updates(updates: Iterable[Dated]) -> tuple[Dated, ...]:
    """The latest significant ones of all updates, for the front page."""
    return tuple(islice((one for one in updates if one.update.is_significant), LATEST))


def show_front(
    press: Press, incidents: Sequence[Gist], updates: Sequence[Dated], number: int, last: int
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
        teasers=teasers(press, incidents),
        intro=intro if is_first else "",
        updates=tuple(_listed(press, one) for one in updates) if is_first else (),
        updates_more=Link(addresses.link(address, addresses.UPDATES), "All updates"),
        pagination=_pagination(address, number, last, addresses.front_page),
    )


def teasers(press: Press, incidents: Iterable[Gist]) -> tuple[Teaser, ...]:
    """The teasers of some incidents."""
    listing = press.edition.archive.listing
    return tuple(listing(incident.id).teaser for incident in incidents)


def _listed(press: Press, dated: Dated) -> SiteUpdate:
    return press.edition.archive.listing(dated.incident.id).updates[dated.update.id]


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


def show_teaser(edition: Edition, incident: Incident, here: str) -> Teaser:
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
        standfirst=incident.summary,
        kind=kind_of(edition.site.newsroom, incident),
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


def show_tag(press: Press, tag: str, incidents: Sequence[Gist], number: int, last: int) -> TagView:
    """One page of the incidents with a tag."""
    heading = f"Filed under “{tag.replace('-', ' ')}”"
    about = f"Incidents with the tag {tag}."
    return show_list(press, partial(addresses.tag, tag), (heading, about), incidents, number, last)


def show_list(
    press: Press,
    page: Callable[[int], str],
    words_of: tuple[str, str],
    incidents: Sequence[Gist],
    number: int,
    last: int,
) -> TagView:
    """One page of a list of incidents.

    Args:
        press: What pages are printed with.
        page: Gives the address of each of its pages, from 1.
        words_of: Its heading, and a sentence that describes it.
        incidents: Those of this page.
        number: Which page, from 1.
        last: How many there are.
    """
    (heading, about), address = words_of, page(number)
    title = heading if number == 1 else f"{heading}, page {number}"
    return TagView(
        shell=show_shell(press, Head(address, title, about)),
        heading=heading,
        teasers=teasers(press, incidents),
        pagination=_pagination(address, number, last, page),
    )


def site_update(edition: Edition, incident: Incident, update: Update, here: str) -> SiteUpdate:
    """An update with the incident it belongs to; its anchor is a link here."""
    newsroom, history = edition.site.newsroom, edition.ledger.of(incident.id)
    entry = show_entry(subject_for(incident, newsroom, history, here), update)
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
        days=_days(press, updates),
        empty="Nothing has been published yet.",
        pagination=_pagination(address, number, last, addresses.updates_page),
    )


def show_corrections(
    press: Press,
    corrections: Sequence[Dated],
    place: tuple[int, int],
    all_of_them: Sequence[Dated],
) -> UpdatesView:
    """One page of all corrections and retractions; the first sums them all up.

    Args:
        press: What pages are printed with.
        corrections: Those of this page.
        place: Which page, from 1, and how many there are.
        all_of_them: Those of all pages, which the first page sums up.
    """
    number, last = place
    address = addresses.corrections_page(number)
    intro = "When something here was wrong, we say so, say what is right, and how we learned it."
    title = "Corrections" if number == 1 else f"Corrections, page {number}"
    return UpdatesView(
        shell=show_shell(press, Head(address, title, intro)),
        heading="Corrections",
        intro=intro,
        days=_days(press, corrections),
        empty="There has been nothing to correct so far.",
        figures=tuple(figures(all_of_them)) if number == 1 else (),
        pagination=_pagination(address, number, last, addresses.corrections_page),
    )


def figures(corrections: Sequence[Dated]) -> Iterator[tuple[str, str]]:
    """Sum corrections up in words, each figure with what it is; nothing where there are none."""
    if not corrections:
        return
    yield "Corrections", f"{len(corrections):,}"
    yield "Incidents corrected", f"{len({one.incident.id for one in corrections}):,}"
    stood = [one.update.stood for one in corrections if one.update.stood]
    if stood:
        yield "Median time an error stood", words.lasting(timedelta(seconds=median(stood)))


def _days(press: Press, updates: Sequence[Dated]) -> tuple[UpdateDay, ...]:
    by_day: dict[str, list[Dated]] = {}
    for one in updates:
        by_day.setdefault(one.update.day, []).append(one)
    return tuple(
        UpdateDay(words.heading(day), tuple(_listed(press, one) for one in some))
        for day, some in by_day.items()
    )
