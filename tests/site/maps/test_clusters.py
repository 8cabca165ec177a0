"""Clusters of all incidents, made when the site is built."""

from __future__ import annotations

import json
import random

from generator.site.maps.clusters import (
    INDEX,
    LEVELS,
    Pin,
    cluster_parts,
    clusters,
)


def pin(number: int, lon: float, lat: float, area: str = "Example County") -> Pin:
    return Pin(
        lon, lat, f"incidents/i{number}/", f"Incident {number}", area, "map/example-county/"
    )


def scattered(count: int) -> list[Pin]:
    chance = random.Random(1)  # noqa: S311 - a scatter, not a secret
    return [
        pin(n, round(chance.uniform(-120, -75), 3), round(chance.uniform(30, 48), 3))
        for n in range(count)
    ]


def test_incidents_far_apart_keep_their_names() -> None:
    rows = clusters([pin(1, -72.67, 41.79), pin(2, -122.4, 37.78)], 4)
    assert [row[2:] for row in rows] == [
        [1, "incidents/i2/", "Incident 2"],
        [1, "incidents/i1/", "Incident 1"],
    ]


def test_incidents_close_together_are_counted_where_most_of_them_are() -> None:
    near = [pin(1, -72.67, 41.79), pin(2, -72.68, 41.78), pin(3, -72.6, 41.7, "Other County")]
    (row,) = clusters(near, 4)
    assert row == [-72.65, 41.757, 3, "map/example-county/", "Example County"]


def test_no_incident_is_lost_at_any_level() -> None:
    pins = scattered(500)
    for level in LEVELS:
        assert sum(row[2] for row in clusters(pins, level)) == 500


def test_the_first_view_of_ten_thousand_incidents_is_small() -> None:
    (part,) = cluster_parts(scattered(10_000))
    files = {output.path: output.content for output in part.make()}
    index = json.loads(files[INDEX])
    first = [INDEX, "map/clusters/outlines.json", f"map/clusters/{LEVELS[1]}.json"]
    assert sum(len(files[path]) for path in first) < 100_000
    assert set(files) == {
        INDEX,
        f"map/clusters/{index['outlines']}",
        *(f"map/clusters/{name}" for name in index["levels"].values()),
    }


def test_no_incidents_have_no_clusters() -> None:
    assert list(cluster_parts([])) == []
