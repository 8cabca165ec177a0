"""Links between pages are relative, so the site works under any prefix."""

from __future__ import annotations

from urllib.parse import urljoin

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.site.urls import link


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


FOLDERS = st.lists(st.sampled_from(["incidents", "in", "x", "quotes"]), max_size=4)
FILES = st.sampled_from(["", "", "card.png", "x"])


@st.composite
def addresses(draw: st.DrawFn) -> str:
    return "".join(f"{folder}/" for folder in draw(FOLDERS)) + draw(FILES)


@given(here=addresses(), there=addresses(), rest=st.sampled_from(["", "#claim-a/b", "?page=2/"]))
def test_a_browser_that_follows_a_link_arrives_there(here: str, there: str, rest: str) -> None:
    site = "https://example.org/news/"
    assert urljoin(f"{site}{here}", link(here, f"{there}{rest}")) == f"{site}{there}{rest}"
