"""The log of all incidents together, day by day, and their corrections."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import timedelta
from statistics import median
from typing import NamedTuple

from msgspec import Struct
from msgspec.structs import replace

from generator.model.incident import Incident
from generator.model.update import Update
from generator.site import dates, labels, phrases, urls
from generator.site.dates import Time
from generator.site.edition import Catalogue, Edition
from generator.site.render import ListPage, Renderer
from generator.site.summary import LoggedUpdate, Summary
from generator.site.urls import Link
from generator.site.views.base import PageHead, Shell, show_shell
from generator.site.views.context import context_for
from generator.site.views.languages import elsewhere, in_all_languages
from generator.site.views.log import UpdateEntry, show_entry
from generator.site.views.pagination import Pagination, show_pagination, title_of_page
from generator.site.words import Words


class SiteUpdate(Struct, frozen=True):
    """An update with the incident it belongs to.

    Attributes:
        incident: Its page.
        entry: The update; its anchor is a whole address here.
    """

    incident: Link
    entry: UpdateEntry


class IncidentUpdates(Struct, frozen=True):
    """The updates of one incident on one day; their anchors are whole addresses here."""

    incident: Link
    entries: tuple[UpdateEntry, ...]


class UpdateDay(Struct, frozen=True):
    """All updates of one day, incident by incident."""

    heading: Time
    incidents: tuple[IncidentUpdates, ...]


class UpdatesView(Struct, frozen=True):
    """All updates, or all corrections, of all incidents, by day.

    Attributes:
        shell: What stands around it.
        heading: Such as "Corrections".
        intro: What the list holds.
        figures: Counts and times in words, each a label and a value.
        pagination: None where one page holds all.
        days: Newest first.
        empty: What to say where there is nothing.
        is_open: Whether each update stands open, with its reason, or only its headline shows.
    """

    shell: Shell
    heading: str
    intro: str
    days: tuple[UpdateDay, ...]
    empty: str
    figures: tuple[tuple[str, str], ...] = ()
    pagination: Pagination | None = None
    is_open: bool = False


UPDATES_PER_PAGE = 60


class Dated(NamedTuple):
    """An update with the summary of its incident, as the site's logs list them."""

    incident: Summary
    update: LoggedUpdate

    @property
    def rank(self) -> tuple[float, str, str]:
        """Sorts by publication."""
        return (self.update.at, self.incident.id, self.update.id)


def all_updates(catalogue: Catalogue) -> tuple[Dated, ...]:
    """The updates of all incidents, newest first."""
    found = [
        Dated(incident, update)
        for incident in catalogue.summaries.values()
        for update in incident.log
        if not update.is_imported
    ]
    return tuple(sorted(found, key=lambda one: one.rank, reverse=True))


def _listed(renderer: Renderer, updates: Sequence[Dated]) -> tuple[SiteUpdate, ...]:
    names = [one.incident.id for one in updates]
    listings = renderer.edition.catalogue.listings(names, renderer.language_part)
    return tuple(listings[one.incident.id].updates[one.update.id] for one in updates)


def site_update(
    edition: Edition, incident: Incident, update: Update, here: str, language: str = ""
) -> SiteUpdate:
    """An update with the incident it belongs to; its anchor is a link here.

    Args:
        edition: What is published.
        incident: The incident; in another language than the newsroom's, as lists tell it.
        update: The update, likewise.
        here: The page of the list.
        language: The language of the list; empty for the newsroom's.
    """
    newsroom, history = edition.newsroom, edition.ledger.of(incident.id)
    context = context_for(incident, newsroom, history, edition.words_on_page(language), here)
    entry = show_entry(context, update)
    withdrawn = incident.record.status == "withdrawn"
    title = context.words.gettext(labels.WITHDRAWN_EXPLAINER) if withdrawn else ""
    page = urls.incident(incident.id, incident.translated_to)
    headline = title or incident.record.headline
    other = elsewhere(incident, language or newsroom.language)
    return SiteUpdate(
        Link(urls.link(here, page), headline, language=other),
        replace(
            entry,
            anchor=urls.link(here, f"{page}#{entry.anchor}"),
            changed=None,
            page_language=other,
        ),
    )


def show_updates(renderer: Renderer, page: ListPage[Dated]) -> UpdatesView:
    """One page of all incidents' updates, by day."""
    words, address = renderer.words, renderer.address(urls.page_of(urls.UPDATES, page.number))
    heading = words.pgettext("page", "Updates")
    intro = words.gettext("Every update of every incident, newest first, with its reason.")
    head = _head(renderer, address, title_of_page(words, heading, page.number), intro)
    return UpdatesView(
        shell=show_shell(renderer, head),
        heading=heading,
        intro=intro,
        days=_days(renderer, page.items),
        empty=words.gettext("Nothing has been published yet."),
        pagination=show_pagination(words, page, urls.UPDATES),
    )


def show_corrections(
    renderer: Renderer, page: ListPage[Dated], all_of_them: Sequence[Dated]
) -> UpdatesView:
    """One page of all corrections and retractions; the first sums them all up."""
    words, address = renderer.words, renderer.address(urls.page_of(urls.CORRECTIONS, page.number))
    heading = words.gettext("Corrections")
    intro = words.gettext(
        "When something here was wrong, we say so, say what is right, and how we learned it."
    )
    head = _head(renderer, address, title_of_page(words, heading, page.number), intro)
    return UpdatesView(
        shell=show_shell(renderer, head),
        heading=heading,
        intro=intro,
        days=_days(renderer, page.items),
        empty=words.gettext("There has been nothing to correct so far."),
        figures=tuple(figures(all_of_them, words)) if page.is_first else (),
        pagination=show_pagination(words, page, urls.CORRECTIONS),
        is_open=True,
    )


def _head(renderer: Renderer, address: str, title: str, about: str) -> PageHead:
    languages = in_all_languages(renderer, address)
    return PageHead(address, title, about, languages=languages)


def figures(corrections: Sequence[Dated], words: Words) -> Iterator[tuple[str, str]]:
    """Sum corrections up in words, each figure with what it is; nothing where there are none."""
    if not corrections:
        return
    corrected = {one.incident.id for one in corrections}
    yield words.gettext("Corrections"), words.number(len(corrections))
    yield words.gettext("Incidents corrected"), words.number(len(corrected))
    stood = [one.update.stood for one in corrections if one.update.stood]
    if stood:
        yield (
            words.gettext("Median time an error stood"),
            phrases.lasting(timedelta(seconds=median(stood)), words),
        )


def _days(renderer: Renderer, updates: Sequence[Dated]) -> tuple[UpdateDay, ...]:
    by_day: dict[str, dict[str, list[SiteUpdate]]] = {}
    for one, listed in zip(updates, _listed(renderer, updates), strict=True):
        of_day = by_day.setdefault(one.update.day, {})
        of_day.setdefault(one.incident.id, []).append(listed)
    return tuple(
        UpdateDay(
            dates.heading(day, renderer.words),
            tuple(_of_incident(some) for some in of_day.values()),
        )
        for day, of_day in by_day.items()
    )


def _of_incident(updates: Sequence[SiteUpdate]) -> IncidentUpdates:
    return IncidentUpdates(updates[0].incident, tuple(one.entry for one in updates))
