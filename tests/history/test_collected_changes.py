"""What changes about facets, figures and ids of others is told, and covered by its kind."""

from __future__ import annotations

import pytest

from generator.history import vocabulary
from generator.history.fields import field_changes
from generator.history.figures import TextContext
from generator.history.kinds import allows
from generator.model.base import Item, KeptText, PlaceId, SourceId, Text
from generator.model.claim import Standing
from generator.model.history import Aspect, Change
from generator.model.measures import QuantityField
from generator.model.moment_text import MomentField
from generator.model.record import Record
from generator.model.series import Series
from generator.reading.document import read_document
from tests.test_collections import record


def read(text: str) -> Record:
    found, problems = read_document(Record, text.encode(), "incident.yaml")
    assert found is not None, problems
    return found


def changes(right: str, wrong: str) -> list[Change]:
    """What differs where some words of the record are others."""
    was, now = read(record()), read(record().replace(right, wrong))
    found = list(field_changes("", was, now, frozenset()))
    for before, after in zip(was.figures, now.figures, strict=True):
        found += field_changes("figures", before, after, frozenset())
    return found


class Reading(Item):
    """An item with fields that the tables of this room do not name."""

    noticed: MomentField | None = None
    depth: QuantityField | None = None
    heard_in: tuple[SourceId, ...] = ()
    seen_from: PlaceId | None = None
    stands: Standing = "reported"
    seen: Text | None = None
    license: KeptText | None = None


@pytest.mark.parametrize(
    ("field", "about"),
    [
        ("noticed", Aspect.MOMENT),
        ("depth", Aspect.NUMBER),
        ("heard_in", Aspect.SOURCE),
        ("seen_from", Aspect.NAME),
        ("stands", Aspect.STANDING),
        ("seen", Aspect.WORDS),
        ("license", Aspect.OTHER),
    ],
)
def test_a_new_field_is_about_what_its_type_says(field: str, about: Aspect) -> None:
    assert vocabulary.aspect("claims", Reading, field) is about


def test_new_prose_is_prose_in_a_section_of_names_too() -> None:
    assert vocabulary.aspect("places", Reading, "seen") is Aspect.WORDS


@pytest.mark.parametrize(
    ("right", "wrong", "item", "aspect", "says"),
    [
        ("severity: major", "severity: minor", "facets", Aspect.NAME, "severity major → minor"),
        ("  severity: major\n", "", "facets", Aspect.NAME, "severity taken out"),
        ("RUSTSEC-2021-0001", "X-1", "ids", Aspect.SOURCE, "rustsec RUSTSEC-2021-0001 → X-1"),
        ("value: 12-14", "value: 15", "figures/hurt", Aspect.NUMBER, "value 12-14 → 15"),
        ("at-least", "at-most", "figures/hurt", Aspect.NUMBER, "qualifier at-least → at-most"),
        ("CC0-1.0", "CC-BY-4.0", "license", Aspect.OTHER, "license CC0-1.0 → CC-BY-4.0"),
    ],
)
def test_each_change_says_what_it_is_about(
    right: str, wrong: str, item: str, aspect: Aspect, says: str
) -> None:
    (change,) = changes(right, wrong)
    assert (change.item, change.aspect, change.says) == (item, aspect, says)
    assert allows("correction", change)
    assert not allows("style", change) or aspect is Aspect.OTHER


SAID = [{"source": "gazette"}]
COLUMNS = {"hurt": "Hurt"}


@pytest.mark.parametrize(
    ("columns", "aspect", "says"),
    [
        ({"hurt": "Killed"}, Aspect.NAME, "hurt Hurt → Killed"),
        ({**COLUMNS, "missing": "Missing"}, Aspect.ADDED, "missing added"),
    ],
)
def test_a_column_called_otherwise_is_a_change_of_its_series(
    columns: dict[str, str], aspect: Aspect, says: str
) -> None:
    was, now = (
        Series.model_validate(
            {"id": "toll", "title": "Toll", "file": "toll.csv", "columns": each, "said_by": SAID}
        )
        for each in (COLUMNS, columns)
    )
    (change,) = field_changes("series", was, now, TextContext())
    assert (change.item, change.field) == ("series/toll", "columns")
    assert (change.aspect, change.says) == (aspect, says)
    assert allows("clarification", change) == (aspect is Aspect.ADDED)
    assert allows("correction", change)


def test_a_number_in_the_title_of_a_series_is_no_clarification() -> None:
    was, now = (
        Series.model_validate(
            {"id": "toll", "title": title, "file": "toll.csv", "columns": COLUMNS, "said_by": SAID}
        )
        for title in ("Hurt of 12 on board", "Hurt of 120 on board")
    )
    (change,) = field_changes("series", was, now, TextContext())
    assert change.says == "title changed"
    assert not allows("clarification", change)
    assert allows("correction", change)


def test_a_changed_number_is_no_clarification() -> None:
    (change,) = changes("value: 12-14", "value: 15")
    assert not allows("clarification", change)
    assert allows("new-information", change)
