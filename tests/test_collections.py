"""What collections know, a record can say: facets, figures, ids, what nobody assessed."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path

import pytest

from tests.small_site import ID, NEWSROOM, RECORD, SmallSite, small_site

DECLARED = """\
facets:
  severity: {label: Severity, words: {minor: Minor, major: Major}, ordered: yes}
  part:
    label: {en: Affected part, zh: 部分}
    words: {web: Web, api: {label: "API #2", within: web}, mine: {label: {zh: 煤礦, en: Mine}}}
tags: {warehouse: Warehouse & yard}
figures: {injured: Injured, spilled: Spilled}
ids: {rustsec: {label: RustSec, link: "https://rustsec.example/{id}.html"}, desk: {label: Desk}}
"""
KNOWN = """\
facets:
  severity: major
  part: [mine, {word: api, from: 2021-05-01 10:00, until: 2021-05-01 12:00}]
reported: 2021-05-02
tags: [warehouse]
ids: {rustsec: RUSTSEC-2021-0001, desk: [D 1, D 2]}
license: CC0-1.0
"""
FIGURES = """
figures:
  - {id: hurt, kind: injured, value: 12-14, unit: people, qualifier: at-least, claim: cause}
  - {id: oil, kind: spilled, value: 2.5, unit: t, said_by: [{source: gazette-thu}]}
