"""What a save sets off while the site is served: a build that may fail, and be mended."""

from __future__ import annotations

import shutil
from pathlib import Path
from urllib.parse import urlsplit

import pytest

from generator.build import Request
from generator.commands.serve import address_of, builder
from generator.pelican_plugin import host
from generator.preview import Preview, served
from generator.problems import Location
from tests.small_site import ROOT, SmallSite, small_site
from tests.without_leave import without_leave


@pytest.fixture
def site(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> SmallSite:
    monkeypatch.chdir(tmp_path)
    return small_site(tmp_path)


def test_what_the_system_refuses_is_shown_until_it_is_mended(site: SmallSite) -> None:
    request = Request(site.content, Path("preview"), preview=True, cards=False, search=False)
    build = builder(request, host)
    settings = Path(shutil.copy(ROOT / "pelicanconf.py", site.root))
    with without_leave(settings):
        assert build(None).failure == f"{settings.name}: Permission denied."
    assert build(None).failure == ""
    assert Path("preview/index.html").is_file()


def test_what_may_not_be_read_is_shown_as_a_problem(site: SmallSite) -> None:
    request = Request(site.content, Path("preview"), preview=True, cards=False, search=False)
    with without_leave(site.folder / "narrative.md"):
        shown = builder(request, host)(None)
    assert [one.code for one in shown.problems] == ["file.unreadable"]


def test_a_port_that_is_taken_is_told_with_its_number(site: SmallSite) -> None:
    with served(Preview(site.root), 0) as address:
        port = str(urlsplit(address).port)
        done = site.explainer("serve", "--port", port)
    assert done.returncode == 1
    assert done.stderr.startswith(f"Error: Port {port} cannot be used: ")
    assert done.stderr.endswith(". Name another with --port.\n")


@pytest.mark.parametrize(
    ("file", "head", "address"),
    [
        ("about.md", "Slug: who-we-are", "who-we-are/"),
        ("about.md", "Slug: who\nUrl: about-us/\nSave_as: about-us/index.html", "about-us/"),
        ("about.es.md", "Slug: quienes", "es/quienes/"),
        ("about.md", "Status: draft\nSlug: about", ""),
        ("about.md", "", ""),
    ],
)
def test_a_problem_of_an_ordinary_page_leads_to_where_it_stands(
    site: SmallSite, file: str, head: str, address: str
) -> None:
    path = site.content / "pages" / file
    path.parent.mkdir()
    path.write_text(f"Title: About\n{head}\n\nWho we are.\n")
    assert address_of(site.content, Location(f"pages/{file}", 1, 1)) == address
