"""What of an incident the search finds: its words, each part under its anchor on the page.

What was withdrawn is left out, and an update’s account of what was wrong: a search must not bring
back what the page has taken away. What was removed is in no record any more.
"""

from __future__ import annotations

from collections.abc import Iterator

from markupsafe import Markup

from generator.model.facet import label_in
from generator.model.incident import Incident
from generator.model.narrative import Listing, Passage
from generator.model.newsroom import Newsroom
from generator.model.shown_text import shown
from generator.site import labels, urls
from generator.site.edition import Edition
from generator.site.finding.facets import kind_label
from generator.site.finding.gather import tag_label
from generator.site.in_translation import translated_incident
from generator.site.search.segments import segmented
from generator.site.views.opening import dateline
from generator.site.words import N_, Words

_HEADINGS = {
    "claims": N_("Claim"),
    "quotes": N_("Quote"),
    "questions": N_("Question"),
    "updates": N_("Update"),
}
_PART = Markup('<h2 id="{}">{}</h2>\n<p>{}</p>\n')


def words_of(edition: Edition, incident: Incident, language: str = "") -> bytes:
    """Write an incident’s words as the search engine reads them; none of a withdrawn one.

    Args:
        edition: What is published.
        incident: The incident.
        language: The language of the search, in whose words an incident is found that is told in
            it; empty for the newsroom's.
    """
    words = edition.words(language or incident.language)
    translation = incident.translations.get(language)
    if translation is not None and translation.has_page:
        history = edition.ledger.of(incident.id)
        incident = translated_incident(incident, history, language, words).plain
    if incident.record.status == "withdrawn":
        return b""
    return Markup("").join(_lines(edition.newsroom, incident, words, language)).encode()


def _lines(
    newsroom: Newsroom, incident: Incident, words: Words, language: str
) -> Iterator[Markup]:
    record = incident.record

    def cut(text: str) -> str:
        return segmented(text, incident.language)

    yield Markup("<h1>{}</h1>\n").format(cut(record.headline))
    place = Markup('<p data-pagefind-meta="dateline">{}</p>\n')
    yield place.format(dateline(incident, words))
    yield Markup("<p>{}</p>\n").format(cut(incident.summary))
    for text in _story(incident):
        yield Markup("<p>{}</p>\n").format(cut(text))
    yield Markup("<p>{}</p>\n").format(cut(" ".join(_filed_under(newsroom, incident, language))))
    for section, item, text in _items(incident):
        heading = words.gettext(_HEADINGS[section])
        yield _PART.format(urls.anchor(section, item), heading, cut(text))


def _filed_under(newsroom: Newsroom, incident: Incident, language: str) -> Iterator[str]:
    """What it is sorted by, as readers see it, and its ids in the numberings of others."""
    record, first = incident.record, newsroom.language
    yield from (kind_label(newsroom, kind, language) for kind in record.kind)
    yield from (tag_label(newsroom, tag, language) for tag in record.tags)
    for name, values in record.facets.items():
        words = newsroom.facets[name].words if name in newsroom.facets else {}
        known = (words[one.word] for one in values if one.word in words)
        yield from (label_in(one.label, language or first, first) for one in known)
    yield from (number for _, number in incident.external_ids)


def _story(incident: Incident) -> Iterator[str]:
    source = incident.narrative.source
    for part in incident.narrative.parts:
        if isinstance(part, Passage):
            yield shown(source, part).text
        elif isinstance(part, Listing):
            yield part.text


def _items(incident: Incident) -> Iterator[tuple[str, str, str]]:
    """What has an anchor of its own: its section, its id and its words."""
    record = incident.record
    for claim in record.claims:
        if not claim.withdrawn and labels.STANDING[claim.standing].is_present:
            yield "claims", claim.id, claim.text
    for quote in record.quotes:
        if not quote.withdrawn:
            yield "quotes", quote.id, " … ".join(quote.text)
    for question in record.questions:
        if not question.withdrawn:
            yield "questions", question.id, question.text
    for update in incident.updates:
        yield "updates", update.id, f"{update.headline}. {update.why}"
