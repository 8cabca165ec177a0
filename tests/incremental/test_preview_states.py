"""What a preview shows of content with errors, which no build would publish."""

from __future__ import annotations

import shutil
import subprocess
from datetime import UTC, datetime
from pathlib import Path

import msgspec
import pytest

from generator import build, pelican_plugin
from generator.history.repository import no_history
from generator.incremental.preview_states import earlier_texts, keep_readable
from generator.incremental.store import Store
from generator.incremental.summaries import Incidents
from generator.reading.one_incident import Reading, read_alone

PORT = Path(__file__).parents[1] / "content" / "valid" / "port-nowhere"
FIRE = "incidents/pier-fire"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    shutil.copytree(PORT, tmp_path / "content")
    return tmp_path


def git(folder: Path, *words: str) -> None:
    who = ("-c", "user.name=A", "-c", "user.email=a@explainer.example")
    subprocess.run(["git", *who, *words], cwd=folder, check=True, capture_output=True)


def commit(folder: Path) -> None:
    git(folder, "init", "--quiet")
    git(folder, "add", "--all")
    git(folder, "commit", "--quiet", "-m", "All")


def request_of(folder: Path) -> build.Request:
    content, shown = folder / "content", folder / "shown"
    now = datetime(2032, 1, 1, tzinfo=UTC)
    return build.Request(
        content, shown, now=now, cache=folder / "cache", cards=False, preview=True, search=False
    )


def shown(folder: Path) -> str:
    """The fire's page in a preview."""
    checked, published = build.build(request_of(folder), pelican_plugin.host)
    assert checked.report.errors
    assert published
    return (folder / "shown" / FIRE / "index.html").read_text(encoding="utf-8")


def change(folder: Path, file: str, was: str, now: str) -> None:
    path = folder / "content" / FIRE / file
    text = path.read_text(encoding="utf-8")
    assert was in text
    path.write_text(text.replace(was, now, 1), encoding="utf-8")


def test_a_page_with_an_error_is_shown_as_it_would_be(folder: Path) -> None:
    change(folder, "incident.yaml", "headline: ", "headlin: x\nheadline: Now ")
    assert "<h1" in (page := shown(folder))
    assert "Now " in page.split("</h1>")[0]


def test_what_can_be_no_id_stands_on_the_page_as_it_was_typed(folder: Path) -> None:
    change(folder, "narrative.md", "", "The log says so [@Harbour-Log].\n\n")
    assert "Harbour-Log (not in the record)" in shown(folder)


@pytest.mark.parametrize("section", ["sources", "people", "places", "claims", "quotes", "media"])
def test_an_id_that_leads_nowhere_stands_on_the_page_as_such(folder: Path, section: str) -> None:
    record = (folder / "content" / FIRE / "incident.yaml").read_text(encoding="utf-8")
    entry = record.split(f"\n{section}:\n", 1)[1].split("\n", 1)[0]
    name = entry.removeprefix("  - id: ")
    change(folder, "incident.yaml", f"{entry}\n", "  - id: another-one\n")
    told = {"claims": "See [this](claim:{}).", "quotes": "[[quote: {}]]", "media": "[[media: {}]]"}
    change(folder, "narrative.md", "", f"{told.get(section, '').format(name)}\n\n")
    assert f"{name} (not in the record)" in shown(folder)


@pytest.mark.parametrize(
    ("file", "text"),
    [
        ("incident.yaml", "headline: [\n"),
        ("incident.yaml", ""),
        ("incident.yaml", "format: 1\n"),
        ("narrative.md", "\N{ZERO WIDTH SPACE}"),
        ("updates/2031-05-06-published.yaml", "at: [\n"),
    ],
)
def test_a_file_that_cannot_be_read_leaves_the_state_of_the_last_commit(
    folder: Path, file: str, text: str
) -> None:
    commit(folder)
    (folder / "content" / FIRE / file).write_text(text, encoding="utf-8")
    assert "keeper" in shown(folder)


def test_what_was_shown_last_comes_before_what_was_committed_last(folder: Path) -> None:
    commit(folder)
    change(folder, "narrative.md", "", "Not committed yet.\n\n")
    assert "Not committed yet." in shown(folder)
    (folder / "content" / FIRE / "incident.yaml").write_text("{", encoding="utf-8")
    assert "Not committed yet." in shown(folder)


