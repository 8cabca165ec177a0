"""The words that judge are those of the language of the text that is judged."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest
from msgspec.structs import replace

from generator.model.incident import Incident
from generator.model.word_lists import LISTED, WordLists, forms_of, is_listed, word_lists
from generator.model.word_lists.lists import Ages
from generator.problems import Level, Problem
from generator.standards import judge_incident
from generator.standards.texts import all_texts
from generator.standards.wording import house_style
from tests.in_spanish import RECORD, TEXTS, copied, replaced
from tests.standards.records import NARRATIVE, incident, newsroom, with_item
from tests.whole_site import read_site

ONE_ORIGIN = {
    "headline": "Arde un muelle en Puerto Ninguno",
    "standfirst": "Nadie resultó herido.",
    "rests_on": ["nobody-hurt"],
}


def judged(language: str, narrative: str = NARRATIVE, **record: Any) -> list[Problem]:  # noqa: ANN401  # YAML can be anything
    told = incident({"language": language, **record}, narrative)
    return list(judge_incident(told, newsroom()))


def codes(language: str, narrative: str = NARRATIVE, **record: Any) -> list[str]:  # noqa: ANN401  # likewise
    return [one.code.partition(".")[2] for one in judged(language, narrative, **record)]


def told(words: str) -> str:
    return f"{words} [@herald]\n"


@pytest.mark.parametrize("language", ["es", "es-MX", "ES"])
def test_a_language_is_known_by_its_first_subtag(language: str) -> None:
    assert is_listed(language)
    assert word_lists(language) is word_lists("es")


def test_a_language_without_lists_has_none_and_looks_for_addresses_as_english_does() -> None:
    assert word_lists("fr") is None
    assert forms_of("fr") is word_lists("en")
    assert {"en", "es"} == set(LISTED)


def test_each_listed_language_has_lists_of_its_own() -> None:
    lists = [word_lists(language) for language in LISTED]
    assert None not in lists
    assert len({id(one) for one in lists}) == len(LISTED)


@pytest.mark.parametrize(
    "headline",
    [
        "Arde un muelle, dice la policía",
        "Según los bomberos, arde un muelle",
        "Los bomberos informan de que arde un muelle",
        "La alcaldesa confirmó que arde un muelle",
        "De acuerdo con el sheriff, arde un muelle",
    ],
)
def test_a_spanish_headline_says_who_says_so_in_spanish(headline: str) -> None:
    assert codes("es", **ONE_ORIGIN) == ["rests-on-one-origin"]
    assert codes("es", **{**ONE_ORIGIN, "headline": headline}) == []


def test_the_headline_in_a_language_without_lists_is_not_judged_by_words() -> None:
    assert codes("eu", **ONE_ORIGIN) == []
    assert codes("en", **ONE_ORIGIN) == ["rests-on-one-origin"]


def test_a_translated_headline_is_asked_who_says_so(tmp_path: Path) -> None:
    content = copied(tmp_path)
    replaced(content, RECORD, "rests_on: [pier-burnt]", "rests_on: [nobody-hurt]")
    assert "standards.rests-on-one-origin" not in found(content)
    replaced(content, TEXTS, ", dicen los bomberos", "")
    assert found(content)["standards.rests-on-one-origin"] == [(TEXTS, "headline")]


def found(content: Path) -> dict[str, list[tuple[str, str | None]]]:
    (incident,) = (one for one in read(content) if one.id == "pier-fire")
    places: dict[str, list[tuple[str, str | None]]] = {}
    for one in judge_incident(incident, newsroom()):
        places.setdefault(one.code, []).append((one.location.file, one.location.field))
    return places


def read(content: Path) -> tuple[Incident, ...]:
    reading = read_site(content, in_part=True)
    assert reading.problems == ()
    assert reading.site is not None
    return reading.site.incidents


@pytest.mark.parametrize(
    "words",
    [
        "Vivía en la calle Elm 12 desde niño.",
        "Vivía en la calle Elm, 12, desde niño.",
        "La casa de la avenida Juárez núm. 45 ardió.",
        "Ardió el número 12 de la calle Elm.",
        "Ardió el 1612 de Elm Street.",
        "Fueron a c/ Mayor, 5.",
        "Fueron a la calle 5 de Mayo 123.",
        "Fueron a la carrera 7 # 12-34.",
        "Fueron a 12 Dock Street.",
    ],
)
def test_a_house_is_found_as_spanish_tells_it(words: str) -> None:
    assert codes("es", told(words)) == ["house-address"]


@pytest.mark.parametrize(
    "words",
    [
        "Ardió la cuadra 1600 de la calle Elm.",
        "Fue en la cuadra del 1600 de la calle Elm.",
        "En la calle Elm, 12 personas huyeron.",
        "En la avenida Franklin, 12 agentes esperaban.",
        "Cerraron la calle Elm a las 14:00 y la calle 42.",
        "El 16 de octubre de 2023 cerraron la plaza Mayor.",
        "La plaza Mayor está a 300 metros de la calle Park.",
    ],
)
def test_a_block_a_count_and_a_time_are_no_house(words: str) -> None:
    assert codes("es", told(words)) == []


@pytest.mark.parametrize(
    ("name", "is_house"),
    [
        ("Calle Elm 12", True),
        ("Apartamento 3", True),
        ("Depto. 4B", True),
        ("Plaza 5 de Mayo", False),
        ("5 de Mayo", False),
        ("Cuadra 1600 de la calle Elm", False),
        ("Hospital San Rafael", False),
    ],
)
def test_the_spanish_name_of_a_place_is_judged_in_spanish(name: str, is_house: bool) -> None:  # noqa: FBT001  # a case
    wanted = ["house-address"] if is_house else []
    assert codes("es", **with_item("places", "pier", name=name)) == wanted


def test_the_translated_name_of_a_place_gives_no_house_away(tmp_path: Path) -> None:
    content = copied(tmp_path)
    assert "standards.house-address" not in found(content)
    replaced(content, TEXTS, "name: El viejo muelle", "name: Calle del Muelle 12")
    assert [one[0] for one in found(content)["standards.house-address"]] == [TEXTS]


@pytest.mark.parametrize(
    ("words", "code"),
    [
        ("Murió Juan Pérez, de 15 años, dijo ella.", "age-beside-name"),
        ("Murió el niño de ocho años Juan Pérez.", "age-beside-name"),
        ("Murió una menor de dieciséis años, identificada como Ana López.", "age-beside-name"),
        ("Huyó en un coche blanco, 1234 BCD, hacia el sur.", "number-plate"),
        ("Llevaba placas ABC-123.", "number-plate"),
        ("Su DNI 12345678Z quedó allí.", "identity-number"),
        ("Su identidad, 0801-1990-12345, quedó allí.", "identity-number"),
        ("Su celular es el 860-555-0199.", "telephone-number"),
        ("Escriba a ana.perez (arroba) mail (punto) example.", "mail-address"),
    ],
)
def test_private_life_is_found_as_spanish_tells_it(words: str, code: str) -> None:
    assert codes("es", told(words)) == [code]


@pytest.mark.parametrize(
    "words",
    [
        "Llame a la policía al 860-757-4000.",
        "La línea de denuncias es el 860-757-4000.",
        "Escriba a redaccion@diario.example o a salud@salud.gob.mx.",
        "Murió Juan Pérez, de 45 años. Hace 15 años Juan Pérez vivía aquí.",
        "Pusieron una placa de 1998 en el vehículo 4.",
        "La identidad de 6 personas no se conoce.",
    ],
)
def test_what_spanish_offices_publish_and_other_numbers_are_no_alarm(words: str) -> None:
    assert codes("es", told(words)) == []


@pytest.mark.parametrize(
    "words",
    [
        "Murió Ana López, dos meses, dijo ella.",
        "MURIÓ LA NIÑA DE OCHO AÑOS Ana López.",
        "Murió Ana López, una niña de quince años de edad.",
        "There was Ana Lopez, aged fifteen, on the pier.",
    ],
)
def test_an_age_in_words_is_found_where_no_digit_stands(words: str) -> None:
    assert codes("es", told(words)) == ["age-beside-name"]


def french() -> WordLists:
    """Lists of a language that the program does not know."""
    after = re.compile(r"de (?:quatorze|quinze) ans,? (?P<after>[A-Z]\w+ [A-Z]\w+)")
    ages = Ages(in_words=(re.compile("quatorze|quinze"),), beside_names=(after,), no_names=())
    english = word_lists("en")
    assert english is not None
    return replace(english, ages=ages, at=("arobase",), dot=("point",))


@pytest.mark.parametrize(
    ("words", "code"),
    [
        ("On a vu une élève de quinze ans, Anne Leroux, au port.", "age-beside-name"),
        ("Écrivez à anne.leroux (arobase) courriel (point) example.", "mail-address"),
    ],
)
def test_private_life_is_found_by_the_words_of_a_new_language(
    monkeypatch: pytest.MonkeyPatch, words: str, code: str
) -> None:
    words = told(words)
    assert codes("fr", words) == []
    lists = {"fr": french(), "en": word_lists("en")}
    monkeypatch.setattr("generator.model.word_lists.LISTED", (*lists,))
    monkeypatch.setattr("generator.model.word_lists._lists", lists.__getitem__)
    assert codes("fr", words) == [code]
    assert codes("en", words) == []


def test_what_a_spanish_film_is_called_is_no_speech() -> None:
    words = "La película «El viejo que miraba arder los muelles» se estrenó."
    assert codes("es", told(words)) == []
    assert codes("es", told(words.replace("La película", "Dijo"))) == ["mismatch"]


def hidden(name: str) -> dict[str, Any]:
    return with_item("people", "keeper", name=name)


def levels(language: str, words: str, name: str) -> list[Level]:
    return [
        one.level
        for one in judged(language, told(words), **hidden(name))
        if one.code == "standards.name-given-away"
    ]


def test_a_name_that_is_a_word_of_the_language_is_advice_where_it_would_have_a_capital() -> None:
    assert levels("es", "Puente ardió.", "Luis Puente") == [Level.ADVICE]
    assert levels("en", "Puente burnt.", "Luis Puente") == [Level.ERROR]
    assert levels("en", "White burnt.", "Luis White") == [Level.ADVICE]
    assert levels("es", "White ardió.", "Luis White") == [Level.ERROR]


def test_a_spanish_title_is_no_part_of_a_name() -> None:
    assert levels("es", "Lo vio Ana Ríos.", "Doña Ana Ríos") == [Level.ERROR]
    assert levels("es", "Lo vio A. Ríos.", "Sra. Ana Ríos") == [Level.ERROR]


def avoided(language: str, words: str, avoid: object) -> set[str]:
    style = {"avoid": avoid, "say": {"en": "say who", "es": "diga quién"}}
    house = newsroom(house_style=[style])
    record = incident({"language": language}, told(words))
    return {one.hint for one in house_style(record, house, tuple(all_texts(record)))}


def test_house_style_is_sought_in_its_own_language() -> None:
    both = {"en": "incident", "es": "suceso"}
    assert avoided("es-MX", "Un suceso y un incident.", both) == {"Instead: diga quién."}
    assert avoided("en", "Un suceso y un incident.", both) == {"Instead: say who."}
    assert avoided("fr", "Un suceso et un incident.", both) == set()


def test_house_style_with_one_text_is_sought_in_every_language() -> None:
    assert avoided("fr", "Un incident.", "incident") == {"Instead: say who."}
