"""The example site as readers get it: built with ``--compress``, on a host of its own."""

from __future__ import annotations

import os
import shutil
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from bench.host import hosted
from bench.measure import measure
from bench.sites import free_port

REPOSITORY = Path(__file__).parents[1]
KINDS = {
    "front": "",
    "explainer": "incidents/hartford-police-shooting/",
    "explainer, the longest": "incidents/key-bridge-collapse/",
    "history": "incidents/hartford-police-shooting/history/",
    "version": "incidents/hartford-police-shooting/versions/2/",
    "quote": "incidents/hartford-police-shooting/quotes/bronin-share/",
    "updates": "updates/",
    "corrections": "corrections/",
    "map": "map/",
    "map of a region": "map/baltimore-city-maryland/",
    "tag": "tags/bridge/",
    "data": "data/",
    "ordinary page": "about/",
    "guide": "docs/maps/",
    "missing page": "404.html",
}
"""A page of every kind that the site has."""


@contextmanager
def example() -> Iterator[str]:
    """Build and serve the example site while the block runs; gives its address."""
    port = free_port()
    with tempfile.TemporaryDirectory(prefix="explainer-readers-") as folder:
        site = Path(folder, "site")
        command = (sys.executable, "-m", "generator", "build", "--compress")
        where = ("--output", str(site), "--site-url", f"http://127.0.0.1:{port}/")
        environment = {"PYTHONPATH": str(REPOSITORY)}
        measure((*command, *where), REPOSITORY, environment=environment, memory=False)
        with hosted(site, port) as address:
            yield address


def chromium() -> str:
    """The browser of the system.

    Raises:
        RuntimeError: Where there is none.
    """
    # as readers have it, windows and all, where there is one
    names = ("chromium", "chromium-browser", "google-chrome", "chromium-headless-shell")
    asked = os.environ.get("CHROMIUM")
    wanted = (asked, *names) if asked else names
    found = next((path for path in map(shutil.which, wanted) if path), None)
    if found is None:
        raise RuntimeError("no Chromium: run tests/browser/get-chromium")
    return found
