from __future__ import annotations

import pytest
from msgspec.structs import replace

from generator.site.cards.card import Card, CardState
from generator.site.cards.fonts import fonts_with
from generator.site.cards.layout import lay_out
from generator.site.cards.quote_status import QuoteStatus
from generator.site.dates import Time
from generator.site.views.card import Imprint, alt_text, make_card
from generator.site.views.context import SourceNote
from generator.site.views.quote import QuoteCard
from generator.site.words import ENGLISH

IMPRINT = Imprint(
    newsroom="Sampleton Explainer",
    addresses=("example.org/incidents/bridge/quotes/closed-first/", "example.org"),
    as_of="May 4, 2031",
    since="",
    language="en",
)
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
STANDS = QuoteStatus(CardState.CURRENT)


def made(shown: QuoteCard | None = SHOWN, present: QuoteStatus = STANDS, short: str = "") -> Card:
    since = "May 5, 2031" if present.state is not CardState.CURRENT else ""
    return make_card(shown, short, present, replace(IMPRINT, since=since), ENGLISH)


def test_a_card_says_who_when_where_how_they_know_and_the_source() -> None:
    card = made()
    assert (card.speaker, card.role) == ("Ada Example", "Harbour master of Sampleton")
    assert card.details == (
        "May 3, 2031 · at a briefing · saw it.",
        "Source: The Sampleton Gazette, May 4, 2031.",
    )
    assert card.as_of == "As of May 4, 2031"


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
    spanish = replace(IMPRINT, language="es")
    card = make_card(replace(SHOWN, parts=("Dijo «no».",)), "", STANDS, spanish, ENGLISH)
    assert (card.marks, card.text) == (("«", "»"), "Dijo “no”.")


def test_a_corrected_card_shows_the_right_words_and_since_when() -> None:
    card = made(present=QuoteStatus(CardState.CORRECTED, "We had left out a word."))
    assert card.notice == "Corrected May 5, 2031"
    assert card.text == SHOWN.parts[0]


@pytest.mark.parametrize("state", [CardState.WITHDRAWN, CardState.REMOVED])
def test_a_card_that_was_called_back_has_the_reason_and_not_the_words(state: CardState) -> None:
    card = made(present=QuoteStatus(state, "She did not say it."))
    assert card.text.endswith("She did not say it.")
    assert state.value in card.text
    assert card.marks == ("", "")
    assert card.speaker == "Attributed to Ada Example"
    everything = f"{card} {alt_text(card, ENGLISH)}"
    assert SHOWN.parts[0] not in everything


def test_a_reason_too_long_for_the_picture_stands_at_the_address() -> None:
    layout = lay_out(
        made(present=QuoteStatus(CardState.WITHDRAWN, "She never said it. " * 60)), fonts_with(())
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
    assert alt_text(made(present=QuoteStatus(CardState.CORRECTED)), ENGLISH) == (
        "Corrected May 5, 2031. "
        "Ada Example, Harbour master of Sampleton: “The bridge was closed before the wind came.” "
        "May 3, 2031 · at a briefing · saw it. "
        "Source: The Sampleton Gazette, May 4, 2031. "
        "As of May 4, 2031, Sampleton Explainer."
    )
