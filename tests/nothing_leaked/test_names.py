"""Who is not to be named is found, however the name is written, and nobody else is."""

from __future__ import annotations

import unicodedata
from typing import Any
from urllib.parse import quote

import pytest

from generator.problems import Level, Problem
from tests.standards.records import NARRATIVE, problems, with_item


def told(
    name: str, record: dict[str, Any] | None = None, narrative: str = NARRATIVE
) -> list[Problem]:
    """Where a person whom the record calls “the pier keeper” is given away."""
    spoilt = with_item("people", "keeper", name=name) | (record or {})
    every = problems(spoilt, narrative)
    return [one for one in every if one.code == "standards.name-given-away"]


WRITTEN = [
    ("Béla Lantern", unicodedata.normalize("NFD", "Béla Lantern")),
    ("Béla Lantern", "Be\u0301la Lan\u00adtern"),
    ("Béla Lantern", "Bela L\u200ba\u2060n\ufe0ftern"),
    ("Béla Lantern", "Ｂéla Ｌantern"),
    ("Béla Lantern", "Lantern, Béla"),
    ("Béla Lantern", "Lantern Béla"),
    ("Béla Lantern", "B. Lantern"),
    ("Béla Lantern", "@BelaLantern"),
    ("Béla Lantern", "@blantern99"),
    ("Béla Lantern", "Béla A. Lantern"),
    ("Béla Lantern", "Béla\nLantern"),
    ("Béla Lantern", "Béla **Lan**tern"),
    ("Béla Lantern", "B&eacute;la L&#97;ntern"),
    ("Lantern, Béla", "Béla Lantern"),
    ("Dr. Béla Lantern", "Béla Lantern"),
    ("Béla Lantern Jr.", "Béla Lantern"),
    ("Béla Lantern Jr.", "Lantern"),
    ("Béla Lantern, Jr.", "Lantern"),
    ("Béla Lantern III", "Mr Lantern"),
    ("Béla Anton Lantern II", "Béla Lantern"),
    ("Béla Anton Lantern", "Béla A. Lantern"),
    ("María López García", "Maria Lopez"),
    ("María López García", "López"),
    ("María López García", "García"),
    ("María López-García", "Lopez-Garcia"),
    ("María de la Cruz", "Ms. Cruz"),
    ("Ludwig van Hoven", "Van Hoven"),
    ("Sean O’Brien", "OBrien"),
    ("Sean O’Brien", "O'Brien"),
    ("Jürgen Müller", "Mueller"),
    ("Bjørn Sørensen", "Bjorn Sorensen"),
    ("Karl Weiß", "KARL WEISS"),
    ("王小明", "昨天王小明說"),
    ("Олена Шевченко", "ШЕВЧЕНКО"),
    ("Cher", "Cher"),
    ("Béla Lantern", "the Lanterns’ house"),
    ("Béla Jonesy", "the Jonesys' house"),
    ("Charles de Gaulle", "DeGaulle"),
    ("Jean van der Berg", "Vanderberg"),
    ("Omar al-Bashir", "al Bashir"),
    ("Mary McDonald", "Mc Donald"),
    ("Mary McDonald", "MacDonald"),
    ("J. R. Lantern", "JR Lantern"),
    ("Anne-Marie Lantern", "A.-M. Lantern"),
    ("Béla Lantern", "lantern.bela@example.org"),
]


@pytest.mark.parametrize(("name", "words"), WRITTEN)
def test_a_name_is_found_however_it_is_written(name: str, words: str) -> None:
    (problem,) = told(name, {"standfirst": f"It was {words} who saw it."})
    assert (problem.location.field, problem.level) == ("standfirst", Level.ERROR)
    (problem, *_) = told(name, narrative=f"The pier burnt.\nThere {words} slept. [@herald]\n")
    assert problem.location.line == 2


