"""A series on its page, in its data, and in its history."""

from __future__ import annotations

import json
from pathlib import Path

from bs4 import BeautifulSoup

from tests.small_site import ID, NARRATIVE, RECORD, SmallSite, small_site

ROWS = "time,away\n2021-05-01 10:00,100\n2021-05-01 12:00,300-340\n"
SERIES = """
figures:
  - {id: first, kind: hurt, label: Hurt, value: 2, as_of: 2021-05-01 11:00, claim: cause}
  - {id: then, kind: hurt, label: Hurt, value: 3, as_of: 2021-05-01 13:00, claim: cause,
     qualifier: at-least}
  - {id: wrong, kind: hurt, label: Hurt, value: 900, as_of: 2021-05-01 14:00,
     said_by: [{source: gazette-thu}], standing: retracted}
series:
  - id: away
    title: People away from home
    file: away.csv
    columns: {away: Away}
    said_by: [{source: gazette-thu}]
  - {id: hurt, title: Hurt so far, figures: hurt}
"""
MORE = """\
at: 2021-05-02 10:00
kind: correction
headline: The number at noon was mended
why: The office counted two houses twice.
was: From 300 to 340 people were away at noon.
now: 280 people were away at noon.
learned: From the second count of the office.
whose: source
corrects: [away]
covers: [series/away]
"""


def begun(root: Path) -> SmallSite:
    site = small_site(root, RECORD + SERIES)
    (site.folder / "away.csv").write_text(ROWS, encoding="utf-8")
    (site.folder / "narrative.md").write_text(NARRATIVE + "\n[[series: away]]\n", "utf-8")
    site.begin()
    return site


def sheets(page: BeautifulSoup) -> list[str]:
    """The styles of a page, in their order."""
    links = page.select('link[rel="stylesheet"]')
    return [str(link["href"]).rpartition("/")[2].partition(".")[0] for link in links]


def test_an_explainer_without_a_chart_loads_no_styles_for_it(tmp_path: Path) -> None:
    site = small_site(tmp_path, RECORD)
    site.begin()
    site.build()
    assert sheets(site.page()) == ["site"]


def test_a_chart_stands_in_the_story_with_its_table_and_in_the_data(tmp_path: Path) -> None:
    site = begun(tmp_path)
    output = site.build()
    page = site.page()
    figure = page.select_one(".story #series-away")
    assert figure is not None
    chart = figure.select_one("svg.chart")
    assert chart is not None
    said = "Away: May 1, 2021, 10 a.m. UTC: 100; May 1, 2021, noon UTC: 300–340."
    assert chart["aria-label"] == said
    cells = [cell.get_text(" ", strip=True) for cell in figure.select("details tbody :is(th, td)")]
    assert cells == ["May 1, 2021, 10 a.m. UTC", "100", "May 1, 2021, noon UTC", "300–340"]
    assert sheets(page) == ["series", "site"]
    below = page.select_one(".story #series-hurt")  # what the story does not place ends it
    assert below is not None
    assert len(below.select("svg.chart circle")) == 2
    assert "at least 3" in below.get_text()
    assert "900" not in below.get_text()
    data = json.loads((output / f"incidents/{ID}/incident.json").read_text("utf-8"))
    away, hurt = data["series"]
    assert "file" not in away
    assert away["rows"][1]["at"]["value"] == "2021-05-01 12:00"
    assert away["rows"][1]["values"]["away"] == {"low": 300, "high": 340, "as_stated": "300-340"}
    assert [row["qualifier"] for row in away["rows"]] == ["exactly", "exactly"]
    assert [(row["qualifier"], row["values"]["figure"]["low"]) for row in hurt["rows"]] == [
        ("exactly", 2),
        ("at-least", 3),
    ]


def test_a_changed_number_needs_an_update_and_the_old_version_keeps_its_own(
    tmp_path: Path,
) -> None:
    site = begun(tmp_path)
    site.change("300-340", "280", file="away.csv")
    site.commit("2021-05-02T09:00:00+00:00")
    refused = site.explainer("check")
    assert refused.returncode == 1
    assert "series/away" in refused.stderr
    site.update("2021-05-02-noon", MORE)
    site.commit("2021-05-02T10:00:00+00:00")
    output = site.build()
    assert "2021-05-01 12:00: away 300-340" in site.page(
        f"incidents/{ID}/history/index.html"
    ).get_text(" ")
    version = site.page(f"incidents/{ID}/versions/1/index.html")
    assert sheets(version) == ["series", "site"]
    old = version.select_one("#series-away")
    assert old is not None
    assert "300–340" in old.get_text()
    assert old.svg is None or "chart" not in (old.svg.get("class") or ())
    assert "280" in (output / f"incidents/{ID}/index.html").read_text("utf-8")
