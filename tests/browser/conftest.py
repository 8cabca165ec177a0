"""The example site, built once and served, and a real Chromium to look at it."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, sync_playwright

from tests.browser import many_incidents, serving
from tests.sample_site import NOW, sample_site

# the first is Chromium without its windows, which takes two thirds of the time
NAMES = ("chromium-headless-shell", "chromium", "chromium-browser", "google-chrome")


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Whatever asks for the browser carries its mark."""
    for item in items:
        if "browser" in getattr(item, "fixturenames", ()):
            item.add_marker("browser")


@pytest.fixture(scope="session")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of the built example site, shared by all workers of a run."""
    return serving.built(_run(tmp_path_factory) / "example")


@pytest.fixture(scope="session")
def sample(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of the built sample site, with what the examples lack, shared likewise."""
    return serving.built(
        _run(tmp_path_factory) / "sample", sample_site, "--now", NOW, "--no-cards"
    )


def _run(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder that all workers of a run share."""
    base = tmp_path_factory.getbasetemp()
    return base.parent if os.environ.get("PYTEST_XDIST_WORKER") else base


@pytest.fixture(scope="session")
def sample_front(sample: Path) -> Iterator[str]:
    """The address of the sample site's front page."""
    with serving.served(sample) as address:
        yield address


@pytest.fixture(scope="session")
def front(site: Path) -> Iterator[str]:
    """The address of the front page on a server of this worker's own."""
    with serving.served(site) as address:
        yield address


@pytest.fixture(scope="session")
def collection(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of the front page of a made-up collection of many incidents."""
    folder = _run(tmp_path_factory) / "collection"
    with serving.served(serving.built(folder, many_incidents.write, "--no-cards")) as address:
        yield address


@pytest.fixture(scope="session")
def pages(site: Path) -> tuple[str, ...]:
    """Every page of the site, as a path that follows the front page's address."""
    found = serving.addresses_of(site)
    assert "" in found, "the site has no front page"
    assert [page for page in found if page.startswith("incidents/")], "no explainer was built"
    return found


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """The Chromium of the system: tests/browser/get-chromium brings it."""
    named = os.environ.get("CHROMIUM")
    found = named or next((path for path in map(shutil.which, NAMES) if path), None)
    if not found:
        pytest.fail("no Chromium: run tests/browser/get-chromium")
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=found, args=["--no-sandbox"])
        yield chromium
        chromium.close()
