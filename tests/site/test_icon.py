"""The icon of a site without a logo: the first letter of its name, in any script."""

from __future__ import annotations

import xml.etree.ElementTree as ET

import pytest

from generator.site.icon import draw_icon

SVG = "{http://www.w3.org/2000/svg}"


@pytest.mark.parametrize(
    ("name", "letter"),
    [
        ("Sampleton Explainer", "S"),
        ("“Ñandú” al día", "Ñ"),
        ("E\u0301cho du port", "É"),
        ("الميناء", "ا"),
        ("हिंदी समाचार", "हिं"),
        ("港の知らせ", "港"),
        ("24 Hours", "2"),
        ("<b>&", "b"),
    ],
)
def test_the_icon_is_the_first_letter_with_its_marks(name: str, letter: str) -> None:
    drawn = ET.fromstring(draw_icon(name))  # noqa: S314 - our own drawing
    assert [one.text for one in drawn.iter(f"{SVG}text")] == [letter]


def test_a_name_without_a_letter_has_a_dot() -> None:
    drawn = ET.fromstring(draw_icon("— !"))  # noqa: S314 - our own drawing
    assert not [*drawn.iter(f"{SVG}text")]
    assert len([*drawn.iter(f"{SVG}circle")]) == 1


def test_it_asks_no_other_host_for_anything_and_is_small() -> None:
    drawn = draw_icon("Pretend Gazette")
    assert drawn.count("http") == 1
    assert len(drawn.encode()) < 700
