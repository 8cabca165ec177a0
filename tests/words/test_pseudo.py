"""In a language made up for tests, every word that no editor wrote shows its translation."""

from __future__ import annotations

import html
import re
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from babel import Locale
from bs4 import BeautifulSoup, NavigableString, Tag

from generator.reading.yaml_text import read_yaml
from tests.browser import serving
from tests.words.catalogues import outside, write_pseudo

LANGUAGE = "eo"
NOW = "2031-06-01T12:00Z"
HEARD = ("aria-label", "title", "alt", "placeholder", "content")
WORD = re.compile(r"[^\W\d_]{2,}(?:[ ’'-][^\W\d_]+)*")
LINKED = re.compile(r"\]\([^)]*\)")
NOT_WORDS = re.compile(
    # addresses, machine words and the signs of units and zones, which are no language's
    r"https?://\S+|\b[\w.-]+\.(?:example|json|csv|atom|ics|geojson|md|yaml|png|html|xml)\b|\bUTC\b|\bkm\b|\bmi\b|\bft\b"
)


CLOSED = {"status", "kind", "standing", "basis", "venue", "precision", "stance", "met", "covers"}
WORDS_OF_LISTS = {"none", "death", "minors", "graphic", "scene", "published", "correction"}
NAMES = (
    # what outlines of the Census Bureau are called, words of the CLDR, names of formats
    *("Connecticut", "Massachusetts", "Hartford", "Hartford County", "Tolland County"),
    *("Berkshire County", "Hampden County", "Litchfield County", "Middlesex County"),
    *("New Haven County", "kaj", "la", "Atom", "GeoJSON", "JSON Feed", "iCalendar", "RFC"),
)


def editors_words(content: Path) -> str:
    """Everything that editors wrote, as one text."""
    texts = [path.stem for path in content.rglob("*")]
    cldr = Locale(LANGUAGE)
    months, days = cldr.months["format"], cldr.days["format"]
    for known in (months["wide"], months["abbreviated"], days["wide"], cldr.territories):
        texts += known.values()
    texts += (*NAMES, *(f"de {month}" for month in cldr.months["format"]["wide"].values()))
    for path in sorted(content.rglob("*.yaml")):
        texts += values(read_yaml(path.read_text("utf-8"), path.name).value)
    texts += (LINKED.sub("", path.read_text("utf-8")) for path in sorted(content.rglob("*.md")))
    return f" {plain(' '.join(texts))} "


def values(part: object) -> Iterator[str]:
    """What a record says in its editor's own words: no key, and no word of a closed list."""
    if isinstance(part, dict):
        for key, value in part.items():
            if key not in CLOSED or not isinstance(value, str):
                yield from values(value)
    elif isinstance(part, list):
        for one in part:
            yield from values(one)
    elif isinstance(part, str) and part not in WORDS_OF_LISTS:
        yield part


def plain(text: str) -> str:
    return re.sub(r"[\W_]+", " ", text).casefold()


def texts_of(page: BeautifulSoup) -> Iterator[str]:
    """What readers see and hear, apart from what stands in another language on purpose."""
    for tag in page.find_all(["script", "style", "code", "pre", "textarea"]):
        tag.decompose()
    for tag in page.find_all(recursive=True):
        is_read = tag.name != "meta" or tag.get("name") == "description"
        if isinstance(tag, Tag) and is_read and not is_foreign(tag):
            yield from (str(tag[name]) for name in HEARD if tag.get(name))
    read = (one for one in page.find_all(string=True) if type(one) is NavigableString)
    # a message may go on behind a tag
    yield "\n".join(str(one) for one in read if one.parent and not is_foreign(one.parent))


def is_foreign(tag: Tag) -> bool:
    around = [tag, *tag.parents]
    spoken = next((one.get("lang") for one in around if one.get("lang")), LANGUAGE)
    return spoken != LANGUAGE


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The made-up site of tests, in the made-up language."""
    folder = tmp_path_factory.mktemp("pseudo")
    shutil.copytree(serving.REPOSITORY / "tests/content/valid/port-nowhere", folder / "content")
    newsroom = folder / "content" / "newsroom.yaml"
    told = re.sub(r"(?m)^language:.*\n", "", newsroom.read_text("utf-8"))
    newsroom.write_text(f"{told}language: {LANGUAGE}\n", "utf-8")
    write_pseudo(folder / "theme", LANGUAGE)
    serving.build(
        folder / "output",
        "--theme",
        "theme",
        "--no-cards",
        "--no-search",
        "--now",
        NOW,
        cwd=folder,
    )
    return folder


def test_nothing_that_no_editor_wrote_is_left_untranslated(site: Path) -> None:
    known = editors_words(site / "content")
    left: dict[str, list[str]] = {}
    for path in sorted((site / "output").rglob("*.html")):
        page = BeautifulSoup(path.read_text("utf-8"), "html.parser")
        for text in texts_of(page):
            for stretch in outside(html.unescape(NOT_WORDS.sub(" ", text))):
                for word in WORD.findall(stretch):
                    if f" {plain(word).strip()} " not in known:
                        left.setdefault(word, []).append(path.parent.name)
    assert {word: where[:2] for word, where in left.items()} == {}
