"""How an incident stands in lists: its headline, when, where and how certain."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from msgspec import Struct

from generator.model.dates import last_updated, most_telling
from generator.model.incident import Incident
from generator.model.update import Update
from generator.site import dates, labels, urls
from generator.site.dates import Time
from generator.site.edition import Edition
from generator.site.labels import Mark
from generator.site.render import Renderer
from generator.site.summary import Summary
from generator.site.views.collection import show_figures
from generator.site.views.context import IncidentContext, context_for
from generator.site.views.languages import elsewhere
from generator.site.views.opening import dateline, kind_of
from generator.site.views.sources import MediumFigure, show_medium
from generator.site.views.updates import SiteUpdate
from generator.site.words import Words, direction_of, is_same_language


class Counted(Struct, frozen=True):
    """How many of something an incident has, or of something it counts.

    Attributes:
        mark: What they are, with its shape.
        number: How many.
    """

    mark: Mark
    number: str


class Teaser(Struct, frozen=True):
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


class ListEntry(Struct, frozen=True):
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


def teasers(renderer: Renderer, incidents: Sequence[Summary]) -> tuple[Teaser, ...]:
    """The teasers of some incidents."""
    names = [one.id for one in incidents]
    listings = renderer.edition.catalogue.listings(names, renderer.language_part)
    return tuple(listings[one.id].teaser for one in incidents)


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
    context = context_for(incident, edition.newsroom, history, words, here)
    is_own = language or is_same_language(incident.language, edition.newsroom.language)
    ours = [one for one in incident.updates if one.is_significant and not one.imported]
    latest = most_telling(ours, zone) if ours else None
    return Teaser(
        href=urls.link(here, page),
        headline=record.headline,
        status=labels.status(record.status, words),
        updated=dates.day_of(updated, zone, words) if updated else None,
        standfirst=incident.summary_in_lists,
        kind=kind_of(edition.newsroom, incident, language),
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
        page_language=elsewhere(incident, language or edition.newsroom.language),
    )


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
