from __future__ import annotations

from generator.model.history import Aspect, History
from generator.site.cards.quote_status import card_name, card_names
from tests.site.cards.records import history, incident, the_quote

QUOTE = the_quote(incident())


def test_without_history_a_card_has_its_plain_name_alone() -> None:
    assert card_names(QUOTE, History("bridge")) == ("card.png",)


def test_a_quote_that_never_changed_carries_the_first_version() -> None:
    assert card_names(QUOTE, history()) == ("card.png", "card-v1.png")


def test_every_change_of_the_quote_gives_a_new_name_and_keeps_the_old_ones() -> None:
    changed = history((3, "quotes/closed-first", Aspect.QUOTED), (4, "headline", Aspect.WORDS))
    assert card_names(QUOTE, changed) == ("card.png", "card-v1.png", "card-v3.png")
    assert card_name(QUOTE, changed) == "card-v3.png"


def test_a_change_of_the_speaker_or_the_source_gives_a_new_name() -> None:
    changed = history((2, "people/ada", Aspect.NAME), (5, "sources/gazette", Aspect.OTHER))
    assert card_names(QUOTE, changed) == ("card.png", "card-v1.png", "card-v2.png", "card-v5.png")


def test_no_name_is_older_than_the_quote() -> None:
    changed = history((2, "people/ada", Aspect.NAME), (3, "quotes/closed-first", Aspect.ADDED))
    assert card_names(QUOTE, changed) == ("card.png", "card-v3.png")
