from __future__ import annotations

import itertools

import pytest
from msgspec.structs import replace

from generator.site.cards.card import Card, Share
from generator.site.cards.composition import MARGIN, WIDTH, CardLayout, TextLine
from generator.site.cards.fonts import Fonts
from generator.site.cards.layout import lay_out, lay_out_share
from tests.site.cards.conftest import LONG


def part(layout: CardLayout, name: str) -> list[TextLine]:
    assert not layout.refusals
    return [line for block in layout.blocks if block.name == name for line in block.lines]


@pytest.mark.parametrize("length", [1, 20, 140, 400])
def test_from_one_to_four_hundred_characters_fit(card: Card, fonts: Fonts, length: int) -> None:
    quote = part(lay_out(replace(card, text=(LONG * 2)[:length]), fonts), "quote")
    assert quote[0].size >= 28


def test_shorter_words_are_set_larger(card: Card, fonts: Fonts) -> None:
    sizes = [
        part(lay_out(replace(card, text=LONG[:length]), fonts), "quote")[0].size
        for length in (20, 140, 300)
    ]
    assert sizes == sorted(set(sizes), reverse=True)


def test_nothing_is_set_outside_the_picture(card: Card, fonts: Fonts) -> None:
    for length in (1, 43, 140, 400):
        layout = lay_out(replace(card, text=(LONG * 2)[:length]), fonts)
        lines = [line for block in layout.blocks for line in block.lines]
        assert lines
        for line in lines:
            assert line.x >= 0
            assert line.x + line.width <= WIDTH - MARGIN + 2
            assert line.size < line.y < 620


def test_no_part_stands_in_another(card: Card, fonts: Fonts) -> None:
    for length in (1, 140, 400):
        layout = lay_out(replace(card, text=(LONG * 2)[:length], notice="Corrected"), fonts)
        names = ("newsroom", "notice", "quote", "speaker", "role", "details", "address")
        lines = [part(layout, name) for name in names]
        for above, below in itertools.pairwise(lines):
            top = min(line.y - line.size * 0.75 for line in below)
            assert max(line.y for line in above) < top


def test_the_opening_mark_hangs_in_the_margin(card: Card, fonts: Fonts) -> None:
    quote = part(lay_out(card, fonts), "quote")
    mark = next(line for line in quote if line.text == "“")
    assert mark.x < MARGIN
    assert all(line.x == MARGIN for line in quote if line is not mark)


def test_the_opening_mark_of_a_leftward_quote_hangs_at_the_right(card: Card, fonts: Fonts) -> None:
    arabic = replace(card, text="لم يخبرنا أحد", marks=("«", "»"), language="ar")
    mark = next(line for line in part(lay_out(arabic, fonts), "quote") if line.text == "«")
    assert mark.x == pytest.approx(WIDTH - MARGIN, abs=0.1)


def test_the_speaker_can_be_read_at_a_quarter_of_the_size(card: Card, fonts: Fonts) -> None:
    long = replace(card, speaker="A neighbour who asked not to be named for fear of her work")
    assert all(line.size / 4 >= 10 for line in part(lay_out(long, fonts), "speaker"))


def test_too_many_words_are_refused_with_the_length_that_fits(card: Card, fonts: Fonts) -> None:
    (refusal,) = lay_out(replace(card, text=(LONG * 3)[:900]), fonts).refusals
    assert (refusal.part, refusal.code) == ("text", "card.too-long")
    fits = int(refusal.message.split("about ")[1].split()[0])
    assert not lay_out(replace(card, text=(LONG * 3)[:fits].strip()), fonts).refusals


def test_the_short_words_stand_in_for_the_whole_and_say_so(card: Card, fonts: Fonts) -> None:
    layout = lay_out(replace(card, text=(LONG * 3)[:900], short="I counted them."), fonts)
    assert "I counted them.”" in [line.text for line in part(layout, "quote")]
    assert "Shortened" in " ".join(line.text for line in part(layout, "details"))


def test_the_whole_is_preferred_where_it_fits(card: Card, fonts: Fonts) -> None:
    layout = lay_out(replace(card, short="The bridge was closed …"), fonts)
    assert "Shortened" not in " ".join(line.text for line in part(layout, "details"))


def test_short_words_that_are_too_long_are_refused_themselves(card: Card, fonts: Fonts) -> None:
    (refusal,) = lay_out(replace(card, text=LONG * 3, short=LONG * 2), fonts).refusals
    assert refusal.part == "short"


@pytest.mark.parametrize(
    ("part_name", "words", "code"),
    [
        ("text", "没有人告诉我们", "card.no-glyph"),
        ("text", "Donau" * 60, "card.too-long"),
        ("speaker", "阿达", "card.no-glyph"),
        ("speaker", "A neighbour who asked not to be named " * 4, "card.too-long"),
        ("role", "Deputy assistant commissioner " * 12, "card.too-long"),
        ("newsroom", "Explainer " * 30, "card.too-long"),
    ],
)
def test_what_cannot_be_set_right_is_refused_by_its_part(
    card: Card, fonts: Fonts, part_name: str, words: str, code: str
) -> None:
    refusals = lay_out(replace(card, **{part_name: words}), fonts).refusals
    assert [(refusal.part, refusal.code) for refusal in refusals] == [(part_name, code)]


def test_a_long_role_takes_two_lines(card: Card, fonts: Fonts) -> None:
    role = "Deputy assistant commissioner for the review of cameras at the Department of Safety, "
    assert len(part(lay_out(replace(card, role=role + "Sampleton"), fonts), "role")) == 2


def test_the_longest_address_that_fits_is_set(card: Card, fonts: Fonts) -> None:
    forms = ("example.org/" + "quotes/" * 30, "example.org/quotes/", "example.org")
    layout = lay_out(replace(card, addresses=forms), fonts)
    assert [line.text for line in part(layout, "address")] == ["example.org/quotes/"]


def test_an_incident_is_shared_with_its_headline_status_and_place(fonts: Fonts) -> None:
    share = Share(
        headline="Bridge closed before the wind came, harbour master says",
        status="Developing",
        place="Sampleton Bridge, Sampleton",
        newsroom="Sampleton Explainer",
        addresses=("example.org/incidents/bridge/",),
        as_of="Last update 4 May 2031",
    )
    layout = lay_out_share(share, fonts)
    assert part(layout, "headline")
    assert part(layout, "status")
    assert part(layout, "place")
