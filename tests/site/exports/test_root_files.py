"""Hosts are told what pages may load, who may frame them, and where earlier addresses lead."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from generator.site import pages
from generator.site.edition import Edition
from generator.site.exports import root_files
from generator.site.render import SEARCH_SECURITY, SECURITY
from tests.site.exports.conftest import RECORD, read_edition

MEET = re.compile(rb'http-equiv="Content-Security-Policy" content="([^"]+)"')


def rules(edition: Edition) -> dict[str, list[str]]:
    """The headers of each path."""
    blocks = root_files.headers(edition).decode().split("\n/")
    found = {}
    for block in blocks:
        path, *said = block.strip().split("\n  ")
        assert path not in found
        found["/" + path.lstrip("/")] = said
    return found


def policies(told: dict[str, list[str]], path: str) -> list[str]:
    """The policies of all rules that fit a path, but the one on frames."""
    parts = (
        (rule.replace(":incident", "[^/]+").replace("*", ".*"), said)
        for rule, said in told.items()
    )
    fitting = (said for pattern, said in parts if re.fullmatch(pattern, path))
    policy = "Content-Security-Policy: default-src"
    return [one.partition(": ")[2] for said in fitting for one in said if one.startswith(policy)]


def test_every_page_gets_the_policy_that_it_carries_itself(edition: Edition) -> None:
    told, carrying = rules(edition), []
    for part in pages.parts(edition):
        for output in part.make() if part.path.endswith(("/", ".html")) else ():
            if output.path.endswith(".html") and (carried := MEET.search(output.content)):
                path = f"/site/{output.path.removesuffix('index.html')}"
                assert policies(told, path) == [carried[1].decode().replace("&#39;", "'")], path
                carrying.append(path)
    assert "/site/" in carrying


def test_the_page_of_the_search_alone_may_run_webassembly(edition: Edition) -> None:
    told = rules(edition)
    allowed = [path for path, said in told.items() if "wasm-unsafe-eval" in " ".join(said)]
    assert allowed == ["/site/search/*"]
    assert policies(told, "/site/search/") == [SEARCH_SECURITY]
    assert policies(told, "/site/map/") == [SECURITY]


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
