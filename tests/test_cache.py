"""A cache never makes a site other than the one that is built without it."""

from __future__ import annotations

import shutil
from itertools import cycle
from pathlib import Path

import pytest

from tests.small_site import SmallSite, same_files, small_site

CACHE = ".explainer/cache"


def by_kind(site: SmallSite) -> dict[str, list[Path]]:
    """The files of a site's cache, by the folder that each lies in at the top."""
    cache = site.root / CACHE
    found: dict[str, list[Path]] = {}
    for path in sorted(cache.rglob("*")):
        if path.is_file():
            found.setdefault(path.relative_to(cache).parts[0], []).append(path)
    assert found
    return found


@pytest.fixture
def two(tmp_path: Path) -> tuple[SmallSite, SmallSite]:
    """Two sites with an incident of the same id, that say different things; both are built."""
    one, other = small_site(tmp_path / "one"), small_site(tmp_path / "other")
    other.change("A cable had overheated.", "A lamp had overheated.")
    other.change("headline: Fire in", "headline: Blaze in")
    other.change("standfirst: A fire burned", "standfirst: A blaze burned")
    other.change("occurred: 2021-05-01", "occurred: 2021-05-02")
    other.change("broke out in", "started in", "narrative.md")
    one.build()
    other.build()
    return one, other


def test_a_cache_entry_of_another_site_is_not_accepted(two: tuple[SmallSite, SmallSite]) -> None:
    theirs, ours = two
    clean, cache = ours.root / "clean", ours.root / CACHE
    (ours.root / "output").rename(clean)
    pristine = shutil.copytree(cache, ours.root / "pristine")
    entries = by_kind(theirs)
    assert by_kind(ours)
    for kind, places in by_kind(ours).items():
        for place, entry in zip(places, cycle(entries[kind]), strict=False):
            shutil.copyfile(entry, place)
        ours.build()
        assert same_files(ours.root / "output", clean), kind
        for folder in (cache, ours.root / "output", ours.root / ".output.explainer"):
            shutil.rmtree(folder)
        shutil.copytree(pristine, cache)


def test_two_sites_may_share_a_cache(two: tuple[SmallSite, SmallSite]) -> None:
    theirs, ours = two
    clean = ours.root / "clean"
    (ours.root / "output").rename(clean)
    shutil.rmtree(ours.root / CACHE)
    shutil.copytree(theirs.root / CACHE, ours.root / CACHE)
    ours.build()
    assert same_files(ours.root / "output", clean)
