"""A page brings the shapes that it uses, each once, and no others."""

from __future__ import annotations

import re
from pathlib import Path

from bs4 import BeautifulSoup

from tests.small_site import small_site


def test_every_page_has_the_shapes_that_it_uses_and_no_others(tmp_path: Path) -> None:
    site = small_site(tmp_path)
    site.begin()
    output = site.build()
    pages = sorted(output.rglob("*.html"))
    assert len(pages) > 10
    seen = set()
    for path in pages:
        text = path.read_text("utf-8")
        page = BeautifulSoup(text, "html.parser")
        used = {str(one["href"]).removeprefix("#") for one in page.select("svg.shape use")}
        brought = [str(one["id"]) for one in page.select("svg.sprite symbol")]
        assert sorted(used) == sorted(brought), path
        assert bool(page.select("svg.sprite")) == bool(used), path
        seen |= used
    assert len(seen) > 5
    assert all(re.fullmatch("i-[a-z]+", name) for name in seen)
