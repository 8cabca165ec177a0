"""The made-up collection is one that the check lets pass, and every file of a site has a kind."""

from __future__ import annotations

from pathlib import Path

from click.testing import CliRunner

from bench import corpus
from bench.collected import NEWSROOM_OF_ALL, collected
from bench.results import yes
from bench.site_size import EACH_MOST, SiteSize, size_of
from generator.commands.check import check


def test_the_incidents_of_a_collection_have_no_errors(tmp_path: Path) -> None:
    corpus.write_these(tmp_path / "content", map(collected, range(4)))
    (tmp_path / "content" / "newsroom.yaml").write_text(NEWSROOM_OF_ALL)
    done = CliRunner().invoke(check, ["--content", str(tmp_path / "content")])
    assert done.exit_code == 0, done.stderr
    assert collected(3) == collected(3)
    assert "facets:" in collected(3).record
    assert "figures:" in collected(3).first_record


def test_each_file_is_counted_once_by_what_it_is(tmp_path: Path) -> None:
    for name in (
        "incidents/a/index.html",
        "incidents/a/quotes/q/embed/index.html",
        "incidents/a/quotes/q/card.png",
        "incidents/a/versions/1/index.html",
        "incidents/a/incident.json",
        "years/2021/index.html",
        "search/index/pagefind.js",
        "feeds/all.atom",
        "robots.txt",
    ):
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(b"x" * 10)
    found = size_of(tmp_path, 3)
    assert set(found.kinds.values()) == {10}
    assert len(found.kinds) == 9
    assert found.each == 30
    assert "| search | 3 |" in [*found.rows()]


def test_a_site_is_held_to_what_it_may_take_for_each_incident() -> None:
    for more, kept in ((0, True), (2, False)):
        goal = SiteSize(2, {"explainers": 2 * EACH_MOST + more}).goal("a collection")
        assert (goal.found, goal.met) == (f"{EACH_MOST + more // 2:,} bytes", yes(kept))
