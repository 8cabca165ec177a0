"""A letter that no font has: pictures without words at every address, never a box or a stop."""

from __future__ import annotations

import io
import json
import shutil
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from jinja2 import Environment
from msgspec.structs import replace
from PIL import Image

from generator.build import Request, build
from generator.incremental.hosted import Hosted
from generator.model.history import Aspect
from generator.site.cards.card import Card, CardState, Share
from generator.site.cards.drawing import draw
from generator.site.cards.fonts import Fonts
from generator.site.cards.layout import lay_out, lay_out_share, lay_out_wordless
from tests.site.cards.records import history
from tests.site.cards.site import (
    NEWSROOM,
    PAGE,
    QUOTE,
    RECORD,
    UPDATES,
    published,
    write_content,
)

SHARE = Share(
    headline="桥",
    status="Developing",
    place="",
    newsroom="Sampleton Explainer",
    addresses=("example.org",),
    as_of="Last update 4 May 2031",
    shape="developing",
)


def texts(card: Card | Share, fonts: Fonts) -> dict[str, str]:
    layout = lay_out_wordless(card, fonts)
    return {block.name: line.text for block in layout.blocks for line in block.lines}


@pytest.mark.parametrize("part", ["text", "speaker", "role", "newsroom"])
def test_a_card_with_a_letter_of_no_font_lacks_it_and_is_made_without_words(
    part: str, card: Card, fonts: Fonts
) -> None:
    changed = replace(card, **{part: "桥"})
    assert lay_out(changed, fonts).lacks_letters
    assert not lay_out_wordless(changed, fonts).refusals


def test_it_names_the_site_and_the_day_and_no_word_of_the_quote(card: Card, fonts: Fonts) -> None:
    assert texts(replace(card, text="桥"), fonts) == {
        "as-of": "As of 4 May 2031",
        "newsroom": "Sampleton Explainer",
        "address": "example.org/incidents/bridge/quotes/closed/",
    }


def test_a_site_whose_name_has_no_font_is_not_named(card: Card, fonts: Fonts) -> None:
    assert "newsroom" not in texts(replace(card, newsroom="桥报"), fonts)


def test_what_must_not_be_left_unsaid_is_said_all_the_same(card: Card, fonts: Fonts) -> None:
    withdrawn = replace(card, text="桥", state=CardState.WITHDRAWN, notice="Withdrawn 5 May 2031")
    assert texts(withdrawn, fonts)["notice"] == "Withdrawn 5 May 2031"


def test_a_shape_stands_for_each_standing_and_status(
    card: Card, fonts: Fonts, templates: Environment
) -> None:
    cards = [replace(card, text="桥", newsroom="", state=state) for state in CardState]
    shares = [replace(SHARE, shape=shape) for shape in ("developing", "closed", "withdrawn")]
    pictures = [draw(lay_out_wordless(one, fonts), templates) for one in [*cards, *shares]]
    assert len(set(pictures)) == len(pictures)
    for picture in pictures:
        with Image.open(io.BytesIO(picture)) as opened:
            assert (opened.format, opened.size) == ("PNG", (1200, 630))
            darkest, lightest = opened.convert("L").crop((450, 180, 750, 450)).getextrema()
            assert darkest < 140 < lightest  # type: ignore[operator]  # of one band


def test_a_share_picture_is_made_without_words_too(fonts: Fonts) -> None:
    assert lay_out_share(SHARE, fonts).lacks_letters
    assert lay_out_wordless(SHARE, fonts).shape == "developing"


@pytest.mark.parametrize(
    ("quote", "record"),
    [
        ({"text": "没有人"}, {}),
        ({}, {"headline": "桥"}),
        ({"role": "副"}, {"headline": "桥 closed"}),
    ],
)
def test_a_picture_stands_at_every_address_that_it_has_or_had(
    tmp_path: Path, quote: dict[str, Any], record: dict[str, Any]
) -> None:
    grown = history((1, "quotes/closed-first", Aspect.ADDED), (3, "people/ada", Aspect.ADDED))
    files = published(write_content(tmp_path, QUOTE | quote, **record), grown)
    pictures = {path: content for path, content in files.items() if path.endswith(".png")}
    assert sorted(pictures) == [
        *(f"{PAGE}/card{name}.png" for name in ("-v1", "-v3", "")),
        "incidents/bridge/share.png",
    ]
    for content in pictures.values():
        with Image.open(io.BytesIO(content)) as picture:
            assert picture.size == (1200, 630)


def chinese(number: int) -> dict[str, Any]:
    """A record in which every word that an editor writes is Chinese."""
    return RECORD | {
        "headline": f"大橋在風暴前封閉，港務長說（第{number}次）",
        "standfirst": "她說橋上沒有人。",
        "language": "zh-HK",
        "sources": [RECORD["sources"][0] | {"title": "大橋關閉", "publisher": "山普頓日報"}],
        "people": [
            {
                "id": "ada",
                "name": "陳大文",
                "role": "山普頓港務長",
                "naming": {"ground": "public-official"},
            }
        ],
        "places": [{"id": "bridge", "name": "山普頓大橋", "role": "scene"}],
        "claims": [
            {
                "id": "bridge-closed",
                "text": "大橋及時封閉。",
                "said_by": [{"who": "ada", "source": "gazette"}],
            }
        ],
        "quotes": [
            {"id": "closed-first", "speaker": "ada", "text": "沒有人在橋上。", "source": "gazette"}
        ],
    }


@pytest.mark.long
def test_a_chinese_site_of_fifty_incidents_is_built_with_advice_alone(tmp_path: Path) -> None:
    content = write_content(tmp_path / "content")
    (content / "newsroom.yaml").write_text(
        json.dumps(NEWSROOM | {"name": "山普頓解說", "language": "zh-HK"}, ensure_ascii=False),
        "utf-8",
    )
    update = UPDATES["2031-05-04-first"] | {"headline": "首次發表", "why": "日報報道。"}
    for number in range(50):
        folder = content / "incidents" / f"bridge-{number}"
        shutil.copytree(content / "incidents" / "bridge", folder)
        record = json.dumps(chinese(number), ensure_ascii=False)
        (folder / "incident.yaml").write_text(record, "utf-8")
        (folder / "narrative.md").write_text("大橋[及時封閉](claim:bridge-closed)。[@gazette]\n")
        (folder / "updates" / "2031-05-04-first.yaml").write_text(
            json.dumps(update, ensure_ascii=False), "utf-8"
        )
    shutil.rmtree(content / "incidents" / "bridge")
    request = Request(content, tmp_path / "output", now=datetime(2031, 6, 1, tzinfo=UTC))
    checked, built = build(request, lambda _: Hosted(()))
    assert checked.report.errors == ()
    assert built is not None
    told = {one.hint for one in checked.report.advice if one.code == "card.no-glyph"}
    assert told == {"Noto Sans HK has such letters: explainer fonts add zh-HK."}
    for number in range(50):
        folder = tmp_path / "output" / "incidents" / f"bridge-{number}"
        for picture in (folder / "share.png", folder / "quotes" / "closed-first" / "card.png"):
            with Image.open(picture) as opened:
                assert opened.size == (1200, 630)
