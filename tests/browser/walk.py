"""One walk through the pages of a site: all that a reader meets on each, gathered at once."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from playwright.sync_api import Browser, BrowserContext, Page, Request

from tests.browser.axe import RULES, WCAG, violations

WATCH = """
window.refused = [];
document.addEventListener('securitypolicyviolation',
  event => window.refused.push(`${event.violatedDirective}: ${event.blockedURI}`));
"""
WIDER = "() => document.documentElement.scrollWidth - document.documentElement.clientWidth"
WIDTHS = (320, 360, 768, 1280)  # the last is where its words and colours are read

# the parts of an address that an incident, a quote, a day, a place or a word gives
NAMED = re.compile(
    r"\b((?:incidents|versions|quotes|tags|years|docs|facets/[^/]+)/)[^/]+|\b(map/).+(?=/)"
)
EXPLAINER = re.compile(r"(?:[a-z]{2}/)?incidents/[^/]+/")
TRANSLATED = re.compile(r"[a-z]{2}/")
STANDS_FOR = re.compile(r"[a-z]{2}/(?:incidents/\*/)?")  # all pages of a language
SLOWEST = "docs/record-reference/"
"""A page on which axe takes as long as on ten others."""


@dataclass(frozen=True)
class Met:
    """What a reader meets on one page.

    Attributes:
        asked: Every address that the page asked for.
        failed: Requests and scripts that failed.
        refused: What the page's own policy refused.
        lines: The lines of its main part, as they are shown.
        lost: Those that are not there without script.
        barriers: What keeps readers out, in light or in dark.
        wider: By how many pixels it is wider than the screen, by the screen's width.
    """

    asked: list[str]
    failed: list[str]
    refused: list[str]
    lines: list[str]
    lost: set[str]
    barriers: list[str]
    wider: dict[int, int]


def one_of_each_kind(site: Path, addresses: Iterable[str]) -> tuple[str, ...]:
    """Every explainer, and the longest page of each other kind, in each language."""
    longest = _longest(
        site, addresses, lambda one: one if EXPLAINER.fullmatch(one) else _kind(one)
    )
    return tuple(sorted(longest.values()))


def one_of_each_kind_in_one_language(site: Path, addresses: Iterable[str]) -> tuple[str, ...]:
    """The longest page of each kind; in each other language the front page and an explainer."""
    longest = _longest(site, addresses, _kind)
    kinds = [kind for kind in longest if not TRANSLATED.match(kind) or STANDS_FOR.fullmatch(kind)]
    return tuple(sorted({longest[kind] for kind in kinds} - {SLOWEST}))


def _longest(
    site: Path, addresses: Iterable[str], kind_of: Callable[[str], str]
) -> dict[str, str]:
    longest: dict[str, str] = {}
    for address in sorted(addresses, key=lambda one: (-_length(site, one), one)):
        longest.setdefault(kind_of(address), address)
    return longest


def _kind(address: str) -> str:
    return NAMED.sub(r"\1\2*", address)


def _length(site: Path, address: str) -> int:
    file = site / address
    return (file if file.is_file() else file / "index.html").stat().st_size


def walked(browser: Browser, front: str, addresses: Iterable[str]) -> dict[str, Met]:
    """Walk through pages; gives what is met on each.

    Args:
        browser: What to read in.
        front: The address of the front page.
        addresses: The pages, as paths that follow it.
    """
    with_script, without = _context(browser), _context(browser, script=False)
    with_script.add_init_script(WATCH)
    page, plain = with_script.new_page(), without.new_page()
    asked: list[str] = []
    failed: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.on("requestfailed", lambda request: failed.append(request.url) if lost(request) else None)
    page.on("pageerror", lambda error: failed.append(str(error)))
    page.on("response", lambda answer: failed.append(answer.url) if answer.status >= 400 else None)
    met = {address: _met(page, plain, front + address, asked, failed) for address in addresses}
    with_script.close()
    without.close()
    return met


def _context(browser: Browser, *, script: bool = True) -> BrowserContext:
    return browser.new_context(java_script_enabled=script, reduced_motion="reduce")


def lost(request: Request) -> bool:
    """Whether a request failed, other than by our going on to the next page."""
    return request.failure != "net::ERR_ABORTED"


def _met(page: Page, plain: Page, address: str, asked: list[str], failed: list[str]) -> Met:
    asked.clear()
    failed.clear()
    page.emulate_media(color_scheme="light")
    page.goto(address, wait_until="load")
    plain.goto(address)
    lines = _lines(page)
    return Met(
        refused=page.evaluate("window.refused"),
        lines=lines,
        lost=set(lines) - set(_lines(plain)) - _controls(page),
        barriers=_barriers(page, address),
        wider=dict(_wider(page)),
        asked=[*asked],
        failed=[*failed],
    )


def _lines(page: Page) -> list[str]:
    """The lines of the page's main part, as they are shown."""
    return page.locator("main").inner_text().splitlines()


def _controls(page: Page) -> set[str]:
    """What only a script needs: buttons, and forms, since the browse pages do what they do."""
    controls = set(page.locator("main button").all_inner_texts())
    for form in page.locator("main form").all():
        controls |= set(form.inner_text().splitlines())
    return controls


def _barriers(page: Page, address: str) -> list[str]:
    """What keeps readers out in light, and in dark, which changes nothing but the colours."""
    # a quote to be framed is part of another page, which has the heading
    found = violations(page, "tag", WCAG if address.endswith("/embed/") else RULES)
    page.emulate_media(color_scheme="dark")
    return found + [f"dark: {each}" for each in violations(page, "rule", ["color-contrast"])]


def _wider(page: Page) -> Iterator[tuple[int, int]]:
    for width in WIDTHS:
        page.set_viewport_size({"width": width, "height": 640})
        if over := page.evaluate(WIDER):
            yield width, over
