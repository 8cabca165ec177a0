"""A theme's catalogue that cannot be said is told before a page is made, and stops no command."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator.site.catalogues import DOMAIN, broken_messages, languages_in
from generator.site.words import words_in

HEAD = 'msgid ""\nmsgstr ""\n"Content-Type: text/plain; charset=utf-8\\n"\n"Language: es\\n"\n\n'


def theme(folder: Path, text: str) -> Path:
    file = folder / "locales" / "es" / DOMAIN
    file.parent.mkdir(parents=True)
    file.write_text(text, "utf-8")
    return folder


@pytest.mark.parametrize(
    ("said", "why"),
    [
        ("hasta %(momento)s", "it asks for %(momento)s, which the message does not have"),
        ("al 100% de %(moment)s", "a % stands alone; write %% for the sign"),
        ("%(moment)", "a % stands alone; write %% for the sign"),
    ],
)
def test_a_broken_message_is_told_and_stands_in_english(
    tmp_path: Path, said: str, why: str
) -> None:
    folder = theme(tmp_path, f'{HEAD}msgid "about %(moment)s"\nmsgstr "{said}"\n')
    assert [(one.message, one.why) for one in broken_messages([folder], ["es-MX"])] == [
        ("about %(moment)s", why)
    ]
    assert words_in("es", [folder]).gettext("about %(moment)s", moment="noon") == "about noon"


def test_a_catalogue_is_judged_anew_where_it_was_mended_or_broken(tmp_path: Path) -> None:
    sound = f'{HEAD}msgid "about %(moment)s"\nmsgstr "hacia %(moment)s"\n'
    folder = theme(tmp_path, sound)
    file = folder / "locales" / "es" / DOMAIN
    found = []
    for text in (sound, sound.replace("hacia %(moment)s", "hacia %(momento)s"), sound):
        file.write_text(text, "utf-8")
        found.append(len(list(broken_messages([folder], ["es"]))))
    assert found == [0, 1, 0]


def test_a_catalogue_that_is_none_is_told(tmp_path: Path) -> None:
    folder = theme(tmp_path, f'{HEAD}msgid "Closed"\nmsgst "Cerrada"\n')
    (found,) = broken_messages([folder], ["es-MX"])
    assert found.why.startswith("it cannot be read")
    assert words_in("es", [folder]).gettext("Closed") == "Closed"


def test_a_sound_message_is_said_as_the_theme_has_it(tmp_path: Path) -> None:
    text = f'{HEAD}msgid "%(num)s day"\nmsgid_plural "%(num)s days"\n'
    folder = theme(tmp_path, f'{text}msgstr[0] "un día"\nmsgstr[1] "%(num)s días"\n')
    assert list(broken_messages([folder], ["es-MX"])) == []
    assert words_in("es", [folder]).ngettext("%(num)s day", "%(num)s days", 1) == "un día"


def test_our_own_catalogues_are_whole() -> None:
    ours, languages = Path("theme"), languages_in([Path("theme")])
    assert {"ar", "en", "es"} <= set(languages)
    assert list(broken_messages([ours], languages)) == []


def test_a_catalogue_of_a_language_that_no_page_is_in_is_not_read(tmp_path: Path) -> None:
    folder = theme(tmp_path, "msgst")
    assert list(broken_messages([folder], ["en", "ar"])) == []
    assert len(list(broken_messages([folder], ["es"]))) == 1
