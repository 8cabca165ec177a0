"""What CONTRIBUTING.md tells a newcomer to write is valid, word for word."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from generator import build
from tests.docs.documents import ROOT, examples

FIRST = ("incident.yaml", "narrative.md", "updates/2023-10-17-first-published.yaml")


def written(content: Path) -> Path:
    """Write the files of the walk as they stand after its third step."""
    shutil.copy(ROOT / "content" / "newsroom.yaml", content)
    for title, text in titled().items():
        if title.endswith(FIRST):
            path = content.parent / title
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, encoding="utf-8")
    return content / "incidents" / "hartford-practice"


def titled() -> dict[str, str]:
    return {one.title: one.text for one in examples("CONTRIBUTING.md") if one.title}


@pytest.fixture
def content(tmp_path: Path) -> Path:
    folder = tmp_path / "content"
    folder.mkdir()
    return folder


def test_the_first_three_files_make_a_valid_incident(content: Path) -> None:
    written(content)
    checked = build.check(build.Request(content))
    assert checked.report.errors == ()
    assert checked.edition is not None
    assert list(checked.edition.catalogue.summaries) == ["hartford-practice"]


def test_the_second_source_the_quote_and_the_update_fit_onto_it(content: Path) -> None:
    folder = written(content)
    record = folder / "incident.yaml"
    parts = titled()
    text = record.read_text(encoding="utf-8")
    text = text.replace("\npeople:", f"{parts['sources']}\npeople:") + "\n" + parts["quotes"]
    record.write_text(text, encoding="utf-8")
    update = next(title for title in parts if title.endswith("press-conference.yaml"))
    (content.parent / update).write_text(parts[update], encoding="utf-8")
    checked = build.check(build.Request(content))
    assert checked.report.errors == ()
    assert checked.edition is not None
    incident = checked.edition.catalogue.open(folder.name)
    assert len(incident.record.sources) == 2
    assert len(incident.updates) == 2
