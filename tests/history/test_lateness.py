"""The log says where an explanation came after its change, or an entry after its date."""

from __future__ import annotations

from pathlib import Path

import pytest
from bs4 import BeautifulSoup

from tests.small_site import ID, small_site

CORRECTED = """\
at: {at}
kind: correction
headline: It was a lamp
why: The fire office told us.
covers: [claims/cause]
corrects: [cause]
was: A cable had overheated.
now: A lamp had overheated.
learned: The fire office wrote.
whose: ours
"""
EXPLAINED = "Explained 2 days 3 h after the change."
ENTERED = "Entered in the repository May 5, 2021, 1 p.m. UTC."


@pytest.mark.long
@pytest.mark.parametrize(
    ("changed", "explained", "dated", "said", "unsaid"),
    [
        ("05-03T10:00", "05-05T13:00", "05-05", [EXPLAINED], ["Entered"]),
        ("05-05T13:00", "05-05T13:00", "05-02", [ENTERED], ["Explained"]),
        ("05-03T10:00", "05-05T13:00", "05-03", [EXPLAINED, ENTERED], []),
        ("05-05T13:00", "05-05T13:00", "05-05", [], ["Explained", "Entered"]),
    ],
    ids=["after its change", "after its date", "after both", "in time"],
)
def test_the_log_says_how_late_an_entry_came(
    tmp_path: Path, changed: str, explained: str, dated: str, said: list[str], unsaid: list[str]
) -> None:
    site = small_site(tmp_path)
    site.begin()
    site.change("A cable had", "A lamp had")
    if changed != explained:
        site.commit(f"2021-{changed}:00+00:00")
    site.update(f"2021-{dated}-corrected", CORRECTED.format(at=f"2021-{dated}"))
    site.commit(f"2021-{explained}:00+00:00")
    site.build()
    entry = words(site.page(), f"update-2021-{dated}-corrected")
    assert [line for line in said if line not in entry] == []
    assert [word for word in unsaid if word in entry] == []
    history = site.page(f"incidents/{ID}/history/index.html").get_text(" ", strip=True)
    assert (EXPLAINED in history) == (EXPLAINED in said)


def words(page: BeautifulSoup, anchor: str) -> str:
    found = page.find("li", id=anchor)
    assert found is not None
    return " ".join(found.get_text(" ", strip=True).split())
