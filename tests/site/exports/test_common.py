"""JSON and XML are written so that any reader gets back what was put in."""

from __future__ import annotations

import json
from xml.etree import ElementTree as ET

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.reading.characters import character_fault
from generator.site.exports.common import add_element, write_json, write_xml
from generator.site.exports.json_ld import in_html

LEAVES = st.none() | st.booleans() | st.integers(-(2**60), 2**60) | st.text()
DATA = st.recursive(
    LEAVES, lambda part: st.lists(part) | st.dictionaries(st.text(), part), max_leaves=20
)
CONTENT = st.text().filter(lambda text: character_fault(text) is None and "\r" not in text)


@given(DATA)
def test_any_data_comes_back_from_json(data: object) -> None:
    assert json.loads(write_json(data)) == data


@given(st.dictionaries(st.text(), LEAVES))
def test_any_data_comes_back_from_html_and_opens_no_tag(data: dict[str, object]) -> None:
    text = str(in_html(data))
    assert not set("<>&\u2028\u2029") & set(text)
    assert json.loads(text) == data


@given(CONTENT, CONTENT)
def test_any_text_of_content_comes_back_from_xml(text: str, attribute: str) -> None:
    root = ET.Element("root")
    add_element(root, "part", text, {"name": attribute})
    (part,) = ET.fromstring(write_xml(root))  # noqa: S314 - our own bytes
    assert (part.text or "", part.get("name")) == (text, attribute)


@pytest.mark.parametrize("planes", [range(0x10000), range(0x10000, 0x110000, 0xFFFF)])
def test_reading_refuses_every_character_that_xml_cannot_hold(planes: range) -> None:
    # XML 1.0, section 2.2, “Char”
    allowed = [range(0x20, 0xD800), range(0xE000, 0xFFFE), range(0x10000, 0x110000)]
    for number in planes:
        is_held = number in {0x9, 0xA, 0xD} or any(number in each for each in allowed)
        assert is_held or character_fault(chr(number)), hex(number)


@pytest.mark.parametrize("letter", ["\x0b", "\x00", "\ufffe", "\x1f"])
def test_what_xml_cannot_hold_is_never_written(letter: str) -> None:
    element = ET.Element("title")
    element.text = f"a{letter}b"
    with pytest.raises(ValueError, match="XML cannot hold"):
        write_xml(element)
