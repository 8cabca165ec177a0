"""``explainer streets``: tiles around incidents, cut out of a file or of a server's archive."""

from __future__ import annotations

import http.server
import json
import re
import shutil
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from itertools import product
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from pmtiles.reader import MmapSource, Reader

from generator.authoring.streets import GRID, box_around, snapped
from generator.commands.cli import main
from generator.model.place import Precision
from generator.site.maps.basemap import read_basemap
from generator.site.maps.geodesy import Box
from generator.site.maps.model import MapPlace
from generator.site.maps.tile_archive import PARTS, parts_of, tile_span
from tests.site.maps.tiles import write_archive
from tests.small_site import ID, RECORD, SmallSite, small_site

PLACE = """
places:
  - {id: corner, name: the corner, lat: 41.765, lon: -72.675, precision: block}
"""
SAYS = ("--date", "2026-11", "--licence", "public domain", "--attribution", "Nobody’s town")


@pytest.fixture
def site(tmp_path: Path) -> SmallSite:
    return small_site(tmp_path / "site", RECORD + PLACE)


@pytest.fixture
def archive(tmp_path: Path) -> Path:
    """The town that does not exist, as an archive to cut from."""
    made = write_archive(tmp_path / "town")
    return made.rename(tmp_path / "town.pmtiles")


def cut(
    site: SmallSite, source: str | Path, *more: str, around: str = ID, yes: bool = True
) -> Result:
    """Cut streets around an incident."""
    command = ["streets", str(source), "--content", str(site.content), "--around", around]
    return CliRunner().invoke(
        main, [*command, *SAYS, "--radius", "0.5km", *["--yes"] * yes, *more]
    )


def tiles_of(path: Path) -> dict[tuple[int, int, int], bytes]:
    """Every tile of a small archive."""
    with path.open("rb") as file:
        reader = Reader(MmapSource(file))
        header = reader.header()
        found = {}
        for zoom in range(header["min_zoom"], header["max_zoom"] + 1):
            edges = [
                header[f"{edge}_e7"] / 1e7 for edge in ("min_lon", "min_lat", "max_lon", "max_lat")
            ]
            for x, y in product(*tile_span(Box(*edges), zoom)):
                if data := reader.get(zoom, x, y):
                    found[zoom, x, y] = data
        return found


Server = type[http.server.SimpleHTTPRequestHandler]


class Parts(http.server.SimpleHTTPRequestHandler):
    """Sends parts of one file, and remembers which."""

    file: Path
    asked: list[tuple[int, int]]
    tags = iter(())

    def do_GET(self) -> None:
        found = re.fullmatch(r"bytes=(\d+)-(\d+)", self.headers.get("Range", ""))
        assert found
        start, stop = int(found[1]), int(found[2]) + 1
        data = self.file.read_bytes()
        part = data[start:stop]
        self.asked.append((start, stop))
        self.send_response(206)
        self.send_header("Content-Range", f"bytes {start}-{start + len(part) - 1}/{len(data)}")
        self.send_header("Content-Length", str(len(part)))
        self.send_header("ETag", self.tag())
        self.end_headers()
        self.send(part)

    def tag(self) -> str:
        return '"one"'

    def send(self, part: bytes) -> None:
        self.wfile.write(part)

    def log_message(self, *_: object) -> None:
        """Say nothing."""


