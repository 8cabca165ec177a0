"""A translation holds texts alone: whatever else it says is refused where it stands."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator.model.freshness import STORY, Freshness, count_of, freshness
from generator.model.incident import Incident
from generator.problems import Problem
from generator.reading.line_numbers import locate
from tests.in_spanish import STORY_TEXT, TEXTS, copied, replaced
from tests.whole_site import read_site


@pytest.fixture
def content(tmp_path: Path) -> Path:
    return copied(tmp_path)


def told(content: Path) -> list[str]:
    problems = locate(read_site(content, in_part=True).problems, content)
    return [f"{_place(one)} {one.code}: {one.message} {one.hint}" for one in problems]


def _place(one: Problem) -> str:
    return f"{one.location.file}:{one.location.line}"


def pier(content: Path) -> Incident:
    site = read_site(content).site
    assert site is not None
    return next(one for one in site.incidents if one.id == "pier-fire")


def test_texts_are_read_by_the_fields_that_they_translate(content: Path) -> None:
    spanish = pier(content).translations["es"]
    assert spanish.words("claims/nobody-hurt/text") == ("Nadie resultó herido.",)
    assert spanish.words("quotes/gone/text") == ("Ya no está.",)
    assert spanish.words("updates/2031-05-06-published/headline") == ("Primera publicación",)
    assert spanish.words("sources/herald/title") == ()
    assert spanish.narrative is not None
    assert spanish.has_page


@pytest.mark.parametrize(
    ("old", "new", "at", "says"),
    [
        ("text: El muelle", "standing: denied\n    text: El muelle", "standing", "is no key"),
        ("text: El muelle", "txt: El muelle", "txt", "Did you mean text?"),
        ("role: jefa", "name: Ada\n    role: jefa", "name: Ada", "“name” is no key"),
        ("  pier:\n", "  pier:\n    lat: 41.79\n", "lat: 41", "“lat” is no key"),
        ("pier-burnt:", "pier-burn:", "text: El muelle", "Did you mean pier-burnt?"),
        ("-06-published:", "-06-pblished:", "headline: Primera", "Did you mean 2031-05-06-pub"),
        ("text_of: 34f909d0", "text_of: 34f9", "text_of: 34f9", "no digest"),
        (
            "text: Ya no está.",
            "text: [Ya, no está.]",
            "text: [Ya",
            "1 entries here, and this has 2",
        ),
        ("nobody-hurt:", "nobody-hurt:\n    note: Nadie.", "note: Nadie", "says nothing here"),
        ("headline: Un", "headline: Un # incendio", "headline: Un", "these words would be lost"),
    ],
)
def test_what_is_no_text_of_the_record_is_refused_at_its_line(
    content: Path, old: str, new: str, at: str, says: str
) -> None:
    replaced(content, TEXTS, old, new)
    text = (content / TEXTS).read_text("utf-8")
    line = text[: text.index(at)].count("\n") + 1
    assert [says in one for one in told(content)] == [True], told(content)
    assert told(content)[0].startswith(f"{TEXTS}:{line} ")


def test_a_story_in_another_language_is_followed_like_the_first(content: Path) -> None:
    replaced(content, STORY_TEXT, "@courier", "@courrier")
    assert told(content)[0].startswith(f"{STORY_TEXT}:3 reference.missing")


def test_words_of_a_claim_for_which_a_story_has_no_room_are_told(content: Path) -> None:
    replaced(content, TEXTS, "text: Nadie resultó herido.", "text: Nadie | herido.")
    (content / STORY_TEXT).write_text("| a |\n| --- |\n| [](claim:nobody-hurt) |\n", "utf-8")
    (said,) = [one for one in told(content) if "narrative.structure" in one]
    assert said.startswith(f"{STORY_TEXT}:3 ")
    assert "words of claims" in said


def test_a_translation_needs_a_language_of_the_site(content: Path) -> None:
    replaced(content, "newsroom.yaml", "languages: [es]\n", "")
    assert [line.split()[1] for line in told(content)] == ["translation.not-published:"]


def test_a_translation_into_its_own_language_is_refused(content: Path) -> None:
    (content / TEXTS).rename(content / TEXTS.replace("es.yaml", "en.yaml"))
    (content / STORY_TEXT).rename(content / STORY_TEXT.replace("es.md", "en.md"))
    assert [line.split()[1] for line in told(content)] == ["translation.own-language:"]


def test_a_story_without_texts_and_texts_without_a_story_are_told(content: Path) -> None:
    (content / STORY_TEXT).unlink()
    assert "There is no narrative.es.md" in told(content)[0]
    (content / TEXTS).unlink()
    (content / STORY_TEXT).write_text("Hola.\n", "utf-8")
    assert told(content)[0].startswith(f"{STORY_TEXT}:None translation.no-texts")


def test_names_of_files_that_are_no_language_do_not_belong(content: Path) -> None:
    (content / "incidents/pier-fire/incident.yaml.yaml").write_text("headline: A\n", "utf-8")
    assert "folder.unexpected" in told(content)[0]


def test_a_text_is_current_older_or_missing(content: Path) -> None:
    replaced(content, TEXTS, "text_of: 34f909d0", "text_of:")
    replaced(content, TEXTS, "text: Nadie resultó herido.", "text:")
    replaced(content, "incidents/pier-fire/narrative.md", "at around 2", "about 2")
    incident = pier(content)
    stands = freshness(incident, incident.translations["es"])
    assert stands["claims/pier-burnt/text"] is Freshness.OLDER
    assert stands["claims/nobody-hurt/text"] is Freshness.MISSING
    assert stands[STORY] is Freshness.OLDER
    assert stands["headline"] is Freshness.CURRENT
    assert "sources/herald/title" not in stands  # a name may stay as it is
    count = count_of(stands)
    assert (count.missing, count.older) == (1, 2)


def test_words_that_were_spoken_in_the_language_need_no_translation(content: Path) -> None:
    spoken = "text: It is gone.\n    original: {language: es, text: Ya no está.}"
    replaced(content, "incidents/pier-fire/incident.yaml", "text: It is gone.", spoken)
    replaced(content, TEXTS, "text: Ya no está.", "text:")
    incident = pier(content)
    assert "quotes/gone/text" not in freshness(incident, incident.translations["es"])


def test_any_file_of_a_translation_changes_the_incident(content: Path) -> None:
    before = pier(content).digest
    replaced(content, STORY_TEXT, "hasta", "casi hasta")
    between = pier(content).digest
    replaced(content, TEXTS, "Nadie", "Ninguna persona")
    assert len({before, between, pier(content).digest}) == 3
