"""A small sound incident, to be spoiled one line at a time."""

from __future__ import annotations

import pytest

from generator.model.newsroom import Newsroom

RECORD = """\
format: 1
headline: Footbridge closed after crack is found
standfirst: A crack was found in the old footbridge.
rests_on: [crack]
kind: closure
status: developing
occurred: 2024-05-02
sensitivity: [none]
sources:
  - id: paper
    title: Footbridge closed
people:
  - id: mayor
    called: the mayor
agencies:
  - {id: city, name: City of Exampleton}
places:
  - id: bridge
    name: Old footbridge
claims:
  - id: crack
    text: A crack was found.
    said_by:
      - {who: city, source: paper}
events:
  - id: found
    when: 2024-05-02
    text: A crack is found.
    claims: [crack]
"""


@pytest.fixture
def texts() -> dict[str, bytes]:
    """The files of a sound incident."""
    return {
        "incident.yaml": RECORD.encode(),
        "narrative.md": b"A crack was found [@paper].\n",
        "updates/2024-05-02-published.yaml": (
            b"at: 2024-05-02\nkind: published\nheadline: First report\nwhy: The city told us.\n"
        ),
    }


@pytest.fixture
def newsroom() -> Newsroom:
    """A newsroom far from daylight saving."""
    return Newsroom(
        format="1",
        name="Exampleton Explainer",
        url="https://example.org/",
        timezone="America/New_York",
        kinds={"closure": "Closure"},
    )
