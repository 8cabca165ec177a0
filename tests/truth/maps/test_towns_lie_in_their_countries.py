"""Every larger town of the world is told to lie in its own country."""

from __future__ import annotations

import gzip

import msgspec
import numpy as np
import pytest

from generator.site.maps.areas import where_of
from generator.site.maps.outlines import countries
from generator.site.maps.towns import DATA, TownFile
from generator.site.maps.where import Where

WITHIN_M = 1_000.0
PART_OF = {
    **dict.fromkeys(("PR", "GU", "VI", "AS", "MP"), "US"),
    **dict.fromkeys(("MQ", "GP", "GF", "RE", "YT"), "FR"),
    "SJ": "NO",
    "VA": "IT",
}
"""Where the outlines draw one with the other."""
ON_A_RIVER = {"Mucusso": "NA"}
"""Towns on the bank of a border river that the outlines draw on the other side."""
OTHERWISE = {
    "Alofi": "NU",
    "Nicosia": "northern-cyprus",
    "Pristina": "XK",
    "Prizren": "XK",
    "Pec": "XK",
}
"""Towns that Natural Earth's own list counts otherwise than its outlines do."""


ISLETS = {"Daru", "Uummannaq", "Kullorsuaq", "Tasiusaq", "Kangersuatsiaq", "Savissivik"}
"""Towns on islands too small for outlines at 1:10 million: off the coast of their country."""


def towns() -> list[tuple[str, str, float, float]]:
    file = msgspec.msgpack.decode(gzip.decompress(DATA.read_bytes()), type=TownFile)
    lons, lats = (np.frombuffer(one, "<i4") / 1000 for one in (file.lons, file.lats))
    rows = zip(file.names, file.countries, lons.tolist(), lats.tolist(), strict=True)
    return list(rows)


def whose(name: str, code: str) -> str:
    return {**ON_A_RIVER, **OTHERWISE}.get(name, PART_OF.get(code, code))


def fits(where: Where, code: str) -> bool:
    """Whether it is told to lie there, or in an area that is told to be disputed."""
    return any(area.ids[0] == code or area.note for area in where.areas)


def test_every_town_lies_in_its_country_or_in_a_disputed_area() -> None:
    wrong = [
        (name, code, where.areas)
        for name, code, lon, lat in towns()
        if not fits(where := where_of((lon, lat, WITHIN_M)), whose(name, code))
    ]
    assert wrong == []


def test_no_town_lies_at_sea_and_few_off_a_coast() -> None:
    found = [(name, where_of((lon, lat, WITHIN_M))) for name, _, lon, lat in towns()]
    assert [name for name, where in found if not where.areas] == []
    assert {name for name, where in found if where.is_offshore} == ISLETS


@pytest.mark.parametrize("lon", [0.0, 177.0, -60.0, 180.0])
def test_the_south_pole_is_in_antarctica_whatever_its_longitude(lon: float) -> None:
    (area,) = where_of((lon, -90.0, WITHIN_M)).areas
    assert area.nation == "Antarctica"


@pytest.mark.parametrize(
    ("code", "least"),
    [("RU", 16.0e6), ("CA", 9.0e6), ("US", 9.0e6), ("CN", 8.5e6), ("FJ", 15.0e3), ("NZ", 2.4e5)],
)
def test_no_large_part_of_a_country_is_lost(code: str, least: float) -> None:
    kilometres = 0.0
    for area in countries().areas:
        if area.id == code:
            for part in area.shape.geoms:
                points = np.radians(np.asarray(part.exterior.coords))
                # the sinusoidal plane keeps areas
                x, y = points[:, 0] * np.cos(points[:, 1]), points[:, 1]
                kilometres += abs(np.sum(x[:-1] * y[1:] - x[1:] * y[:-1])) / 2 * 6371.0**2
    assert kilometres > least