def test_without_git_the_last_state_is_known_too(folder: Path) -> None:
    build.build(request_of(folder), pelican_plugin.host)
    (folder / "content" / FIRE / "incident.yaml").write_text("{", encoding="utf-8")
    assert "keeper" in shown(folder)


def test_only_what_was_saved_since_is_read_again_to_be_kept(folder: Path) -> None:
    checked, _ = build.build(request_of(folder), pelican_plugin.host)
    assert checked.edition
    summaries = dict(checked.edition.catalogue.summaries)
    assert len(summaries) > 1
    newsroom, asked = checked.edition.newsroom, list[str]()

    def read(name: str) -> Reading:
        asked.append(name)
        return read_alone(folder / "content" / "incidents" / name, newsroom)

    def keep() -> None:
        incidents = Incidents(summaries, no_history(None), "", store, read, lambda _: ())
        keep_readable(store, folder / "content", incidents)

    store = Store(folder / "cache")
    keep()
    assert not asked
    change(folder, "narrative.md", "", "Saved since.\n\n")
    saved = read_alone(folder / "content" / FIRE, newsroom)
    assert saved.incident
    fire = summaries["pier-fire"]
    summaries["pier-fire"] = msgspec.structs.replace(fire, files_digest=saved.incident.digest)
    keep()
    assert asked == ["pier-fire"]
    keep()
    assert asked == ["pier-fire"]
    kept = next(iter(earlier_texts(store, folder / "content", "pier-fire", no_history(None))))
    assert kept["narrative.md"].startswith(b"Saved since.")


def test_an_incident_that_never_could_be_read_takes_no_other_page_away(folder: Path) -> None:
    (folder / "content" / FIRE / "incident.yaml").write_text("{", encoding="utf-8")
    checked, published = build.build(request_of(folder), pelican_plugin.host)
    assert published
    assert checked.edition
    assert "pier-fire" not in checked.edition.catalogue.summaries
    assert (folder / "shown/incidents/tram-stop/index.html").is_file()


def test_a_draft_is_shown(folder: Path) -> None:
    shutil.rmtree(folder / "content" / FIRE / "updates")
    record = (folder / "content" / FIRE / "incident.yaml").read_text(encoding="utf-8")
    status = next(line for line in record.splitlines() if line.startswith("status: "))
    change(folder, "incident.yaml", status, "status: draft")
    checked, published = build.build(request_of(folder), pelican_plugin.host)
    assert published
    assert checked.report.errors == ()
    assert (folder / "shown" / FIRE / "index.html").is_file()


def test_a_build_is_as_strict_after_a_preview_as_before_it(folder: Path) -> None:
    change(folder, "incident.yaml", "headline: ", "headlin: x\nheadline: Now ")
    shown(folder)
    strict = msgspec.structs.replace(
        request_of(folder), preview=False, output=folder / "published"
    )
    checked, published = build.build(strict, pelican_plugin.host)
    assert (checked.edition, published) == (None, None)
    assert [one.code for one in checked.report.errors] == ["record.unknown-key"]
    assert not (folder / "published").exists()


def test_a_build_after_a_preview_publishes_the_same_bytes_and_no_draft(folder: Path) -> None:
    record = (folder / "content" / FIRE / "incident.yaml").read_text(encoding="utf-8")
    shutil.copytree(folder / "content" / FIRE, folder / "content/incidents/pier-fire-two")
    status = next(line for line in record.splitlines() if line.startswith("status: "))
    draft = folder / "content/incidents/pier-fire-two"
    shutil.rmtree(draft / "updates")
    (draft / "incident.yaml").write_text(record.replace(status, "status: draft"))
    build.build(request_of(folder), pelican_plugin.host)
    after = msgspec.structs.replace(request_of(folder), preview=False, output=folder / "after")
    alone = msgspec.structs.replace(after, cache=None, output=folder / "alone")
    build.build(after, pelican_plugin.host)
    build.build(alone, pelican_plugin.host)
    assert (folder / "shown/incidents/pier-fire-two/index.html").is_file()
    assert not (folder / "after/incidents/pier-fire-two").exists()
    one, other = (folder / name / "site-manifest.json" for name in ("after", "alone"))
    assert one.read_bytes() == other.read_bytes()
