"""Which region a map shows."""

from __future__ import annotations

import random

import pytest

from generator.site.maps import region
from generator.site.maps.geodesy import surrounding
from generator.site.maps.outlines import counties, countries, states
from generator.site.maps.plan import Kind
from generator.site.maps.region import find_region, is_too_tall, width_m

KINDS = {
    Kind.COUNTY: (counties, region.COUNTY_LEAST_M, region.COUNTY_WIDEST_M),
    Kind.STATE: (states, region.COUNTY_LEAST_M, region.STATE_WIDEST_M),
    Kind.COUNTRY: (countries, region.COUNTRY_LEAST_M, region.COUNTRY_WIDEST_M),
}


def scattered(count: int, spread: float) -> list[list[tuple[float, float]]]:
    """Make up some places here and there, near each other."""
    chance = random.Random(spread)  # noqa: S311 - a scatter, not a secret
    middles = [(chance.uniform(-124, -68), chance.uniform(26, 48)) for _ in range(count)]
    return [
        [(lon + chance.gauss(0, spread), lat + chance.gauss(0, spread)) for _ in range(3)]
        for lon, lat in middles
    ]


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("spread", [1.0, 3.0, 9.0])
def test_places_too_far_apart_have_no_region_that_is_not_too_wide(
    kind: Kind, spread: float
) -> None:
    layer, least, widest = KINDS[kind]
    met = False
    for points in scattered(60, spread):
        if is_too_tall(surrounding(points), widest):
            found = region._of_kind(kind, layer, sorted(points), least)  # noqa: SLF001 - the full check
            assert found is None or width_m(found.box) > widest
            met = True
    assert met or spread < 9


@pytest.mark.parametrize("spread", [0.2, 1.0, 3.0, 9.0])
def test_the_quick_check_changes_no_region(spread: float, monkeypatch: pytest.MonkeyPatch) -> None:
    asked = scattered(40, spread)
    quick = [find_region(points) for points in asked]
    monkeypatch.setattr(region, "is_too_tall", lambda *_: False)
    assert [find_region(points) for points in asked] == quick
