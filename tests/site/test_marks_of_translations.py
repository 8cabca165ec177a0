"""The marks of texts that are missing or older in a translation stand where HTML has room."""

from __future__ import annotations

import re
import shutil
from html.parser import HTMLParser
from pathlib import Path

import pytest

from tests.small_site import SmallSite

VALID = Path(__file__).parents[1] / "content" / "valid" / "in-spanish"
MARKS = {"span", "small", "b", "strong", "label", "button", "a", "p", "h3"}
"""The elements that are never left open."""


class Checked(HTMLParser):
    """Finds markup within attributes and titles, and elements that end within each other."""

    def __init__(self) -> None:
        super().__init__()
        self.faults: list[str] = []
        self.open: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        line = f"line {self.getpos()[0]}"
        self.faults += [f"{line}: {name}={said}" for name, said in attrs if "<" in (said or "")]
        if tag in MARKS:
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        if tag in MARKS and (not self.open or self.open.pop() != tag):
            self.faults.append(f"line {self.getpos()[0]}: </{tag}>")

    def handle_data(self, data: str) -> None:
        if self.lasttag == "title" and "<" in data:
            self.faults.append(data)


def untranslated(text: str) -> str:
    """The file of a translation with its headline alone."""
    return "".join(re.findall(r"^headline(?:_of)?:.*\n", text, re.MULTILINE))


def outdated(text: str) -> str:
    """The same whose every text was made from another original."""
    return re.sub(r"(?<=_of: )[0-9a-f]{8}$", "01234567", text, flags=re.MULTILINE)


@pytest.fixture(params=[untranslated, outdated], ids=["missing", "older"])
def site(request: pytest.FixtureRequest, tmp_path: Path) -> SmallSite:
    """An incident with everything in it, of which much in Spanish is missing or older."""
    made = SmallSite(tmp_path)
    shutil.copytree(VALID, made.content)
    spanish = made.content / "incidents" / "pier-fire" / "incident.es.yaml"
    spanish.write_text(request.param(spanish.read_text("utf-8")), encoding="utf-8")
    made.build("--now", "2031-05-20T12:00Z")
    return made


def test_no_mark_stands_within_an_attribute_or_breaks_another_element(site: SmallSite) -> None:
    pages = sorted((site.root / "output" / "es").rglob("*.html"))
    assert len(pages) > 1
    marked = 0
    for path in pages:
        page = Checked()
        text = path.read_text("utf-8")
        page.feed(text)
        assert not page.faults, path
        marked += text.count('<span lang="en"') + text.count('class="older"')
    assert marked
