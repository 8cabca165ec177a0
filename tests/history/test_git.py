"""Git in every state a newsroom may leave it in."""

from __future__ import annotations

import os
import subprocess
from pathlib import Path

import pytest

from generator.history.git import Repository, find, read_blobs
from generator.history.log import read_commits
from generator.history.repository import open_history
from generator.problems import Problem
from tests.history.example_repository import ID, NEWSROOM, Repo
from tests.whole_site import read_site


def test_content_outside_any_repository_has_no_history_and_no_problem(tmp_path: Path) -> None:
    (tmp_path / "newsroom.yaml").write_text(NEWSROOM)
    history = open_history(tmp_path, None)
    assert history.absent == "no-repository"
    assert history.problems == ()


def test_a_shallow_clone_is_refused_with_the_line_that_mends_it(
    repo: Repo, tmp_path: Path
) -> None:
    repo.commit("Second")
    clone = tmp_path / "clone"
    subprocess.run(
        ["git", "clone", "--quiet", "--depth", "1", f"file://{repo.root}", clone], check=True
    )
    problem = find(clone / "content")
    assert isinstance(problem, Problem)
    assert problem.code == "history.shallow"
    assert "git fetch --unshallow" in problem.hint
    assert "fetch-depth: 0" in problem.hint


def test_a_linked_worktree_is_read_through_its_git_file(repo: Repo, tmp_path: Path) -> None:
    linked = tmp_path / "linked"
    repo.git("worktree", "add", "--quiet", str(linked))
    assert (linked / ".git").is_file()
    assert len(Repo(linked).history().versions) == 1


def test_a_git_file_that_leads_nowhere_is_a_problem(tmp_path: Path) -> None:
    copy = tmp_path / "copy"
    (copy / "content").mkdir(parents=True)
    (copy / ".git").write_text("gitdir: /nowhere/at/all\n")
    problem = find(copy / "content")
    assert isinstance(problem, Problem)
    assert problem.code == "history.broken"


def test_a_detached_head_is_as_good_as_a_branch(repo: Repo) -> None:
    repo.git("checkout", "--quiet", "--detach")
    assert len(repo.history().versions) == 1


def test_a_repository_before_its_first_commit_has_only_what_comes_next(
    repo: Repo,
) -> None:
    repo.git("checkout", "--quiet", "--orphan", "fresh")
    repo.git("rm", "--quiet", "-r", "--cached", ".")
    (version,) = repo.history().versions
    assert version.commit == ""


