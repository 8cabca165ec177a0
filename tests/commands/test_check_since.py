"""``explainer check --since`` tells of what a branch touched, and of what stops every build."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from tests.small_site import ID, SmallSite, small_site

OTHER = "another-fire"
ADVICE = "standards.paragraph-without-reference"


@pytest.fixture
def site(tmp_path: Path) -> SmallSite:
    """Two incidents, each with one piece of advice."""
    site = small_site(tmp_path)
    incidents = site.root / "content/incidents"
    story = incidents / ID / "narrative.md"
    story.write_text(f"{story.read_text()}\nNobody says who says this.\n")
    shutil.copytree(incidents / ID, incidents / OTHER)
    site.begin()
    return site


def told(site: SmallSite, *words: str) -> str:
    done = site.explainer("check", "--since", "HEAD", *words)
    return done.stderr + done.stdout


def test_advice_is_told_of_the_incidents_that_changed_alone(site: SmallSite) -> None:
    assert ADVICE not in told(site, "--advice")
    story = site.root / "content/incidents" / ID / "narrative.md"
    story.write_text(f"{story.read_text()}\nNor this.\n")
    advice = [line for line in told(site, "--advice").splitlines() if ADVICE in line]
    assert len(advice) == 2
    assert all(f"incidents/{ID}/" in line for line in advice)
    assert OTHER not in told(site, "--format", "json")


def test_advice_is_counted_unless_it_is_asked_for(site: SmallSite) -> None:
    story = site.root / "content/incidents" / ID / "narrative.md"
    story.write_text(f"{story.read_text()}\nNor this.\n")
    counted = told(site)
    assert "pieces of advice" in counted
    assert ADVICE not in counted


def test_an_error_is_told_wherever_it_is(site: SmallSite) -> None:
    record = site.root / "content/incidents" / OTHER / "incident.yaml"
    record.write_text(f"{record.read_text()}unknwon: key\n")
    site.git("add", "--all")
    site.git("commit", "--quiet", "--message", "A mistake of others")
    done = site.explainer("check", "--since", "HEAD")
    assert done.returncode == 1
    assert f"incidents/{OTHER}/incident.yaml" in done.stderr
