"""A plan of the site that is kept is the one that would be made."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

import pytest
from msgspec.structs import replace

from generator.incremental.hosted import Hosted
from generator.incremental.plan import plan
from generator.incremental.store import Store
from generator.output import Bundle, Target
from generator.site.edition import Edition
from generator.site.summary import with_shared
from tests.editions import with_summaries
from tests.site.exports.conftest import NEWSROOM, read_edition, write_incident

NOTHING = Hosted(())


@pytest.fixture(scope="module")
def edition(tmp_path_factory: pytest.TempPathFactory) -> Edition:
    content: Path = tmp_path_factory.mktemp("content")
    (content / "newsroom.yaml").write_text(NEWSROOM)
    for number in range(30):
        write_incident(content, f"footbridge-{number}")
    return read_edition(content)


def targets(edition: Edition, store: Store) -> list[Target | Bundle]:
    return list(plan(edition, NOTHING, (), store))


def planned(edition: Edition, store: Store) -> dict[str, str]:
    return {one.path: one.key for one in targets(edition, store)}


def changed(edition: Edition, name: str, **what: object) -> Edition:
    """The edition with something else in the summary of an incident."""
    known = edition.catalogue.summaries
    changed = replace(known[name], digest="other words", **what)
    return with_summaries(edition, {**known, name: with_shared(changed)})


@pytest.mark.parametrize(
    "what",
    [
        {},
        {"headline": "Another headline"},
        {"status": "withdrawn"},
        {"tags": ("rare",)},
        {"updated": 4e9},
        {"teaser": "another"},
        {"media": ("a.jpg",)},
        {"aliases": ("once",)},
    ],
)
@pytest.mark.parametrize("name", ["footbridge-0", "footbridge-9"])
def test_a_kept_plan_names_and_keys_what_a_new_one_would(
    edition: Edition, tmp_path: Path, name: str, what: dict[str, object]
) -> None:
    store = Store(tmp_path)
    planned(edition, store)
    after = changed(edition, name, **what)
    assert planned(after, store) == planned(after, Store(None))
    assert planned(edition, store) == planned(edition, Store(None))


def test_another_moment_is_planned_anew(edition: Edition, tmp_path: Path) -> None:
    store = Store(tmp_path)
    planned(edition, store)
    later = replace(edition, now=edition.now + timedelta(days=400))
    assert planned(later, store) == planned(later, Store(None))
    assert planned(later, store) != planned(edition, Store(None))


def test_guides_beside_the_content_are_planned_anew(edition: Edition, tmp_path: Path) -> None:
    store, docs = Store(tmp_path), edition.content.parent / "docs"
    docs.mkdir()
    (docs / "one.md").write_text("# One\n\nWords.\n")
    before = planned(edition, store)
    (docs / "one.md").write_text("# One\n\nOther words.\n")
    assert planned(edition, store) == planned(edition, Store(None))
    assert planned(edition, store) != before


def test_what_a_kept_plan_makes_is_what_a_new_one_makes(edition: Edition, tmp_path: Path) -> None:
    store = Store(tmp_path)
    new = [one for one in targets(edition, store) if not isinstance(one, Bundle)]
    kept = [one for one in targets(edition, store) if not isinstance(one, Bundle)]
    assert new
    for one, other in zip(new, kept, strict=True):
        assert list(one.make()) == list(other.make()), one.path
