"""What a check says once of each language whose words it does not know."""

from __future__ import annotations

import json
from pathlib import Path

from click.testing import CliRunner

from generator.commands.cli import main
from tests.in_spanish import copied, replaced

NEWSROOM = "newsroom.yaml"
HOUSE_STYLE = "avoid: {en: officer-involved, es: agente involucrado}"


def advice(content: Path) -> list[tuple[str, str]]:
    asked = ["check", "--content", str(content), "--advice", "--format", "json"]
    told = CliRunner().invoke(main, asked)
    found = [(one["code"], one["message"]) for one in json.loads(told.stdout)]
    return [one for one in found if one[0].startswith("words.")]


def test_nothing_is_said_of_languages_whose_words_are_known(tmp_path: Path) -> None:
    assert advice(copied(tmp_path)) == []


def test_a_language_without_word_lists_is_told_once(tmp_path: Path) -> None:
    content = copied(tmp_path)
    for name in ("pier-fire", "tram-stop"):
        record = content / "incidents" / name / "incident.yaml"
        record.write_text(record.read_text("utf-8") + "\nlanguage: eu\n", "utf-8")
    told = [message for code, message in advice(content) if code == "words.not-judged"]
    assert told == ["Checks that go by words do not know those of “eu”."]


def test_house_style_says_in_which_language_of_the_site_it_avoids_nothing(tmp_path: Path) -> None:
    content = copied(tmp_path)
    replaced(content, NEWSROOM, HOUSE_STYLE, "avoid: officer-involved")
    assert advice(content) == [("words.no-house-style", "House style has no words in “es”.")]


def test_a_newsroom_without_house_style_is_not_asked_for_it_in_two_languages(
    tmp_path: Path,
) -> None:
    content = copied(tmp_path)
    path = content / NEWSROOM
    path.write_text(path.read_text("utf-8").partition("house_style:")[0], "utf-8")
    assert advice(content) == []
