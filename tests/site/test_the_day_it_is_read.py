"""What depends on the day names it; nothing else changes with it."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

import pytest
from msgspec.structs import replace

from generator.site import pages
from generator.site.edition import Edition
from tests.site.exports.conftest import NEWSROOM, RECORD, read_edition, write_incident

SOON, LATER = datetime(2024, 5, 5, tzinfo=UTC), datetime(2024, 7, 1, 16, tzinfo=UTC)


@pytest.fixture(scope="module")
def edition(tmp_path_factory: pytest.TempPathFactory) -> Edition:
    content: Path = tmp_path_factory.mktemp("content")
    (content / "newsroom.yaml").write_text(NEWSROOM)
    write_incident(content, "footbridge")
    due = RECORD.replace("due: 2024-05-20", "due: 2024-05-20, met: no")
    write_incident(content, "overdue", due)
    return read_edition(content)


def explainer(edition: Edition, now: datetime, name: str = "footbridge") -> str:
    parts = pages.parts(replace(edition, now=now))
    part = next(one for one in parts if one.path == f"incidents/{name}/index.html")
    return "".join(output.content.decode() for output in part.make())


def test_a_correction_of_weight_stands_at_the_top_for_as_long_as_the_newsroom_says(
    edition: Edition,
) -> None:
    assert 'class="correction"' in explainer(edition, SOON)
    assert 'class="correction"' not in explainer(edition, LATER)


def test_a_developing_page_says_when_nobody_looked_for_long(edition: Edition) -> None:
    assert "May be out of date" not in explainer(edition, SOON)
    said = "checked this page since May 4, 2024 (as of July 1, 2024, noon EDT)."
    assert said in explainer(edition, LATER)


def test_what_was_not_met_is_told_with_its_day(edition: Edition) -> None:
    assert "Not met as of July 1, 2024" in explainer(edition, LATER, "overdue")


def test_a_page_that_names_no_day_is_the_same_on_every_day(edition: Edition) -> None:
    later = datetime(2024, 8, 1, tzinfo=UTC)
    even_later = datetime(2024, 8, 2, tzinfo=UTC)
    assert _without_notice(explainer(edition, later)) == _without_notice(
        explainer(edition, even_later)
    )


def _without_notice(page: str) -> str:
    return "\n".join(line for line in page.split("\n") if "May be out of date" not in line)
