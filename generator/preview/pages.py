"""The preview's own pages: problems to mend, and the script that reloads. Never published."""

from __future__ import annotations

from collections.abc import Iterable
from html import escape

from generator.problems import Problem

RELOAD_PATH = "/-/reload.js"
CHANGES_PATH = "/-/changes"

RELOAD_SCRIPT = b"""\
"use strict";
{
  const shown = new URL(document.currentScript.src).search.slice(1);
  const changes = new EventSource("/-/changes");
  changes.onmessage = ({ data }) => {
    if (data !== shown) {
      changes.close();
      location.reload();
    }
  };
  addEventListener("pagehide", () => changes.close());
}
"""

_PAGE = """\
<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>{title}</title>
<style>
  body {{ font: 1rem/1.5 system-ui, sans-serif; color: #1b1b1b; background: #fff;
    max-width: 60rem; margin: 2rem auto; padding: 0 1rem }}
  code {{ font-size: 0.95em; overflow-wrap: anywhere }}
  li {{ margin-block: 1rem }}
  .hint {{ margin: 0.25rem 0 0; padding-inline-start: 1rem; border-inline-start: 0.2rem solid }}
  pre {{ overflow: auto; padding: 1rem; border: 1px solid }}
</style>
</head>
<body>
<main>
<h1>{title}</h1>
{body}
</main>
</body>
</html>
"""


def problems_page(problems: Iterable[Problem]) -> bytes:
    """A page that says what is to be mended, and where, in the order of a check."""
    found = list(problems)
    count = "One problem" if len(found) == 1 else f"{len(found)} problems"
    items = "\n".join(_item(problem) for problem in found)
    body = f"<p>The page comes back by itself once they are mended.</p>\n<ol>\n{items}\n</ol>"
    return _PAGE.format(title=f"{count} to mend", body=body).encode()


def failure_page(message: str, trace: str = "") -> bytes:
    """A page that says why the site could not be built, where it is not the content's fault."""
    body = f"<p>{escape(message)}</p>" + (f"\n<pre>{escape(trace)}</pre>" if trace else "")
    return _PAGE.format(title="The site could not be built", body=body).encode()


def _item(problem: Problem) -> str:
    spot = problem.location
    numbers = (number for number in (spot.line, spot.column) if number is not None)
    place = ":".join([spot.file, *map(str, numbers)])
    hint = f'<p class="hint">{escape(problem.hint)}</p>' if problem.hint else ""
    return (
        f"<li><code>{escape(place)}</code> <code>{escape(problem.code)}</code><br>"
        f"{escape(problem.message)}{hint}</li>"
    )


def with_reload(page: bytes, edition: int) -> bytes:
    """A page with the script that reloads it when there is another edition."""
    script = f'<script src="{RELOAD_PATH}?{edition}"></script>'.encode()
    before, end, after = page.rpartition(b"</body>")
    return before + script + end + after if end else page + script
