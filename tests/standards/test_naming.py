from __future__ import annotations

from typing import Any

import pytest

from tests.standards.records import found, problems, with_item


def test_a_name_needs_a_ground() -> None:
    assert found(with_item("people", "chief", naming=None)) == [
        ("name-without-ground", "people/chief/name")
    ]


KEEPER = {"name": "Béla Lantern"}


def given_away(record: dict[str, Any]) -> list[str | None]:
    """Where the name of the keeper, whom the record holds but must not name, is given away."""
    spoilt = with_item("people", "keeper", **KEEPER) | record
    return [field for code, field in found(spoilt) if code == "name-given-away"]


@pytest.mark.parametrize(
    ("record", "field"),
    [
        ({"headline": "Pier of Béla Lantern burns"}, "headline"),
        ({"headline": "The Lantern pier burns"}, "headline"),
        ({"tags": ["bela-lantern"]}, "tags/0"),
        ({"standfirst": "BELA LANTERN was not hurt."}, "standfirst"),
        (with_item("quotes", "gone", context="Asked about Bela Lantern."), "quotes/gone/context"),
        (with_item("claims", "nobody-hurt", text="Lantern slept."), "claims/nobody-hurt/text"),
        (with_item("media", "p", held="no", alt="Mr Lantern, smiling"), "media/p/alt"),
        (with_item("media", "p", held="no", caption="B. Lantern"), "media/p/caption"),
        (with_item("media", "p", file="bela-lantern.jpg", held="no"), "media/p/file"),
        (with_item("media", "p", held="no", url="https://x.example/bela_lantern"), "media/p/url"),
        (with_item("events", "fire", text="Lantern calls."), "events/fire/text"),
        (with_item("sources", "herald", title="Keeper Lantern speaks"), "sources/herald/title"),
    ],
)
def test_who_is_not_named_is_named_nowhere(record: dict[str, Any], field: str) -> None:
    assert given_away(record) == [field]


@pytest.mark.parametrize(
    "name",
    [
        "Lаntеrn",
        "LАΝТЕRN",
        "Béla Lan\u200btern",
        "Lan\u00adtern",
        "L\U000e0061antern",
        "𝐋𝐚𝐧𝐭𝐞𝐫𝐧",
        "Ｌａｎｔｅｒｎ",
        "Lan\u2060tern",
    ],
)
def test_a_name_is_found_behind_letters_that_nobody_sees_or_that_look_alike(name: str) -> None:
    assert given_away({"standfirst": f"The keeper, {name}, slept."}) == ["standfirst"]


def test_a_name_in_cyrillic_letters_is_found_in_either_case() -> None:
    spoilt = with_item("people", "keeper", name="Виктор Маяков")
    told = [code for code, _ in found(spoilt | {"standfirst": "Это МАЯКОВ, сторож."})]
    assert "name-given-away" in told


def test_a_name_in_the_narrative_is_found_to_the_letter() -> None:
    spoilt = with_item("people", "keeper", **KEEPER)
    narrative = "The pier burnt. [@herald]\n\nIts keeper, Lantern, slept. [@herald]\n"
    (_, problem) = problems(spoilt, narrative)
    assert (problem.location.line, problem.location.column) == (3, 13)
    assert problem.message == "This gives away the name of the pier keeper, who is not named."


def test_a_name_in_an_update_is_found_in_its_file() -> None:
    update = {
        "at": "2031-05-07",
        "kind": "clarification",
        "headline": "Bela Lantern slept",
        "why": "He said so.",
        "covers": "narrative",
    }
    spoilt = with_item("people", "keeper", **KEEPER)
    places = [one.location for one in problems(spoilt, updates={"2031-05-07-slept": update})]
    assert [(place.file, place.field) for place in places][1:] == [
        ("incidents/pier-fire/updates/2031-05-07-slept.yaml", "headline")
    ]


def test_a_family_name_that_somebody_else_bears_gives_nobody_away() -> None:
    people = with_item("people", "keeper", name="Béla Ember")
    assert found(people) == [("name-without-ground", "people/keeper/name")]


def test_part_of_a_word_is_no_name() -> None:
    assert given_away({"standfirst": "Lanterns and lanternfish."}) == []


def test_a_person_is_named_or_not_named_but_not_both() -> None:
    both = with_item("people", "chief", not_named="withheld-by-authority")
    assert found(both)[0] == ("named-and-not-named", "people/chief/not_named")


@pytest.mark.parametrize("age", [{"minor": "yes"}, {"age": {"is": "17", "claim": "nobody-hurt"}}])
def test_a_childs_name_needs_somebody_who_answers_for_it(age: dict[str, Any]) -> None:
    assert found(with_item("people", "chief", **age)) == [("minor-named", "people/chief/name")]


def test_a_childs_name_may_stand_with_who_decided_and_why() -> None:
    naming = {"ground": "family-consent", "decided_by": "the editor", "reason": "Their wish."}
    assert found(with_item("people", "chief", minor="yes", naming=naming)) == []


def test_an_age_that_spans_eighteen_is_a_childs_until_known_better() -> None:
    age = {"is": "15-20", "claim": "nobody-hurt"}
    assert found(with_item("people", "chief", age=age)) == [("minor-named", "people/chief/name")]


def test_a_person_is_called_something() -> None:
    assert found(with_item("people", "keeper", called=None)) == [("no-name", "people/keeper")]


def test_a_name_in_the_incidents_id_is_told_at_its_folder() -> None:
    spoilt = with_item("people", "keeper", name="Pier Fire")
    assert "incidents/pier-fire" in [one.location.file for one in problems(spoilt)]
