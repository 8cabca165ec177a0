"""Links between pages are relative, so the site works under any prefix."""

from __future__ import annotations

import pytest

from generator.publishing.addresses import link


@pytest.mark.parametrize(
    ("here", "there", "way"),
    [
        ("", "", "./"),
        ("", "updates/", "updates/"),
        ("incidents/x/", "", "../../"),
        ("incidents/x/", "incidents/x/#claim-a", "#claim-a"),
        ("incidents/x/", "incidents/y/#claim-a", "../y/#claim-a"),
        ("incidents/x/quotes/q/", "incidents/x/", "../../"),
        ("updates/", "assets/site.css", "../assets/site.css"),
        ("page/2/", "page/3/", "../3/"),
    ],
)
def test_a_link_leads_from_one_page_to_another(here: str, there: str, way: str) -> None:
    assert link(here, there) == way
