"""Maps in a real browser: drawn without script, zoomable on demand, and nobody else is asked."""

from __future__ import annotations

import itertools
import json
import os
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

from generator.preview import server as preview
from generator.preview.server import Preview
from tests.browser import serving
from tests.browser.axe import RULES, violations
from tests.browser.conftest import NAMES
from tests.site.maps.contents import write_content
from tests.site.maps.places import MAP_DATA
from tests.site.maps.tiles import write_archive, write_sheet

PAGE = "incidents/lantern/"
OPTIONS = ("--no-cache", "--no-cards", "--no-search")
MADE = (
    "{id: gate, name: The gate, lat: 41.7641, lon: -72.6823, precision: exact, role: scene}",
    "{id: mill, name: The old mill, lat: 41.763, lon: -72.674, precision: block}",
    "{id: hill, name: The hill, lat: 41.7595, lon: -72.6795, precision: exact, area: *}",
)
AREA = "{role: search-area, file: hill.geojson}"
HILL = [[-72.681, 41.7585], [-72.678, 41.7585], [-72.6795, 41.7605], [-72.681, 41.7585]]
REAL = (
    "{id: store, name: Corner store, lat: 37.7853, lon: -122.4095, precision: exact}",
    "{id: garden, name: A garden, lat: 37.785, lon: -122.402, precision: block}",
    "{id: hall, name: An old hall, lat: 37.7843, lon: -122.4001, precision: exact}",
    "{id: square, name: A square, lat: 37.788, lon: -122.407, precision: block}",
    "{id: tower, name: A tower, lat: 37.7895, lon: -122.3972, precision: exact}",
    "{id: door, name: A terminal door, lat: 37.7897, lon: -122.3960, precision: exact}",
)
WORDS = """() => [
  ...document.querySelectorAll(".map-panels .map-panel .map-overlay text")
].map(text => {
  const box = text.getBBox(), to = text.getCTM();
  return [[0, 0], [1, 0], [1, 1], [0, 1]].map(([x, y]) => {
    const at = new DOMPoint(box.x + x * box.width, box.y + y * box.height).matrixTransform(to);
    return [at.x, at.y];
  });
})"""
TARGETS = """() => [...document.querySelectorAll(".map-disc a")].map(link => {
  const box = link.getBoundingClientRect(); return [box.width, box.height];
})"""


def write_town(folder: Path) -> Path:
    """Write an incident with three places, one of them with an area that a file draws."""
    places = (place.replace("*", AREA) for place in MADE)
    content = write_content(folder / "content", "lantern", *places)
    zone = content / "incidents" / "lantern" / "hill.geojson"
    zone.write_text(json.dumps({"type": "Polygon", "coordinates": [HILL]}))
    return content


