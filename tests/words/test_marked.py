"""Words that are marked keep it through sentences, and lose it where HTML has no room."""

from __future__ import annotations

from pathlib import Path

import pytest
from markupsafe import Markup, escape

from generator.site.marked import as_ours, begun, join_texts, with_language, without_stop
from generator.site.words import ENGLISH, Words, words_in


@pytest.fixture
def words() -> Words:
    """English words on a German page."""
    return words_in("de", [], on_page=True)


def shown(words: Words, text: object) -> str:
    return words.with_language(str(escape(text)))


def test_a_message_is_marked_and_what_an_editor_wrote_in_it_is_not(words: Words) -> None:
    said = words.gettext("Also called %(name)s.", name="<Pier> 4")
    assert said == "Also called <Pier> 4."
    assert shown(words, said) == '<span lang="en">Also called</span> &lt;Pier&gt; 4.'


def test_a_message_within_a_message_is_marked_with_it(words: Words) -> None:
    day = words.as_ours("Oct. 16, 2023")
    assert shown(words, words.gettext("about %(moment)s", moment=day)) == (
        '<span lang="en">about Oct. 16, 2023</span>'
    )
    both = words.gettext("%(first)s, %(then)s", first="Pier Street", then=day)
    assert shown(words, both) == 'Pier Street, <span lang="en">Oct. 16, 2023</span>'


def test_numbers_and_lists_go_on_in_their_sentence(words: Words) -> None:
    counted = words.ngettext("%(num)s day", "%(num)s days", 1340)
    assert shown(words, counted) == '<span lang="en">1,340 days</span>'
    assert shown(words, words.listed(["Ada", "Ben"])) == 'Ada <span lang="en">and</span> Ben'


def test_a_mark_outlives_a_capital_a_stop_and_a_row(words: Words) -> None:
    noon = without_stop(begun(words.gettext("not known")))
    assert shown(words, join_texts(" · ", ("Pier", noon))) == (
        'Pier · <span lang="en">Not known</span>'
    )
    assert shown(words, without_stop(words.as_ours("2 p.m."))) == '<span lang="en">2 p.m</span>'


@pytest.mark.parametrize(
    ("html", "told"),
    [
        ('<img alt="{}">', '<img alt="about">'),
        ("<option>{}</option>", '<option lang="en">about</option>'),
        ("<title>{} Pier</title>", "<title>about Pier</title>"),
        ("<script>{}</script>", "<script>about</script>"),
        ("<svg><text>{}</text></svg>", '<svg><text><tspan lang="en">about</tspan></text></svg>'),
        ("<p>\n{}\n</p>", '<p>\n<span lang="en">about</span>\n</p>'),
    ],
)
def test_a_mark_becomes_what_html_has_room_for(html: str, told: str) -> None:
    page = html.replace("{}", escape(as_ours("about")))
    assert with_language(page, ' lang="en"') == told


def test_a_page_from_right_to_left_says_how_english_runs() -> None:
    hebrew = words_in("he", [], on_page=True)
    assert shown(hebrew, hebrew.gettext("Closed")) == '<span lang="en" dir="ltr">Closed</span>'


def test_what_stands_on_no_page_and_what_has_a_translation_is_not_marked() -> None:
    assert not hasattr(words_in("he", []).gettext("Closed"), "__html__")
    assert not hasattr(words_in("en-GB", [], on_page=True).gettext("Closed"), "__html__")


def test_a_name_of_the_other_direction_is_kept_apart_in_every_message() -> None:
    arabic = words_in("ar", [Path("theme")], on_page=True)
    said = arabic.gettext("%(first)s, %(then)s", first="The Herald", then="7 مايو")
    assert said == "\u2068The Herald\u2069، 7 مايو"
    assert arabic.gettext("%(first)s, %(then)s", first="الساحل", then=said) == f"الساحل، {said}"
    assert ENGLISH.gettext("%(first)s, %(then)s", first="جريدة", then="May 7") == (
        "\u2068جريدة\u2069, May 7"
    )


def test_an_address_in_a_message_is_left_as_it_is() -> None:
    arabic = words_in("ar", [Path("theme")], on_page=True)
    said = arabic.html("%(text)s.", text=Markup("<b>Ada</b>"))
    assert said == "\u2068<b>Ada</b>\u2069."
    mail = 'Found an error? Write to <a href="mailto:%(contact)s">%(contact)s</a>.'
    assert "\u2068" not in arabic.html(mail, contact="desk@explainer.example")
