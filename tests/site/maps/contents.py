"""Whole content folders for tests that build a site and look into what came out."""

from __future__ import annotations

from pathlib import Path

NEWSROOM = """\
format: 1
name: Exampleton Explainer
url: https://example.org/
timezone: America/New_York
feed_authority: example.org,2026
kinds: {closure: Closure}
"""
RECORD = """\
format: 1
headline: A lantern falls
standfirst: A lantern fell and nobody was hurt, the city said.
rests_on: [fell]
kind: closure
status: developing
occurred: 2024-05-02
sensitivity: [%s]
sources:
  - id: log
    title: Log of the city
    publisher: City of Exampleton
    kind: document
    note: Seen at the counter.
agencies:
  - {id: city, name: City of Exampleton}
claims:
  - id: fell
    text: The lantern fell.
    said_by:
      - {who: city, source: log}
places:
"""
UPDATE = "at: 2024-05-02\nkind: published\nheadline: First report\nwhy: The city told us.\n"


def write_content(
    folder: Path, incident: str, *places: str, sensitivity: str = "none", newsroom: str = ""
) -> Path:
    """Write a content folder with an incident that has the given places, one YAML line each."""
    target = folder / "incidents" / incident
    (target / "updates").mkdir(parents=True)
    (folder / "newsroom.yaml").write_text(NEWSROOM + newsroom, "utf-8")
    lines = "".join(f"  - {place}\n" for place in places)
    (target / "incident.yaml").write_text(RECORD % sensitivity + lines, "utf-8")
    (target / "narrative.md").write_text("The lantern fell. [@log]\n", "utf-8")
    (target / "updates" / "2024-05-02-published.yaml").write_text(UPDATE, "utf-8")
    return folder
