"""The picture under which an explainer is shared: with its lead picture, never one uncovered."""

from __future__ import annotations

from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from msgspec.structs import replace
from PIL import Image

from generator.site import pages
from generator.site.cards.card import Photo, Share
from generator.site.cards.composition import HEIGHT, WIDTH
from generator.site.cards.fonts import Fonts
from generator.site.cards.layout import PHOTO, lay_out_share
from tests.site.cards.site import edition, published, write_content

BLUE, SIZE = (20, 60, 200), (900, 600)
MEDIUM = {
    "id": "the-bridge",
    "file": "bridge.png",
    "alt": "The bridge on the morning after.",
    "credit": "Ada Example",
    "rights": "own-work",
}
SHARE = Share(
    headline="Bridge closed before the wind came",
    status="Developing",
    place="Sampleton",
    newsroom="Sampleton Explainer",
    addresses=("example.org",),
    as_of="Last update 4 May 2031",
    photo=Photo(digest="0", width=900, height=600, credit="Picture: Ada", alt="The bridge."),
)


def content_with(folder: Path, medium: dict[str, Any], **record: Any) -> Path:  # noqa: ANN401 - its fields
    """The small site, whose one picture is blue all over."""
    said = {"media": [MEDIUM | medium], "lead": "the-bridge"} | record
    content = write_content(folder, **{key: value for key, value in said.items() if value})
    file = content / "incidents" / "bridge" / "media" / "bridge.png"
    file.parent.mkdir(exist_ok=True)
    Image.new("RGB", SIZE, BLUE).save(file)
    return content


def blue(content: Path) -> int:
    """How many pixels of the share picture are of the blue of the lead picture."""
    drawn = Image.open(BytesIO(published(content)["incidents/bridge/share.png"])).convert("RGB")
    return sum(count for count, colour in drawn.getcolors(WIDTH * HEIGHT) or () if colour == BLUE)


def made(content: Path, path: str) -> str:
    parts = pages.parts(edition(content))
    return "".join(
        output.content.decode() for part in parts if part.path == path for output in part.make()
    )


def test_the_lead_picture_stands_whole_in_the_share_picture(tmp_path: Path) -> None:
    content = content_with(tmp_path, {})
    assert blue(content) == PHOTO[0] * (PHOTO[0] * SIZE[1] // SIZE[0])
    page = made(content, "incidents/bridge/index.html")
    assert 'content="https://example.org/news/incidents/bridge/share.png"' in page
    assert "Picture: The bridge on the morning after." in page


@pytest.mark.parametrize(
    ("medium", "record"),
    [
        ({"warning": "It shows a wound."}, {}),
        ({"withdrawn": "It shows another bridge."}, {}),
        ({}, {"lead": None}),
        ({}, {"status": "withdrawn"}),
        ({}, {"headline": "Bridge closed " * 42}),
    ],
    ids=[
        "under a warning",
        "withdrawn",
        "no lead",
        "a withdrawn page",
        "a long headline",
    ],
)
def test_no_other_picture_is_shared(
    tmp_path: Path, medium: dict[str, Any], record: dict[str, Any]
) -> None:
    assert blue(content_with(tmp_path, medium, **record)) == 0


def test_a_warning_covers_the_lead_picture_on_the_page_and_in_the_list(tmp_path: Path) -> None:
    content = content_with(tmp_path, {"warning": "It shows a wound."})
    for path in ("incidents/bridge/index.html", "index.html"):
        page = made(content, path)
        assert page.count("<img ") == 1, path
        covered = page[page.index('<details class="cover">') : page.index("</details>")]
        assert "It shows a wound." in covered or path.startswith("incidents")
        assert page.index('<details class="cover">') < page.index("<img ")
    assert "Picture:" not in made(content, "incidents/bridge/index.html")


def test_no_line_of_text_stands_in_the_photo(fonts: Fonts) -> None:
    for language in ("en", "ar"):
        layout = lay_out_share(replace(SHARE, language=language), fonts)
        assert layout.photo is not None
        left, right = layout.photo.x, layout.photo.x + layout.photo.width
        assert 0 < left < right < WIDTH
        for line in (line for block in layout.blocks for line in block.lines):
            assert line.x + line.width < left or line.x > right, (language, line.text)


@pytest.mark.parametrize("size", [(900, 600), (600, 900), (4000, 100), (100, 4000), (1, 1)])
def test_a_photo_of_any_shape_stands_whole_in_its_column(
    fonts: Fonts, size: tuple[int, int]
) -> None:
    photo = Photo(digest="0", width=size[0], height=size[1], credit="", alt="")
    placed = lay_out_share(replace(SHARE, photo=photo), fonts).photo
    assert placed is not None
    assert 1 <= placed.width <= PHOTO[0]
    assert 1 <= placed.height <= PHOTO[1]
    assert placed.y + placed.height < HEIGHT


def test_a_photo_is_left_out_where_its_credit_cannot_be_set(fonts: Fonts) -> None:
    photo = Photo(digest="0", width=9, height=6, credit="没有", alt="")
    layout = lay_out_share(replace(SHARE, photo=photo), fonts)
    assert layout.photo is None
    assert layout.refusals == ()