def test_no_git_at_all_is_a_problem(repo: Repo, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", "/nowhere")
    problem = find(repo.content)
    assert isinstance(problem, Problem)
    assert problem.code == "history.broken"
    assert "git cannot be run" in problem.message


@pytest.mark.parametrize("date", ["99999999999999999999 +0000", "-5 +0000", "soon"])
def test_an_impossible_date_is_no_date(repo: Repo, date: str) -> None:
    repo.change("Smoke in the morning.", "Smoke.")
    repo.git("add", "--all")
    tree, parent = repo.git("write-tree"), repo.git("rev-parse", "HEAD")
    written = (
        f"tree {tree}\nparent {parent}\nauthor Pretend <a@b.example> {date}\n"
        f"committer Pretend <a@b.example> {date}\n\nEdit\n"
    )
    commit = (
        subprocess.run(
            ["git", "hash-object", "-t", "commit", "-w", "--stdin", "--literally"],
            cwd=repo.root,
            input=written.encode(),
            check=True,
            capture_output=True,
        )
        .stdout.decode()
        .strip()
    )
    repo.git("reset", "--quiet", "--hard", commit)
    first, second = repo.history().versions
    assert first.committed is not None
    assert second.committed is None


def test_an_editor_s_own_settings_of_git_change_nothing(repo: Repo) -> None:
    repo.git("checkout", "--quiet", "-b", "side")
    repo.change("Smoke in the morning.", "Smoke.")
    repo.commit()
    repo.git("checkout", "--quiet", "main")
    repo.commit("Nothing")
    repo.git("merge", "--quiet", "--no-edit", "--no-ff", "side")
    before = repo.history()
    for name, value in {
        "color.ui": "always",
        "core.quotePath": "true",
        "diff.noprefix": "true",
        "diff.relative": "true",
        "diff.renames": "copies",
        "log.diffMerges": "combined",
        "log.follow": "true",
        "log.showRoot": "false",
        "log.showSignature": "true",
        "status.branch": "true",
        "status.relativePaths": "true",
        "status.showUntrackedFiles": "no",
    }.items():
        repo.git("config", name, value)
    repo.update("2031-05-02-smoke", "media", "media/smoke")
    assert len(before.versions) == 2
    assert [one.arrived for one in repo.history().versions][2] == ("2031-05-02-smoke",)
    assert repo.problems() == ()


def test_a_message_in_no_known_encoding_does_no_harm(repo: Repo) -> None:
    repo.change("Smoke in the morning.", "Smoke.")
    (repo.root / "message").write_bytes(b"Gr\xfc\xdfe\xff\n")
    repo.git("add", "content")
    repo.git("commit", "--quiet", "--file", "message")
    assert len(repo.history().versions) == 2


def test_a_file_name_that_is_no_text_does_no_harm(repo: Repo, tmp_path: Path) -> None:
    name = repo.folder / "media" / os.fsdecode(b"caf\xe9.jpg")
    name.parent.mkdir()
    name.write_bytes(b"picture")
    repo.commit("Odd name")
    name.unlink()
    repo.commit("Gone")
    assert len(repo.history(cache=tmp_path / "cache").versions) == 3
    assert repo.problems() == ()


def test_all_blobs_are_read_at_once_but_for_what_is_no_record(repo: Repo) -> None:
    repository = find(repo.content)
    assert isinstance(repository, Repository)
    (commit,) = read_commits(repository, [[repository.head]])
    ids = [blob for files in commit.folders.values() for blob in files.values()]
    found = read_blobs(repository, [*ids, repository.head])
    assert all(found[blob] for blob in ids)
    assert repository.head not in found


def test_a_repository_that_lacks_an_object_is_a_problem_not_a_shorter_history(
    repo: Repo,
) -> None:
    repo.change("Smoke in the morning.", "Smoke.")
    repo.commit()
    blob = repo.git("rev-parse", f"HEAD~1:content/incidents/{ID}/incident.yaml")
    (repo.root / ".git" / "objects" / blob[:2] / blob[2:]).unlink()
    (problem,) = repo.problems()
    assert problem.code == "history.broken"
    assert "not complete" in problem.message


def test_a_hook_with_another_index_does_not_mislead_us(
    repo: Repo, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("GIT_INDEX_FILE", "/nowhere/index")
    monkeypatch.setenv("GIT_DIR", "/nowhere")
    assert repo.problems() == ()


def test_a_file_that_git_ignores_is_a_problem(repo: Repo) -> None:
    (repo.root / ".gitignore").write_text("*-secret.yaml\n")
    repo.commit()
    repo.update("2031-05-03-secret", "checked", "", looked_into="[who-called]")
    assert repo.codes() == ["history.ignored"]


def test_binary_junk_in_an_old_version_is_told_and_counts_once(repo: Repo) -> None:
    record = repo.folder / "incident.yaml"
    good = record.read_bytes()
    record.write_bytes(b"\x00\xff" * 500)
    repo.commit("Junk")
    record.write_bytes(good.replace(b"Smoke in the morning.", b"Smoke."))
    repo.commit("Mended")
    history = repo.history()
    assert [version.unreadable for version in history.versions] == [False, True, False]
    assert "no UTF-8" in history.versions[1].refused
    assert [one.change.says for one in history.coverage] == ["caption changed"]


def test_what_was_kept_is_not_trusted_when_damaged(repo: Repo, tmp_path: Path) -> None:
    repo.change("Smoke in the morning.", "Smoke.")
    repo.commit()
    cache = tmp_path / "cache"
    fresh = repo.history(cache=cache)
    assert repo.history(cache=cache) == fresh
    for file in (path for path in cache.rglob("*") if path.is_file()):
        file.write_bytes(file.read_bytes()[:-20] + b"x" * 20)
    assert repo.history(cache=cache) == fresh


def test_history_continues_from_what_was_kept(repo: Repo, tmp_path: Path) -> None:
    cache = tmp_path / "cache"
    repo.history(cache=cache)
    repo.change("Smoke in the morning.", "Smoke.")
    repo.commit()
    assert repo.history(cache=cache) == repo.history()
    assert len(repo.history(cache=cache).versions) == 2


def test_a_branch_rewritten_since_the_last_build_is_read_afresh(
    repo: Repo, tmp_path: Path
) -> None:
    cache = tmp_path / "cache"
    repo.change("Smoke in the morning.", "Smoke.")
    repo.commit()
    repo.history(cache=cache)
    repo.git("reset", "--quiet", "--hard", "HEAD~1")
    assert read_site(repo.content).problems == ()
    assert len(repo.history(cache=cache).versions) == 1
