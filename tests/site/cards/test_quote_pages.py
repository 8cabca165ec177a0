from __future__ import annotations

import io
import json
import re
from pathlib import Path
from typing import Any

import pytest
from lxml import html
from msgspec.structs import replace
from PIL import Image

from generator.model.history import Aspect, Removal
from tests.site.cards.records import history
from tests.site.cards.site import PAGE, QUOTE, URL, WORDS, published, write_content

ITEM = "quotes/closed-first"
CORRECTION = {
    "2031-05-05-word": {
        "at": "2031-05-05",
        "kind": "correction",
        "headline": "A word was missing",
        "why": "A reader sent us the recording.",
        "covers": [ITEM],
        "corrects": ["closed-first"],
        "was": "The bridge closed.",
        "now": "The bridge was closed.",
        "learned": "From a reader.",
        "whose": "ours",
    }
}
RETRACTION = {
    "2031-05-06-gone": {
        "at": "2031-05-06",
        "kind": "retraction",
        "headline": "A quote was withdrawn",
        "why": "The Gazette told us.",
        "covers": [ITEM],
    }
}
WITHDRAWN = QUOTE | {"withdrawn": "She did not say it."}
NEVER_SAID = "was closed … before the wind came"


def meta(page: bytes, name: str) -> str:
    (value,) = html.fromstring(page.decode()).xpath(
        f"//meta[@property='{name}' or @name='{name}']/@content"
    )
    return str(value)


def texts(files: dict[str, bytes]) -> str:
    return "\n".join(
        f"{path}\n{content.decode()}" for path, content in files.items() if ".png" not in path
    )


def test_a_quote_has_a_page_a_frame_a_description_and_a_picture(tmp_path: Path) -> None:
    assert set(published(write_content(tmp_path))) == {
        "incidents/bridge/share.png",
        f"{PAGE}/index.html",
        f"{PAGE}/embed/index.html",
        f"{PAGE}/oembed.json",
        f"{PAGE}/card.png",
    }


def test_a_page_is_complete_in_itself(tmp_path: Path) -> None:
    page = published(write_content(tmp_path))[f"{PAGE}/index.html"].decode()
    for told in (
        WORDS,
        "Ada Example</a>, harbour master of Sampleton",
        "May 3, 2031",
        "at a briefing",
        "The Sampleton Gazette, May 4, 2031",
        "not stated: how they know",
        "Words in [brackets] are not the speaker’s own.",
        "stands where words are left out",
        "The bridge was shut in time.",
        "Bridge closed before the wind, harbour master says",
        "Developing",
    ):
        assert told in page, told


def test_a_shared_link_shows_the_picture_with_its_size_and_words(tmp_path: Path) -> None:
    page = published(write_content(tmp_path))[f"{PAGE}/index.html"]
    assert meta(page, "og:image") == f"{URL}{PAGE}/card.png"
    assert (meta(page, "og:image:width"), meta(page, "og:image:height")) == ("1200", "630")
    assert WORDS in meta(page, "og:image:alt")
    assert meta(page, "twitter:card") == "summary_large_image"
    assert meta(page, "twitter:image:alt") == meta(page, "og:image:alt")


def test_x_is_told_the_same_as_everybody_else(tmp_path: Path) -> None:
    page = published(write_content(tmp_path))[f"{PAGE}/index.html"]
    for name in ("title", "description", "image"):
        assert meta(page, f"twitter:{name}") == meta(page, f"og:{name}")


def test_with_history_the_picture_is_named_by_the_version_and_older_names_hold_it_too(
    tmp_path: Path,
) -> None:
    told = history((3, ITEM, Aspect.QUOTED))
    files = published(write_content(tmp_path), told)
    names = ("card.png", "card-v1.png", "card-v3.png")
    assert len({files[f"{PAGE}/{name}"] for name in names}) == 1
    assert meta(files[f"{PAGE}/index.html"], "og:image").endswith("/card-v3.png")
    assert json.loads(files[f"{PAGE}/oembed.json"])["thumbnail_url"].endswith("/card-v3.png")


def test_a_correction_stands_before_the_words_everywhere(tmp_path: Path) -> None:
    before = published(write_content(tmp_path / "before"))
    after = published(write_content(tmp_path / "after", updates=CORRECTION))
    for path in (f"{PAGE}/index.html", f"{PAGE}/embed/index.html"):
        text = html.fromstring(after[path].decode()).find(".//main").text_content()
        assert text.index("Corrected") < text.index(WORDS)
        assert "A reader sent us the recording." in text
    assert before[f"{PAGE}/card.png"] != after[f"{PAGE}/card.png"]
    assert "Corrected May 5, 2031" in meta(after[f"{PAGE}/index.html"], "og:image:alt")


