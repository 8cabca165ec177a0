"""Stories lead to other incidents and to their items, and the check says where they do not."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator import build as builds
from generator.problems import Problem
from tests.site.exports.conftest import NEWSROOM, RECORD, read_edition, write_incident
from tests.site.test_pages import files_of

STORY = "A [crack](claim:crack) was found [@paper], like [another]({}) before.\n"


def write(content: Path, target: str, other: str = RECORD) -> None:
    (content / "newsroom.yaml").write_text(NEWSROOM)
    write_incident(content, "footbridge")
    write_incident(content, "other-bridge", other)
    (content / "incidents" / "footbridge" / "narrative.md").write_text(STORY.format(target))


def problems(content: Path) -> list[Problem]:
    return [*builds.check(builds.Request(content)).report.errors]


@pytest.mark.parametrize(
    "target",
    [
        "incident:other-bridge",
        "incident:other-bridge#claim-crack",
        "incident:other-bridge#update-2024-05-03-wrong-side",
        "incident:other-bridge#quote-first-words",
        "incident:footbridge#claim-crack",
    ],
)
def test_a_link_to_an_incident_or_to_an_item_of_it_is_followed(
    tmp_path: Path, target: str
) -> None:
    write(tmp_path, target)
    assert problems(tmp_path) == []
    page = files_of(read_edition(tmp_path))["incidents/footbridge/index.html"]
    address = target.removeprefix("incident:")
    name, hash_sign, anchor = address.partition("#")
    way = f"#{anchor}" if name == "footbridge" else f"../{name}/{hash_sign}{anchor}"
    assert f'<a href="{way}">another</a>' in page


@pytest.mark.parametrize(
    ("target", "message", "hint"),
    [
        ("incident:other-brige", "There is no incident “other-brige”", "other-bridge?"),
        ("incident:other-bridge#claim-crak", "no item with the anchor", "#claim-crack?"),
        ("incident:other-bridge#crack", "no item with the anchor", ""),
        ("incident:other-bridge#quote-crack", "no item with the anchor", ""),
    ],
)
def test_a_link_that_leads_nowhere_is_told_at_its_line(
    tmp_path: Path, target: str, message: str, hint: str
) -> None:
    write(tmp_path, target)
    (found,) = problems(tmp_path)
    assert found.code == "reference.missing-elsewhere"
    assert message in found.message
    assert hint in (found.hint or "")
    spot = found.location
    assert (spot.file, spot.line) == ("incidents/footbridge/narrative.md", 1)
    assert STORY.format(target)[(spot.column or 0) - 1 :].startswith(
        target.removeprefix("incident:")
    )


def test_a_published_story_cannot_lead_to_a_draft(tmp_path: Path) -> None:
    draft = RECORD.replace("status: developing", "status: draft")
    write(tmp_path, "incident:other-bridge", draft)
    (found,) = problems(tmp_path)
    assert "is a draft" in found.message


def test_an_id_of_another_numbering_names_one_incident(tmp_path: Path) -> None:
    schemes = "ids: {cve: {label: CVE}}\n"
    write(tmp_path, "incident:other-bridge")
    (tmp_path / "newsroom.yaml").write_text(NEWSROOM + schemes)
    for name, number in (("footbridge", "CVE-2024-1"), ("other-bridge", "cve-2024-1")):
        record = RECORD.replace("tags:", f"ids: {{cve: {number}}}\ntags:")
        (tmp_path / "incidents" / name / "incident.yaml").write_text(record)
    (found,) = problems(tmp_path)
    assert (found.code, found.location.file) == (
        "reference.id-taken",
        "incidents/other-bridge/incident.yaml",
    )
    assert "already the cve id of footbridge" in found.message
