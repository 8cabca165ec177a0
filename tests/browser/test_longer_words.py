"""Other languages need more room, and some run from the right: nothing is cut off or covered.

The example site is told in words that are English ones, a third longer and accented; and in
letters that run from right to left, as many.
"""

from __future__ import annotations

import re
import shutil
import subprocess
from itertools import filterfalse
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from tests.browser import serving
from tests.browser.legibility import faults
from tests.words.catalogues import mirrored, write_pseudo

WIDTHS = (320, 360, 1280)
OLD = re.compile(r"/versions/(?!1/)")
"""Old versions are alike; one of each incident is looked at."""


def longer(folder: Path) -> None:
    """The example site with its history, its English words said in more letters."""
    subprocess.run(["git", "clone", "--quiet", serving.REPOSITORY, folder / "clone"], check=True)
    (folder / "clone" / "content").rename(folder / "content")
    (folder / "clone" / ".git").rename(folder / ".git")
    write_pseudo(folder / "theme", "en")


def from_the_right(folder: Path) -> None:
    """The example site as if it were Hebrew; what editors wrote is as it was."""
    shutil.copytree(serving.REPOSITORY / "content", folder / "content")
    write_pseudo(folder / "theme", "he", mirrored)
    newsroom = folder / "content" / "newsroom.yaml"
    newsroom.write_text(newsroom.read_text("utf-8").replace("language: en", "language: he"))
    for record in folder.glob("content/incidents/*/incident.yaml"):
        record.write_text(record.read_text("utf-8").replace("\nlanguage: en\n", "\n"), "utf-8")


@pytest.mark.long
@pytest.mark.parametrize("write", [longer, from_the_right])
def test_longer_words_are_neither_cut_off_nor_over_each_other(
    browser: Browser, tmp_path: Path, write: object
) -> None:
    assert callable(write)
    site = serving.built(tmp_path / "pseudo", write, "--theme", "theme", "--no-cards")
    found = {}
    with serving.served(site) as front:
        for width in WIDTHS:
            page = browser.new_page(viewport={"width": width, "height": 740})
            for address in filterfalse(OLD.search, serving.addresses_of(site)):
                page.goto(front + address)
                if wrong := faults(page):
                    found[f"{address} at {width} px"] = wrong
            page.close()
    assert found == {}


@pytest.mark.parametrize(
    ("mistake", "told"),
    [
        ('<p style="white-space:nowrap">many words that do not end</p>', "px too wide"),
        ('<p style="inline-size:3rem;overflow:hidden">inseparable</p>', "cut off: inseparable"),
        (
            '<p style="block-size:1rem;overflow:hidden">one<br>two<br>three</p>',
            "cut off above or below: three",
        ),
        ('<p>one</p><p style="margin-block-start:-2.2rem">two</p>', "one over the other: "),
        ('<svg width="60" height="20"><text y="15">long words</text></svg>', "cut off: long"),
    ],
)
def test_a_planted_fault_is_seen(browser: Browser, mistake: str, told: str) -> None:
    page = browser.new_page(viewport={"width": 100, "height": 200})
    page.set_content(f'<!doctype html><html lang="en"><title>t</title><main>{mistake}</main>')
    assert told in "\n".join(faults(page))
    page.set_content("<!doctype html><title>t</title><p>one</p><p>two <b>three</b>")
    assert faults(page) == []
    page.close()
