"""What is called certain without laying a picture out is never refused by the layout."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.reading.characters import character_fault
from generator.site.cards.card import Card, Share, State
from generator.site.cards.certain import is_certain
from generator.site.cards.fonts import Fonts, package_fonts
from generator.site.cards.layout import lay_out, lay_out_share
from tests.site.cards.conftest import LONG

FONTS = package_fonts()
ROLE = "Deputy commissioner of works "
ODD = (
    *("—", "…", "(", "“", "”,", "[the", "well-known", "and/or", "W" * 40, "i" * 80, "Ünïcödé"),
    *("fi\u0302n", "e\u0301", "\u0301", "no\u00a0break", "\u202f»", "«\u202f", "zero\u200dwidth"),
    *("قبل", "שלום", "🙏", "👩\u200d🚒", "没有", "Ωμέγα", "Привет", "2031", "\u200f", "A\u2011B"),
    *("", "\t", "\n", "\u2003", "\u00ad", "\u2060"),
)
SPACE = st.sampled_from([" ", " ", " ", " ", " ", "  ", "\t", "\n", "\u00a0", ""])
SOBER = st.sampled_from(LONG.split())
READABLE = st.text(max_size=12).filter(lambda text: character_fault(text) is None)
ANY = st.one_of(SOBER, SOBER, st.sampled_from(ODD), READABLE)


@st.composite
def texts(draw: st.DrawFn, words: st.SearchStrategy[str], most: int) -> str:
    chosen = draw(st.lists(words, max_size=most))
    return draw(SPACE).join(chosen) + draw(st.sampled_from(["", "", ".", " "]))


def fixed(words: st.SearchStrategy[str]) -> dict[str, st.SearchStrategy[Any]]:
    """What cards and share pictures have in common."""
    return {
        "newsroom": texts(words, 6),
        "addresses": st.lists(texts(words, 5), min_size=1, max_size=3).map(tuple),
        "as_of": texts(words, 6),
        "notice": texts(words, 12),
        "language": st.sampled_from(["en", "en", "en", "de", "ar", "he-IL"]),
    }


def cards(words: st.SearchStrategy[str]) -> st.SearchStrategy[Card]:
    return st.builds(
        Card,
        text=texts(words, 110),
        marks=st.sampled_from([("“", "”"), ("«\u202f", "\u202f»"), ("「", "」"), ("", "")]),
        speaker=texts(words, 9),
        role=texts(words, 24),
        details=st.lists(texts(words, 24), max_size=3).map(tuple),
        state=st.sampled_from(State),
        short=texts(words, 3),
        shortened=texts(words, 3),
        **fixed(words),
    )


def shares(words: st.SearchStrategy[str]) -> st.SearchStrategy[Share]:
    headline, status, place = texts(words, 110), texts(words, 9), texts(words, 24)
    return st.builds(Share, headline=headline, status=status, place=place, **fixed(words))


@given(st.one_of(cards(SOBER), cards(ANY)))
def test_no_certain_card_is_refused(card: Card) -> None:
    assert not (is_certain(card, FONTS) and lay_out(card, FONTS).refusals)


@given(st.one_of(shares(SOBER), shares(ANY)))
def test_no_certain_share_picture_is_refused(share: Share) -> None:
    assert not (is_certain(share, FONTS) and lay_out_share(share, FONTS).refusals)


@pytest.mark.parametrize("role", ["", "Harbour master", *(ROLE * times for times in (3, 6, 7))])
@pytest.mark.parametrize("speaker", ["Ada Example", "A neighbour who asked not to be named " * 2])
@pytest.mark.parametrize("notice", ["", "Corrected on 4 May 2031"])
@pytest.mark.parametrize(
    "details", [(), ("Said at a briefing of the harbour board in May. " * 2,) * 2]
)
def test_the_limit_is_never_overstepped(
    card: Card, fonts: Fonts, role: str, speaker: str, notice: str, details: tuple[str, ...]
) -> None:
    words = (LONG * 3).split()
    bare = replace(card, role=role, speaker=speaker, notice=notice, details=details)
    cards = [replace(bare, text=" ".join(words[:end])) for end in range(1, len(words))]
    certain = [one for one in cards if is_certain(one, fonts)]
    assert cards[-1] not in certain
    assert not any(lay_out(one, fonts).refusals for one in certain[-3:])


def test_a_short_word_that_must_stand_alone_is_left_to_the_layout(
    card: Card, fonts: Fonts
) -> None:
    cards = [replace(card, text=f"{'o' * length} I") for length in range(1, 80)]
    certain = [one for one in cards if is_certain(one, fonts)]
    assert cards[0] in certain
    assert cards[-1] not in certain
    assert not any(lay_out(one, fonts).refusals for one in certain)


@pytest.mark.parametrize("length", [1, 40, 140, 280])
def test_an_ordinary_card_is_certain(card: Card, fonts: Fonts, length: int) -> None:
    assert is_certain(replace(card, text=LONG[:length]), fonts)


@pytest.mark.parametrize(
    "told",
    [
        {"text": "W" * 60},
        {"text": "没有"},
        {"text": "قبل الريح"},
        {"text": ""},
        {"marks": ("「", "")},
        {"marks": ("", "」")},
        {"speaker": "阿达"},
        {"role": "Deputy assistant commissioner " * 12},
        {"newsroom": "Explainer " * 30},
        {"addresses": ("example.org/桥", "example.org")},
        {"as_of": "As of " * 40},
        {"details": ("Said " * 60,)},
        {"notice": "Corrected " * 40},
        {"language": "ar"},
    ],
)
def test_what_is_not_plain_or_not_short_is_left_to_the_layout(
    card: Card, fonts: Fonts, told: dict[str, object]
) -> None:
    assert not is_certain(replace(card, **({"marks": ("", "")} | told)), fonts)  # type: ignore[arg-type]
