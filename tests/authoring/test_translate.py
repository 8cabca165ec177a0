"""A translation's file is begun and brought up to date, and nothing becomes current by itself."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from generator.authoring.fmt import laid_out
from generator.commands.cli import main
from generator.model.translation_file import translation_file

VALID = Path(__file__).parents[1] / "content" / "valid" / "in-spanish"


@pytest.fixture
def content(tmp_path: Path) -> Path:
    folder = tmp_path / "content"
    shutil.copytree(VALID, folder)
    return folder


def translate(content: Path, *words: str) -> Result:
    return CliRunner().invoke(main, ["translate", *words, "--content", str(content)])


def spanish(content: Path, incident: str = "pier-fire") -> Path:
    return content / "incidents" / incident / "incident.es.yaml"


def reworded(path: Path, old: str, new: str) -> None:
    text = path.read_text("utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), "utf-8")


def test_a_file_is_begun_with_every_text_below_its_original(content: Path) -> None:
    done = translate(content, "tram-stop", "es")
    assert done.exit_code == 0, done.output
    text = spanish(content, "tram-stop").read_text("utf-8")
    record = (content / "incidents/tram-stop/incident.yaml").read_text("utf-8")
    headline = record.partition("headline: ")[2].partition("\n")[0]
    assert f"# en: {headline}\nheadline:\nheadline_of: " in text
    story = content / "incidents/tram-stop/narrative.es.md"
    assert story.read_text("utf-8") == story.with_name("narrative.md").read_text("utf-8")
    assert "missing, 0 older" in done.output


def test_what_is_begun_has_no_problem_and_the_usual_layout(content: Path) -> None:
    translate(content, "tram-stop", "es")
    text = spanish(content, "tram-stop").read_text("utf-8")
    assert laid_out(text, translation_file()) == text
    again = translate(content, "tram-stop", "es")
    assert again.exit_code == 0
    assert spanish(content, "tram-stop").read_text("utf-8") == text


def test_what_is_translated_and_current_stays_as_it_is(content: Path) -> None:
    before = spanish(content).read_text("utf-8")
    assert translate(content, "pier-fire", "es").output.endswith(
        "0 missing, 0 older than their originals\n"
    )
    assert spanish(content).read_text("utf-8") == before


def test_a_changed_original_is_shown_and_the_old_digest_stays(content: Path) -> None:
    record = content / "incidents/pier-fire/incident.yaml"
    reworded(record, "text: The pier burnt down.", "text: The pier burnt to the water.")
    done = translate(content, "pier-fire", "es")
    assert "0 missing, 1 older" in done.output
    lines = spanish(content).read_text("utf-8").split("\n")
    at = lines.index("    # en: The pier burnt to the water.")
    assert lines[at + 1].startswith("    # older than its original: text_of: ")
    assert lines[at + 2 : at + 4] == [
        "    text: El muelle ardió por completo.",
        "    text_of: 34f909d0",
    ]
    assert "0 missing, 1 older" in translate(content, "pier-fire", "es").output


def test_only_a_person_says_that_a_text_is_right_again(content: Path) -> None:
    record = content / "incidents/pier-fire/incident.yaml"
    reworded(record, "text: The pier burnt down.", "text: The pier burnt to the water.")
    reworded(record, "text: Nobody was hurt.", "text: Nobody came to harm.")
    done = translate(content, "pier-fire", "es", "--done", "claims/pier-burnt")
    assert "0 missing, 1 older" in done.output
    assert "0 missing, 0 older" in translate(content, "pier-fire", "es", "--done", "all").output
    assert "older than its original" not in spanish(content).read_text("utf-8")


def test_the_story_counts_when_a_person_says_so(content: Path) -> None:
    translate(content, "tram-stop", "es")
    before = translate(content, "tram-stop", "es").output
    after = translate(content, "tram-stop", "es", "--done", "narrative").output
    assert int(before.split()[-7]) == int(after.split()[-7]) + 1


def test_a_field_without_words_cannot_be_done(content: Path) -> None:
    refused = translate(content, "pier-fire", "es", "--done", "claims/nobody")
    assert refused.exit_code == 2
    assert "Nothing is translated at claims/nobody." in refused.output


@pytest.mark.parametrize(
    ("wrong", "near"),
    [
        ("headlin", "headline"),
        ("claims/pier-brunt", "claims/pier-burnt"),
        ("narative", "narrative"),
    ],
)
def test_a_field_that_is_misspelt_is_told_the_nearest(
    content: Path, wrong: str, near: str
) -> None:
    refused = translate(content, "pier-fire", "es", "--done", wrong)
    assert f"Did you mean {near}?" in refused.output


@pytest.mark.parametrize(
    "words",
    [("translate", "pier-fire", "es"), ("new", "pier-fire"), ("add", "claim", "pier-fire")],
)
def test_where_no_content_is_that_is_said(tmp_path: Path, words: tuple[str, ...]) -> None:
    refused = CliRunner().invoke(main, [*words, "--content", str(tmp_path / "content")])
    assert refused.exit_code == 1
    assert "There is no content folder" in refused.output
    assert "newsroom.yaml is missing" not in refused.output


def test_remarks_of_people_stay_above_their_text(content: Path) -> None:
    reworded(
        spanish(content),
        "    text: Ya no está.",
        "    # ¿o «ha desaparecido»?\n    text: Ya no está.",
    )
    translate(content, "pier-fire", "es")
    text = spanish(content).read_text("utf-8")
    assert "    # ¿o «ha desaparecido»?\n    # en: It is gone.\n    text: Ya no está." in text


def test_no_remark_of_people_is_lost_wherever_it_stands(content: Path) -> None:
    path = spanish(content)
    text = path.read_text("utf-8")
    lines = [
        f"{line}  # mine {row}" if line.endswith(":") or "_of: " in line else line
        for row, line in enumerate(text.split("\n"))
    ]
    lines += ["  # deeper, at the end", "# at the end"]
    lines.insert(next(row for row, line in enumerate(lines) if "_of: " in line), "# mine between")
    path.write_text("\n".join(lines), "utf-8")
    done = translate(content, "pier-fire", "es")
    assert done.exit_code == 0, done.output
    again = path.read_text("utf-8")
    remarks = [line.partition("#")[2].strip() for line in lines if "# mine" in line]
    assert len(remarks) > 3
    for remark in (*remarks, "deeper, at the end", "at the end"):
        assert again.count(f"# {remark}\n") == 1
    translate(content, "pier-fire", "es")
    assert path.read_text("utf-8") == again


@pytest.mark.parametrize("opening", ["---\n", "\n---\n", "--- # begins here\n"])
def test_a_remark_above_the_line_that_begins_a_file_is_kept(content: Path, opening: str) -> None:
    path = spanish(content)
    path.write_text(f"# mine above\n{opening}{path.read_text('utf-8')}", "utf-8")
    done = translate(content, "pier-fire", "es")
    assert done.exit_code == 0, done.output
    again = path.read_text("utf-8")
    assert again.count("# mine above\n") == 1
    assert again.count("# begins here\n") == opening.count("begins")


def test_a_long_text_and_a_list_are_written_so_that_they_are_read_again(content: Path) -> None:
    record = content / "incidents/pier-fire/incident.yaml"
    advice = (
        "what_to_do:\n  for: people at the harbour\n  source: herald\n  checked: 2031-05-07\n"
        "  steps:\n    - Keep away.\n    - Close windows.\n"
    )
    reworded(record, "\nsources:", f"\n{advice}\nsources:")
    translate(content, "pier-fire", "es")
    path = spanish(content)
    reworded(path, "    -\n    -\n", "    - Manténgase lejos.\n    - Cierre las ventanas.\n")
    reworded(path, "text: Ya no está.", f"text: {'palabra ' * 40}fin")
    assert translate(content, "pier-fire", "es").exit_code == 0
    text = path.read_text("utf-8")
    assert translate(content, "pier-fire", "es").exit_code == 0
    assert path.read_text("utf-8") == text
    assert "    - Cierre las ventanas.\n" in text


@pytest.mark.parametrize(
    ("words", "says"),
    [
        (("pier-fire", "en"), "itself is told in en"),
        (("pier-fire", "pt"), "languages: [es, pt]"),
        (("pier-fire", "Spanish"), "no language tag"),
        (("pier-fir", "es"), "There is no incident “pier-fir”. Did you mean pier-fire?"),
    ],
)
def test_wrong_use_is_told(content: Path, words: tuple[str, str], says: str) -> None:
    refused = translate(content, *words)
    assert refused.exit_code == 2
    assert says in refused.output


def test_texts_are_begun_beside_a_story_that_has_none(content: Path) -> None:
    spanish(content).unlink()
    done = translate(content, "pier-fire", "es")
    assert done.exit_code == 0, done.output
    assert spanish(content).is_file()


def test_a_story_that_is_gone_is_begun_again(content: Path) -> None:
    story = content / "incidents/pier-fire/narrative.es.md"
    story.unlink()
    done = translate(content, "pier-fire", "es")
    assert done.exit_code == 0, done.output
    assert story.read_text("utf-8") == story.with_name("narrative.md").read_text("utf-8")


def test_advice_stops_no_translation(content: Path) -> None:
    story = content / "incidents/tram-stop/narrative.md"
    story.write_text(story.read_text("utf-8") + "\n\nAll is <b>well</b>.\n", "utf-8")
    done = translate(content, "tram-stop", "es")
    assert done.exit_code == 0, done.output
    assert spanish(content, "tram-stop").is_file()


def test_beside_a_file_with_problems_nothing_is_written(content: Path) -> None:
    reworded(spanish(content), "pier-burnt:", "pier-burn:")
    before = spanish(content).read_text("utf-8")
    refused = translate(content, "pier-fire", "es")
    assert refused.exit_code == 1
    assert "reference.missing" in refused.output
    assert spanish(content).read_text("utf-8") == before
