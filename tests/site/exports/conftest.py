"""A small site with a correction, a withdrawn quote, a withheld place and a withdrawn incident."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

import pytest

from generator.model.history import Ledger
from generator.problems import Level
from generator.site.edition import Edition
from tests.editions import whole
from tests.whole_site import read_site

NEWSROOM = """\
format: 1
name: Exampleton Explainer
url: https://example.org/
timezone: America/New_York
contact: corrections@example.org
license: CC-BY-4.0
feed_authority: example.org,2026
policies: {corrections: /corrections-policy/, ethics: https://example.org/ethics}
kinds: {closure: Closure}
"""

RECORD = """\
format: 1
headline: Footbridge closed
standfirst: A crack was found & the city closed the old footbridge.
rests_on: [crack]
kind: closure
status: developing
occurred: 2024-05-02 08:00~
sensitivity: [none]
tags: [bridges]
sources:
  - id: paper
    title: Footbridge closed
    publisher: Exampleton Paper
    url: https://example.org/paper
    published: 2024-05-02
agencies:
  - {id: city, name: City of Exampleton}
places:
  - id: bridge
    name: Old footbridge
    role: scene
    locality: Exampleton, Ohio
    lat: 40.123
    lon: -82.456
    precision: block
    sources: [paper]
  - {id: home, name: A home, role: related, precision: withheld}
claims:
  - id: crack
    text: A crack was found.
    said_by:
      - {who: city, source: paper}
quotes:
  - id: first-words
    speaker: city
    text: The bridge is sound as a bell.
    source: paper
    withdrawn: The city never said it.
  - id: second-words
    speaker: city
    text: ["We closed it", "at once."]
    source: paper
questions:
  - {id: how-long, text: How long will it stay closed?}
expected:
  - {id: report, text: "The engineers' report, in full", due: 2024-05-20, source: paper}
"""

UPDATES = {
    "2024-05-02-published": "at: 2024-05-02 09:30\nkind: published\nheadline: First report\n"
    "why: The city told us.\n",
    "2024-05-03-wrong-side": "at: 2024-05-03 10:00\nkind: correction\nheadline: The east side\n"
    "why: We named the wrong side.\ncovers: [claims/crack]\ncorrects: [crack]\n"
    "was: The crack is on the west side.\nnow: It is on the east side.\nlearned: A reader wrote.\n"
    "whose: ours\n",
    "2024-05-04-checked": "at: 2024-05-04\nkind: checked\nheadline: Nothing new\nwhy: We asked.\n"
    "looked_into: [how-long]\n",
}


def write_incident(content: Path, name: str, record: str = RECORD) -> None:
    folder = content / "incidents" / name
    (folder / "updates").mkdir(parents=True)
    (folder / "incident.yaml").write_text(record)
    (folder / "narrative.md").write_text("A [crack](claim:crack) was found [@paper].\n")
    for stem, text in UPDATES.items():
        (folder / "updates" / f"{stem}.yaml").write_text(text)


def read_edition(content: Path) -> Edition:
    reading = read_site(content)
    assert [one for one in reading.problems if one.level is Level.ERROR] == []
    assert reading.site is not None
    now = datetime(2024, 5, 5, tzinfo=UTC)
    theme = (Path("theme"),)
    url = "https://example.org/site/"
    return whole(Edition(reading.site.newsroom, Ledger(), now, content, theme, url), reading.site)


@pytest.fixture
def content(tmp_path: Path) -> Path:
    """The content folder of the small site."""
    (tmp_path / "newsroom.yaml").write_text(NEWSROOM)
    write_incident(tmp_path, "footbridge")
    write_incident(tmp_path, "gone", RECORD.replace("status: developing", "status: withdrawn"))
    return tmp_path


@pytest.fixture
def edition(content: Path) -> Edition:
    """An edition of the small site."""
    return read_edition(content)
