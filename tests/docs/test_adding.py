"""docs/developing.md says where to add what: each place is there, and two are really added so."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

import pytest

from tests.small_site import ROOT, SmallSite, small_site

ROW = re.compile(r"^\| (?P<what>[a-z ]+) \| (?P<places>.+) \|$", re.MULTILINE)
NEW_FILE = "<name>"
RULE = '''\
def shouting(incident: Incident, _newsroom: Newsroom) -> Iterator[Finding]:
    """A headline is not written in capitals alone.

    Capitals are read as shouting, and letter by letter.
    """
    if incident.record.headline.isupper():
        message = "The headline is written in capitals alone."
        yield Finding(at(incident, "headline"), message, "Write it as a sentence.")


RULES = (
    Rule("shouting", shouting),
'''
EXPORT = '''\
"""``data/where.txt``: where the site is published."""

from __future__ import annotations

from generator.site.edition import Edition


def where(edition: Edition) -> bytes:
    """Write the address of the site, in one line."""
    return f"{edition.url}\\n".encode()
'''
IMPORT = "from generator.site.exports.where import where\n"
HEADLINE = "headline: Fire in Pretend Harbour"


def rows() -> dict[str, tuple[str, ...]]:
    """The places that the table names, by what is added."""
    text = (ROOT / "docs/developing.md").read_text(encoding="utf-8")
    table = text.partition("| to add a … | touch these places |")[2].partition("\n\n")[0]
    return {
        row["what"]: tuple(re.findall(r"`([^`\s]+/[^`\s]+)`", row["places"]))
        for row in ROW.finditer(table)
    }


def test_the_table_names_what_is_added_most_often() -> None:
    asked = {"rule", "standing", "field of a place", "page", "export", "word of the page"}
    assert asked <= rows().keys()
    assert [what for what, places in rows().items() if not places] == []


@pytest.mark.parametrize("what", rows())
def test_every_place_that_the_table_names_is_there(what: str) -> None:
    named = [Path(ROOT / place) for place in rows()[what]]
    missing = [
        path
        for path in named
        if not (path.parent.is_dir() if NEW_FILE in path.name else path.exists())
    ]
    assert missing == []


@pytest.fixture
def site(tmp_path: Path) -> SmallSite:
    """A small site beside a copy of the generator, whose commands are the copy's."""
    copy = tmp_path / "copy"
    ignored = shutil.ignore_patterns("__pycache__")
    shutil.copytree(ROOT / "generator", copy / "generator", ignore=ignored)
    (copy / "theme").symlink_to(ROOT / "theme")
    site = small_site(tmp_path / "site")
    return SmallSite(site.root, {"PYTHONPATH": str(copy)})


def put(site: SmallSite, place: str, was: str, now: str) -> None:
    """Write what a place needs into the copy, in place of the first match of a pattern."""
    path = site.root.parent / "copy" / place
    text = path.read_text(encoding="utf-8")
    changed, count = re.subn(was, lambda _: now, text, count=1, flags=re.MULTILINE)
    assert count, f"{place} has no {was}"
    path.write_text(changed, encoding="utf-8")


def test_a_rule_is_added_where_the_table_says(site: SmallSite) -> None:
    (family,) = rows()["rule"]
    site.change(HEADLINE, HEADLINE.partition(":")[0] + ": FIRE IN PRETEND HARBOUR")
    assert site.explainer("check").returncode == 0
    put(site, family, r"^RULES = \(\n", RULE)
    checked = site.explainer("check")
    assert checked.returncode == 1
    assert "incident.yaml:2:11: standards.shouting: The headline is written" in checked.stderr
    taught = site.explainer("check", "--explain", "standards.shouting")
    assert "Capitals are read as shouting" in taught.stdout


def test_an_export_is_added_where_the_table_says(site: SmallSite) -> None:
    module, index = rows()["export"]
    assert not (site.build() / "data/where.txt").exists()
    (site.root.parent / "copy" / module.replace(NEW_FILE, "where")).write_text(EXPORT)
    put(site, index, r"^(?=from generator\.site\.exports\.)", IMPORT)
    head = "OF_SITE: tuple[Export[OfSite], ...] = (\n"
    put(site, index, f"^{re.escape(head)}", f'{head}    Export("data/where.txt", where),\n')
    assert (site.build() / "data/where.txt").read_text() == "https://gazette.example/\n"
    assert site.explainer("verify", "output").returncode == 0