"""


def record(*, head: str = KNOWN, tail: str = FIGURES) -> str:
    """The small record with what a collection knows."""
    return RECORD.replace("sensitivity:", f"{head}sensitivity:") + tail


def site_of(root: Path, text: str) -> SmallSite:
    site = small_site(root, text)
    (site.content / "newsroom.yaml").write_text(NEWSROOM + DECLARED, encoding="utf-8")
    return site


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> SmallSite:
    site = site_of(tmp_path_factory.mktemp("known"), record())
    site.build()
    return site


def codes(site: SmallSite) -> list[tuple[str, str]]:
    """The field and code of each problem."""
    found = json.loads(site.explainer("check", "--format", "json").stdout)
    return [(one["field"], one["code"]) for one in found if one["level"] == "error"]


def test_the_page_says_figures_with_who_says_so(site: SmallSite) -> None:
    page = site.page()
    hurt = page.find(id="figure-hurt").get_text(" ", strip=True)
    assert hurt.startswith("Injured at least 12–14 people Reported")
    assert page.find(id="figure-hurt").find("a")["href"] == "#claim-cause"
    assert "Pretend Gazette" in page.find(id="figure-oil").get_text()


def test_the_page_says_facets_by_their_labels_and_links_ids(site: SmallSite) -> None:
    text = site.page().get_text(" ", strip=True)
    for words in ("Severity Major", "Affected part Mine", "API #2 (Web)"):
        assert words in text
    for words in ("First reported May 2, 2021", "Licence CC0-1.0", "Warehouse & yard"):
        assert words in text
    link = site.page().find("a", string="RUSTSEC-2021-0001")
    assert link["href"] == "https://rustsec.example/RUSTSEC-2021-0001.html"


def test_the_data_say_the_same(site: SmallSite) -> None:
    output = site.root / "output"
    data = json.loads((output / f"incidents/{ID}/incident.json").read_text(encoding="utf-8"))
    assert (data["kind"], data["kinds"]) == ("fire", ["fire"])
    assert data["license"] == "CC0-1.0"
    assert data["facets"]["severity"] == [{"word": "major"}]
    assert data["facets"]["part"][1]["until"]["value"] == "2021-05-01 12:00"
    assert data["ids"] == {"rustsec": ["RUSTSEC-2021-0001"], "desk": ["D 1", "D 2"]}
    hurt = next(one for one in data["figures"] if one["id"] == "hurt")
    assert (hurt["value"]["low"], hurt["value"]["high"]) == (12, 14)
    assert hurt["standing"] == "reported"
    assert hurt["url"].endswith("#figure-hurt")
    (row,) = csv.DictReader(io.StringIO((output / "data/incidents.csv").read_text("utf-8")))
    assert row["facets"] == "severity=major part=mine part=api"
    assert row["ids"] == "rustsec=RUSTSEC-2021-0001 desk=D_1 desk=D_2"
    assert row["figures"] == "injured=12-14 spilled=2.5"


def test_what_nobody_assessed_is_said_and_not_guessed(tmp_path: Path) -> None:
    text = (
        RECORD.replace("status: developing", "status: not-assessed")
        .replace("occurred: 2021-05-01", "occurred: not-known")
        .replace("sensitivity: [none]", "sensitivity: [not-assessed]")
    )
    site = site_of(tmp_path, text)
    site.build()
    page = site.page().get_text(" ", strip=True)
    for words in ("Status not assessed", "Nobody here has assessed yet", "not known"):
        assert words in page
    (row,) = csv.DictReader(
        io.StringIO((tmp_path / "output/data/incidents.csv").read_text("utf-8"))
    )
    assert (row["occurred"], row["occurred_from"], row["status"]) == (
        "not-known",
        "",
        "not-assessed",
    )
    assert "startDate" not in str(site.page().find("script", type="application/ld+json"))


WRONG = {
    "a facet of nobody": ("  severity: major", "  weapon: gun", "facets/weapon", "unknown-facet"),
    "a word of nobody": (
        "severity: major",
        "severity: huge",
        "facets/severity/0",
        "unknown-facet",
    ),
    "a stretch backwards": (
        "until: 2021-05-01 12:00",
        "until: 2021-05-01 09:00",
        "facets/part/1",
        "unknown-facet",
    ),
    "a numbering of nobody": ("ids: {rustsec", "ids: {cve", "ids/cve", "unknown-id-scheme"),
    "an id that no address holds": (
        "RUSTSEC-2021-0001",
        "RUSTSEC 1",
        "ids/rustsec",
        "unknown-id-scheme",
    ),
    "a figure that nobody says": (
        ", claim: cause}",
        "}",
        "figures/hurt",
        "figure-of-nobody",
    ),
    "a figure that is said twice": (
        "claim: cause}",
        "claim: cause, said_by: [{source: gazette-thu}]}",
        "figures/hurt/said_by",
        "figure-of-nobody",
    ),
    "a figure of nothing declared": (
        "kind: injured",
        "kind: hurt",
        "figures/hurt/kind",
        "unknown-figure",
    ),
    "a figure on a retracted claim": (
        "text: A cable had overheated.",
        "text: A cable had overheated.\n    standing: retracted",
        "figures/hurt/claim",
        "figure-of-fallen-claim",
    ),
}


@pytest.mark.parametrize("name", WRONG)
def test_a_false_page_is_refused(tmp_path: Path, name: str) -> None:
    right, wrong, field, code = WRONG[name]
    text = record()
    assert right in text
    site = site_of(tmp_path, text.replace(right, wrong))
    assert (field, f"standards.{code}") in codes(site)


def test_labels_lose_nothing_to_a_comment(tmp_path: Path) -> None:
    site = site_of(tmp_path, record())
    newsroom = (site.content / "newsroom.yaml").read_text(encoding="utf-8")
    text = newsroom.replace('"API #2"', "API").replace(
        "  severity: {label: Severity,",
        "  sev:\n    label: Severity # 2\n    words: {a: A}\n  severity: {label: Severity,",
    )
    (site.content / "newsroom.yaml").write_text(text, encoding="utf-8")
    assert ("facets/sev/label", "yaml.comment-after-text") in codes(site)


def test_people_are_counted_and_small_children_have_an_age(tmp_path: Path) -> None:
    people = """
  - {id: workers, called: workers, count: 171, group: yes, not_named: not-stated}
  - {id: baby, called: a baby, age: {is: 6 months, claim: cause},
     original: {language: zh, text: 李}}
claims:"""
    site = site_of(tmp_path, record().replace("\nclaims:", people, 1))
    site.build()
    page = site.page()
    assert "171 people" in page.find(id="person-workers").get_text()
    assert "age: 6 months" in page.find(id="person-baby").get_text()
    assert page.find(id="person-baby").find(lang="zh").get_text() == "李"


def test_imported_updates_are_no_news(tmp_path: Path) -> None:
    site = site_of(tmp_path, record())
    update = site.folder / "updates/2021-05-01-published.yaml"
    update.write_text(update.read_text() + "imported: yes\n", encoding="utf-8")
    site.build()
    feed = (tmp_path / "output/feeds/all.atom").read_text(encoding="utf-8")
    assert "2021-05-01-published" not in feed
    assert "Last updated" not in site.page().find("dl", class_="byline").get_text()
