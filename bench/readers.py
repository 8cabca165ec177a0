"""What a reader waits for: pages in Chromium on a slow phone line and a slow phone.

First contentful paint, layout shift, bytes and requests of a page of every kind, with Chromium's
throttling of the line (1.6 Mbit/s, 150 ms to and fro, as “slow 4G” is defined by Lighthouse) and
of the processor (four times slower).
"""

from __future__ import annotations

import statistics
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from playwright.sync_api import Browser, Page, sync_playwright

from bench.asked import Asked
from bench.readers_site import KINDS, chromium, example
from bench.results import Found, Goal, say, yes

LINE = {
    "offline": False,
    "latency": 150,
    "downloadThroughput": 1.6 * 1024 * 1024 / 8,
    "uploadThroughput": 750 * 1024 / 8,
}
SLOWER = 4
PAINT_MOST = 1.2
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


def case(asked: Asked) -> Found:
    """Load a page of every kind several times."""
    with example() as site, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium(), args=["--no-sandbox"])
        seen = {kind: _median(browser, site + path, asked.runs) for kind, path in KINDS.items()}
        browser.close()
    return Found(_table(seen), tuple(_goals(seen)))


def _median(browser: Browser, address: str, runs: int) -> Seen:
    """Load a page some times: the median paint, the largest shift."""
    say(f"  {address}")
    loads = [load(browser, address) for _ in range(runs)]
    paint = statistics.median(one.paint for one in loads)
    shift = max(one.shift for one in loads)
    return Seen(paint, shift, loads[0].size, loads[0].requests)


def _table(seen: Mapping[str, Seen]) -> str:
    lines = [
        "| page | first contentful paint | layout shift | bytes | requests |",
        "| --- | --: | --: | --: | --: |",
    ]
    for kind, one in seen.items():
        cells = (f"{one.paint / 1000:.2f} s", f"{one.shift:.3f}", f"{one.size:,}", one.requests)
        lines.append(f"| {kind}: /{KINDS[kind]} | {' | '.join(map(str, cells))} |")
    return "\n".join(lines)


def _goals(seen: Mapping[str, Seen]) -> Iterator[Goal]:
    kind = max(seen, key=lambda name: seen[name].paint)
    paint = seen[kind].paint / 1000
    what = f"first contentful paint, slow 4G, slowest kind of page ({kind})"
    yield Goal(what, f"under {PAINT_MOST:g} s", f"{paint:.2f} s", yes(paint < PAINT_MOST))
    shift = max(one.shift for one in seen.values())
    yield Goal("layout shift, any kind of page", "0", f"{shift:.3f}", yes(shift < 0.0005))
