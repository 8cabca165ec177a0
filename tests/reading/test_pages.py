"""Ordinary pages: what would keep one from being published is told by the check, at its line."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.small_site import SmallSite, small_site

GOOD = b"Title: House rules\nSlug: house-rules\n\nWe are careful.\n"

WRONG = {
    "without a title": (b"Slug: x\n\nHello\n", "x.md:1:1: page.no-title"),
    "without a head": (b"Hello there.\n", "x.md:1:1: page.no-title"),
    "empty": (b"", "x.md:1:1: page.no-title"),
    "in Latin-1": (b"Title: Caf\xe9\n\nHello\n", "x.md:1:11: file.encoding"),
    "of no day": (b"Title: A\nDate: yesterday\n\nHello\n", "x.md:2:7: page.bad-date"),
    "changed on no day": (b"Title: A\nModified: soon\n\nB\n", "x.md:2:11: page.bad-date"),
    "of no status": (b"Title: A\nStatus: publishd\n\nB\n", "Did you mean published?"),
    "at another's address": (b"Title: A\nSlug: house-rules\n\nB\n", "x.md:2:7: page.same-address"),
    "at the site's address": (
        b"Title: A\nSlug: map\n\nB\n",
        "x.md: page.refused: 'map/index.html'",
    ),
    "at the front page": (b"Title: A\nSave_as: index.html\n\nB\n", "x.md: page.refused"),
    "outside": (b"Title: A\nSave_as: ../x.html\n\nB\n", "x.md:2:10: page.bad-address"),
    "named like a device": (b"Title: A\nSlug: con\n\nB\n", "x.md: page.refused: 'con/index.html'"),
    "of another template": (b"Title: A\nTemplate: wide\n\nB\n", "page.refused: [templates]"),
    "of hidden letters": (b"Title: A\n\nB\xe2\x80\xae\n", "x.md:3:2: file.character"),
}
RIGHT = {
    "with a mark": b"\xef\xbb\xbf" + b"Title: A\nSlug: x\n\nB\n",
    "with a day in words": b"Title: A\nDate: March 5, 2024\n\nB\n",
    "a draft at another's address": b"Title: A\nSlug: house-rules\nStatus: draft\n\nB\n",
    "a head in small letters": b"title: A\nslug: x\n\nB\n",
    "a value over two lines": b"Title: A\nSummary: one\n    two: three\n\nB\n",
}


@pytest.fixture
def site(tmp_path: Path) -> SmallSite:
    site = small_site(tmp_path)
    (site.content / "pages").mkdir()
    (site.content / "pages/house-rules.md").write_bytes(GOOD)
    return site


@pytest.mark.parametrize("what", WRONG)
def test_what_would_stop_the_build_is_told_by_the_check(site: SmallSite, what: str) -> None:
    page, said = WRONG[what]
    (site.content / "pages/x.md").write_bytes(page)
    checked = site.explainer("check")
    assert checked.returncode == 1
    assert said in checked.stderr
    built = site.explainer("build", "--no-cards")
    assert built.returncode == 1
    assert "Traceback" not in built.stderr
    assert not (site.root / "output").exists()


@pytest.mark.parametrize("what", RIGHT)
def test_what_is_published_is_not_refused(site: SmallSite, what: str) -> None:
    (site.content / "pages/x.md").write_bytes(RIGHT[what])
    assert site.explainer("check").returncode == 0
    assert site.explainer("build", "--no-cards").returncode == 0


def test_a_file_that_pelican_adds_at_an_address_of_ours_is_told(site: SmallSite) -> None:
    (site.content / "map").mkdir()
    (site.content / "map/index.html").write_text("<p>ours</p>")
    (site.root / "pelicanconf.py").write_text(
        "from generator import pelican_plugin\n"
        "globals().update(pelican_plugin.SETTINGS)\n"
        "PLUGINS = [pelican_plugin]\nSTATIC_PATHS = ['map']\n"
    )
    checked = site.explainer("check")
    assert "page.refused: 'map/index.html'" in checked.stderr
    assert checked.returncode == site.explainer("build", "--no-cards").returncode == 1


def test_a_template_of_a_theme_is_found_where_the_theme_is_named(site: SmallSite) -> None:
    templates = site.root / "theme/templates"
    templates.mkdir(parents=True)
    (templates / "wide.html").write_text('{% extends "page.html" %}')
    (site.content / "pages/x.md").write_bytes(WRONG["of another template"][0])
    assert site.explainer("check", "--theme", "theme").returncode == 0


def test_what_init_left_to_write_is_advice_and_marked(site: SmallSite) -> None:
    text = "Title: A\nSlug: x\n\nHello.\n\n**This page is for you to write:** who you are.\n"
    (site.content / "pages/x.md").write_text(text)
    checked = site.explainer("check", "--advice")
    assert checked.returncode == 0
    assert "content/pages/x.md:6: advice: page.unwritten" in checked.stderr
    site.build()
    (marked,) = site.page("x/index.html").select("p.notice")
    assert marked.get_text().startswith("This page is for you to write")


def test_what_the_newsroom_has_not_said_is_one_piece_of_advice(site: SmallSite) -> None:
    checked = site.explainer("check", "--advice")
    (line,) = (line for line in checked.stderr.splitlines() if "newsroom.unsaid" in line)
    assert "(repository)" in line
    assert "(region)" in line
    assert "(contact)" not in line
    assert "    repository: https://" in checked.stderr
