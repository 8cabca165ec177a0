"""What a reader waits for: pages in Chromium on a slow phone line and a slow phone.

    python -m bench.readers OUTPUT PATH…

Prints a table: first contentful paint, layout shift, bytes and requests of each page, with
Chromium's throttling of the line (1.6 Mbit/s, 150 ms to and fro, as “slow 4G” is defined by
Lighthouse) and of the processor (four times slower).
"""

from __future__ import annotations

import argparse
import statistics
from dataclasses import dataclass
from pathlib import Path

from playwright.sync_api import Browser, Page, sync_playwright

from generator.serving import Preview, served

LINE = {
    "offline": False,
    "latency": 150,
    "downloadThroughput": 1.6 * 1024 * 1024 / 8,
    "uploadThroughput": 750 * 1024 / 8,
}
SLOWER = 4
WATCH = """
window.shift = 0;
new PerformanceObserver((list) => {
  for (const entry of list.getEntries()) if (!entry.hadRecentInput) window.shift += entry.value;
}).observe({ type: "layout-shift", buffered: true });
"""
PAINT = """
() => performance.getEntriesByName("first-contentful-paint").map((entry) => entry.startTime)[0]
"""


@dataclass(frozen=True, slots=True)
class Seen:
    """What one load of a page took.

    Attributes:
        paint: Milliseconds until the first text or picture.
        shift: How much moved after it was shown (CLS).
        size: Bytes over the line, headers included.
        requests: How many files were asked for.
    """

    paint: float
    shift: float
    size: int
    requests: int


def load(browser: Browser, address: str) -> Seen:
    """Load a page once, with nothing kept from before."""
    context = browser.new_context(viewport={"width": 390, "height": 844})
    page = context.new_page()
    received: list[int] = []
    session = context.new_cdp_session(page)
    session.send("Network.enable")
    session.send("Network.emulateNetworkConditions", LINE)
    session.send("Emulation.setCPUThrottlingRate", {"rate": SLOWER})
    session.on(
        "Network.loadingFinished", lambda event: received.append(event["encodedDataLength"])
    )
    page.add_init_script(WATCH)
    page.goto(address, wait_until="networkidle")
    page.wait_for_function(PAINT)
    seen = Seen(_number(page, PAINT), _number(page, "() => window.shift"), 0, 0)
    context.close()
    return Seen(seen.paint, seen.shift, int(sum(received)), len(received))


def _number(page: Page, script: str) -> float:
    found = page.evaluate(script)
    return float(found or 0)


def main() -> None:
    """Load pages three times each, and print the medians."""
    asked = argparse.ArgumentParser(description=__doc__)
    asked.add_argument("output", type=Path)
    asked.add_argument("paths", nargs="+")
    given = asked.parse_args()
    print("| page | first contentful paint | layout shift | bytes | requests |")
    print("| --- | --: | --: | --: | --: |")
    with sync_playwright() as playwright, served(Preview(given.output), 0, reload=False) as site:
        browser = playwright.chromium.launch(executable_path="/usr/bin/chromium")
        for path in given.paths:
            seen = [load(browser, site + path.lstrip("/")) for _ in range(3)]
            paint = statistics.median(one.paint for one in seen)
            shift = max(one.shift for one in seen)
            print(
                f"| /{path.lstrip('/')} | {paint / 1000:.2f} s | {shift:.3f} "
                f"| {seen[0].size:,} | {seen[0].requests} |"
            )
        browser.close()


if __name__ == "__main__":
    main()
