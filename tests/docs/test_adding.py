"""docs/developing.md says where to add what: each place is there, and what the table is
for is really added so, in a copy, in no more places than it names."""

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
FOUND = """\
    if not media:
        problems.append(Problem(Location(place), "folder.no-media", "There is no picture."))
"""
EXPLANATION = """\
### folder.no-media

An incident without a picture.

Readers look at pictures first.

"""
STANDING_LABEL = """\
    "rumoured": StandingLabel(
        N_("Rumoured"),
        N_("rumoured"),
        N_("Many tell it, and nobody says who saw it."),
    ),
"""
SHAPE = """\
{% call symbol(page, "hearsay") %}<path d="M3 3h10L8 13z" fill="currentColor"/>{% endcall %}
"""
FIELD = '''\
    access: Text | None = None
    """How one gets there."""
'''
TRANSLATED = """\
    access: Por la carretera de la costa.
    access_of: "00000000"
"""
PLACE = """
places:
  - id: quay
    name: Pretend Quay
    access: By the harbour road.
    role: scene
"""
VIEW = '''\
"""What the newsroom’s words mean."""

from __future__ import annotations

from msgspec import Struct

from generator.site.render import Renderer
from generator.site.views.base import PageHead, Shell, show_shell

ADDRESS = "words/"


class MeaningsView(Struct, frozen=True):
    """The page of meanings; its strings are ready to print."""

    shell: Shell
    heading: str


def show_meanings(renderer: Renderer) -> MeaningsView:
    """Say what the words mean."""
    head = PageHead(ADDRESS, "What our words mean", "What our words mean.")
    return MeaningsView(show_shell(renderer, head), head.title)
'''
TEMPLATE = """\
{% extends "base.html" %}
{% block main %}<h1>{{ view.heading }}</h1>{% endblock %}
"""
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
    shutil.copytree(ROOT / "theme", copy / "theme")
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


def test_a_problem_that_no_rule_finds_is_added_where_the_table_says(site: SmallSite) -> None:
    finder, explained = rows()["problem that no rule finds"]
    assert site.explainer("check").returncode == 0
    put(site, finder, r"^(?=    return Folder\(path)", FOUND)
    put(site, explained, r"^(?=### folder\.no-narrative)", EXPLANATION)
    checked = site.explainer("check")
    assert checked.returncode == 1
    assert "folder.no-media: There is no picture." in checked.stderr
    taught = site.explainer("check", "--explain", "folder.no-media")
    assert "Readers look at pictures first." in taught.stdout


def test_a_standing_is_added_where_the_table_says(site: SmallSite) -> None:
    model, labels, meanings, shapes = rows()["standing"]
    put(site, model, r"^Standing = Literal\[", 'Standing = Literal["rumoured", ')
    put(site, labels, r'^(?=    "disputed": StandingLabel)', STANDING_LABEL)
    put(site, meanings, r"(?<=^Claim.standing:\n)", "  rumoured: many tell it\n")
    put(site, shapes, r'(?="disputed": "disputed")', '"rumoured": "hearsay", ')
    put(site, shapes, r'^(?=.*call symbol\(page, "disputed"\))', SHAPE)
    site.change(
        "text: A cable had overheated.\n",
        "text: A cable had overheated.\n    standing: rumoured\n",
    )
    site.change("(claim:fire-broke-out)", "(claim:cause)", "narrative.md")
    site.build()
    page = site.page()
    assert "Many tell it, and nobody says who saw it." in page.get_text()
    assert page.select_one(".claims-rumoured #claim-cause") is not None
    marks = [one["href"] for one in page.select("use")]
    assert "#i-hearsay" in [one["href"] for one in page.select(".evidence use")]
    assert [one for one in marks if page.select_one(str(one)) is None] == []


def test_a_field_of_a_place_is_added_where_the_table_says(site: SmallSite) -> None:
    model, example, view, template, translated = rows()["field of a place"]
    put(site, model, r"^(?=    role: PlaceRole \| None)", FIELD)
    put(site, example, r"^(?=    role: scene)", "    access: From the coast road.\n")
    put(site, translated, r"^(?=    locality: Port Ellery)", TRANSLATED)
    put(site, view, r"^(?=    role: str = \"\"$)", '    access: str = ""\n')
    put(site, view, r"^(?=        note=place.note)", '        access=place.access or "",\n')
    put(site, template, r"(?={{ it.note }})", "{{ it.access }} ")
    record = site.folder / "incident.yaml"
    record.write_text(record.read_text(encoding="utf-8") + PLACE, encoding="utf-8")
    site.build()
    place = site.page().select_one("#place-quay")
    assert place is not None
    assert "By the harbour road." in place.get_text()
    schemas = site.root / "schemas"
    assert site.explainer("schema", "--output", str(schemas)).returncode == 0
    assert "How one gets there." in (schemas / "incident.json").read_text(encoding="utf-8")
    assert '"access_of"' in (schemas / "translation.json").read_text(encoding="utf-8")
    assert site.explainer("fmt").returncode == 0
    written = record.read_text(encoding="utf-8")
    assert written.index("access:") < written.index("role: scene")


def test_a_page_is_added_where_the_table_says(site: SmallSite) -> None:
    pages, view, template = rows()["page"]
    for place, text in ((view, VIEW), (template, TEMPLATE)):
        (site.root.parent / "copy" / place.replace(NEW_FILE, "meanings")).write_text(text)
    of_view = "from generator.site.views.meanings import ADDRESS, show_meanings\n"
    put(site, pages, r"^(?=from generator\.site\.views\.plain)", of_view)
    part = 'page_part(renderer, ADDRESS, "meanings.html", partial(show_meanings, renderer), ())'
    put(site, pages, r"^(?=    yield from _guides)", f"    yield {part}\n")
    site.build()
    heading = site.page("words/index.html").select_one("h1")
    assert heading is not None
    assert heading.get_text() == "What our words mean"
    assert site.explainer("verify", "output").returncode == 0
