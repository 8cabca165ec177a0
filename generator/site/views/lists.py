"""How an incident stands in lists, and the logs of all incidents together."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from datetime import timedelta
from statistics import median
from typing import NamedTuple, TypeVar

from msgspec import Struct
from msgspec.structs import replace

from generator.model.dates import last_updated, most_telling
from generator.model.incident import Incident
from generator.model.update import Update
from generator.site import dates, labels, urls
from generator.site.dates import Time
from generator.site.edition import Catalogue, Edition
from generator.site.labels import Mark
from generator.site.render import ListPage, Renderer
from generator.site.summary import LoggedUpdate, Summary
from generator.site.urls import Link
from generator.site.views.base import PageHead, Shell, show_shell
from generator.site.views.collection import show_figures
from generator.site.views.context import IncidentContext, context_for
from generator.site.views.languages import in_all_languages
from generator.site.views.log import UpdateEntry, show_entry
from generator.site.views.opening import dateline, kind_of
from generator.site.views.sources import MediumFigure, show_medium
from generator.site.words import Words, direction_of, is_same_language


class Counted(Struct, frozen=True, gc=False):
    """How many of something an incident has, or of something it counts.

    Attributes:
        mark: What they are, with its shape.
        number: How many.
    """

    mark: Mark
    number: str


class Teaser(Struct, frozen=True, gc=False):
    """An incident in a list.

    Attributes:
        href: Its page.
        headline: The headline; for a withdrawn one, that it was withdrawn.
        standfirst: The sentences under it; empty for a withdrawn one.
        status: Its mark.
        kind: Such as "Police shooting".
        dateline: Where and when it happened, in words.
        updated: The day of the last significant update; None without a log.
        latest: The latest update's headline; may be empty.
        latest_href: That update's permalink.
        correction: Its mark, where it corrects or takes back; None where it brings news.
        badge: What it does otherwise: "New" or "Updated".
        counts: How many claims of each standing, and how many questions are open.
        picture: The lead picture; None where there is none.
        figures: The numbers that people ask for first, each with what it counts.
        language: BCP 47 tag of what editors wrote, where that is not the list's; else empty.
        direction: ``rtl`` or ``ltr``, as that is written.
        page_language: BCP 47 tag of its page, where that is not the list's; else empty.
        headline_older: That the translated headline is older than its original; else empty.
        standfirst_older: That the translated standfirst is; else empty.
    """

    href: str
    headline: str
    status: Mark
    updated: Time | None = None
    standfirst: str = ""
    kind: str = ""
    dateline: str = ""
    latest: str = ""
    latest_href: str = ""
    correction: Mark | None = None
    badge: str = ""
    counts: tuple[Counted, ...] = ()
    picture: MediumFigure | None = None
    figures: tuple[Counted, ...] = ()
    language: str = ""
    direction: str = "ltr"
    page_language: str = ""
    headline_older: str = ""
    standfirst_older: str = ""


class Pagination(Struct, frozen=True, gc=False):
    """Where a list page stands among its neighbours.

    Attributes:
        here: Such as "Page 2 of 5".
        newer: None on the first page.
        older: None on the last page.
    """

    here: str
    newer: Link | None = None
    older: Link | None = None


class SiteUpdate(Struct, frozen=True, gc=False):
    """An update with the incident it belongs to.

    Attributes:
        incident: Its page.
        entry: The update; its anchor is a whole address here.
    """

    incident: Link
    entry: UpdateEntry


class ListEntry(Struct, frozen=True, gc=False):
    """How an incident stands in lists, wherever they are: its links lead from anywhere.

    Attributes:
        teaser: In a list of incidents.
        updates: In a list of updates, by their ids.
        headline: Its headline, without marks.
        standfirst: Its standfirst, likewise.
        page: The address of its page.
        language: BCP 47 tag of its page.
    """

    teaser: Teaser
    updates: dict[str, SiteUpdate]
    headline: str
    standfirst: str
    page: str
    language: str


class IncidentUpdates(Struct, frozen=True, gc=False):
    """The updates of one incident on one day; their anchors are whole addresses here."""

    incident: Link
    entries: tuple[UpdateEntry, ...]


class UpdateDay(Struct, frozen=True, gc=False):
    """All updates of one day, incident by incident."""

    heading: Time
    incidents: tuple[IncidentUpdates, ...]


class UpdatesView(Struct, frozen=True, gc=False):
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


T = TypeVar("T")

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


def teasers(renderer: Renderer, incidents: Sequence[Summary]) -> tuple[Teaser, ...]:
    """The teasers of some incidents."""
    names = [one.id for one in incidents]
    listings = renderer.edition.catalogue.listings(names, renderer.part)
    return tuple(listings[one.id].teaser for one in incidents)


def _listed(renderer: Renderer, updates: Sequence[Dated]) -> tuple[SiteUpdate, ...]:
    names = [one.incident.id for one in updates]
    listings = renderer.edition.catalogue.listings(names, renderer.part)
    return tuple(listings[one.incident.id].updates[one.update.id] for one in updates)


def show_pagination(
    words: Words, page: ListPage[T], address: Callable[[int], str]
) -> Pagination | None:
    """Where a page stands among those of its list; None where it is the only one.

    Args:
        words: The words of the page.
        page: The page.
        address: Gives the address of each page of the list, from 1.
    """
    number, last = page.number, page.last
    if last == 1:
        return None

    def way(there: int, text: str) -> Link:
        return Link(urls.link(address(number), address(there)), text)

    return Pagination(
        here=words.gettext("Page %(number)s of %(last)s", number=number, last=last),
        newer=way(number - 1, words.gettext("Newer")) if number > 1 else None,
        older=way(number + 1, words.gettext("Older")) if number < last else None,
    )


def title_of_page(words: Words, title: str, number: int) -> str:
    """The title of a page of a list, which after the first says its number."""
    if number == 1:
        return title
    return words.gettext("%(title)s, page %(number)s", title=title, number=number)


def show_teaser(edition: Edition, incident: Incident, here: str, language: str = "") -> Teaser:
    """An incident in a list.

    Args:
        edition: What is published.
        incident: The incident; in another language than the newsroom's, as lists tell it.
        here: The page of the list.
        language: The language of the list; empty for the newsroom's.
    """
    record, zone = incident.record, incident.zone
    history = edition.ledger.of(incident.id)
    page = urls.incident(incident.id, incident.translated_to)
    updated = last_updated(incident)
    words = edition.words_on_page(language)
    context = context_for(incident, edition.site.newsroom, history, words, here)
    is_own = language or is_same_language(incident.language, edition.site.newsroom.language)
    ours = [one for one in incident.updates if one.is_significant and not one.imported]
    latest = most_telling(ours, zone) if ours else None
    return Teaser(
        href=urls.link(here, page),
        headline=record.headline,
        status=labels.status(record.status, words),
        updated=dates.day_of(updated, zone, words) if updated else None,
        standfirst=incident.summary,
        kind=kind_of(edition.site.newsroom, incident, language),
        dateline=dateline(incident, words),
        latest=latest.headline if latest else "",
        latest_href=urls.link(here, f"{page}#update-{latest.id}") if latest else "",
        correction=_correction(latest, words) if latest else None,
        badge=_badge(latest, words) if latest else "",
        counts=tuple(_counts(incident, words)),
        picture=_lead(context),
        figures=tuple(_figures(context)),
        language="" if is_own else incident.language,
        direction=direction_of(incident.language),
        page_language=_elsewhere(incident, language or edition.site.newsroom.language),
    )


def _elsewhere(incident: Incident, language: str) -> str:
    """The language of the page that a list leads to, where that is not the list’s."""
    return "" if is_same_language(incident.language, language) else incident.language


def _badge(update: Update, words: Words) -> str:
    # For translators: a mark before the headline of an update: the explainer is new.
    return words.gettext("New") if "published" in update.kind else words.gettext("Updated")


def _correction(update: Update, words: Words) -> Mark | None:
    marks = labels.update_kinds(update.kind, words)
    return next((mark for mark in marks if mark.shape in ("correction", "retraction")), None)


def _counts(incident: Incident, words: Words) -> Iterator[Counted]:
    claims = [claim.standing for claim in incident.record.claims if not claim.withdrawn]
    for word, label in labels.STANDING.items():
        if label.is_present and word in claims:
            within = labels.standing_within(word, words)
            yield Counted(Mark(word, within), words.number(claims.count(word)))
    questions = incident.record.questions
    not_known = sum(1 for one in questions if one.answer is None and not one.withdrawn)
    if not_known:
        mark = Mark("not-known", words.gettext(labels.NOT_KNOWN))
        yield Counted(mark, words.number(not_known))


def _figures(context: IncidentContext) -> Iterator[Counted]:
    for figure in show_figures(context):
        if figure.standing is not None:
            number = " ".join(filter(None, (figure.qualifier, figure.value, figure.unit)))
            yield Counted(Mark(figure.standing.shape, figure.label), number)


def _lead(context: IncidentContext) -> MediumFigure | None:
    """The lead picture, where we hold it and have not withdrawn it."""
    record = context.incident.record
    named = (medium for medium in record.media if medium.id == record.lead)
    shown = next((show_medium(context, medium) for medium in named), None)
    return shown if shown and shown.picture else None


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
    newsroom, history = edition.site.newsroom, edition.ledger.of(incident.id)
    context = context_for(incident, newsroom, history, edition.words_on_page(language), here)
    entry = show_entry(context, update)
    withdrawn = incident.record.status == "withdrawn"
    title = context.words.gettext(labels.WITHDRAWN_EXPLAINER) if withdrawn else ""
    page = urls.incident(incident.id, incident.translated_to)
    headline = title or incident.record.headline
    elsewhere = _elsewhere(incident, language or newsroom.language)
    return SiteUpdate(
        Link(urls.link(here, page), headline, language=elsewhere),
        replace(
            entry,
            anchor=urls.link(here, f"{page}#{entry.anchor}"),
            changed=None,
            page_language=elsewhere,
        ),
    )


def show_updates(renderer: Renderer, page: ListPage[Dated]) -> UpdatesView:
    """One page of all incidents' updates, by day."""
    words, address = renderer.words, renderer.address(urls.updates_page(page.number))
    heading = words.pgettext("page", "Updates")
    intro = words.gettext("Every update of every incident, newest first, with its reason.")
    head = _head(renderer, address, title_of_page(words, heading, page.number), intro)
    return UpdatesView(
        shell=show_shell(renderer, head),
        heading=heading,
        intro=intro,
        days=_days(renderer, page.items),
        empty=words.gettext("Nothing has been published yet."),
        pagination=show_pagination(words, page, urls.updates_page),
    )


def show_corrections(
    renderer: Renderer, page: ListPage[Dated], all_of_them: Sequence[Dated]
) -> UpdatesView:
    """One page of all corrections and retractions; the first sums them all up."""
    words, address = renderer.words, renderer.address(urls.corrections_page(page.number))
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
        pagination=show_pagination(words, page, urls.corrections_page),
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
            labels.lasting(timedelta(seconds=median(stood)), words),
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
