"""The same incidents with a history: two commits each, and in the end what the corpus has."""

from __future__ import annotations

import subprocess
from pathlib import Path

from bench.corpus import write_for_peer, write_ours
from bench.history import commit_all, commit_edit, start_again
from bench.sites import edit
from generator import build, pelican_plugin

COUNT = 3


def files(folder: Path) -> dict[str, bytes]:
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in folder.rglob("*")
        if path.is_file() and ".git" not in path.parts
    }


def commits(folder: Path) -> int:
    command = ["git", "rev-list", "--count", "HEAD"]
    return int(subprocess.run(command, cwd=folder, capture_output=True, check=True).stdout)


def test_ours_ends_with_the_same_files_as_the_corpus_without_a_history(tmp_path: Path) -> None:
    commit_all(tmp_path / "git", COUNT, 1, "ours")
    write_ours(tmp_path / "plain" / "content", COUNT, 1)
    assert files(tmp_path / "git") == files(tmp_path / "plain")
    assert commits(tmp_path / "git") == 1 + 2 * COUNT


def test_so_does_a_peer(tmp_path: Path) -> None:
    commit_all(tmp_path / "git", COUNT, 1, "hugo")
    write_for_peer(tmp_path / "plain", COUNT, 1, "hugo")
    assert files(tmp_path / "git") == files(tmp_path / "plain")
    assert commits(tmp_path / "git") == 2 * COUNT


def test_every_commit_of_ours_is_explained_and_so_is_an_edit(tmp_path: Path) -> None:
    commit_all(tmp_path, COUNT, 1, "ours")
    path = min((tmp_path / "content" / "incidents").glob("*/narrative.md"))
    edit(path)
    commit_edit(tmp_path, path, "ours")
    request = build.Request(tmp_path / "content", tmp_path / "output", cards=False)
    checked, published = build.build(request, pelican_plugin.host)
    assert checked.report.errors == ()
    assert published is not None
    versions = tmp_path / "output" / "incidents" / path.parent.name / "versions"
    assert len([one for one in versions.iterdir() if one.is_dir()]) == 3


def test_edits_can_be_forgotten(tmp_path: Path) -> None:
    commit_all(tmp_path, COUNT, 1, "ours")
    before = files(tmp_path)
    path = min((tmp_path / "content" / "incidents").glob("*/narrative.md"))
    edit(path)
    commit_edit(tmp_path, path, "ours")
    start_again(tmp_path)
    assert files(tmp_path) == before