class BreaksOff(Parts):
    """Ends every answer but the first in its middle."""

    def send(self, part: bytes) -> None:
        whole = len(self.asked) == 1
        self.wfile.write(part if whole else part[: len(part) // 2])


class BreaksOffOnce(Parts):
    """Ends one answer in its middle, and never again."""

    def send(self, part: bytes) -> None:
        self.wfile.write(part[: len(part) // 2] if len(self.asked) == 2 else part)


class Changes(Parts):
    """Has another file at every question."""

    def tag(self) -> str:
        return f'"{len(self.asked)}"'


class Whole(http.server.SimpleHTTPRequestHandler):
    """Sends the whole file, whatever is asked for, as Python's own server does."""

    def log_message(self, *_: object) -> None:
        """Say nothing."""


@contextmanager
def served(
    file: Path, kind: type[http.server.SimpleHTTPRequestHandler]
) -> Iterator[tuple[str, list[tuple[int, int]]]]:
    """A server of one file on this machine; gives its address and what it was asked for."""
    asked: list[tuple[int, int]] = []
    made = type("Handler", (kind,), {"file": file, "asked": asked})

    def handler(*args: object) -> http.server.SimpleHTTPRequestHandler:
        return made(*args, directory=str(file.parent))  # type: ignore[no-any-return]

    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler)  # type: ignore[arg-type]
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_port}/{file.name}", asked
    finally:
        server.shutdown()
        server.server_close()
        thread.join()


def test_streets_are_cut_out_of_a_file(site: SmallSite, archive: Path) -> None:
    done = cut(site, archive)
    assert done.exit_code == 0, done.output
    made = tiles_of(site.content / "basemap/basemap.pmtiles")
    ours = tiles_of(archive)
    assert made
    assert made.keys() < ours.keys()
    assert all(ours[tile] == data for tile, data in made.items())
    basemap, problems = read_basemap(site.content)
    assert problems == ()
    assert basemap.streets is not None
    assert basemap.streets.attribution == "Nobody’s town"
    sheet = (site.content / "basemap/basemap.yaml").read_text(encoding="utf-8")
    for said in (f"source: {archive}", "date: 2026-11", "licence: public domain", "sha256: "):
        assert said in sheet


@pytest.mark.long
def test_the_page_shows_them(site: SmallSite, archive: Path) -> None:
    assert "no street data" in without_space(site)
    assert cut(site, archive).exit_code == 0
    site.build()
    text = site.page().get_text(" ", strip=True)
    assert "Nobody’s town" in text
    assert "Avenue" in str(site.page())


def without_space(site: SmallSite) -> str:
    site.build()
    return " ".join(site.page().get_text(" ", strip=True).lower().split())


def test_the_same_cut_is_the_same_bytes(site: SmallSite, archive: Path) -> None:
    made = site.content / "basemap/basemap.pmtiles"
    cut(site, archive)
    first = made.read_bytes()
    cut(site, archive)
    assert made.read_bytes() == first


def test_of_a_server_only_the_needed_parts_are_asked_for(site: SmallSite, archive: Path) -> None:
    with served(archive, Parts) as (address, asked):
        done = cut(site, address)
    assert done.exit_code == 0, done.output
    by_file = small_site(site.root.parent / "other", RECORD + PLACE)
    cut(by_file, archive)
    name = "basemap/basemap.pmtiles"
    assert (site.content / name).read_bytes() == (by_file.content / name).read_bytes()
    assert f"source: {address}" in (site.content / "basemap/basemap.yaml").read_text()
    assert max(stop for _, stop in asked) <= archive.stat().st_size
    assert len(asked) < 10


def test_one_broken_answer_is_asked_for_again(site: SmallSite, archive: Path) -> None:
    with served(archive, BreaksOffOnce) as (address, _):
        assert cut(site, address).exit_code == 0
    assert read_basemap(site.content)[1] == ()


@pytest.mark.parametrize(
    ("kind", "said"),
    [
        (Whole, "sends the whole file and no parts. Download it"),
        (BreaksOff, "broke off twice"),
        (Changes, "changed while it was read"),
    ],
)
def test_a_server_that_will_not_do_leaves_what_was_there(
    site: SmallSite, archive: Path, kind: Server, said: str
) -> None:
    cut(site, archive)
    folder = site.content / "basemap"
    before = {path.name: path.read_bytes() for path in folder.iterdir()}
    with served(archive, kind) as (address, _):
        done = cut(site, address)
    assert done.exit_code == 1
    assert said in done.stderr
    assert "Traceback" not in done.output
    assert {path.name: path.read_bytes() for path in folder.iterdir()} == before


def test_an_address_with_nothing_behind_it_says_so(site: SmallSite, archive: Path) -> None:
    with served(archive, Whole) as (address, _):
        missing = cut(site, address + "x")
    assert "the server answers 404" in missing.stderr
    gone = cut(site, address)  # the server has ended
    assert "there is no answer" in gone.stderr
    assert missing.exit_code == gone.exit_code == 1


@pytest.mark.parametrize("size", [0, 5, 127, 300, 2000])
def test_an_archive_that_is_cut_off_is_refused(site: SmallSite, archive: Path, size: int) -> None:
    archive.write_bytes(archive.read_bytes()[:size])
    done = cut(site, archive)
    assert done.exit_code == 1
    assert "Traceback" not in done.output
    assert not (site.content / "basemap/basemap.pmtiles").exists()


@pytest.mark.parametrize(
    "data", [b"<!doctype html><p>Not here</p>" * 900, b"PMTiles\x02" + bytes(900)]
)
def test_what_is_no_archive_is_refused(site: SmallSite, archive: Path, data: bytes) -> None:
    archive.write_bytes(data)
    done = cut(site, archive)
    assert done.exit_code == 1
    assert "is no PMTiles archive" in done.stderr


def test_an_archive_without_streets_is_refused(site: SmallSite, tmp_path: Path) -> None:
    done = cut(site, write_archive(tmp_path / "parks", layers=("landuse",)))
    assert done.exit_code == 1
    assert "no streets in the layers of Protomaps 4" in done.stderr


def test_an_archive_of_somewhere_else_is_refused(site: SmallSite, archive: Path) -> None:
    site.change("lat: 41.765", "lat: 51.765")
    done = cut(site, archive)
    assert done.exit_code == 1
    assert "has no streets around 52, -73" in done.stderr


def test_nothing_is_written_before_somebody_agrees(site: SmallSite, archive: Path) -> None:
    done = cut(site, archive, yes=False)
    assert done.exit_code == 2
    assert "say --yes" in done.stderr
    assert re.search(
        r"\d+ tiles, .*B, as of 2026-11: Nobody’s town, licence public domain", done.stderr
    )
    assert not (site.content / "basemap").exists()


def test_what_an_archive_does_not_say_has_to_be_said(site: SmallSite, archive: Path) -> None:
    command = ["streets", str(archive), "--content", str(site.content), "--all", "--yes"]
    done = CliRunner().invoke(main, command)
    assert done.exit_code == 2
    assert "give it as --date" in done.stderr


def test_another_incident_later_adds_its_tiles(site: SmallSite, archive: Path) -> None:
    later = site.content / "incidents/later"
    shutil.copytree(site.folder, later)
    record = later / "incident.yaml"
    moved = record.read_text().replace("lat: 41.765", "lat: 41.752").replace("-72.675", "-72.709")
    record.write_text(moved)
    cut(site, archive)
    made = site.content / "basemap/basemap.pmtiles"
    before = tiles_of(made)
    done = cut(site, archive, around="later")
    assert done.exit_code == 0, done.output
    after = tiles_of(made)
    assert before.keys() < after.keys()
    basemap, problems = read_basemap(site.content)
    assert problems == ()
    assert basemap.streets is not None
    assert len(basemap.streets.parts) == 2


def test_streets_that_came_otherwise_are_not_overwritten(site: SmallSite, archive: Path) -> None:
    theirs = write_archive(site.content)
    before = theirs.read_bytes()
    done = cut(site, archive)
    assert done.exit_code == 1
    assert "was not cut by this command" in done.stderr
    assert theirs.read_bytes() == before


def test_a_place_between_two_cuts_has_no_streets(site: SmallSite, archive: Path) -> None:
    cut(site, archive)
    path = site.content / "basemap/basemap.pmtiles"
    with path.open("rb") as file:
        assert len(Reader(MmapSource(file)).metadata()[PARTS]) == 1
    streets = read_basemap(site.content)[0].streets
    assert streets is not None
    assert [streets.count(14)] == [len(streets.cells(14))]


def test_drafts_are_cut_only_where_they_are_named(site: SmallSite, archive: Path) -> None:
    site.change("status: developing", "status: draft")
    command = ["streets", str(archive), "--content", str(site.content), "--all", "--yes", *SAYS]
    done = CliRunner().invoke(main, command)
    assert done.exit_code == 1
    assert "None of these incidents" in done.stderr
    assert cut(site, archive).exit_code == 0


@pytest.mark.parametrize(
    ("wrong", "said"),
    [
        (("--around", "harbor-fire"), "Did you mean harbour-fire?"),
        (("--around", ID, "--all"), "--around ID, or --all"),
        ((), "--around ID, or --all"),
        (("--all", "--radius", "far"), "is no distance"),
        (("--all", "--radius", "-2"), "is no distance"),
        (("--all", "--radius", "900km"), "is no distance"),
    ],
)
def test_wrong_use_is_told(
    site: SmallSite, archive: Path, wrong: tuple[str, ...], said: str
) -> None:
    done = CliRunner().invoke(
        main, ["streets", str(archive), "--content", str(site.content), *wrong]
    )
    assert done.exit_code == 2
    assert said in done.stderr


def place(lat: float, lon: float, precision: Precision) -> MapPlace:
    return MapPlace("it", 1, "it", lat, lon, precision, precision.radius)


def test_a_place_told_to_the_town_has_a_map_without_streets(
    site: SmallSite, archive: Path
) -> None:
    block = "lat: 41.765, lon: -72.675, precision: block"
    site.change(block, "lat: 41.8, lon: -72.7, precision: town")
    done = cut(site, archive)
    assert done.exit_code == 1
    assert "told too coarsely" in done.stderr


@pytest.mark.parametrize("precision", [Precision.EXACT, Precision.BLOCK, Precision.NEIGHBOURHOOD])
def test_the_middle_of_a_cut_tells_no_more_than_the_place_does(precision: Precision) -> None:
    """Moving the place within its tile moves no edge of the cut: whole tiles are cut."""
    zoom = GRID[precision]
    for lat, lon in ((41.79, -72.67), (60.17, 24.94), (-33.87, 151.21)):
        box = box_around([place(lat, lon, precision)], 500)
        assert box is not None
        again = snapped(box, zoom)
        assert (box.west, box.north) == pytest.approx((again.west, again.north), abs=1e-6)
        columns, rows = tile_span(box, zoom)
        across = 40_075_016 * 0.5 / (1 << zoom)  # metres of a tile at 60 degrees
        assert len(columns) * len(rows) * across > 2 * precision.radius


def test_a_withheld_place_is_in_no_cut(site: SmallSite, archive: Path) -> None:
    site.change("lat: 41.765, lon: -72.675, precision: block", "precision: withheld")
    done = cut(site, archive)
    assert done.exit_code == 1
    assert "it has no place on a map" in done.stderr


def test_a_description_that_lies_about_its_parts_is_read_without_them() -> None:

    for told in ([[1, 2, 3]], "all", [["a", 1, 2, 3]], 7, None, [[1, 2, 3, 4, 5]]):
        assert parts_of(json.loads(json.dumps({PARTS: told}))) == ()
    assert parts_of({PARTS: [[1, 2, 3, 4]]}) == (Box(1, 2, 3, 4),)
