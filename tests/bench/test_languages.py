"""What the bench fills in is a whole translation."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

from bench import corpus
from bench.languages import tell_in_second
from generator.reading.site import read_site


def test_every_text_of_a_made_up_incident_stands_in_the_second_language(tmp_path: Path) -> None:
    corpus.write_ours(tmp_path / "content", 1, 1)
    tell_in_second(tmp_path)
    (file,) = tmp_path.glob("content/incidents/*/incident.es.yaml")
    told = file.read_text("utf-8")
    assert ":\n\n" not in told
    assert "missing" not in told
