"""Every version can be seen, with what changed in it and why."""

from __future__ import annotations

import re
import subprocess
from pathlib import Path

import pytest

from generator import build
from tests.editions import written
from tests.site.exports.conftest import NEWSROOM, RECORD, write_incident

Files = dict[str, str]
FOLDER = "incidents/footbridge"


def commit(repository: Path, message: str) -> None:
    who = ["-c", "user.name=Example", "-c", "user.email=example@example.org"]
    subprocess.run(["git", "add", "-A"], cwd=repository, check=True)
    subprocess.run(["git", *who, "commit", "-qm", message], cwd=repository, check=True)


@pytest.fixture(scope="module")
def files(tmp_path_factory: pytest.TempPathFactory) -> Files:
    repository = tmp_path_factory.mktemp("newsroom")
    subprocess.run(["git", "init", "-q"], cwd=repository, check=True)
    content = repository / "content"
    content.mkdir()
    repository_line = "repository: https://example.org/code\n"
    (content / "newsroom.yaml").write_text(NEWSROOM + repository_line)
    write_incident(content, "footbridge")
    commit(repository, "First")
    record = content / FOLDER / "incident.yaml"
    answered = "will it stay closed?, claims: [crack]}"
    record.write_text(
        record.read_text()
        .replace("A crack was found.", "Two cracks were found.")
        .replace("will it stay closed?}", answered)
    )
    update = content / FOLDER / "updates" / "2024-05-04-two-cracks.yaml"
    update.write_text(
        "at: 2024-05-04\nkind: new-information\nheadline: A second crack\n"
        "why: The city found another.\ncovers: [claims/crack, questions/how-long]\n"
    )
    commit(repository, "Second")
    edition = build.check(build.Request(content)).edition
    assert edition is not None
    return {one.path: one.content.decode("utf-8", "replace") for one in written(edition)}


def test_the_history_shows_each_change_beside_its_reason(files: Files) -> None:
    text = re.sub(r"\s+", " ", files[f"{FOLDER}/history/index.html"])
    second = text.partition('id="version-2"')[2].partition('id="version-1"')[0]
    assert "The city found another." in second
    assert '<span class="hidden">was: </span>' in second
    assert '<span class="hidden">now: </span>' in second
    assert "https://example.org/code/commit/" in second


def test_items_that_a_change_names_are_called_as_readers_know_them(files: Files) -> None:
    text = re.sub(r"\s+", " ", files[f"{FOLDER}/history/index.html"])
    second = text.partition('id="version-2"')[2].partition('id="version-1"')[0]
    assert "claims added: Two cracks were found" in second


def test_an_old_version_is_the_page_as_it_stood_and_says_so(files: Files) -> None:
    first = files[f"{FOLDER}/versions/1/index.html"]
    assert "A crack was found." in first
    assert "Two cracks" not in first
    assert "This is version 1 of 2" in first
    assert 'content="noindex"' in first
    assert 'rel="canonical" href="https://example.org/incidents/footbridge/"' in first
    assert "Cite this version" in first


def test_an_old_version_has_no_map_and_no_cards(files: Files) -> None:
    first = files[f"{FOLDER}/versions/1/index.html"]
    assert 'class="map' not in first
    assert "own page" not in first


def test_the_explainer_proves_its_log_and_links_to_the_evidence(files: Files) -> None:
    page = re.sub(r"\s+", " ", files[f"{FOLDER}/index.html"])
    assert "2 changes since publication, all 2 explained." in page
    assert 'href="history/"' in page
    assert re.search(r'href="history/#version-\d+">2 changes<', page)


def test_withdrawn_words_stand_only_in_the_history_and_old_versions(tmp_path: Path) -> None:
    subprocess.run(["git", "init", "-q"], cwd=tmp_path, check=True)
    content = tmp_path / "content"
    content.mkdir()
    (content / "newsroom.yaml").write_text(NEWSROOM)
    said = RECORD.replace("    withdrawn: The city never said it.\n", "")
    write_incident(content, "footbridge", said)
    commit(tmp_path, "First")
    (content / FOLDER / "incident.yaml").write_text(RECORD)
    (content / FOLDER / "updates" / "2024-05-04-not-said.yaml").write_text(
        "at: 2024-05-04\nkind: retraction\nheadline: The city did not say it\n"
        "why: The paper took it back.\ncovers: [quotes/first-words]\n"
    )
    commit(tmp_path, "Second")
    edition = build.check(build.Request(content)).edition
    assert edition is not None
    where = [one.path for one in written(edition) if b"sound as a bell" in one.content]
    assert [path for path in where if "/history/" not in path and "/versions/" not in path] == []
    assert f"{FOLDER}/versions/1/index.html" in where
