"""A page says which language it is in, its words, and what of it is in another."""

from __future__ import annotations

from pathlib import Path

import pytest
from bs4 import BeautifulSoup, Tag
from msgspec.structs import replace

from generator.site import pages
from generator.site.edition import Edition
from generator.site.words import direction_of
from tests.site.exports.conftest import NEWSROOM, RECORD, read_edition, write_incident

ARABIC = {
    "Incidents": "الحوادث",
    "Developing": "قيد التطور",
    "Earlier": "سابقا",
    "Changed in the last week": "تغير في الأسبوع الماضي",
    "Skip to the page": "انتقل إلى الصفحة",
    "Data": "البيانات",
}
EXPLAINER = "incidents/footbridge/index.html"


def edition_of(
    content: Path, language: str, catalogue: dict[str, str] | None = None, of_incident: str = ""
) -> Edition:
    """A newsroom of a language, of which a theme may have some words.

    Args:
        content: Where to write what the newsroom publishes.
        language: The newsroom's.
        catalogue: What a theme has of that language.
        of_incident: The language of the one incident; the newsroom's where none is given.
    """
    (content / "newsroom.yaml").write_text(f"{NEWSROOM}language: {language}\n")
    own = f"language: {of_incident}\n" if of_incident else ""
    write_incident(content, "footbridge", RECORD + own)
    write_incident(content, "ended", RECORD.replace("status: developing", "status: closed") + own)
    edition = read_edition(content)
    if not catalogue:
        return edition
    theme = content / "theme"
    folder = theme / "locales" / language / "LC_MESSAGES"
    folder.mkdir(parents=True)
    said = "\n".join(f'msgid "{one}"\nmsgstr "{other}"\n' for one, other in catalogue.items())
    (folder / "explainer.po").write_text(said, encoding="utf-8")
    return replace(edition, theme=(theme, *edition.theme))


def page_of(edition: Edition, address: str) -> BeautifulSoup:
    """One page, and no other is made."""
    (part,) = (part for part in pages.parts(edition) if part.path == address)
    (content,) = (file.content for file in part.make() if file.path == address)
    return BeautifulSoup(content, "html.parser")


def one(page: BeautifulSoup, selector: str) -> Tag:
    (found,) = page.select(selector)
    return found


def headings(page: BeautifulSoup) -> dict[str, str]:
    return {str(tag["id"]): tag.get_text() for tag in page.select(".front-group")}


@pytest.mark.parametrize("language", ["ar", "ar-EG", "he", "ur", "ks", "ckb", "az-Arab", "arc"])
def test_a_language_is_written_from_right_to_left_as_the_cldr_or_its_script_has_it(
    language: str,
) -> None:
    assert direction_of(language) == "rtl"


@pytest.mark.parametrize("language", ["en", "de", "zh-Hant", "sd-Deva", "az", "zu", "xx-unheard"])
def test_every_other_language_is_written_from_left_to_right(language: str) -> None:
    assert direction_of(language) == "ltr"


def test_words_of_the_page_in_its_own_language_say_nothing_of_their_language(
    tmp_path: Path,
) -> None:
    edition = edition_of(tmp_path, "en-GB")
    parts = (part for part in pages.parts(edition) if part.path.endswith(".html"))
    for file in (file for part in parts for file in part.make()):
        around = BeautifulSoup(file.content, "html.parser").select("a.skip, .masthead, .foot")
        assert not any(tag.has_attr("lang") or tag.has_attr("dir") for tag in around), file.path


def test_where_no_catalogue_has_the_language_of_the_page_the_words_around_it_are_english(
    tmp_path: Path,
) -> None:
    page = page_of(edition_of(tmp_path, "en", of_incident="ur-PK"), EXPLAINER)
    assert (one(page, "html")["lang"], one(page, "html")["dir"]) == ("ur-PK", "rtl")
    for selector in ("a.skip", ".masthead-nav a", ".foot nav a"):
        for tag in page.select(selector):
            assert {(word.get("lang"), word.get("dir")) for word in tag.select("*")} == {
                ("en", "ltr")
            }
    assert not one(page, ".masthead-name").select("[lang]")


