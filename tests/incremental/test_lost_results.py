"""What the store has lost is made anew, and the site is the same."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

from generator.incremental.store import CACHE, FILE
from tests.small_site import RECORD, SmallSite, same_files, small_site

PLACES = """
places:
  - id: warehouse
    name: Warehouse 3
    role: scene
    lat: 41.79
    lon: -72.66
    precision: neighbourhood
    sources: [gazette-thu]
"""


def kinds(site: SmallSite) -> list[str]:
    with closing(sqlite3.connect(site.root / CACHE / FILE)) as database:
        return [kind for (kind,) in database.execute("SELECT DISTINCT kind FROM results")]


def lose(site: SmallSite, kind: str) -> None:
    with closing(sqlite3.connect(site.root / CACHE / FILE)) as database, database:
        database.execute("DELETE FROM results WHERE kind = ?", [kind])


def test_a_site_is_the_same_whatever_the_store_has_lost(tmp_path: Path) -> None:
    site = small_site(tmp_path, RECORD + PLACES)
    site.begin()
    site.build()
    where = site.page().find(id="where")
    assert where is not None
    assert "of the middle of Hartford" in where.text
    assert "map" in kinds(site)
    for kind in kinds(site):
        lose(site, kind)
        again = site.build(output=f"without-{kind}")
        assert same_files(site.root / "output", again), kind
