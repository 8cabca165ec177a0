"""What makes an incident one of a collection: its figures, facets, and ids elsewhere."""

from __future__ import annotations

from msgspec import Struct

from generator.model.figure import Figure, claim_of_figure, standing_of_figure
from generator.site import labels, urls
from generator.site.dates import Time
from generator.site.in_translation import label_on_page, with_language_mark
from generator.site.labels import Mark
from generator.site.urls import Link
from generator.site.views.claim import Saying, show_saying
from generator.site.views.context import IncidentContext


class FigureLine(Struct, frozen=True):
    """A number that people ask for first.

    Attributes:
        anchor: ``figure-<id>``.
        label: What is counted.
        value: The number, or the lowest and the highest; empty where it was withdrawn.
        unit: May be empty.
        qualifier: Such as "at least"; empty where it is exact.
        standing: How it stands; None where it was withdrawn.
        as_of: When it stood so; None where the record does not say.
        claim: The claim that says so; None where the figure itself says who.
        said_by: Who says so, where no claim does.
        note: What a reader should know; may be empty.
        withdrawn: Why it was withdrawn; empty while it stands.
    """

    anchor: str
    label: str
    value: str = ""
    unit: str = ""
    qualifier: str = ""
    standing: Mark | None = None
    as_of: Time | None = None
    claim: Link | None = None
    said_by: tuple[Saying, ...] = ()
    note: str = ""
    withdrawn: str = ""


class FacetWordLine(Struct, frozen=True):
    """A word of a facet, and when it held.

    Attributes:
        label: What readers see.
        within: The word that it is part of; may be empty.
        since: From when it held; None where it always did, or nobody says.
        until: Until when it held, likewise.
        href: To all incidents with it; empty in an old version.
    """

    label: str
    within: str = ""
    since: Time | None = None
    until: Time | None = None
    href: str = ""


class FacetLine(Struct, frozen=True):
    """What the incident is sorted by, in one way."""

    label: str
    words: tuple[FacetWordLine, ...]


class IdLine(Struct, frozen=True):
    """Its ids in a numbering of others; without an address where none is known."""

    label: str
    ids: tuple[Link, ...]


class CollectionPart(Struct, frozen=True):
    """What the incident is sorted by, its ids elsewhere, its licence; what is empty is not shown.

    Attributes:
        facets: In the order of the newsroom’s list.
        ids: Likewise.
        reported: When it was first reported; None where that is not said.
        license: Its own licence; may be empty.
    """

    facets: tuple[FacetLine, ...] = ()
    ids: tuple[IdLine, ...] = ()
    reported: Time | None = None
    license: str = ""


def show_figures(context: IncidentContext) -> tuple[FigureLine, ...]:
    """The figures in the order of the record."""
    return tuple(_figure(context, one) for one in context.incident.record.figures)


def _figure(context: IncidentContext, figure: Figure) -> FigureLine:
    anchor = urls.anchor("figures", figure.id)
    if figure.withdrawn:
        called = context.words.gettext(labels.WITHDRAWN)
        return FigureLine(anchor, called, withdrawn=figure.withdrawn)
    claim = claim_of_figure(figure, context.incident)
    return FigureLine(
        anchor=anchor,
        label=figure_label(context, figure),
        value=figure.value.as_stated.replace(" ", "").replace("-", "–"),
        unit=figure.unit or "",
        qualifier=context.words.gettext(labels.QUALIFIER[figure.qualifier]),
        standing=labels.standing(standing_of_figure(figure, context.incident), context.words),
        as_of=context.optional_time(figure.as_of),
        claim=context.link(claim.id) if claim else None,
        said_by=tuple(show_saying(context, one) for one in figure.said_by),
        note=figure.note or "",
    )


def figure_label(context: IncidentContext, figure: Figure) -> str:
    """What a figure counts, as the record or the newsroom calls it."""
    known = context.newsroom.figures.get(figure.kind)
    if figure.label:
        return figure.label
    page, newsroom = context.incident.language, context.newsroom
    if known is None:
        return with_language_mark(
            figure.kind.replace("-", " ").capitalize(), newsroom.language, page
        )
    return label_on_page(known, page, newsroom)


def show_collection(context: IncidentContext) -> CollectionPart | None:
    """What the incident is sorted by, and where else it is known; None where nothing is said.

    Words lead to the lists of all incidents with them, but in an old version.
    """
    record = context.incident.record
    if not (record.facets or record.ids or record.reported or record.license):
        return None
    return CollectionPart(
        facets=tuple(
            _facet(context, name) for name in context.newsroom.facets if name in record.facets
        ),
        ids=tuple(_ids(context, name) for name in context.newsroom.ids if name in record.ids),
        reported=context.optional_time(record.reported),
        license=record.license or "",
    )


def _facet(context: IncidentContext, name: str) -> FacetLine:
    facet, newsroom = context.newsroom.facets[name], context.newsroom
    language = context.incident.language

    def called(word: str | None) -> str:
        known = facet.words.get(word or "")
        return label_on_page(known.label, language, newsroom) if known else word or ""

    words = tuple(
        FacetWordLine(
            label=called(value.word),
            within=called(facet.words[value.word].within) if value.word in facet.words else "",
            since=context.optional_time(value.from_),
            until=context.optional_time(value.until),
            href="" if context.is_old else context.way_to_list(urls.facet(name, value.word)),
        )
        for value in context.incident.record.facets[name]
    )
    return FacetLine(label_on_page(facet.label, language, newsroom), words)


def _ids(context: IncidentContext, name: str) -> IdLine:
    scheme, newsroom = context.newsroom.ids[name], context.newsroom
    label = label_on_page(scheme.label, context.incident.language, newsroom)
    pattern = scheme.link or ""
    ids = context.incident.record.ids[name]
    return IdLine(label, tuple(Link(pattern.replace("{id}", one), one) for one in ids))