def test_the_frame_of_a_quote_is_written_as_its_language_is(tmp_path: Path) -> None:
    page = page_of(
        edition_of(tmp_path, "en", of_incident="ar"),
        "incidents/footbridge/quotes/second-words/embed/index.html",
    )
    assert (one(page, "html")["lang"], one(page, "html")["dir"]) == ("ar", "rtl")


def test_headings_of_the_front_page_are_translated_and_their_anchors_are_not(
    tmp_path: Path,
) -> None:
    content, other = tmp_path / "ar", tmp_path / "en"
    content.mkdir()
    other.mkdir()
    arabic = page_of(edition_of(content, "ar", ARABIC), "index.html")
    english = page_of(edition_of(other, "en"), "index.html")
    assert headings(english) == {
        "developing": "Developing",
        "changed-in-the-last-week": "Changed in the last week",
    }
    assert headings(arabic) == {
        "developing": ARABIC["Developing"],
        "changed-in-the-last-week": ARABIC["Changed in the last week"],
    }
    assert one(arabic, "a.skip").get_text() == ARABIC["Skip to the page"]
    assert not one(arabic, ".masthead").has_attr("lang")


def test_fields_are_explained_in_english_and_the_page_of_data_says_so(tmp_path: Path) -> None:
    content, other = tmp_path / "ar", tmp_path / "en"
    content.mkdir()
    other.mkdir()
    arabic = page_of(edition_of(content, "ar", ARABIC), "data/index.html")
    assert one(arabic, "h1").get_text() == ARABIC["Data"]
    assert {(str(tag["lang"]), str(tag["dir"])) for tag in arabic.select("dl.fields")} == {
        ("en", "ltr")
    }
    english = page_of(edition_of(other, "en"), "data/index.html")
    assert not any(tag.has_attr("lang") for tag in english.select("dl.fields"))


def test_a_small_page_that_leads_on_is_in_the_language_of_its_words(tmp_path: Path) -> None:
    content, other = tmp_path / "ar", tmp_path / "zu"
    content.mkdir()
    other.mkdir()
    arabic = one(page_of(edition_of(content, "ar", ARABIC), "schema/index.html"), "html")
    assert (arabic["lang"], arabic["dir"]) == ("ar", "rtl")
    # no catalogue has Zulu, so the words are English
    assert one(page_of(edition_of(other, "zu"), "schema/index.html"), "html")["lang"] == "en"


def test_a_page_leads_to_policies_and_names_kinds_in_its_own_language(tmp_path: Path) -> None:
    told = NEWSROOM.replace("{closure: Closure}", "{closure: {en: Closure, de: Sperrung}}")
    told = told.replace("corrections: /corrections-policy/", "corrections: {en: /c/, de: /k/}")
    (tmp_path / "newsroom.yaml").write_text(told)
    write_incident(tmp_path, "footbridge", f"{RECORD}language: de-AT\n")
    edition = read_edition(tmp_path)
    explainer, front = page_of(edition, EXPLAINER), page_of(edition, "index.html")
    assert [tag.get_text() for tag in explainer.select("main a[href$='kind/closure/']")] == [
        "Sperrung"
    ]
    assert len(explainer.select(".foot a[href$='/k/']")) == 1
    assert len(explainer.select("#propose a[href$='/k/']")) == 1
    assert not explainer.select("a[href$='/c/']")
    assert len(front.select(".foot a[href$='c/']")) == 1
    assert [tag.get_text() for tag in front.select("a[href$='kind/closure/']")] == ["Closure"]


def test_a_list_marks_what_is_written_in_another_language_than_its_own(tmp_path: Path) -> None:
    content, other = tmp_path / "mixed", tmp_path / "en"
    content.mkdir()
    other.mkdir()
    front = page_of(edition_of(content, "en", of_incident="ar-EG"), "index.html")
    written = front.select(".card-headline, .card-standfirst, .latest a > span:last-child")
    assert len(written) == 3 * len(front.select(".card"))
    assert {(str(tag.get("lang")), str(tag.get("dir"))) for tag in written} == {("ar-EG", "rtl")}
    # what is ours in a card is in the language of the list
    assert not any(tag.has_attr("lang") for tag in front.select(".card, .status-line"))
    assert not page_of(edition_of(other, "en", of_incident="en-GB"), "index.html").select(
        ".card [lang]"
    )
