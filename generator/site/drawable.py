"""Whether every picture can be drawn: asked before anything is published.

Words that have no room are a problem at the field that they come from. A letter that no font has
is advice there: the picture is then made without words, never with boxes in it.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from msgspec import Struct

from generator.model.history import History
from generator.model.incident import Incident
from generator.model.newsroom import Newsroom
from generator.model.person import Person
from generator.model.quote import Quote
from generator.model.source import Source
from generator.problems import Level, Location, Problem
from generator.site.cards.card import Refusal
from generator.site.cards.fonts import FontFile, fonts_with
from generator.site.cards.layout import refusals_of
from generator.site.cards.scripts import font_of_letter
from generator.site.views.card import PublishedQuote, card_of, published_quotes
from generator.site.views.context import IncidentContext, context_for
from generator.site.views.share import show_share
from generator.site.words import Words


class WrittenIn(Struct, frozen=True):
    """A field that words of a picture come from, and what it says."""

    location: Location
    text: str


def judge_pictures(
    incident: Incident,
    newsroom: Newsroom,
    history: History,
    words: Words,
    added: tuple[FontFile, ...] = (),
) -> Iterator[Problem]:
    """Find what keeps the pictures of an incident from being drawn with their words.

    Args:
        incident: One whose references have been followed.
        newsroom: Who publishes.
        history: What git says of the incident.
        words: The words of its pages.
        added: The fonts that the newsroom added to ours.
    """
    context = context_for(incident, newsroom, history, words)
    fonts, url = fonts_with(added), f"{newsroom.url.rstrip('/')}/"
    for refusal in refusals_of(show_share(context, url), fonts):
        yield from _problems(_of_share(incident, newsroom, refusal.part), refusal, incident)
    for published in published_quotes(context):
        for refusal in refusals_of(card_of(published, url), fonts):
            yield from _problems(_of_card(published, refusal.part), refusal, incident)


def _problems(
    origins: Sequence[WrittenIn], refusal: Refusal, incident: Incident
) -> Iterator[Problem]:
    """The problem at each field at fault; at the longest where the words have no room."""
    if not refusal.letters:
        longest = max(origins, key=lambda one: len(one.text))
        yield Problem(longest.location, refusal.code, refusal.message, refusal.hint)
        return
    left = dict.fromkeys(refusal.letters)
    for origin in origins:
        text = origin.text.casefold()
        letters = [one for one in left if origin is origins[-1] or one.casefold() in text]
        for letter in letters:
            del left[letter]
        if letters:
            yield _without_words(origin.location, letters, incident.language)


_MOST = 5
"""How many letters are named; a text of another script has them all."""


def _without_words(where: Location, letters: Sequence[str], language: str) -> Problem:
    names = ", ".join(
        f"“{letter}” (" + " ".join(f"U+{ord(sign):04X}" for sign in letter) + ")"
        for letter in letters[:_MOST]
    )
    more = f" and {len(letters) - _MOST} more" if len(letters) > _MOST else ""
    message = f"No font draws {names}{more}, so the picture is made without words."
    return Problem(where, "card.no-glyph", message, _fonts_for(letters, language), Level.ADVICE)


def _fonts_for(letters: Sequence[str], language: str) -> str:
    found = dict.fromkeys(font_of_letter(letter[0], language) for letter in letters)
    fonts = [font for font in found if font is not None]
    if not fonts:
        return "Where you have a font that draws it: explainer fonts add LANG --file FONT."
    return " ".join(
        f"{font.family} has {'such letters' if font.language else 'many signs'}: "
        f"explainer fonts add {font.language or 'LANG --file FONT'}."
        for font in fonts
    )


def _of_newsroom(newsroom: Newsroom, part: str) -> tuple[WrittenIn, ...]:
    if part == "newsroom":
        return (WrittenIn(Location("newsroom.yaml", field="name"), newsroom.name),)
    if part == "address":
        return (WrittenIn(Location("newsroom.yaml", field="url"), newsroom.url),)
    return ()


def _of_share(incident: Incident, newsroom: Newsroom, part: str) -> tuple[WrittenIn, ...]:
    """The fields that a part of a share picture is made from."""
    record = incident.record
    if part == "place" and (scene := incident.scene):
        fields = {"name": scene.name, "locality": scene.locality}
        return tuple(
            _field(incident, f"places/{scene.id}/{name}", text)
            for name, text in fields.items()
            if text
        )
    headline = _field(incident, "headline", record.headline)
    return _of_newsroom(newsroom, part) or (headline,)


def _of_card(published: PublishedQuote, part: str) -> tuple[WrittenIn, ...]:
    """The fields that a part of a card is made from, the likeliest to be at fault first."""
    incident, quote = published.context.incident, published.quote
    found = _of_newsroom(published.context.newsroom, part)
    # where it has no words of its own, the sentence that says so is ours
    is_words = part in ("text", "quote", "short") and published.present.state.has_words
    if quote and is_words and part == "short":
        found = (_field(incident, f"quotes/{quote.id}/short", quote.short or ""),)
    elif quote and is_words:
        found = _of_words(incident, quote)
    elif quote and part in ("speaker", "role"):
        found = (_of_speaker(published.context, quote, part),)
    elif quote and part == "details":
        found = _of_details(incident, quote)
    return found or (_field(incident, f"quotes/{quote.id}" if quote else "quotes"),)


def _of_words(incident: Incident, quote: Quote) -> tuple[WrittenIn, ...]:
    place = f"quotes/{quote.id}/text"
    if len(quote.text) == 1:
        return (_field(incident, place, quote.text[0]),)
    return tuple(
        _field(incident, f"{place}/{number}", text) for number, text in enumerate(quote.text)
    )


def _of_speaker(context: IncidentContext, quote: Quote, part: str) -> WrittenIn:
    incident = context.incident
    section, speaker = incident.sections[quote.speaker], incident.items[quote.speaker]
    if part == "role" and quote.role and not quote.withdrawn:
        return _field(incident, f"quotes/{quote.id}/role", quote.role)
    named = "name" if not isinstance(speaker, Person) or speaker.name else "called"
    name = part if part == "role" else named
    return _field(incident, f"{section}/{quote.speaker}/{name}", context.called(quote.speaker))


def _of_details(incident: Incident, quote: Quote) -> tuple[WrittenIn, ...]:
    source = incident.item(quote.source, Source)
    if source.withdrawn:  # the card does not name it
        return ()
    origin = "publisher" if source.publisher else "title"
    publisher = source.publisher or source.title
    return (
        _field(incident, f"sources/{source.id}/{origin}", publisher),
        _field(incident, f"quotes/{quote.id}/translator", quote.translator or ""),
    )[: 2 if quote.translator else 1]


def _field(incident: Incident, field: str, text: str = "") -> WrittenIn:
    return WrittenIn(Location(incident.record_file, field=field), text)
