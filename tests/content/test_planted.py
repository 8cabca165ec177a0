"""Twelve mistakes in twelve files are twelve problems, each in its place."""

from __future__ import annotations

import shutil
from datetime import UTC, datetime
from pathlib import Path

from generator.build import Request, check

LATER = datetime(2032, 1, 1, tzinfo=UTC)
"""After all that happens in the records."""

VALID = Path(__file__).parent / "valid" / "port-nowhere"
FIRE, TRAM, WATER = (f"incidents/{name}" for name in ("pier-fire", "tram-stop", "water-outage"))
NINE = "updates/2031-03-09-0900-published.yaml"
KEEPER = "updates/2031-05-07-what-the-keeper-saw.yaml"
DECIMALS = "standards.coordinate-decimals"

PLANTED = [
    ("newsroom.yaml", "timezone: America", "timezone: Amerika", 5, 11, "record.bad-timezone"),
    (
        f"{FIRE}/incident.yaml",
        "lat: 41.79",
        "lat: 41.78912",
        44,
        10,
        "standards.coordinate-decimals",
    ),
    (f"{FIRE}/narrative.md", "[@herald]", "[@harold]", 5, 46, "reference.missing"),
    (f"{FIRE}/updates/2031-05-06-published.yaml", "why:", "wy:", 4, 1, "record.unknown-key"),
    (f"{FIRE}/{KEEPER}", "at: 2031-05-07", "at: 2031-05-08", 1, 5, "update.bad-name"),
    (f"{TRAM}/incident.yaml", "stance: differs, ", "", 26, 15, "standards.disputed-by-nobody"),
    (f"{TRAM}/narrative.md", "[[expected]]", "[[expcted]]", 5, 3, "narrative.block"),
    (
        f"{TRAM}/updates/2031-03-09-0900-published.yaml",
        "09:00",
        "29:00",
        1,
        5,
        "moment.impossible",
    ),
    (
        f"{TRAM}/updates/2031-03-10-green-light.yaml",
        "whose: ours",
        "whose: mine",
        10,
        8,
        "record.not-allowed",
    ),
    (f"{WATER}/incident.yaml", "{source: works}", "{source: work}", 18, 18, "reference.missing"),
    (f"{WATER}/narrative.md", "(claim:main-broke)", "(javascript:x)", 1, 16, "narrative.address"),
    (
        f"{WATER}/updates/2031-01-22-closed.yaml",
        "covers: [status]\n",
        "",
        1,
        1,
        "standards.update-covers-nothing",
    ),
]


def test_twelve_planted_mistakes_are_exactly_twelve_problems(tmp_path: Path) -> None:
    content = tmp_path / "content"
    shutil.copytree(VALID, content)
    for file, was, now, *_ in PLANTED:
        text = (content / file).read_text(encoding="utf-8")
        assert was in text
        (content / file).write_text(text.replace(was, now, 1), encoding="utf-8")
    assert len({file for file, *_ in PLANTED}) == 12
    found = [
        (one.location.file, one.location.line, one.location.column, one.code)
        for one in check(Request(content, now=LATER)).report.errors
    ]
    assert sorted(found) == sorted((file, *place) for file, _, _, *place in PLANTED)