def test_the_words_of_a_withdrawn_quote_stand_nowhere(tmp_path: Path) -> None:
    files = published(write_content(tmp_path, WITHDRAWN, RETRACTION))
    assert NEVER_SAID not in texts(files)
    for path in (f"{PAGE}/index.html", f"{PAGE}/embed/index.html"):
        assert "She did not say it." in files[path].decode()
        assert "Withdrawn" in files[path].decode()


def test_a_withdrawn_quote_keeps_all_its_addresses(tmp_path: Path) -> None:
    told = history((2, ITEM, Aspect.QUOTED), (3, ITEM, Aspect.WITHDRAWN))
    stands = published(write_content(tmp_path / "a"), told)
    called_back = published(write_content(tmp_path / "b", WITHDRAWN, RETRACTION), told)
    assert set(stands) == set(called_back)
    pictures = {
        called_back[f"{PAGE}/{name}"] for name in ("card.png", "card-v1.png", "card-v2.png")
    }
    assert len(pictures) == 1
    assert stands[f"{PAGE}/card.png"] not in pictures


def test_a_quote_of_a_withdrawn_explainer_repeats_nothing_of_it(tmp_path: Path) -> None:
    withdrawal = {"at": "2031-05-07", "kind": "withdrawn", "headline": "Gone", "why": "Not so."}
    files = published(
        write_content(tmp_path, updates={"2031-05-07-all": withdrawal}, status="withdrawn")
    )
    text = texts(files)
    for gone in (NEVER_SAID, "Ada Example", "Bridge closed", "shut in time", "Gazette"):
        assert gone not in text, gone
    assert "Not so." in text


def test_a_removed_quote_keeps_its_address_and_says_why(tmp_path: Path) -> None:
    gone: dict[str, Any] = {
        "at": "2031-05-07",
        "kind": "removed",
        "headline": "A quote had to go",
        "why": "A court ordered it.",
        "what": "a quote",
        "authority": "Sampleton court",
        "covers": [ITEM],
    }
    told = replace(
        history((2, ITEM, Aspect.DELETED)), removals=(Removal(ITEM, "2031-05-07-gone", 2),)
    )
    files = published(write_content(tmp_path, quote=None, updates={"2031-05-07-gone": gone}), told)
    page = files[f"{PAGE}/index.html"].decode()
    assert "A quote that was removed" in page
    assert "A court ordered it." in page
    assert f"{PAGE}/card-v1.png" in files


@pytest.mark.parametrize(
    "words", ['"><script>alert(1)</script>', "Stay 🙏🏽 </title>", "a & b -- {{ 7*7 }}"]
)
def test_awkward_words_stay_words_on_the_page_and_in_the_frame(tmp_path: Path, words: str) -> None:
    files = published(write_content(tmp_path, QUOTE | {"text": words}))
    for path in (f"{PAGE}/index.html", f"{PAGE}/embed/index.html"):
        page = html.fromstring(files[path].decode())
        assert not page.xpath("//script")
        assert page.xpath("//blockquote")[0].text_content().strip() == words
    assert "<script" not in json.loads(files[f"{PAGE}/oembed.json"])["html"]


def test_the_frame_is_titled_sends_no_referrer_and_runs_no_script(tmp_path: Path) -> None:
    files = published(write_content(tmp_path))
    frame = html.fromstring(json.loads(files[f"{PAGE}/oembed.json"])["html"])
    assert frame.get("title") == "What Ada Example said. Sampleton Explainer"
    assert frame.get("src") == f"{URL}{PAGE}/embed/"
    assert frame.get("referrerpolicy") == "no-referrer"
    assert "allow-scripts" not in frame.get("sandbox")
    assert "<script" not in files[f"{PAGE}/embed/index.html"].decode()


def test_every_link_of_page_and_frame_leads_into_the_site(tmp_path: Path) -> None:
    files = published(write_content(tmp_path))
    for path in (f"{PAGE}/index.html", f"{PAGE}/embed/index.html"):
        ways = re.findall(r'href="([^"#]+)', files[path].decode())
        assert ways
        for href in ways:
            assert href.startswith((URL, "../", "card")), href


def test_pictures_are_of_the_size_that_platforms_ask_for(tmp_path: Path) -> None:
    files = published(write_content(tmp_path))
    for path in ("incidents/bridge/share.png", f"{PAGE}/card.png"):
        with Image.open(io.BytesIO(files[path])) as picture:
            assert picture.size == (1200, 630)


def test_a_second_build_gives_the_same_bytes_in_another_folder(tmp_path: Path) -> None:
    first = published(write_content(tmp_path / "one"))
    second = published(write_content(tmp_path / "ein anderer Ort"))
    assert first == second
