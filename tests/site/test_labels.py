"""Every word of every closed list has its words for readers, and no more."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from types import NoneType
from typing import Literal, get_args, get_origin

import pytest
from pydantic import BaseModel

from generator.model import claim, figure, media, person, place, quote, source, update
from generator.model.base import Model
from generator.model.record import SECTIONS, Record, Sensitivity, Status
from generator.model.update import Severity, Update
from generator.site import field_labels, labels, urls

LABELS: dict[object, Collection[str]] = {
    claim.Basis: labels.BASIS,
    claim.Stance: labels.STANCE,
    claim.Standing: labels.STANDING,
    media.MediumKind: labels.MEDIUM,
    person.NamingGround: labels.GROUND,
    person.NotNamed: labels.NOT_NAMED,
    place.AreaRole: labels.AREA_ROLE,
    place.PlaceRole: labels.PLACE_ROLE,
    figure.Qualifier: labels.QUALIFIER,
    quote.QuoteBasis: labels.QUOTE_BASIS,
    quote.Venue: labels.VENUE,
    source.SourceKind: labels.SOURCE_KIND,
    update.UpdateKind: labels.UPDATE,
    update.Whose: labels.WHOSE,
    Sensitivity: labels.SENSITIVITY,
    Status: labels.STATUS,
}
SILENT = {"exactly", "not-assessed", "not-stated", "none", "says"}
"""Words of the record for which the page says nothing, or has a sentence of its own."""

NOT_SHOWN = {
    Severity,
    Literal["1"],  # the format
    Literal["no", "not-known"],  # in sentences of its own, with the day
}
"""Closed lists whose words no reader sees."""


def closed_lists(annotation: object) -> Iterator[object]:
    """Every closed list that a type of the model names, however deep."""
    if get_origin(annotation) is Literal:
        yield annotation
    elif isinstance(annotation, type) and issubclass(annotation, BaseModel):
        for field in annotation.model_fields.values():
            yield from closed_lists(field.annotation)
    else:
        for part in get_args(annotation):
            yield from closed_lists(part) if part is not NoneType else ()


def test_every_closed_list_of_a_record_has_labels() -> None:
    models: tuple[type[Model], ...] = (Record, Update)
    found = {one for model in models for one in closed_lists(model)}
    assert found - NOT_SHOWN == set(LABELS)


@pytest.mark.parametrize("closed", LABELS, ids=str)
def test_every_word_of_a_closed_list_has_its_label(closed: object) -> None:
    known = LABELS[closed]
    assert set(known) == set(get_args(closed))


@pytest.mark.parametrize("closed", LABELS, ids=str)
def test_no_label_is_empty_but_those_that_say_nothing(closed: object) -> None:
    known = LABELS[closed]
    assert isinstance(known, dict)
    assert {word for word, label in known.items() if not label} <= SILENT


def test_a_standing_has_a_word_and_a_meaning_of_its_own() -> None:
    for field in ("word", "meaning"):
        words = [getattr(label, field) for label in labels.STANDING.values()]
        assert all(words)
        assert len(set(words)) == len(words)


def test_every_section_has_a_label_and_an_anchor() -> None:
    assert set(field_labels.SECTION) == {*SECTIONS, "updates"}
    assert set(field_labels.SECTION_FIRST) == set(field_labels.SECTION)
    for section in field_labels.SECTION:
        assert urls.anchor(section, "x").endswith("-x")
