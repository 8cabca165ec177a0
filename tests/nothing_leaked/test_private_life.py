"""House addresses, children, telephone numbers and the like: told where they must not be."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest

from generator.model.record import SECTIONS
from generator.model.word_lists import forms_of
from generator.problems import Level, Problem
from generator.reading.yaml_text import read_yaml
from generator.standards import private
from tests.standards.records import found, problems, with_item

ROOT = Path(__file__).parents[2]
WITHHELD: dict[str, Any] = {"lat": None, "lon": None, "precision": "withheld"}


def one(record: dict[str, Any] | None = None, narrative: str = "") -> Problem:
    (problem,) = problems(
        record, **({"narrative": f"{narrative} [@herald]\n"} if narrative else {})
    )
    return problem


@pytest.mark.parametrize(
    "name",
    [
        "42 Elm Street",
        "1234 W. 5th Ave",
        "12 E 42nd St, Apt 3",
        "8501 Rivera Ct.",
        "42 elm street",
        "221B Baker Street",
        "4800 County Road 12",
        "12345 US-90",
        "710 Broadway",
        "House at 12 Oak Ln",
        "Apartment 4, Maple Court",
        "12 rue de la Paix",
        "Calle Mayor, 12",
        "Musterstraße 12",
        "Elm Street 42",
        "Their home, 17 Maple",
    ],
)
@pytest.mark.parametrize("precision", ["withheld", "town"])
def test_a_house_address_is_no_name_of_a_place_that_is_told_less_precisely(
    name: str, precision: str
) -> None:
    less: dict[str, Any] = WITHHELD | {"precision": precision}
    for field in ({"name": name}, {"locality": name}, {"also": [{"name": name}]}):
        problem = one(with_item("places", "pier", **{**less, **field}))
        assert (problem.code, problem.level) == ("standards.house-address", Level.ERROR)


@pytest.mark.parametrize(
    "name",
    [
        "1600 block of Elm Street",
        "300 Block Main Street",
        "5th Avenue",
        "Elm Street and 42nd Street",
        "Route 9",
        "Interstate 84, exit 46",
        "7-Eleven",
        "24 Hour Fitness",
        "a house in the north end",
        "9/11 Memorial",
    ],
)
def test_a_block_a_corner_or_a_route_is_no_house(name: str) -> None:
    assert found(with_item("places", "pier", name=name, **WITHHELD)) == []


def test_an_exact_place_may_be_called_by_its_address_in_prose_too() -> None:
    hall = with_item("places", "pier", name="City Hall, 550 Main Street", precision="exact")
    assert found(hall, narrative="It burnt at 550 Main Street. [@herald]\n") == []


@pytest.mark.parametrize(
    "sentence",
    [
        "Officers came to 42 Elm Street at night.",
        "He lived at 1234 W. 5th Ave., neighbours said.",
        "The house, 12 Oak Ln, burnt.",
        "Le feu a pris au 12, rue de la Paix.",
        "Sie wohnte in der Musterstraße 12.",
    ],
)
def test_a_house_address_in_prose_is_advice_to_the_letter(sentence: str) -> None:
    problem = one(with_item("places", "pier", **WITHHELD), f"A fire.\nThen: {sentence}")
    assert (problem.code, problem.level) == ("standards.house-address", Level.ADVICE)
    assert problem.location.line == 2
    for field in ({"standfirst": sentence}, with_item("claims", "nobody-hurt", text=sentence)):
        assert found(field)[0][0] == "house-address"


def test_a_named_editor_can_waive_an_address_but_not_where_a_child_lives() -> None:
    waive = {"field": "places/pier/name", "by": "managing editor", "reason": "A museum."}
    place = with_item("places", "pier", name="42 Elm Street", **WITHHELD)
    waived = {"waive": [{"code": "standards.house-address", **waive}]}
    assert found(place | waived) == []
    child = with_item("people", "keeper", minor="yes")
    assert [code for code, _ in found(place | child | waived)] == ["childs-home", "waiver-unused"]
    waived = {"waive": [{"code": "standards.childs-home", **waive}]}
    assert [code for code, _ in found(place | child | waived)] == ["childs-home", "waiver-refused"]


CHILD = with_item("people", "keeper", minor="yes")


@pytest.mark.parametrize(
    "name", ["The family’s home", "Her house", "Apartment 3", "42 Elm Street"]
)
@pytest.mark.parametrize("precision", ["exact", "block"])
def test_a_home_is_not_told_to_the_door_beside_a_child(name: str, precision: str) -> None:
    home = with_item("places", "pier", name=name, precision=precision)
    assert ("childs-home", "places/pier/precision") in found(CHILD | home)
    by_age = with_item("people", "keeper", age={"is": "15", "claim": "nobody-hurt"})
    assert ("childs-home", "places/pier/precision") in found(by_age | home)


def test_no_sensitivity_at_all_beside_a_child_and_an_exact_place_is_an_error() -> None:
    exact = with_item("places", "pier", precision="exact")
    problem = one(CHILD | exact)
    assert (problem.code, problem.level) == ("standards.child-unsaid", Level.ERROR)
    problem = one(CHILD | exact | {"sensitivity": ["death"]})
    assert problem.level is Level.ADVICE


@pytest.mark.parametrize(
    "words",
    [
        "15-year-old Maria Lopez",
        "the 15 year old student Maria Lopez",
        "fifteen-year-old Maria",
        "Maria Lopez, 15, was there",
        "Maria Lopez (15)",
        "Maria Lopez, a 15-year-old,",
        "Maria Lopez, aged 15,",
        "Maria Lopez was 15.",
        "Maria Lopez, who was 9,",
        "8-month-old Ana Lopez",
        "Maria Lopez, de 15 años,",
        "the 15‑year‑old boy, John Roe",
        "Maria Lopez, fifteen,",
        "Maria Lopez, aged fifteen,",
        "the fifteen‑year‑old student Maria Lopez",
        "Fifteen-Year-Old Maria Lopez",
    ],
)
def test_a_childs_age_beside_a_name_is_advice_in_prose(words: str) -> None:
    problem = one(None, f"Police spoke of {words} on the pier.")
    assert (problem.code, problem.level) == ("standards.age-beside-name", Level.ADVICE)
    waived = {"code": "standards.age-beside-name", "field": "narrative", "by": "a", "reason": "b"}
    assert "waiver-refused" in [code for code, _ in found({"waive": [waived]})]


def test_a_childs_age_beside_a_name_is_an_error_in_what_a_person_is() -> None:
    role = with_item("people", "chief", role="speaks for 15-year-old Maria Lopez")
    assert one(role).level is Level.ERROR


@pytest.mark.parametrize(
    "words",
    [
        "a 15-year-old boy",
        "a 15-year-old Hartford boy",
        "a 15-year-old from Hartford",
        "Ada Ember, 45,",
        "on Monday, October 16, 2031,",
        "Old Pier, 15 miles off,",
        "the 9-year-old Old Pier",
    ],
)
def test_an_age_without_a_childs_name_is_none(words: str) -> None:
    place = with_item("places", "pier", name="Old Pier")
    assert found(place, narrative=f"Police spoke of {words} there. [@herald]\n") == []


def test_a_childs_name_that_an_editor_answers_for_may_stand_beside_its_age() -> None:
    naming = {"ground": "family-consent", "decided_by": "the editor", "reason": "Their wish."}
    maria = with_item("people", "maria", name="Maria Lopez", minor="yes", naming=naming)
    assert found(maria, narrative="She is 15-year-old Maria Lopez. [@herald]\n") == []


@pytest.mark.parametrize("ground", ["charged", "convicted"])
def test_an_accusation_rests_on_a_claim_or_a_source(ground: str) -> None:
    assert found(with_item("people", "chief", naming={"ground": ground})) == [
        ("accused-on-nothing", "people/chief/naming/ground")
    ]
    for rests in ({"claim": "nobody-hurt"}, {"source": "herald"}):
        assert found(with_item("people", "chief", naming={"ground": ground, **rests})) == []


def test_an_accusation_does_not_rest_on_what_was_retracted() -> None:
    charged = {"ground": "charged", "claim": "nobody-hurt"}
    retracted = with_item("claims", "nobody-hurt", standing="retracted")
    assert found(retracted | with_item("people", "chief", naming=charged)) == [
        ("accused-on-nothing", "people/chief/naming/claim")
    ]


PRIVATE = [
    ("telephone-number", "860-555-0134"),
    ("telephone-number", "(203) 387-1234"),
    ("telephone-number", "203.387.1234"),
    ("telephone-number", "+44 7911 123456"),
    ("mail-address", "jane.doe@mail.example"),
    ("mail-address", "jane [at] mail [dot] com"),
    ("number-plate", "licence plate ABC-1234"),
    ("number-plate", "a white Honda, ABC-1234,"),
    ("number-plate", "AB12 CDE"),
    ("number-plate", "plates reading 7ABC123"),
    ("identity-number", "078-05-1120"),
    ("identity-number", "social security number 078051120"),
    ("identity-number", "AB 12 34 56 C"),
    ("identity-number", "4111 1111 1111 1111"),
    ("identity-number", "GB82 WEST 1234 5698 7654 32"),
]


@pytest.mark.parametrize(("code", "words"), PRIVATE)
def test_what_leads_to_somebody_is_advice_in_prose_and_an_error_as_a_fact(
    code: str, words: str
) -> None:
    problem = one(None, f"The pier burnt. She has {words} there.")
    assert (problem.code, problem.level) == (f"standards.{code}", Level.ADVICE)
    problem = one(with_item("people", "keeper", called=f"the keeper with {words}"))
    assert (problem.code, problem.level) == (f"standards.{code}", Level.ERROR)
    update = {
        "at": "2031-05-07", "kind": "checked", "headline": f"With {words} here", "why": "So.",
        "looked_into": ["why"],
    }  # fmt: skip
    assert [one for one, _ in found(updates={"2031-05-07-checked": update})] == [code]


@pytest.mark.parametrize(
    "words",
    [
        "Call 911.",
        "Anyone with information is asked to call Hartford police at 860-757-4000.",
        "The crisis line is 1-800-273-8255.",
        "The clerk’s office answers at (860) 757-9751.",
        "Write to press@city.example, or to the clerk, jane.doe@hartfordct.gov.",
        "IMO 9697428, hull 1234567, flight MH-370, CVE-2024-12345, case 23-45678.",
        "On 2023-10-17 at 14:00:05, 1,200,000 people, 41.79000 and -72.67000.",
        "See [the site](https://x.example/203-387-1234/jane.doe@mail.example).",
    ],
)
def test_what_offices_publish_and_other_numbers_are_no_alarm(words: str) -> None:
    assert found(narrative=f"The pier burnt. {words} [@herald]\n") == []


def test_the_number_of_an_agency_is_no_alarm_anywhere() -> None:
    agency = with_item("agencies", "fire-service", note="Desk: 203-387-1234, desk@fire.example.")
    prose = "Ring (203) 387 1234 or write to desk@fire.example. [@herald]\n"
    assert found(agency, narrative=prose) == []


OTHER_TEXTS = ("README.md", "CONTRIBUTING.md", "SECURITY.md", "content/pages/*.md")


def paragraphs() -> list[str]:
    """The paragraphs of the narratives, records and updates here, of docs/, and of other texts."""
    files = [*ROOT.glob("content/incidents/*/narrative.md"), *ROOT.glob("docs/*.md")]
    files += [path for pattern in OTHER_TEXTS for path in ROOT.glob(pattern)]
    texts = [path.read_text(encoding="utf-8") for path in files]
    for path in ROOT.glob("content/incidents/*/incident.yaml"):
        record = read_yaml(path.read_text(encoding="utf-8"), path.name).value
        assert isinstance(record, dict)
        for section in SECTIONS:
            texts += ["\n\n".join(_texts(record.get(section, [])))]
    return [part for text in texts for part in re.split(r"\n\s*\n", text) if part.strip()]


def _texts(value: object) -> list[str]:
    if isinstance(value, str):
        return [value]
    below = value.values() if isinstance(value, dict) else value if isinstance(value, list) else ()
    return [text for one in below for text in _texts(one)]


def test_false_alarms_are_rare() -> None:
    finders = (
        private.house_addresses,
        private.ages_of_children,
        private.telephone_numbers,
        private.mail_addresses,
        private.number_plates,
        private.identity_numbers,
    )
    every = paragraphs()
    alarmed = [
        part
        for part in every
        if any(next(f(part, "America/New_York", forms_of("en")), None) for f in finders)
    ]
    assert len(every) > 1000
    assert len(alarmed) / len(every) < 0.02, alarmed
