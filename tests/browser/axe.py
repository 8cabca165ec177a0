"""What axe-core finds wrong with a page that is shown."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from playwright.sync_api import Page

AXE = Path(__file__).parents[1] / "node_modules" / "axe-core" / "axe.min.js"
WCAG = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]
RULES = [*WCAG, "best-practice"]
JUDGE = (
    "([where, only]) => axe.run(where ?? document, {runOnly: only, resultTypes: ['violations']})"
)


def violations(page: Page, kind: str, names: list[str], within: str | None = None) -> list[str]:
    """What axe finds on the page shown: the rule, the element, what to mend.

    Args:
        page: The page.
        kind: Whether the names are of single rules (``rule``) or of families of them (``tag``).
        names: What to judge by.
        within: A selector of the part to judge; None for all of the page.
    """
    if not page.evaluate("'axe' in window"):
        page.evaluate(AXE.read_text(encoding="utf-8"))
    only = {"type": kind, "values": names}
    found: list[dict[str, Any]] = page.evaluate(JUDGE, [within, only])["violations"]
    return [
        f"{each['id']}: {node['target']}: {node['failureSummary']}"
        for each in found
        for node in each["nodes"]
    ]
