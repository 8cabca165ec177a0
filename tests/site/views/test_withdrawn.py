"""An incident that is held back shows a plain note and its log, whatever state it is in."""

from __future__ import annotations

from pathlib import Path

import pytest
from msgspec.structs import replace

from generator.model.site import Site
from generator.site.edition import Edition
from tests.editions import whole, written
from tests.site.exports.conftest import NEWSROOM, read_edition, write_incident
from tests.whole_site import read_site


@pytest.fixture
def content(tmp_path: Path) -> Path:
    (tmp_path / "newsroom.yaml").write_text(NEWSROOM)
    write_incident(tmp_path, "footbridge")
    return tmp_path


def hold(content: Path, name: str) -> tuple[Site | None, list[str]]:
    reading = read_site(content, frozenset({name}))
    return reading.site, [problem.code for problem in reading.problems]


def files_of(edition: Edition) -> dict[str, str]:
    return {one.path: one.content.decode("utf-8", "replace") for one in written(edition)}


def test_a_held_incident_shows_its_log_and_nothing_of_the_story(content: Path) -> None:
    sound = read_edition(content)
    folder = content / "incidents/footbridge"
    (folder / "incident.yaml").write_text("broken: [")
    (folder / "updates/2024-05-04-checked.yaml").write_bytes(b"\xff")
    (folder / "notes.txt").write_text("stray")
    site, problems = hold(content, "footbridge")
    assert site is not None
    assert problems == []
    files = files_of(whole(replace(sound, held=site.held), site))
    page = files["incidents/footbridge/index.html"]
    assert "This explainer is held back" in page
    assert 'id="update-2024-05-03-wrong-side"' in page
    assert "update-2024-05-04-checked" not in page
    for path, text in files.items():
        assert "A crack was found" not in text, path


def test_a_mistyped_id_holds_nothing_back_and_says_so(content: Path) -> None:
    assert hold(content, "footbrigde")[1] == ["site.nothing-to-hold"]


def test_an_incident_may_be_related_to_one_that_is_held(content: Path) -> None:
    write_incident(content, "other")
    record = content / "incidents/other/incident.yaml"
    record.write_text(record.read_text().replace("tags:", "related: [footbridge]\ntags:"))
    assert hold(content, "footbridge")[1] == []
