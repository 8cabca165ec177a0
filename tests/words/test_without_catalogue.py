"""In a language without a catalogue, English words are marked as English, and editors’ as theirs.

The theme of these sites has English words of its own, accented and between brackets, so that they
are told from those of editors, who wrote none with accents.
"""

from __future__ import annotations

import re
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from bs4 import BeautifulSoup, NavigableString, Tag

from generator.site.marked import END, OURS, THEIRS
from tests.browser import serving
from tests.words.catalogues import write_pseudo

NOW = "2031-06-01T12:00Z"
ACCENTED = re.compile(r"\w*[áćéíñóúýÁÉÍÑÓÚÝ]\w*")
DATED = re.compile(
    # what English dates, lists and units say, which come from no message
    r"\b(?:Jan|Feb|Aug|Sept|Oct|Nov|Dec)\.|\b(?:March|April|May|June|July|January|February|August"
    r"|September|October|November|December)\b|\b(?:[ap]\.m\.|noon|midnight)|\b\w+day\b"
)
LISTED = re.compile(r"\b(?:and|or|UTC|[A-Z]{3}|km|m|mi|ft|acres?|sq|https?)\b")
COUNTRIES = ("United States", "German", "Hebrew")
WORD = re.compile(r"[^\W\d_]{2,}")
TOLD_IN_ENGLISH = "data/index.html"
"""The page whose fields are explained by the schemas."""
SOME = 500


@pytest.fixture(scope="module", params=["he", "de"])
def site(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The made-up site of tests, as if it were written in Hebrew, or in German."""
    folder = tmp_path_factory.mktemp(request.param)
    shutil.copytree(serving.REPOSITORY / "tests/content/valid/port-nowhere", folder / "content")
    newsroom = folder / "content" / "newsroom.yaml"
    told = newsroom.read_text("utf-8").replace("language: en", f"language: {request.param}")
    newsroom.write_text(told, "utf-8")
    page = folder / "content" / "pages" / "about.md"
    page.parent.mkdir()
    page.write_text("Title: About the harbour\nSlug: about\n\nWritten by an editor.\n", "utf-8")
    write_pseudo(folder / "theme", "en")
    serving.build(folder / "output", "--theme", "theme", "--now", NOW, cwd=folder)
    return folder / "output"


def pages(site: Path) -> Iterator[tuple[str, BeautifulSoup]]:
    for path in sorted(site.rglob("*.html")):
        yield str(path.relative_to(site)), BeautifulSoup(path.read_text("utf-8"), "html.parser")


def spoken(tag: Tag | None) -> tuple[str, str]:
    """The language and the direction that a tag is in."""
    around = [tag, *tag.parents] if tag else []
    languages = (str(one["lang"]) for one in around if one.get("lang"))
    directions = (str(one["dir"]) for one in around if one.get("dir"))
    return next(languages, ""), next(directions, "")


def texts(page: BeautifulSoup) -> Iterator[NavigableString]:
    for tag in page.find_all(["script", "style", "code", "pre", "textarea"]):
        tag.decompose()
    for text in page.find_all(string=True):
        is_head = text.parent is not None and text.parent.find_parent("head")
        if type(text) is NavigableString and not is_head:
            yield text


def is_ours(text: NavigableString) -> bool:
    """Whether a text has a word that no editor wrote."""
    found = ACCENTED.findall(text)
    if text.parent is not None and text.parent.name == "time":
        found += DATED.findall(text)
    return any(len(word) > 1 for word in found)


def of_editors(text: str) -> list[str]:
    """The words of a text that are neither of a message nor of a date, a list or a unit."""
    left = DATED.sub(" ", ACCENTED.sub(" ", text))
    for name in COUNTRIES:
        left = left.replace(name, " ")
    return [word for word in WORD.findall(LISTED.sub(" ", left)) if re.search("[aeiou]", word)]


def test_english_words_are_in_english_and_no_others(site: Path) -> None:
    seen, wrong = 0, []
    for path, page in pages(site):
        if page.html is None or page.html.get("lang") == "en" or path == TOLD_IN_ENGLISH:
            continue
        assert page.html.get("lang") == site.parent.name[:2]
        for text in texts(page):
            language, direction = spoken(text.parent)
            if language == "en":
                seen += 1
                is_right = direction == "ltr" and not of_editors(text)
            else:
                is_right = not is_ours(text)
            wrong += [] if is_right else [(path, str(text))]
    assert wrong == []
    assert seen > SOME


def test_no_sign_of_a_mark_is_left_in_any_file(site: Path) -> None:
    signs = [sign.encode() for sign in (OURS, THEIRS, END)] + [b"\\ufdd"]
    for path in site.rglob("*"):
        if path.suffix in {".html", ".json", ".atom", ".ics", ".xml", ".csv", ".svg", ".geojson"}:
            assert not any(sign in path.read_bytes() for sign in signs), path
