"""Where a system has neither ``fork`` nor ``fcntl``, as Windows, the commands work as well."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.small_site import ID, SmallSite, small_site

TAKE_BOTH_AWAY = """\
import os

sys.modules["fcntl"] = None
del os.fork
"""


@pytest.fixture
def site(tmp_path: Path) -> SmallSite:
    return small_site(tmp_path)


def ran(site: SmallSite, *words: str) -> str:
    """Run a command that must succeed; gives what it says."""
    done = site.explainer(*words, watch=TAKE_BOTH_AWAY)
    assert done.returncode == 0, done.stderr
    return done.stdout + done.stderr


def test_content_is_checked_and_put_in_order(site: SmallSite) -> None:
    assert "no errors" in ran(site, "check")
    assert "changed: " in ran(site, "fmt")
    assert "changed: " not in ran(site, "fmt")


def test_a_site_is_built_and_built_again(site: SmallSite) -> None:
    assert "0 kept" in ran(site, "build", "--no-cards", "--jobs", "4")
    assert "nothing has changed" in ran(site, "build", "--no-cards", "--jobs", "4")
    site.change("A cable had", "A lamp had")
    assert "parts made" in ran(site, "build", "--no-cards", "--jobs", "4")
    assert "A lamp had overheated" in site.page().find(id="claim-cause").get_text()
    assert "0 differences" in ran(site, "verify", "output")


def test_an_incident_and_an_update_are_written(site: SmallSite) -> None:
    site.begin()
    site.change("A cable had", "A lamp had")
    said = ("--headline", "What we learned", "--why", "A reader wrote.", "--at", "2021-05-06")
    correction = ("--kind", "correction", "--learned", "So.", "--whose", "ours")
    ran(site, "update", ID, *said, *correction)
    assert len(list((site.folder / "updates").iterdir())) == 2


def test_an_incident_is_begun(site: SmallSite) -> None:
    flags = {
        "headline": "Ferry strikes the pier",
        "claim": "The ferry struck the north pier.",
        "kind": "fire",
        "occurred": "2024-03-05 18:40~",
        "sensitivity": "none",
        "publisher": "Pretend Gazette",
        "title": "Ferry strikes pier",
        "source-kind": "news-report",
        "published": "2024-03-06",
        "url": "https://gazette.example/ferry",
        "says": "Ada Invented",
        "role": "Fire chief",
        "ground": "public-official",
        "place": "the north pier",
        "locality": "Pretend Harbour",
        "precision": "neighbourhood",
        "lat": "41.46",
        "lon": "-71.31",
    }
    ran(site, "new", "ferry", *(part for name, it in flags.items() for part in (f"--{name}", it)))
    assert (site.content / "incidents/ferry/incident.yaml").is_file()
