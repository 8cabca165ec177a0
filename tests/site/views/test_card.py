from __future__ import annotations

import pytest
from msgspec.structs import replace

from generator.model.history import History
from generator.site.cards.card import Card, CardState
from generator.site.cards.fonts import fonts_with
from generator.site.cards.layout import lay_out
from generator.site.cards.quote_status import QuoteStatus
from generator.site.dates import Time
from generator.site.views.card import PublishedQuote, alt_text, card_of
from generator.site.views.context import SourceNote, context_for
from generator.site.views.quote import QuoteCard
from generator.site.words import ENGLISH
from tests.site.cards.records import NEWSROOM, incident, the_quote, update

FIRST, LATER = update("2031-05-04-first", "published"), update("2031-05-05-more", "correction")
CONTEXT = context_for(incident(FIRST), NEWSROOM, History("bridge"), ENGLISH)
SHOWN = QuoteCard(
    anchor="quote-closed-first",
    parts=("The bridge was closed before the wind came.",),
    speaker="Ada Example",
    speaker_href="#person-ada",
    role="Harbour master of Sampleton",
    citation=SourceNote(1, "#source-gazette", "The Sampleton Gazette"),
    source="The Sampleton Gazette, May 4, 2031",
    said=Time("May 3, 2031", "2031-05-03"),
    venue="at a briefing",
    basis="saw it",
)
STANDS = QuoteStatus(CardState.CURRENT, changed=FIRST)


def stands(state: CardState, why: str = "") -> QuoteStatus:
    return QuoteStatus(state, why, LATER, FIRST)


def made(
    shown: QuoteCard | None = SHOWN,
    present: QuoteStatus = STANDS,
    short: str = "",
    language: str = "en",
) -> Card:
    told = replace(incident(FIRST, short=short or None), language=language)
    quote = the_quote(told)
    context = replace(CONTEXT, incident=told)
    return card_of(
        PublishedQuote(context, quote.id, present, quote, shown), "https://example.org/"
    )


def test_a_card_says_who_when_where_how_they_know_and_the_source() -> None:
    card = made()
    assert (card.speaker, card.role) == ("Ada Example", "Harbour master of Sampleton")
    assert card.details == (
        "May 3, 2031 · at a briefing · saw it.",
        "Source: The Sampleton Gazette, May 4, 2031.",
    )
    assert card.as_of == "As of May 4, 2031"
    assert card.newsroom == "Sampleton Explainer"
    assert card.addresses == (
        "example.org/incidents/bridge/quotes/closed-first/",
        "example.org/incidents/bridge/",
        "example.org",
    )


def test_without_a_log_a_card_says_no_day() -> None:
    assert not made(present=QuoteStatus(CardState.CURRENT)).as_of
    assert made(present=QuoteStatus(CardState.WITHDRAWN)).notice == "Withdrawn"


def test_what_nobody_states_is_said() -> None:
    card = made(replace(SHOWN, said=None, venue="", basis="", unstated="not stated: when"))
    assert card.details[0] == "Not stated: when."


def test_where_the_source_interrupts_the_marks_close_and_open_again() -> None:
    card = made(replace(SHOWN, parts=("It was closed.", "Nobody was on it.")))
    assert card.text == "It was closed.” “Nobody was on it."


def test_part_of_a_sentence_begins_with_dots() -> None:
    assert (
        made(replace(SHOWN, parts=("before the wind",), fragment=True)).text == "… before the wind"
    )


def test_a_translation_says_so() -> None:
    card = made(replace(SHOWN, original="El puente", translator="The Gazette"))
    assert card.details[-1] == "Translated by The Gazette."


def test_the_marks_are_those_of_the_language() -> None:
    card = made(replace(SHOWN, parts=("Dijo «no».",)), language="es")
    assert (card.marks, card.text) == (("«", "»"), "Dijo “no”.")


def test_a_corrected_card_shows_the_right_words_and_since_when() -> None:
    card = made(present=stands(CardState.CORRECTED, "We had left out a word."))
    assert card.notice == "Corrected May 5, 2031"
    assert card.text == SHOWN.parts[0]


@pytest.mark.parametrize("state", [CardState.WITHDRAWN, CardState.REMOVED])
def test_a_card_that_was_called_back_has_the_reason_and_not_the_words(state: CardState) -> None:
    card = made(present=stands(state, "She did not say it."))
    assert card.text.endswith("She did not say it.")
    assert state.value in card.text
    assert card.marks == ("", "")
    assert card.speaker == "Attributed to Ada Example"
    everything = f"{card} {alt_text(card, ENGLISH)}"
    assert SHOWN.parts[0] not in everything


def test_a_reason_too_long_for_the_picture_stands_at_the_address() -> None:
    layout = lay_out(
        made(present=stands(CardState.WITHDRAWN, "She never said it. " * 60)), fonts_with(())
    )
    assert not layout.refusals
    text = " ".join(line.text for block in layout.blocks for line in block.lines)
    assert "This quote was withdrawn." in text
    assert "The reason is at the address below." in text


def test_the_alt_text_has_the_whole_quote_whatever_the_picture_has_room_for() -> None:
    long = "It was closed before the wind came. " * 30
    card = made(replace(SHOWN, parts=(long.strip(),)), short="It was closed …")
    assert long.strip() in alt_text(card, ENGLISH)


def test_the_alt_text_says_all_that_the_picture_says() -> None:
    assert alt_text(made(present=stands(CardState.CORRECTED)), ENGLISH) == (
        "Corrected May 5, 2031. "
        "Ada Example, Harbour master of Sampleton: “The bridge was closed before the wind came.” "
        "May 3, 2031 · at a briefing · saw it. "
        "Source: The Sampleton Gazette, May 4, 2031. "
        "As of May 4, 2031, Sampleton Explainer."
    )
