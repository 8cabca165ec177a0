"""No id and no file name is made of somebody's name."""

from __future__ import annotations

from datetime import date

import pytest

from generator.authoring.add import added
from generator.authoring.draft import Answers, draft
from generator.authoring.update import file_name
from generator.authoring.writing import neutral_slug

RECORD = "format: 1\npeople:\n  - id: person-1\n    called: a man\n"
ANSWERS = Answers(
    headline="Béla Lantern hurt in a fire",
    claim="Béla Lantern was hurt.",
    kind="fire",
    occurred="2031-05-06",
    sensitivity=("none",),
    title="A post",
    publisher="Ida Kelp",
    source_kind="social-post",
    says="Béla Lantern",
    role="Keeper of the Lantern pier",
    ground="spoke-on-record",
    place="Lantern’s house, 42 Elm Street",
)


def test_a_new_incident_has_no_id_made_of_a_name() -> None:
    record = draft(ANSWERS, date(2031, 5, 7))["incident.yaml"]
    ids = [line.split(":")[1].strip() for line in record.split("\n") if "id: " in line]
    assert ids == ["post-1", "keeper-of-the-pier", "scene", "was-hurt"]


@pytest.mark.parametrize(
    ("kind", "fields", "item"),
    [
        ("person", {"name": "Béla Lantern", "naming": "public-official"}, "person-2"),
        ("person", {"name": "Béla Lantern", "role": "pier keeper"}, "pier-keeper"),
        ("person", {"called": "Béla"}, "person-2"),
        ("place", {"name": "Lantern’s house"}, "place-1"),
        ("place", {"name": "42 elm street"}, "place-1"),
        ("place", {"name": "the school"}, "the-school"),
        ("place", {"name": "das alte Café"}, "place-1"),
        ("place", {"name": "the old café", "role": "scene"}, "scene"),
        ("claim", {"text": "Lantern was hurt."}, "was-hurt"),
        ("claim", {"text": "Béla Lantern"}, "claim-1"),
        ("quote", {"text": "BÉLA LANTERN"}, "quote-1"),
        ("event", {"text": "Police find Béla Lantern"}, "police-find"),
        ("question", {"text": "Who saw Lantern?"}, "who-saw"),
        ("media", {"caption": "Lantern, smiling"}, "smiling"),
        ("source", {"kind": "social-post", "publisher": "Ida Kelp"}, "post-1"),
        ("agency", {"name": "Harbour Office"}, "harbour-office"),
    ],
)
def test_a_new_item_has_no_id_made_of_a_name(kind: str, fields: dict[str, str], item: str) -> None:
    text, item_id = added(RECORD, kind, fields)
    assert item_id == item
    assert f"id: {item}\n" in text


def test_an_update_has_no_file_name_made_of_a_name() -> None:
    assert file_name("2031-05-07", "Béla Lantern slept at home") == "2031-05-07-slept-at-home.yaml"
    assert file_name("2031-05-07", "Béla Lantern") == "2031-05-07-update.yaml"


def test_an_id_of_neutral_words_is_as_it_was() -> None:
    assert neutral_slug("Nobody was hurt.", ["nobody-was-hurt"]) == "nobody-was-hurt-2"
