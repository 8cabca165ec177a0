"""Guards against work that grows faster than the site; counted in calls, never in seconds."""

from __future__ import annotations

import sys
from pathlib import Path
from types import FrameType

import pytest

from bench.corpus import incident, write_ours
from generator import line, pelican_plugin
from generator.building import Memory


def build(site: Path, memory: Memory | None = None) -> int:
    """Build a site with one process and without pictures; gives how many calls that took."""
    calls = 0

    def count(_frame: FrameType, event: str, _argument: object) -> None:
        nonlocal calls
        calls += event in {"call", "c_call"}

    request = line.Request(site / "content", site / "output", memory=memory, cards=False)
    sys.setprofile(count)
    try:
        _checked, published = line.build(request, pelican_plugin.host)
    finally:
        sys.setprofile(None)
    assert published is not None
    return calls


def site_of(folder: Path, count: int) -> Path:
    write_ours(folder / str(count) / "content", count, 1)
    return folder / str(count)


def test_twice_as_many_incidents_take_twice_the_work(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    build(site_of(tmp_path, 1))  # what is done once in a process is done now
    few, more, most = (build(site_of(tmp_path, count)) for count in (4, 12, 28))
    assert (most - more) / (more - few) < 2.2  # 16 further incidents against 8


def test_an_edit_while_serving_takes_little_of_the_work_of_the_whole(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    site, memory = site_of(tmp_path, 16), Memory()
    build(site_of(tmp_path, 1))  # what is done once in a process is done now
    whole = build(site, memory)
    path = site / "content/incidents" / incident(7, 1).id / "narrative.md"
    path.write_text(f"{path.read_text()}\n\nOne more sentence [@s0].\n")
    assert build(site, memory) < whole / 4
