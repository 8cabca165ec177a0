"""The guides of docs/ are pages of the site; their links lead on."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from lxml import html

from tests.editions import written
from tests.site.exports.conftest import NEWSROOM, read_edition, write_incident

REPOSITORY = "https://example.org/newsroom/explainer"


@pytest.fixture
def content(tmp_path: Path) -> Path:
    place = tmp_path / "content"
    place.mkdir()
    (place / "newsroom.yaml").write_text(f"{NEWSROOM}repository: {REPOSITORY}\n")
    write_incident(place, "footbridge")
    return place


def pages_of(content: Path) -> dict[str, str]:
    return {
        one.path: one.content.decode("utf-8", "replace") for one in written(read_edition(content))
    }


def test_every_guide_of_this_repository_is_a_page_whose_links_lead_somewhere(
    content: Path,
) -> None:
    shutil.copytree("docs", content.parent / "docs")
    found = {path: page for path, page in pages_of(content).items() if path.startswith("docs/")}
    guides = {path.stem for path in Path("docs").glob("*.md")}
    assert set(found) == {"docs/index.html", *(f"docs/{name}/index.html" for name in guides)}
    for path, page in found.items():
        links = html.fromstring(page).get_element_by_id("main").xpath(".//a/@href")
        assert links or path != "docs/index.html"
        for link in links:
            if link.startswith("../") or (path == "docs/index.html"):
                target = link.removeprefix("../").partition("#")[0]
                assert f"docs/{target}index.html" in found, f"{path}: {link}"
            else:
                assert link.startswith(("https://", "http://", "#", "mailto:")), f"{path}: {link}"


def test_a_guide_cannot_bring_a_script(content: Path) -> None:
    guides = content.parent / "docs"
    guides.mkdir()
    hostile = "<script>alert(1)</script>\n\n[x](javascript:alert(1))\n\n    <b>code</b>\n"
    (guides / "how.md").write_text(f"# How we work\n\n{hostile}")
    page = pages_of(content)["docs/how/index.html"]
    assert "alert(1)</script>" not in page
    assert "javascript:" not in page
    assert "&lt;b&gt;code&lt;/b&gt;" in page


def test_without_guides_no_page_leads_to_them(content: Path) -> None:
    found = pages_of(content)
    assert not any(path.startswith("docs/") for path in found)
    assert 'docs/">Guides' not in found["index.html"]
