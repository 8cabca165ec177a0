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
    built = site.explainer("build", "--no-cards", "--no-search")
    assert built.returncode == 1
    assert "Traceback" not in built.stderr
    assert not (site.root / "output").exists()


@pytest.mark.parametrize("what", RIGHT)
def test_what_is_published_is_not_refused(site: SmallSite, what: str) -> None:
    (site.content / "pages/x.md").write_bytes(RIGHT[what])
    assert site.explainer("check").returncode == 0
    assert site.explainer("build", "--no-cards", "--no-search").returncode == 0


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
    assert (
        checked.returncode == site.explainer("build", "--no-cards", "--no-search").returncode == 1
    )


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


IN_SPANISH = b"Title: Reglas de la casa\n\nTenemos cuidado.\n"
WRONG_LANGUAGE = {
    "house-rules.fr.md": (
        IN_SPANISH,
        "house-rules.fr.md:1:1: page.bad-language: newsroom.yaml does not say",
        "Write languages: [es, fr] there, or write its name without that dot.",
    ),
    "other.ES.md": (
        b"Title: A\n\nB\n",
        "other.ES.md:1:1: page.bad-language: “ES” is no language that",
        "Did you mean es?",
    ),
    "house-rules.spanish.md": (
        IN_SPANISH,
        "house-rules.spanish.md:1:1: page.bad-language",
        "Write one of es, or write its name without that dot.",
    ),
    "house-rules.en.md": (
        IN_SPANISH,
        "house-rules.en.md:1:1: page.own-language",
        "Call the file house-rules.md",
    ),
    "alone.es.md": (
        IN_SPANISH,
        "alone.es.md:1:1: page.no-slug: Neither it nor alone.md says its address.",
        "Write a line Slug: alone into alone.md.",
    ),
    "house-rules.es.md": (
        b"Title: A\nLang: fr\n\nB\n",
        "house-rules.es.md:2:7: page.bad-language: Its name says es, and its line Lang: fr.",
        "Leave the line Lang out",
    ),
    "reglas.md": (
        b"Title: A\nSlug: reglas\nLang: pt\n\nB\n",
        "reglas.md:3:7: page.bad-language",
        "or leave that line out.",
    ),
    "deep/house-rules.es.md": (
        b"Title: A\nSlug: reglas\nStatus: gone\n\nB\n",
        "deep/house-rules.es.md:3:9: page.bad-status",
        "Write one of published",
    ),
    "twice.md": (
        b"Title: A\nSlug: house-rules\nLang: es\n\nB\n",
        "twice.md:2:7: page.same-address: pages/house-rules.es.md has the same address.",
        "Give one of them another Slug.",
    ),
    "hidden.es.md": (
        b"Title: A\nSlug: h\n\nB\xe2\x80\xae\n",
        "hidden.es.md:4:2: file.character",
        "",
    ),
    "house-rules.es.markdown": (
        b"Title: A\nSlug: search\nSave_as: es/../../x.html\n\nB\n",
        "house-rules.es.markdown:3:10: page.bad-address",
        "Leave Save_as out",
    ),
}


@pytest.fixture
def bilingual(site: SmallSite) -> SmallSite:
    """A site in English and Spanish, with a page in both."""
    newsroom = site.content / "newsroom.yaml"
    newsroom.write_text(newsroom.read_text() + "languages: [es]\n")
    (site.content / "pages/house-rules.es.md").write_bytes(IN_SPANISH)
    return site


def test_a_page_in_no_language_of_the_site_is_told_what_to_write(bilingual: SmallSite) -> None:
    for file, (page, _, _) in WRONG_LANGUAGE.items():
        path = bilingual.content / "pages" / file
        path.parent.mkdir(exist_ok=True)
        path.write_bytes(page)
    checked = bilingual.explainer("check")
    assert checked.returncode == 1
    for _, said, hint in WRONG_LANGUAGE.values():
        assert said in checked.stderr
        assert hint in checked.stderr


def test_a_page_stands_in_every_language_with_a_switch_on_each(bilingual: SmallSite) -> None:
    bilingual.build()
    addresses = {"en": "house-rules/", "es": "es/house-rules/"}
    for language, address in addresses.items():
        soup = bilingual.page(f"{address}index.html")
        assert soup.html is not None
        assert soup.html["lang"] == language
        here = [one["hreflang"] for one in soup.select(".languages a[aria-current]")]
        assert here == [language]
        links = {one["hreflang"]: one["href"] for one in soup.select("head link[hreflang]")}
        assert links == {
            "en": "https://gazette.example/house-rules/",
            "es": "https://gazette.example/es/house-rules/",
            "x-default": "https://gazette.example/house-rules/",
        }
    skip = bilingual.page("es/house-rules/index.html").select_one("a.skip")
    assert skip is not None
    assert skip.get_text() == "Saltar al contenido"


def test_a_page_in_another_language_may_have_an_address_of_its_own(bilingual: SmallSite) -> None:
    (bilingual.content / "pages/rules-1.2.md").write_bytes(b"Title: A\nSlug: a\n\nNo language.\n")
    path = bilingual.content / "pages/house-rules.es.md"
    path.write_bytes(b"Title: Reglas\nSlug: reglas\n\nTenemos cuidado.\n")
    bilingual.build()
    ways = bilingual.page("house-rules/index.html").select(".languages a")
    assert [one["href"] for one in ways] == ["./", "../es/reglas/"]


def test_pages_in_spanish_lead_to_the_newsrooms_page_where_there_is_none_in_spanish(
    bilingual: SmallSite,
) -> None:
    (bilingual.content / "pages/about.md").write_bytes(b"Title: About\nSlug: about\n\nWe are.\n")

    def about() -> tuple[object, object]:
        bilingual.build()
        soup = bilingual.page("es/house-rules/index.html")
        (found,) = [one for one in soup.select(".masthead a") if one.get_text() == "Acerca de"]
        return found["href"], found.get("hreflang")

    assert about() == ("../../about/", "en")
    (bilingual.content / "pages/about.es.md").write_bytes(b"Title: Acerca\n\nSomos.\n")
    assert about() == ("../about/", None)
    (bilingual.content / "pages/about.es.md").write_bytes(
        b"Title: Acerca\nStatus: draft\n\nSomos.\n"
    )
    assert about() == ("../../about/", "en")
