"""Items are called by their text."""

from __future__ import annotations

import pytest

from generator.site.views.context import short_call


@pytest.mark.parametrize(
    ("text", "called"),
    [
        ("The ferry struck the pier.", "The ferry struck the pier"),
        (
            "The harbor office was called at about 2 p.m.",
            "The harbor office was called at about 2 p.m.",
        ),
        ("Who was at the wheel?", "Who was at the wheel?"),
    ],
)
def test_a_claim_is_called_without_its_full_stop_but_not_without_that_of_an_hour(
    text: str, called: str
) -> None:
    assert short_call(text) == called


def test_a_long_claim_is_cut_between_words() -> None:
    called = short_call("one and two " * 30)
    assert called.endswith((" one …", " and …", " two …"))
