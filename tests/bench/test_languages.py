"""What the bench fills in is a whole translation."""

from __future__ import annotations

from pathlib import Path

from bench import corpus
from bench.languages import SECOND, tell_in_second
from generator.model.freshness import count_of, freshness
from tests.whole_site import read_site


def test_every_text_of_a_made_up_incident_stands_in_the_second_language(tmp_path: Path) -> None:
    corpus.write_ours(tmp_path / "content", 1, 1)
    tell_in_second(tmp_path)
    site = read_site(tmp_path / "content").site
    assert site is not None
    (incident,) = site.incidents
    assert not count_of(freshness(incident, incident.translations[SECOND]))
