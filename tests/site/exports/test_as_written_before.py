"""Data files are set letter for letter as the standard library would set them.

Subscribers compare bytes; a faster writer must not look like news.
"""

from __future__ import annotations

import json
from datetime import UTC, datetime
from decimal import Decimal
from xml.etree import ElementTree as ET

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.model.moment import Grain, Point
from generator.site.edition import Edition
from generator.site.exports.identity import stamp
from generator.site.exports.incident_json import write_json
from generator.site.exports.json_ld import in_html
from generator.site.exports.plain import degrees
from generator.site.exports.xml_text import document, element, holder
from tests.site.exports.test_exports import files_of

LEAVES = st.none() | st.booleans() | st.integers(-(2**60), 2**60) | st.text()
DATA = st.recursive(
    LEAVES, lambda part: st.lists(part) | st.dictionaries(st.text(), part), max_leaves=20
)
XML_TEXT = st.text(
    st.characters(exclude_categories=["Cs", "Cc"], exclude_characters="\ufffe\uffff")
)


def set_by_json(data: object) -> bytes:
    return (json.dumps(data, ensure_ascii=False, indent=2) + "\n").encode()


def set_by_elementtree(content: bytes) -> bytes:
    for prefix, space in (("", "w3.org/2005/Atom"), ("at", "purl.org/atompub/tombstones/1.0")):
        ET.register_namespace(prefix, f"http://{'www.' if not prefix else ''}{space}")
    root = ET.fromstring(content)  # noqa: S314  our own bytes
    ET.indent(root)
    return f'<?xml version="1.0" encoding="utf-8"?>\n{ET.tostring(root, "unicode")}\n'.encode()


@given(DATA)
def test_any_data_is_set_as_json_sets_it(data: object) -> None:
    assert write_json(data) == set_by_json(data)


@given(st.dictionaries(st.text(), LEAVES))
def test_data_in_html_is_set_as_json_sets_it(data: dict[str, object]) -> None:
    text = json.dumps(data, ensure_ascii=False, separators=(",", ":"))
    for char in "<>&\u2028\u2029":
        text = text.replace(char, f"\\u{ord(char):04x}")
    assert str(in_html(data)) == text


@given(st.integers(0, 99_999), st.integers(0, 999), st.sampled_from([1, 1000, 0.3048, 1609.344]))
def test_any_distance_is_set_as_json_sets_it(whole: int, part: int, unit: float) -> None:
    metres = float(f"{whole}.{part:03d}") * unit
    assert write_json([metres]) == set_by_json([metres])


@given(st.decimals(-180, 180, places=5) | st.decimals(-1, 1, places=15))
def test_any_degrees_are_set_as_json_sets_them(value: Decimal) -> None:
    assert write_json([degrees(value)]) == set_by_json([float(value)])


def test_every_data_file_is_set_as_before(edition: Edition) -> None:
    files = files_of(edition)
    of_json = {path: data for path, data in files.items() if path.endswith("json")}
    of_xml = {path: data for path, data in files.items() if path.endswith(".atom")}
    assert len(of_json) >= 8
    assert len(of_xml) == 4
    for data in of_json.values():
        assert set_by_json(json.loads(data)) == data
    for data in of_xml.values():
        assert set_by_elementtree(data) == data


@given(XML_TEXT, XML_TEXT)
def test_any_text_is_set_in_xml_as_before(text: str, attribute: str) -> None:
    parts = [element("a", text, {"b": attribute}), holder("c", [element("d", "")], depth=1)]
    content = document(holder("e", parts, {"f": attribute}))
    assert set_by_elementtree(content) == content


@pytest.mark.parametrize("letter", "\n\t\r")
def test_a_new_line_in_an_attribute_is_set_as_before(letter: str) -> None:
    root = ET.Element("a", {"b": f"c{letter}d"})
    assert document(element("a", "", {"b": f"c{letter}d"})).decode().split("\n", 1)[1] == (
        ET.tostring(root, "unicode") + "\n"
    )


@given(st.datetimes(timezones=st.just(UTC)))
def test_any_instant_is_set_as_before(when: datetime) -> None:
    assert stamp(when) == when.strftime("%Y-%m-%dT%H:%M:%SZ")


@given(st.datetimes(datetime(1000, 1, 1), datetime(2999, 12, 31)))  # noqa: DTZ001  local time
def test_any_point_is_written_as_finely_as_it_is_stated(start: datetime) -> None:
    forms = {
        Grain.YEAR: "%Y",
        Grain.MONTH: "%Y-%m",
        Grain.DAY: "%Y-%m-%d",
        Grain.MINUTE: "%Y-%m-%d %H:%M",
        Grain.SECOND: "%Y-%m-%d %H:%M:%S",
    }
    for grain, form in forms.items():
        assert str(Point(start, grain)) == start.strftime(form)
