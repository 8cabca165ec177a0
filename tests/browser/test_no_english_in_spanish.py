"""On the Spanish pages of the example no words of the page are English, or they say so.

What is sought are our own English messages, as the catalogue has them: whole where they have no
placeholders, else the stretches between them. Words that Spanish shares, and those that editors
wrote in English (names, quoted originals), carry another language or are not of the catalogue.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from babel.messages.catalog import Message
from bs4 import BeautifulSoup, NavigableString, Tag

from tests.words.catalogues import NAMED, catalogue

ATTRIBUTES = ("aria-label", "title", "alt", "placeholder", "aria-description")
CODE = ("script", "style", "code", "pre")
LETTERS = re.compile(r"[^\W\d_]+")
FEWEST = 2  # words of a stretch that is sought within others


def stretches(said: object) -> Iterator[str]:
    """What a message says between its placeholders, in one space each."""
    for text in said if isinstance(said, (tuple, list)) else [said]:
        for part in NAMED.split(str(text))[:: NAMED.groups + 1]:
            yield " ".join(part.split()).strip(" .,:;()“”")


def english() -> frozenset[str]:
    """The English of our messages that Spanish does not say in the same way."""
    known: list[Message] = [one for one in catalogue("es") if one.id]
    spanish = {part for one in known for part in stretches(one.string)}
    said = {part for one in known for part in stretches(one.id)}
    return frozenset(part for part in said - spanish if LETTERS.search(part))


def nearest(tag: Tag | None) -> str:
    """The language that a tag is in."""
    around = [tag, *tag.parents] if tag else []
    return next((str(one["lang"]) for one in around if one.get("lang")), "")


def texts(page: BeautifulSoup) -> Iterator[str]:
    """What a Spanish page says in Spanish: its words, and its names for assistive technology."""
    for tag in page.find_all(CODE):
        tag.decompose()
    for text in page.find_all(string=True):
        if type(text) is NavigableString and nearest(text.parent).startswith("es"):
            yield " ".join(text.split())
    for tag in page.select("*"):
        if nearest(tag).startswith("es"):
            yield from (" ".join(str(tag[name]).split()) for name in ATTRIBUTES if tag.get(name))


def faults(text: str, whole: frozenset[str], long: re.Pattern[str]) -> Iterator[str]:
    """The English that a text is, or has in it."""
    if text.strip(" .,:;()“”") in whole:
        yield text
    yield from (found[0] for found in long.finditer(text))


@pytest.fixture(scope="module")
def sought() -> tuple[frozenset[str], re.Pattern[str]]:
    whole = english()
    long = sorted((one for one in whole if len(LETTERS.findall(one)) >= FEWEST), key=len)
    joined = "|".join(map(re.escape, reversed(long)))
    return whole, re.compile(rf"(?<!\w)(?:{joined})(?!\w)")


def test_no_word_of_the_page_is_english_on_a_spanish_page(
    site: Path, sought: tuple[frozenset[str], re.Pattern[str]]
) -> None:
    found, seen = {}, 0
    for path in sorted((site / "es").rglob("*.html")):
        page = BeautifulSoup(path.read_text("utf-8"), "html.parser")
        said = list(texts(page))
        seen += len(said)
        wrong = [fault for text in said for fault in faults(text, *sought)]
        if wrong:
            found[str(path.relative_to(site))] = wrong
    assert seen > 3_000
    assert found == {}


@pytest.mark.parametrize(
    "planted",
    [
        "<p>What is not known</p>",
        '<button aria-label="Close"></button>',
        "<p>Hay 3 incidents, the newest first, aquí</p>",
    ],
)
def test_planted_english_is_found(
    planted: str, sought: tuple[frozenset[str], re.Pattern[str]]
) -> None:
    page = BeautifulSoup(f'<html lang="es"><body>{planted}</body></html>', "html.parser")
    assert [fault for text in texts(page) for fault in faults(text, *sought)]
    page = BeautifulSoup(f'<html lang="es"><body lang="en">{planted}', "html.parser")
    assert not list(texts(page))
