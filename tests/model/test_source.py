"""What a source is called where nobody says who published it."""

from __future__ import annotations

import pytest

from generator.authoring.importing.values import cut_between_words
from generator.model.source import Source, outlet

HEADLINE = "Crane falls: one hurt"


@pytest.mark.parametrize(
    ("title", "called"),
    [
        (f"Port counts: {HEADLINE}", "Port counts"),
        ("Port counts: Crane falls twice", "Port counts: Crane falls twice"),
        ("Port counts: Crane", "Port counts: Crane"),
        (HEADLINE, HEADLINE),
        ("Port counts", "Port counts"),
    ],
)
def test_a_row_of_a_collection_is_called_as_the_collection_under_its_headline(
    title: str, called: str
) -> None:
    assert outlet(Source(id="row", title=title), HEADLINE) == called
    published = Source(id="row", title=title, publisher="Port Desk")
    assert outlet(published, HEADLINE) == "Port Desk"


def test_so_it_is_under_a_headline_that_was_cut_in_the_title() -> None:
    headline = "A crane falls " * 20
    title = f"Port counts: {cut_between_words(headline, 120)}"
    assert title.endswith(" …")
    assert outlet(Source(id="row", title=title), headline) == "Port counts"
