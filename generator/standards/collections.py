"""What makes an incident one of a collection: facets, figures, ids of others."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from generator.model.facet import Facet, FacetValue
from generator.model.figure import claim_of_figure
from generator.model.incident import Incident
from generator.model.newsroom import Newsroom
from generator.model.series import figures_of, table_of
from generator.problems import nearest
from generator.standards.rule import Finding, Rule, at, no_longer_holds

_LINKABLE = re.compile(r"[^\s<>\"`{}|\\^]+")


def unknown_facet(incident: Incident, newsroom: Newsroom) -> Iterator[Finding]:
    """A facet and its words are those that the newsroom declares.

    ``facets`` in newsroom.yaml lists them with the words that readers see: a page cannot say a
    word that has no label, and two spellings of one cause would be counted as two.
    """
    for name, values in incident.record.facets.items():
        facet = newsroom.facets.get(name)
        if facet is None:
            hint = _known(name, newsroom.facets)
            yield Finding(
                at(incident, f"facets/{name}"), f"“{name}” is no facet of newsroom.yaml.", hint
            )
            continue
        for position, value in enumerate(values):
            yield from _unknown_word(incident, name, facet, position, value)


def _unknown_word(
    incident: Incident, name: str, facet: Facet, position: int, value: FacetValue
) -> Iterator[Finding]:
    where = at(incident, f"facets/{name}/{position}")
    if value.word not in facet.words:
        message = f"“{value.word}” is no word of the facet {name}."
        yield Finding(where, message, _known(value.word, facet.words))
    first, last = value.from_, value.until
    if first and last and last.instant(incident.zone) < first.instant(incident.zone):
        message = f"“{value.word}” ends before it begins."
        yield Finding(where, message, "Exchange from and until.")


def _known(word: str, known: Iterable[str]) -> str:
    words = list(known)
    near = nearest(word, words)
    if near:
        return f"Did you mean {near}?"
    return f"Known are {', '.join(words)}." if words else "Declare it in newsroom.yaml."


def figure_of_nobody(incident: Incident, _newsroom: Newsroom) -> Iterator[Finding]:
    """A figure rests on a claim, or says who says so; never on both, and never on nobody.

    A number at the top of the page is what people remember and repeat. With both, the page could
    not tell which of the two stands; with neither, nobody answers for it.
    """
    for figure in incident.record.figures:
        if figure.claim and figure.said_by:
            hint = "Take out said_by, or claim."
            where = at(incident, f"figures/{figure.id}/said_by")
            yield Finding(where, "This figure rests on a claim and names sayers too.", hint)
        elif not figure.claim and not figure.said_by:
            hint = "Add claim: its-id, or said_by: [{source: …}]."
            where = at(incident, f"figures/{figure.id}")
            yield Finding(where, "Nobody says this figure.", hint)


def figure_of_fallen_claim(incident: Incident, _newsroom: Newsroom) -> Iterator[Finding]:
    """A figure does not stand where the claim that it rests on has fallen.

    A number that stays at the top after its claim was retracted or withdrawn is false in silence.
    Let it rest on the claim that replaces it, or withdraw it.
    """
    for figure in incident.record.figures:
        claim = claim_of_figure(figure, incident)
        if claim is not None and no_longer_holds(claim) and not figure.withdrawn:
            message = f"This figure rests on “{claim.id}”, which no longer holds."
            hint = "Name the claim that holds now, or withdraw the figure."
            yield Finding(at(incident, f"figures/{figure.id}/claim"), message, hint)


def unknown_figure(incident: Incident, newsroom: Newsroom) -> Iterator[Finding]:
    """A figure counts what the newsroom knows.

    Where ``figures`` in newsroom.yaml lists what is counted, a figure is of one of these words,
    so that the killed of one incident can be set beside the killed of another.
    """
    for figure in incident.record.figures:
        if newsroom.figures and figure.kind not in newsroom.figures:
            message = f"“{figure.kind}” is no figure of newsroom.yaml."
            hint = _known(figure.kind, newsroom.figures)
            yield Finding(at(incident, f"figures/{figure.id}/kind"), message, hint)


def unknown_scheme(incident: Incident, newsroom: Newsroom) -> Iterator[Finding]:
    """An id of others is in a numbering that the newsroom declares, and can be linked to.

    ``ids`` in newsroom.yaml says what readers see of a numbering and where its ids lead.
    """
    for name, ids in incident.record.ids.items():
        scheme = newsroom.ids.get(name)
        where = at(incident, f"ids/{name}")
        if scheme is None:
            message = f"“{name}” is no numbering of newsroom.yaml."
            yield Finding(where, message, _known(name, newsroom.ids))
        elif scheme.link is not None:
            for one in ids:
                if not _LINKABLE.fullmatch(one):
                    message = f"“{one[:60]}” cannot stand in an address."
                    yield Finding(where, message, "Write the id alone, as its owner writes it.")


def series_of_one_point(incident: Incident, _newsroom: Newsroom) -> Iterator[Finding]:
    """A series has two points in time or more.

    One point draws no course, and a chart of it would say nothing that a figure does not. A
    series of ``figures`` is made of those of its kind that say ``as_of``.
    """
    for series in incident.record.series:
        broken = series.file is not None and incident.tables.get(series.file) is None
        if series.withdrawn or broken or len(table_of(series, incident).rows) > 1:
            continue
        where = at(incident, f"series/{series.id}/{'file' if series.file else 'figures'}")
        hint = "Add rows with their times, or say the number as a figure."
        if series.figures:
            hint = "Add figures of this kind, each with as_of, or take the series out."
        yield Finding(where, "This series has fewer than two points in time.", hint)


def series_of_unlike_figures(incident: Incident, _newsroom: Newsroom) -> Iterator[Finding]:
    """The figures of a series count the same thing, each at a time of its own.

    Barrels and litres on one line, or two numbers at one time, make a course that nobody told.
    """
    for series in incident.record.series:
        figures = [one for one in figures_of(series, incident) if one.as_of]
        where = at(incident, f"series/{series.id}/figures")
        if len({(one.unit, one.label) for one in figures}) > 1:
            hint = "Give them one unit and one label, or another kind to those of another."
            yield Finding(where, "Its figures differ in unit or label.", hint)
        times = [one.as_of.instant(incident.zone) for one in figures if one.as_of]
        if len(set(times)) < len(times):
            hint = "Mark the one that no longer holds as withdrawn, or give each its own time."
            yield Finding(where, "Two of its figures are of one time.", hint)


RULES = (
    Rule("unknown-facet", unknown_facet, waivable=False),
    Rule("figure-of-nobody", figure_of_nobody, waivable=False),
    Rule("figure-of-fallen-claim", figure_of_fallen_claim, waivable=False),
    Rule("unknown-figure", unknown_figure, waivable=False),
    Rule("series-of-one-point", series_of_one_point),
    Rule("series-of-unlike-figures", series_of_unlike_figures, waivable=False),
    Rule("unknown-id-scheme", unknown_scheme, waivable=False),
)
