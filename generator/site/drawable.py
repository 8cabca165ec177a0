"""Whether every picture can be drawn: asked before anything is published.

A card that cannot be set right is a problem with its place, never a picture with boxes in it.
"""

from __future__ import annotations

from collections.abc import Iterator

from generator.model.history import History
from generator.model.incident import Incident
from generator.model.newsroom import Newsroom
from generator.model.person import Person
from generator.problems import Location, Problem
from generator.site.cards.card import Card, Refusal, Share
from generator.site.cards.fonts import Fonts, package_fonts
from generator.site.cards.layout import lay_out, lay_out_share
from generator.site.views.card import PublishedQuote, card_of, published_quotes, show_share
from generator.site.views.context import context_for


def judge_pictures(incident: Incident, newsroom: Newsroom, history: History) -> Iterator[Problem]:
    """Find what keeps the pictures of an incident from being drawn.

    Args:
        incident: One whose references have been followed.
        newsroom: Who publishes.
        history: What git says of the incident.
    """
    context = context_for(incident, newsroom, history)
    fonts, url = package_fonts(), f"{newsroom.url.rstrip('/')}/"
    for refusal in _refusals(show_share(context, url), fonts):
        yield _problem(incident, _field_of_share(refusal), refusal)
    for published in published_quotes(context):
        for refusal in _refusals(card_of(published, url), fonts):
            yield _problem(incident, _field(published, refusal.part), refusal)


def _refusals(picture: Card | Share, fonts: Fonts) -> tuple[Refusal, ...]:
    if isinstance(picture, Share):
        return lay_out_share(picture, fonts).refusals
    return lay_out(picture, fonts).refusals


def _problem(incident: Incident, field: str, refusal: Refusal) -> Problem:
    where = Location(incident.record_file, field=field)
    if refusal.part == "newsroom":
        where = Location("newsroom.yaml", field="name")
    return Problem(where, refusal.code, refusal.message, refusal.hint)


def _field_of_share(refusal: Refusal) -> str:
    return {"place": "places"}.get(refusal.part, "headline")


def _field(published: PublishedQuote, part: str) -> str:
    """The field of the record that a part of a card is made from."""
    quote = published.quote
    if quote is None:
        return "quotes"
    section = published.context.incident.sections[quote.speaker]
    speaker = published.context.incident.items[quote.speaker]
    named = "name" if not isinstance(speaker, Person) or speaker.name else "called"
    words = "text" if published.present.state.has_words else "withdrawn"
    fields = {
        "text": f"quotes/{quote.id}/{words}",
        "quote": f"quotes/{quote.id}/{words}",
        "short": f"quotes/{quote.id}/short",
        "speaker": f"{section}/{quote.speaker}/{named}",
        "role": f"quotes/{quote.id}/role" if quote.role else f"{section}/{quote.speaker}/role",
    }
    return fields.get(part, f"quotes/{quote.id}")
