"""Hosts are told what pages may load, who may frame them, and where earlier addresses lead."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator.site.edition import Edition
from generator.site.exports import root_files
from generator.site.render import SECURITY
from tests.site.exports.conftest import RECORD, read_edition


def rules(edition: Edition) -> dict[str, list[str]]:
    """The headers of each path."""
    blocks = root_files.headers(edition).decode().split("\n/")
    found = {}
    for block in blocks:
        path, *said = block.strip().split("\n  ")
        assert path not in found
        found["/" + path.lstrip("/")] = said
    return found


def test_every_page_gets_the_policy_that_it_carries_itself(edition: Edition) -> None:
    assert f"Content-Security-Policy: {SECURITY}" in rules(edition)["/site/*"]


def test_nobody_may_frame_an_explainer_and_anybody_a_quote(edition: Edition) -> None:
    told = rules(edition)
    unframed = {path for path, said in told.items() if "X-Frame-Options: DENY" in said}
    assert {"/site/incidents/:incident/", "/site/incidents/:incident/history/"} < unframed
    assert not [path for path in unframed if "quotes" in path or path == "/site/*"]


def test_the_rules_are_no_more_than_a_host_takes_however_many_incidents(edition: Edition) -> None:
    assert len(rules(edition)) < 100  # Cloudflare Pages, “Headers”
    assert not [path for path in rules(edition) if "footbridge" in path]


def test_only_what_changes_its_name_is_kept_for_ever(edition: Edition) -> None:
    told = rules(edition)
    kept = [path for path, said in told.items() if any("immutable" in each for each in said)]
    assert kept == ["/site/assets/*"]


@pytest.fixture
def renamed(content: Path) -> Edition:
    """A site with an incident that had another id before."""
    record = RECORD.replace("kind: closure\n", "kind: closure\naliases: [old-footbridge]\n")
    (content / "incidents" / "footbridge" / "incident.yaml").write_text(record)
    return read_edition(content)


def test_an_earlier_address_leads_to_the_present_one(renamed: Edition) -> None:
    said = root_files.redirects(renamed).decode()
    assert said == "/site/incidents/old-footbridge/* /site/incidents/footbridge/:splat 301\n"
