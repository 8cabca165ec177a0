"""After a removal the anchor stays, and no old version says anything of what went."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from pydantic import BaseModel

from generator.authoring.schema import example_text
from generator.history.old_versions import REMOVED, emptied
from generator.model.base import Item
from generator.model.record import SECTIONS, Record
from generator.reading.document import read_document
from tests.small_site import ID, RECORD, small_site

PLACE = """\
places:
  - id: scene
    name: Old Mint Warehouse
    role: scene
    locality: Pretend Quay
    lat: 41.79
    lon: -72.67
    precision: neighbourhood

claims:
"""
QUOTE = """\
  - id: chief-fast
    speaker: chief
    role: Acting commander
    text: We got there fast.
    said: 2021-04-30
    venue: press-conference
    basis: saw-it
    source: gazette-thu
    locator: page seven
    context: Asked by a schoolgirl.
"""
SHORT = """\
  - id: chief-fast
    speaker: chief
    text: We got there fast.
    source: gazette-thu
"""
GONE = """\
at: 2021-05-02
kind: removed
headline: A quote and a place were removed
why: A court ordered it.
covers: [quotes/chief-fast, places/scene]
what: the words of a person
authority: an order of the district court
"""
SAID = ["Acting commander", "got there fast", "April 30", "press conference", "page seven"]
TOLD = [*SAID, "schoolgirl", "Saw it", "Old Mint", "Pretend Quay", "41.79"]


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A site built after a quote and a place were removed."""
    record = RECORD.replace(SHORT, QUOTE).replace("claims:\n", PLACE, 1)
    site = small_site(tmp_path_factory.mktemp("removed"), record)
    site.begin()
    site.change(f"quotes:\n{QUOTE}\n", "")
    site.change(PLACE, "claims:\n")
    site.update("2021-05-02-gone", GONE)
    site.commit("2021-05-02T10:00:00+00:00")
    return site.build()


def test_the_anchors_stay_on_the_explainer_marked_as_removed(site: Path) -> None:
    from bs4 import BeautifulSoup  # noqa: PLC0415

    page = BeautifulSoup((site / "incidents" / ID / "index.html").read_bytes(), "html.parser")
    for anchor, words in (
        ("quote-chief-fast", "Quote: [removed]"),
        ("place-scene", "Place: [removed]"),
    ):
        (found,) = page.find_all(id=anchor)
        assert found.get_text(strip=True) == words
        assert found.find_parent("li", id="update-2021-05-02-gone") is not None


@pytest.mark.parametrize("words", TOLD)
def test_an_old_version_says_nothing_beside_removed(site: Path, words: str) -> None:
    page = (site / "incidents" / ID / "versions" / "1" / "index.html").read_text()
    assert REMOVED in page
    assert words.casefold() not in page.casefold()


@pytest.mark.parametrize("words", ["Acting commander", "got there fast", "schoolgirl", "Old Mint"])
def test_no_file_of_the_site_says_it(site: Path, words: str) -> None:
    files = [path for path in site.rglob("*") if path.is_file()]
    texts = [path for path in files if path.suffix not in {".png", ".woff2"}]
    assert site / "index.html" in texts
    for path in texts:
        assert words.encode() not in path.read_bytes(), path


def items() -> Iterator[tuple[str, Item]]:
    """An item of every section, with every field of the model filled."""
    record, problems = read_document(Record, example_text("incident").encode(), "incident.yaml")
    assert record is not None, problems
    for section in SECTIONS:
        for item in record.section(section):
            yield section, item.model_copy(update={"note": "A note.", "withdrawn": "Not so."})


def values(model: BaseModel) -> set[str]:
    """All that a model says, as text."""
    return {f"{name}: {value}" for name, value in model if value not in (None, (), {}, False)}


def test_no_field_of_any_item_survives_its_removal() -> None:
    nobody = {"people": "removed-speaker", "sources": "removed-source"}
    assert any(section == "people" for section, _ in items())
    for section, item in items():
        gone = emptied(section, item, nobody)
        assert gone.id == item.id
        kept = values(gone) & values(item)
        defaults = {
            f"{name}: {field.default}"
            for name, field in type(item).model_fields.items()
            if not field.is_required()
        }
        assert kept - defaults == {f"id: {item.id}"}, section


def test_every_section_has_an_item_that_is_tried() -> None:
    assert {section for section, _ in items()} == set(SECTIONS)


def test_every_field_of_every_item_is_tried() -> None:
    tried: dict[str, set[str]] = {section: set() for section in SECTIONS}
    fields: dict[str, set[str]] = {}
    for section, item in items():
        fields[section] = set(type(item).model_fields)
        tried[section] |= item.model_fields_set | {"note", "withdrawn"}
    assert tried == fields
