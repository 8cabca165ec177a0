"""What is published in the folders of an incident."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import partial

from msgspec import Struct

from generator.model.removed_id import answering
from generator.output import File
from generator.site import urls
from generator.site.edition import Edition
from generator.site.exports import everything, feeds
from generator.site.moved import moved_page, moved_parts
from generator.site.part import Part, written
from generator.site.quotes import quote_parts
from generator.site.render import Renderer, page_part
from generator.site.summary import Summary
from generator.site.translations import translation_parts
from generator.site.views import notices
from generator.site.views.context import IncidentContext, context_for
from generator.site.views.explainer import show_explainer
from generator.site.views.explainer_head import explainer_shell
from generator.site.views.history import show_history
from generator.site.views.old_version import render_version
from generator.site.views.withdrawn import show_withdrawn


class IncidentFolder(Struct, frozen=True):
    """One of the folders of an incident.

    Attributes:
        incident: Its id.
        language: Of a translation; empty for the incident as it was written.
        alias: An id that it had before, whose addresses lead on; empty for its id of now.
    """

    incident: str
    language: str = ""
    alias: str = ""

    @property
    def address(self) -> str:
        """Where it is published."""
        return urls.incident(self.alias or self.incident, self.language)


def folders_of(summaries: Iterable[Summary]) -> Iterator[IncidentFolder]:
    """List every folder of these incidents: at each id that answers, in each language."""
    for one in summaries:
        for alias in ("", *answering(one.aliases)):
            for language in ("", *one.translated):
                yield IncidentFolder(one.id, language, alias)


def parts_of_folder(renderer: Renderer, folder: IncidentFolder) -> Iterator[Part]:
    """Give all that is published in a folder of an incident."""
    name, language = folder.incident, folder.language
    if language:
        summary = renderer.edition.catalogue.summaries[name]
        inputs = inputs_of_incident(renderer.edition, summary)
        parts = translation_parts(renderer, name, language, inputs)
    else:
        parts = _in_own_language(renderer, name)
    if folder.alias:
        return moved_parts(renderer.edition, name, folder.alias, parts, language)
    return parts


def _in_own_language(renderer: Renderer, incident_id: str) -> Iterator[Part]:
    edition = renderer.edition
    incident = edition.catalogue.open(incident_id)
    inputs = inputs_of_incident(edition, edition.catalogue.summaries[incident_id])
    history = edition.ledger.of(incident_id)
    renderer = renderer.speaking(incident.language)
    context = context_for(incident, edition.newsroom, history, renderer.words)
    yield Part(urls.file_of(context.page), inputs, partial(_explainer, renderer, context))
    yield from _history(renderer, context, inputs)
    for name, content in everything.of_incident(edition, incident):
        yield written(name, content)
    yield from quote_parts(renderer, context)
    if incident.record.quotes:
        folder = urls.quote(incident_id, "").removesuffix("/")
        quotes = renderer.words.gettext("Quotes")
        yield moved_page(edition, renderer.words.language, folder, context.page, quotes)


def inputs_of_incident(edition: Edition, summary: Summary) -> tuple[str, ...]:
    """Give everything that can change an incident's pages, beside the newsroom and the theme."""
    known, newsroom, now = edition.catalogue.summaries, edition.newsroom, edition.now
    related = (known[one] for one in summary.related if one in known)
    ends = summary.advice_ends
    names_day = summary.names_the_day or notices.is_stale_summary(summary, newsroom, now)
    return (
        summary.digest,
        edition.ledger.absent,
        edition.basemap.fingerprint if summary.has_places else "",
        " ".join(notices.ids_at_the_top(summary, newsroom, now)),
        now.isoformat() if names_day else "",
        "" if ends is None else str(now.timestamp() >= ends),
        feeds.feed_size(summary, now),
        *(f"{one.status} {one.language} {one.headline} {one.headlines}" for one in related),
        *(
            " ".join((known[one].language, *known[one].translated))
            for one in _mentioned(summary)
            if one in known
        ),
    )


def _mentioned(summary: Summary) -> Iterator[str]:
    """The incidents that its stories point to."""
    yield from sorted({one.target.partition("#")[0] for one in summary.mentions})


def _explainer(renderer: Renderer, context: IncidentContext) -> Iterable[File]:
    incident, address = context.incident, context.page
    if incident.record.status == "withdrawn":
        yield renderer.page(address, "withdrawn.html", show_withdrawn(renderer, context))
        return
    view = show_explainer(renderer, context, explainer_shell(renderer, context))
    yield renderer.page(address, "explainer.html", view)


def _history(
    renderer: Renderer, context: IncidentContext, inputs: tuple[str, ...]
) -> Iterator[Part]:
    """Every version of an incident, on one page and each on its own; nothing without git."""
    versions, incident = context.history.versions, context.incident
    address = urls.history(incident.id)
    folder = urls.version(incident.id, 0).removesuffix("0/")
    if versions:
        view = partial(show_history, renderer, context.at(address))
        yield page_part(renderer, address, "history.html", view, inputs)
    if any(version.commit for version in versions):

        def old_pages() -> Iterator[File]:
            old = renderer.edition.old_versions(incident)
            yield from (render_version(renderer, context, one, len(old)) for one in old)
            versions_of = context.words.gettext("Versions")
            language = context.words.language
            yield from moved_page(renderer.edition, language, folder, address, versions_of).make()

        yield Part(folder, inputs, old_pages)