@pytest.fixture(scope="module")
def town(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """A site with a street map of the town that the tests make."""
    folder = tmp_path_factory.mktemp("town")
    content = write_town(folder)
    write_content(
        content, "kite", "{id: dune, name: A dune, lat: 41.9, lon: -70.1, precision: town}"
    )
    write_content(
        content, "barrel", "{id: pier, name: A pier, lat: 41.751, lon: -72.701, precision: block}"
    )
    write_archive(content)
    serving.build(folder / "site", "--content", str(content), *OPTIONS)
    with serving.served(folder / "site") as front:
        yield front


@pytest.fixture(scope="module")
def downtown(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """A site with a street map of a real town, where its data are at hand."""
    data = MAP_DATA / "sf-downtown.pmtiles"
    if not data.is_file():
        pytest.skip(f"{data} is not here")
    folder = tmp_path_factory.mktemp("downtown")
    content = write_content(folder / "content", "lantern", *REAL)
    archive = content / "basemap" / "basemap.pmtiles"
    archive.parent.mkdir()
    shutil.copyfile(data, archive)
    write_sheet(archive, attribution="© OpenStreetMap contributors (ODbL)")
    serving.build(folder / "site", "--content", str(content), *OPTIONS)
    with serving.served(folder / "site") as front:
        yield front


class Watch:
    """What a page asked for, and what its policy refused."""

    def __init__(self, page: Page, front: str) -> None:
        self.foreign: list[str] = []
        self.refused: list[str] = []
        host = front.split("/press/", maxsplit=1)[0]
        page.on(
            "request", lambda r: None if r.url.startswith(host) else self.foreign.append(r.url)
        )
        page.on("console", lambda m: self.refused.append(m.text) if "Policy" in m.text else None)
        page.on("pageerror", lambda error: self.refused.append(str(error)))


def opened(page: Page, front: str, address: str = PAGE) -> Watch:
    watch = Watch(page, front)
    page.goto(front + address)
    page.click(".map-open")
    page.wait_for_selector(".map-panels[hidden]", state="attached", timeout=60_000)
    return watch


def zoomable_map_draws(browser: Browser, front: str, markers: int) -> None:
    page = browser.new_page()
    watch = opened(page, front)
    assert page.locator(".map-pin").count() == markers
    assert page.evaluate("document.activeElement.tagName") == "CANVAS"
    before = page.locator(".map-pin").first.bounding_box()
    page.keyboard.press("ArrowRight")
    page.keyboard.press("+")
    page.wait_for_function(
        "was => Math.abs(document.querySelector('.map-pin').getBoundingClientRect().x - was) > 20",
        arg=before["x"] if before else 0,
    )
    assert watch.foreign == []
    assert watch.refused == []
    page.click(".map-open")
    assert page.locator(".map-panels").is_visible()
    assert page.locator(".map-live").is_hidden()
    page.close()


def test_the_zoomable_map_draws_under_the_policy_of_the_site(browser: Browser, town: str) -> None:
    zoomable_map_draws(browser, town, 3)


@pytest.mark.long
def test_the_zoomable_map_of_a_real_town_draws(browser: Browser, downtown: str) -> None:
    zoomable_map_draws(browser, downtown, 6)


def test_the_map_of_all_incidents_zooms_into_its_clusters(browser: Browser, town: str) -> None:
    page = browser.new_page()
    watch = opened(page, town, "map/")
    pins = page.locator(".map-pin")
    pins.first.wait_for()
    names = sorted(pins.evaluate_all("all => all.map(one => one.ariaLabel)"))
    assert names == ["2 incidents, most in Hartford County, Connecticut", "A lantern falls"]
    page.keyboard.press("+")
    assert watch.foreign == []
    assert watch.refused == []
    page.close()


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A site of the made town with its archive published whole."""
    folder = tmp_path_factory.mktemp("whole")
    content = write_town(folder)
    write_sheet(write_archive(content), publish="archive")
    serving.build(folder / "site", "--content", str(content), *OPTIONS)
    return folder / "site"


def test_the_zoomable_map_reads_parts_of_an_archive(browser: Browser, whole: Path) -> None:
    asked: list[tuple[str, int]] = []
    with preview.served(Preview(whole), 0) as front:
        page = browser.new_page()
        page.on("response", lambda one: asked.append((one.url, one.status)))
        watch = opened(page, front)
        assert (watch.foreign, watch.refused) == ([], [])
        page.close()
    tiles = [(url.rpartition("/")[2], status) for url, status in asked if "/map/tiles/" in url]
    assert len(tiles) >= 3
    assert set(tiles) == {("streets.pmtiles.gz", 206)}


def test_an_archive_on_a_host_without_parts_leaves_the_drawn_map(
    browser: Browser, whole: Path
) -> None:
    with serving.served(whole) as front:
        page = browser.new_page()
        page.goto(front + PAGE)
        page.click(".map-open")
        page.get_by_text("cannot be shown").wait_for()
        assert page.locator(".map-panels").is_visible()
        page.close()


def test_nothing_of_the_engine_is_loaded_before_the_button_is_pressed(
    browser: Browser, town: str
) -> None:
    page, asked = browser.new_page(), []
    page.on("request", lambda request: asked.append(request.url))
    page.goto(town + PAGE, wait_until="networkidle")
    assert not [url for url in asked if "/map/engine/" in url or "/map/tiles/" in url]
    page.close()


def test_without_webgl_the_drawn_map_stays_and_says_why(browser: Browser, town: str) -> None:
    found = os.environ.get("CHROMIUM") or next(filter(None, map(shutil.which, NAMES)))
    flat = browser.browser_type.launch(
        executable_path=found, args=["--no-sandbox", "--disable-3d-apis", "--disable-gpu"]
    )
    page = flat.new_page()
    page.goto(town + PAGE)
    page.click(".map-open")
    page.get_by_text("cannot be shown in this browser").wait_for()
    assert page.locator(".map-panels").is_visible()
    assert page.locator(".map-live").count() == 0
    flat.close()


def test_without_script_the_map_is_whole_and_there_is_no_button(
    browser: Browser, town: str
) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(town + PAGE)
    assert page.locator(".map-open").is_hidden()
    assert page.get_by_role("link", name="1. The gate, exact").count() == 1
    context.close()


@pytest.mark.parametrize("width", [360, pytest.param(1280, marks=pytest.mark.long)])
def test_every_marker_can_be_hit_with_a_finger(browser: Browser, town: str, width: int) -> None:
    page = browser.new_page(viewport={"width": width, "height": 800})
    page.goto(town + PAGE)
    sizes = page.evaluate(TARGETS)
    assert len(sizes) == 3
    assert all(wide >= 24 and high >= 24 for wide, high in sizes)
    page.close()


@pytest.mark.parametrize("site", ["town", pytest.param("downtown", marks=pytest.mark.long)])
def test_no_words_overlap_or_leave_the_frame_in_the_fonts_of_the_page(
    browser: Browser, site: str, request: pytest.FixtureRequest
) -> None:
    page = browser.new_page(viewport={"width": 1280, "height": 900})
    page.goto(request.getfixturevalue(site) + PAGE, wait_until="networkidle")
    frame = page.evaluate(
        "(box => [box.width, box.height])"
        "(document.querySelector('.map-panels .map-overlay').getBoundingClientRect())"
    )
    boxes = page.evaluate(WORDS)
    assert len(boxes) > 10
    for corners in boxes:
        assert all(-1 <= x <= frame[0] + 1 and -1 <= y <= frame[1] + 1 for x, y in corners)
    for one, other in itertools.combinations(boxes, 2):
        assert not overlap(shrunk(one), shrunk(other))
    page.close()


def shrunk(corners: list[list[float]]) -> list[list[float]]:
    """Take away the empty room above and below letters, which a box of text includes."""
    middle = [sum(axis) / 4 for axis in zip(*corners, strict=True)]
    return [[m + (c - m) * 0.8 for c, m in zip(corner, middle, strict=True)] for corner in corners]


def overlap(one: list[list[float]], other: list[list[float]]) -> bool:
    """Tell whether two turned boxes share any room: no side of either parts them."""
    for box in (one, other):
        for start, end in zip(box, [*box[1:], box[0]], strict=True):
            across = (end[1] - start[1], start[0] - end[0])
            spans = [
                [corner[0] * across[0] + corner[1] * across[1] for corner in each]
                for each in (one, other)
            ]
            if max(spans[0]) <= min(spans[1]) or max(spans[1]) <= min(spans[0]):
                return False
    return True


def test_the_keyboard_reaches_every_marker_in_order(browser: Browser, town: str) -> None:
    page = browser.new_page()
    page.goto(town + PAGE)
    names = []
    for _ in range(80):
        page.keyboard.press("Tab")
        names.append(page.evaluate("document.activeElement.getAttribute('aria-label') || ''"))
    markers = [name for name in names if name[:2] in {"1.", "2.", "3."}]
    assert [name[0] for name in markers][:3] == ["1", "2", "3"]
    assert len(set(markers)) == 3
    page.close()


@pytest.mark.parametrize("address", [PAGE, "map/"])
def test_maps_keep_no_reader_out(browser: Browser, town: str, address: str) -> None:
    context = browser.new_context(bypass_csp=True)
    page = context.new_page()
    page.goto(town + address)
    assert violations(page, "tag", RULES, within="figure.map") == []
    context.close()


def test_a_map_is_the_same_on_a_page_that_runs_from_right_to_left(
    browser: Browser, town: str
) -> None:
    page = browser.new_page(viewport={"width": 360, "height": 800})
    page.goto(town + PAGE)
    page.locator(".map-overlay").first.wait_for()
    before = page.evaluate(WORDS)
    assert before
    page.evaluate("document.documentElement.dir = 'rtl'")
    after = page.evaluate(WORDS)
    page.close()
    assert [corner for word in after for point in word for corner in point] == pytest.approx(
        [corner for word in before for point in word for corner in point], abs=0.5
    )
