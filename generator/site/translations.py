"""What is published of an incident in another language: its page, its feed, its quotes."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import partial

from msgspec.structs import replace

from generator.output import File
from generator.site import urls
from generator.site.exports.atom import incident_feed
from generator.site.in_translation import TranslatedIncident, translated_incident
from generator.site.moved import moved_page
from generator.site.part import Part, written
from generator.site.quotes import translated_quotes
from generator.site.render import Renderer
from generator.site.views.context import IncidentContext, context_for
from generator.site.views.explainer import show_explainer
from generator.site.views.explainer_head import explainer_shell
from generator.site.views.story import Story
from generator.site.views.withdrawn import show_withdrawn
from generator.site.words import direction_of


def translation_parts(
    renderer: Renderer, incident_id: str, language: str, inputs: tuple[str, ...]
) -> Iterator[Part]:
    """Give all that is published of an incident in another language.

    Args:
        renderer: What pages are rendered with.
        incident_id: The incident.
        language: The language of the translation.
        inputs: Everything that can change the incident’s pages.
    """
    edition = renderer.edition
    incident, history = edition.catalogue.open(incident_id), edition.ledger.of(incident_id)
    speaking = renderer.within(language)
    shown = translated_incident(incident, history, language, speaking.words)
    newsroom, words = edition.newsroom, speaking.words
    others = edition.catalogue.summaries.values()
    too = frozenset(one.id for one in others if language in one.translated)
    plain = replace(context_for(shown.plain, newsroom, history, words), others_translated=too)
    marked = replace(context_for(shown.marked, newsroom, history, words), others_translated=too)
    first = context_for(incident, newsroom, history, renderer.speaking(incident.language).words)
    page = partial(_page, speaking, (plain, marked, first), shown)
    yield Part(urls.file_of(plain.page), inputs, page)
    yield written(f"{plain.page}feed.atom", incident_feed(edition, shown.plain))
    yield from translated_quotes(speaking, marked, first)
    if incident.record.quotes:
        folder = urls.quote(incident_id, "", language).removesuffix("/")
        yield moved_page(renderer.edition, language, folder, plain.page, words.gettext("Quotes"))


def _page(
    renderer: Renderer,
    contexts: tuple[IncidentContext, IncidentContext, IncidentContext],
    shown: TranslatedIncident,
) -> Iterable[File]:
    plain, marked, first = contexts
    incident, address = plain.incident, plain.page
    if incident.record.status == "withdrawn":
        yield renderer.page(address, "withdrawn.html", show_withdrawn(renderer, marked))
        return
    view = show_explainer(renderer, marked, explainer_shell(renderer, plain, first))
    view = replace(view, story=_with_language(view.story, shown))
    yield renderer.page(address, "explainer.html", view)


def _with_language(story: Story, shown: TranslatedIncident) -> Story:
    """Say of a story in which language it stands, and that it is older than its original."""
    revised = f"{story.revised} {shown.story_older}".strip()
    language = shown.plain.story_in
    if not language:
        return replace(story, revised=revised)
    return replace(story, revised=revised, language=language, direction=direction_of(language))
