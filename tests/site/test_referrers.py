"""Links out of the site send no referrer: the policy says so, and each link for itself."""

from __future__ import annotations

import shutil
from datetime import UTC, datetime
from pathlib import Path

import html5lib
import pytest

from generator.build import Request, build
from generator.incremental.hosted import Hosted

LATER = datetime(2032, 1, 1, tzinfo=UTC)
VALID = Path(__file__).parents[1] / "content" / "valid" / "port-nowhere"


@pytest.fixture(scope="module")
def output(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("referrers")
    content = folder / "content"
    shutil.copytree(VALID, content)
    newsroom = content / "newsroom.yaml"
    text = newsroom.read_text(encoding="utf-8").replace(
        "policies: {corrections: /corrections-policy/}",
        "policies: {corrections: https://policy.example/, ethics: https://policy.example/e}",
    )
    text = text.replace("https://git.example/port-nowhere", "https://forge.example/a/b")
    assert "forge.example" in text
    assert "policy.example" in text
    newsroom.write_text(text, encoding="utf-8")
    checked, _ = build(
        Request(content, folder / "output", cards=False, now=LATER), lambda _: Hosted(())
    )
    assert checked.report.errors == ()
    return folder / "output"


def test_no_link_out_of_the_site_says_where_a_reader_comes_from(output: Path) -> None:
    hosts = set()
    for page in sorted(output.rglob("*.html")):
        tree = html5lib.parse(page.read_text(encoding="utf-8"), namespaceHTMLElements=False)
        metas = [one.get("content") for one in tree.iter("meta") if one.get("name") == "referrer"]
        assert metas == ["no-referrer"], page
        for link in tree.iter("a"):
            href = link.get("href", "")
            if href.startswith(("http:", "https:", "//")):
                hosts.add(href.split("/")[2])
                assert "noreferrer" in link.get("rel", ""), (page, href)
    assert {"forge.example", "policy.example"} <= hosts


def test_the_header_says_no_less_than_the_page(output: Path) -> None:
    assert "Referrer-Policy: no-referrer" in (output / "_headers").read_text(encoding="utf-8")
