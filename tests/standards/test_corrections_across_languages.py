"""A correction in one language asks for the others, until these were looked at."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from click.testing import CliRunner

from generator.commands.cli import main
from generator.problems import Problem
from generator.standards import judge_incident
from tests.in_spanish import RECORD, TEXTS, copied, replaced
from tests.whole_site import read_site

PORTUGUESE = TEXTS.replace(".es.", ".pt.")
CODE = "standards.translation-corrected"
BURNT = ("text: The pier burnt down.", "text: The pier burnt to the water.")


@pytest.fixture
def content(tmp_path: Path) -> Path:
    """The made-up newsroom with a second translation, which nobody published yet."""
    folder = copied(tmp_path)
    replaced(folder, "newsroom.yaml", "languages: [es]", "languages: [es, pt]")
    for name in ("incident.{}.yaml", "narrative.{}.md"):
        beside = folder / "incidents/pier-fire"
        shutil.copy(beside / name.format("es"), beside / name.format("pt"))
    return folder


def log(content: Path, name: str, kind: str, covers: str) -> None:
    """Write an entry of the log of the day after the others, translated like them."""
    (content / f"incidents/pier-fire/updates/{name}.yaml").write_text(
        f"at: {name[:10]}\nkind: {kind}\nheadline: Say what burnt\nwhy: We had it wrong.\n"
        f"covers: [{covers}]\n"
        + (
            "was: burnt down\nnow: burnt to the water\nlearned: A reader wrote.\nwhose: ours\n"
            if kind in {"correction", "retraction"}
            else ""
        )
    )


def asked(content: Path) -> list[Problem]:
    reading = read_site(content, in_part=True)
    assert reading.problems == ()
    assert reading.site is not None
    incident = next(one for one in reading.site.incidents if one.id == "pier-fire")
    found = judge_incident(incident, reading.site.newsroom)
    return [one for one in found if one.code == CODE]


def told(content: Path) -> list[tuple[str, str | None]]:
    return [(one.location.file, one.location.field) for one in asked(content)]


def translate(content: Path, language: str, *done: str) -> str:
    words = [word for one in done for word in ("--done", one)]
    command = ["translate", "pier-fire", language, *words, "--content", str(content)]
    result = CliRunner().invoke(main, command)
    assert result.exit_code == 0, result.output
    return result.output


@pytest.mark.parametrize("kind", ["correction", "retraction"])
def test_a_corrected_original_asks_for_each_translation_until_it_is_done(
    content: Path, kind: str
) -> None:
    replaced(content, RECORD, *BURNT)
    log(content, "2031-05-09-burnt", kind, "claims/pier-burnt")
    spanish, portuguese = asked(content)
    assert spanish.message == (
        "2031-05-09-burnt corrected what claims/pier-burnt/text in es still says."
    )
    assert spanish.hint == (
        "Run explainer translate pier-fire es, mend the words, then run:"
        " explainer translate pier-fire es --done claims/pier-burnt/text"
    )
    assert spanish.level == "advice"
    assert (portuguese.location.file, portuguese.location.field) == (
        PORTUGUESE,
        "claims/pier-burnt/text",
    )
    translate(content, "es", "claims/pier-burnt")
    assert told(content) == [(PORTUGUESE, "claims/pier-burnt/text")]


def test_what_a_correction_asks_for_is_not_counted_a_second_time(content: Path) -> None:
    replaced(content, RECORD, *BURNT)
    replaced(content, RECORD, "headline: Fire destroys", "headline: A fire destroys")
    log(content, "2031-05-09-burnt", "correction", "claims/pier-burnt")
    reading = read_site(content)
    assert reading.site is not None
    incident = next(one for one in reading.site.incidents if one.id == "pier-fire")
    found = judge_incident(incident, reading.site.newsroom)
    behind = [one.message for one in found if one.code == "standards.translation-behind"]
    # the texts of the correction's own entry are missing in both languages
    texts = "5 missing and 1 older than the original."
    assert behind == [f"Of the texts in es, {texts}", f"Of the texts in pt, {texts}"]


@pytest.mark.parametrize("kind", ["new-information", "style", "clarification"])
def test_a_change_that_corrects_nothing_is_counted_alone(content: Path, kind: str) -> None:
    replaced(content, RECORD, *BURNT)
    log(content, "2031-05-09-burnt", kind, "claims/pier-burnt")
    assert told(content) == []


def test_a_corrected_story_asks_for_the_translated_one(content: Path) -> None:
    story = content / "incidents/pier-fire/narrative.md"
    story.write_text(story.read_text("utf-8").replace("The", "This", 1), "utf-8")
    for name in (TEXTS, PORTUGUESE):
        assert "narrative_of: 6f22d003" in (content / name).read_text("utf-8")
    log(content, "2031-05-09-burnt", "correction", "narrative")
    assert [file for file, _ in told(content)] == [
        "incidents/pier-fire/narrative.es.md",
        "incidents/pier-fire/narrative.pt.md",
    ]


def test_a_wrong_translation_asks_for_the_other_ones_until_they_are_done(content: Path) -> None:
    replaced(content, TEXTS, "text: El muelle ardió por completo.", "text: El muelle ardió.")
    log(content, "2031-05-09-burnt", "correction", "es/claims/pier-burnt")
    (portuguese,) = asked(content)
    assert portuguese.message == (
        "2031-05-09-burnt corrected claims/pier-burnt in es; see whether pt says it right."
    )
    assert portuguese.hint.endswith("explainer translate pier-fire pt --done 2031-05-09-burnt")
    translate(content, "pt", "2031-05-09-burnt")
    assert told(content) == []
    text = (content / PORTUGUESE).read_text("utf-8")
    assert "looked_at: [2031-05-09-burnt]\n" in text
    translate(content, "pt")
    assert (content / PORTUGUESE).read_text("utf-8") == text


@pytest.mark.parametrize("done", ["claims/pier-burnt", "claims/pier-burnt/text", "claims", "all"])
def test_to_say_that_the_text_is_right_is_enough(content: Path, done: str) -> None:
    log(content, "2031-05-09-burnt", "correction", "es/claims/pier-burnt")
    translate(content, "pt", done)
    assert told(content) == []


def test_where_it_does_not_say_which_texts_were_wrong_the_whole_language_is_asked(
    content: Path,
) -> None:
    log(content, "2031-05-09-burnt", "correction", "es")
    (portuguese,) = asked(content)
    assert (
        portuguese.message
        == "2031-05-09-burnt corrected texts in es; see whether pt says it right."
    )
    translate(content, "pt", "claims/pier-burnt")
    assert told(content) == [(PORTUGUESE, "headline")]
    translate(content, "pt", "2031-05-09-burnt")
    assert told(content) == []


def test_all_that_was_wrong_must_be_looked_at(content: Path) -> None:
    log(content, "2031-05-09-burnt", "correction", "es/claims/pier-burnt, es/claims/nobody-hurt")
    translate(content, "pt", "claims/pier-burnt")
    assert told(content) == [(PORTUGUESE, "claims/pier-burnt")]


@pytest.mark.parametrize(
    ("name", "kind", "covers"),
    [
        ("2031-05-10-so-here", "correction", "pt/claims/pier-burnt"),
        ("2031-05-10-published", "translation", "pt"),
    ],
)
def test_an_update_that_covers_the_text_here_answers_too(
    content: Path, name: str, kind: str, covers: str
) -> None:
    log(content, "2031-05-09-burnt", "correction", "es/claims/pier-burnt")
    log(content, name, kind, covers)
    assert (PORTUGUESE, "claims/pier-burnt") not in told(content)


def test_a_text_that_is_not_translated_there_is_not_asked_for(content: Path) -> None:
    replaced(content, PORTUGUESE, "text: El muelle ardió por completo.", "text:")
    log(content, "2031-05-09-burnt", "correction", "es/claims/pier-burnt")
    assert told(content) == []


def test_a_correction_in_both_is_one_of_the_original(content: Path) -> None:
    replaced(content, RECORD, *BURNT)
    log(content, "2031-05-09-burnt", "correction", "claims/pier-burnt, es/claims/pier-burnt")
    assert told(content) == [
        (TEXTS, "claims/pier-burnt/text"),
        (PORTUGUESE, "claims/pier-burnt/text"),
    ]


def test_a_correction_that_was_never_made_cannot_be_looked_at(content: Path) -> None:
    log(content, "2031-05-09-burnt", "correction", "es/claims/pier-burnt")
    replaced(content, PORTUGUESE, "narrative_of:", "looked_at: 2031-05-09-burn\nnarrative_of:")
    reading = read_site(content)
    (problem,) = [one for one in reading.problems if one.level == "error"]
    assert (problem.code, problem.hint) == (
        "reference.missing",
        "Did you mean 2031-05-09-burnt?",
    )