DECOMPOSED = "https://x.example/" + quote("Be\u0301la-Lantern")
PLACES: list[tuple[dict[str, Any], str]] = [
    ({"tags": ["bela-lantern"]}, "tags/0"),
    ({"tags": ["lantern-case"]}, "tags/0"),
    ({"aliases": ["arrest-of-lantern"]}, "aliases/0"),
    (with_item("claims", "bela-lantern-slept", text="He slept.", said_by=[{"source": "herald"}]),
     "claims/bela-lantern-slept/id"),
    (with_item("claims", "lantern-bela-2", text="He slept.", said_by=[{"source": "herald"}]),
     "claims/lantern-bela-2/id"),
    (with_item("media", "p", file="bela_lantern2.jpg", held="no"), "media/p/file"),
    (with_item("media", "p", held="no", url="https://x.example/B%C3%A9la%20Lantern"),
     "media/p/url"),
    (with_item("media", "p", held="no", url=DECOMPOSED),
     "media/p/url"),
    (with_item("media", "p", held="no", alt="A man, Lantern, smiling"), "media/p/alt"),
    (with_item("sources", "courier", archived="https://a.example/lantern-bela"),
     "sources/courier/archived"),
    (with_item("people", "keeper", note="Béla Lantern asked us"), "people/keeper/note"),
    (with_item("places", "pier", also=[{"name": "Lantern Bela pier"}]), "places/pier/also/0/name"),
]  # fmt: skip


@pytest.mark.parametrize(("record", "field"), PLACES)
def test_a_name_is_found_wherever_a_reader_or_a_machine_could_see_it(
    record: dict[str, Any], field: str
) -> None:
    people = record.pop("people", with_item("people", "keeper")["people"])
    people[-1]["name"] = "Béla Lantern"
    found = [
        one.location.field
        for one in problems(record | {"people": people})
        if one.code == "standards.name-given-away"
    ]
    assert found == [field]


def test_a_name_is_found_in_links_of_the_narrative() -> None:
    linked = "It burnt, [a post](https://x.example/B%C3%A9la-Lantern) says. [@herald]\n"
    (problem,) = told("Béla Lantern", narrative=linked)
    assert (problem.location.line, problem.location.column) == (1, linked.index("B%C3") + 1)


def test_an_update_is_not_called_by_a_name() -> None:
    update = {"at": "2031-05-07", "kind": "clarification", "headline": "A detail", "why": "So.",
              "covers": "narrative"}  # fmt: skip
    spoilt = with_item("people", "keeper", name="Béla Lantern")
    every = problems(spoilt, updates={"2031-05-07-bela-lantern-slept": update})
    (found,) = [one.location for one in every if one.code == "standards.name-given-away"]
    assert found.file == "incidents/pier-fire/updates/2031-05-07-bela-lantern-slept.yaml"


def test_the_id_of_an_item_is_told_once_and_not_where_it_is_repeated() -> None:
    claims = with_item("claims", "nobody-hurt", id="lantern-slept")
    spoilt = claims | {"rests_on": ["lantern-slept"]}
    assert [one.location.field for one in told("Béla Lantern", spoilt)] == [
        "claims/lantern-slept/id"
    ]


@pytest.mark.parametrize(
    "words",
    [
        "a white car", "the white-washed wall", "Whites and whitecaps", "he waits", "Joel Whitman",
    ],
)  # fmt: skip
def test_a_common_word_in_small_letters_is_no_name(words: str) -> None:
    assert told("Joe White", {"standfirst": f"Police look for {words}."}) == []
    assert (
        told(
            "Joe White", with_item("claims", "white-car", text="x", said_by=[{"source": "herald"}])
        )
        == []
    )


@pytest.mark.parametrize(
    "sentence",
    [
        "White paint was found.",
        "It burnt. White paint was found.",
        "“White,” the sign said.",
        "WHITE CAR SOUGHT",
        "Police Look For White Car",
    ],
)
def test_a_common_word_that_has_a_capital_anyway_is_advice(sentence: str) -> None:
    (problem,) = told("Joe White", {"headline": sentence})
    assert problem.level is Level.ADVICE
    (problem,) = told("Joe White", narrative=f"{sentence} [@herald]\n")
    assert problem.level is Level.ADVICE


def test_a_common_word_with_a_capital_in_a_sentence_is_a_name() -> None:
    (problem,) = told("Joe White", {"standfirst": "Then White came. A white car left."})
    assert problem.level is Level.ERROR


def test_what_the_texts_themselves_use_as_a_word_is_a_common_word() -> None:
    (problem,) = told(
        "Ida Kelp", {"standfirst": "Kelp lay there.", "headline": "A heap of kelp burns"}
    )
    assert problem.level is Level.ADVICE
    (problem,) = told("Ida Kelp", {"standfirst": "Kelp lay there."})
    assert problem.level is Level.ERROR


def test_a_family_name_that_somebody_else_bears_is_found_with_the_first_name_only() -> None:
    assert told("Béla Ember", {"standfirst": "Then Ember came."}) == []
    assert len(told("Béla Ember", {"standfirst": "Then Ember, Béla came."})) == 1
