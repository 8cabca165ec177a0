"""Smaller things that were said although they were not so, or not said although they were."""

from __future__ import annotations

import json
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest
from bs4 import BeautifulSoup
from jsonschema import Draft202012Validator

from generator.history.kinds import allows, refusal
from generator.model.history import Aspect, Change, Figures
from generator.site.exports.schemas import export_schemas
from tests.history.example_repository import Repo
from tests.small_site import ID, small_site

ATOM = "{http://www.w3.org/2005/Atom}"
MENDED = """\
at: 2021-05-04 12:00
kind: clarification
headline: The first entry says more
why: It was too short.
covers: [updates/2021-05-01-published]
"""


def test_a_mended_entry_is_updated_in_feeds_when_the_mending_was_told(tmp_path: Path) -> None:
    site = small_site(tmp_path)
    site.begin()
    file = "updates/2021-05-01-published.yaml"
    site.change("The fire is out.", "The fire is out, the office says.", file)
    site.update("2021-05-04-mended", MENDED)
    site.commit("2021-05-04T12:00:00+00:00")
    output = site.build()
    root = ET.fromstring((output / "incidents" / ID / "feed.atom").read_bytes())  # noqa: S314
    told = {
        entry.findtext(f"{ATOM}title"): (
            entry.findtext(f"{ATOM}published"),
            entry.findtext(f"{ATOM}updated"),
        )
        for entry in root.iter(f"{ATOM}entry")
    }
    assert told["First published"] == ("2021-05-01T10:00:00Z", "2021-05-04T12:00:00Z")
    assert told["The first entry says more"] == ("2021-05-04T12:00:00Z", "2021-05-04T12:00:00Z")
    (item,) = (
        one
        for one in json.loads((output / "feeds/feed.json").read_text())["items"]
        if one["title"] == "First published"
    )
    assert item["date_modified"] == "2021-05-04T12:00:00Z"


@pytest.mark.parametrize("has_git", [True, False])
def test_the_sitemap_names_pages_that_there_are(tmp_path: Path, has_git: bool) -> None:  # noqa: FBT001
    site = small_site(tmp_path)
    if has_git:
        site.begin()
    output = site.build()
    root = ET.fromstring((output / "sitemap.xml").read_bytes())  # noqa: S314 - our own file
    pages = [
        (one.text or "").removeprefix("https://gazette.example/")
        for one in root.iter("{http://www.sitemaps.org/schemas/sitemap/0.9}loc")
    ]
    assert [page for page in pages if not (output / page / "index.html").is_file()] == []
    assert (f"incidents/{ID}/history/" in pages) == has_git


def test_what_is_committed_is_not_called_uncommitted(repo: Repo) -> None:
    repo.change("text: We got there fast.", "text: We got there soon.")
    repo.commit("Edit")
    (problem,) = repo.since("HEAD~1")
    head = repo.git("rev-parse", "HEAD")[:10]
    assert problem.message.endswith(f"({head}).")
    repo.change("A cable had", "A lamp had")
    messages = [one.message for one in repo.since("HEAD~1")]
    assert all("not committed yet" in message for message in messages)


@pytest.mark.parametrize(
    ("kinds", "figures", "reason"),
    [
        (("clarification",), Figures.CHANGED, "numbers, names, quoted words or a denial"),
        (("clarification", "checked"), Figures.CHANGED, "numbers, names, quoted words"),
        (("style",), Figures.KEPT, "it stands in or under the headline"),
        (("checked",), Figures.KEPT, "checked says that nothing changed"),
    ],
)
def test_a_refusal_tells_the_reason_that_applies(
    kinds: tuple[str, ...], figures: Figures, reason: str
) -> None:
    change = Change(
        "headline", Aspect.WORDS, "headline changed", "headline", weighty=True, figures=figures
    )
    assert not any(allows(kind, change) for kind in kinds)  # type: ignore[arg-type]
    said = refusal(kinds, change)  # type: ignore[arg-type]
    assert said.startswith(reason)
    assert not [kind for kind in kinds if f"say {kind}" in said]


def test_the_schema_of_a_log_refuses_what_lacks_its_parts() -> None:
    schema = export_schemas("https://gazette.example/schema/")["updates.json"]
    errors = [error.message for error in Draft202012Validator(schema).iter_errors({})]
    assert len(errors) == 8


@pytest.mark.parametrize("what", ["quotes/chief-fast/embed", "quotes"])
@pytest.mark.parametrize("logo", ["logo: logo.svg\n", ""])
def test_embeds_and_pages_that_lead_on_name_their_icon(
    tmp_path: Path, what: str, logo: str
) -> None:
    site = small_site(tmp_path)
    path = site.content / "newsroom.yaml"
    path.write_text(path.read_text() + logo)
    output = site.build()
    page = output / "incidents" / ID / what
    soup = BeautifulSoup((page / "index.html").read_bytes(), "html.parser")
    icon = soup.find("link", rel="icon")
    assert icon is not None
    assert (page / str(icon["href"])).resolve().is_file()
