"""A number under which a version was published shows its words for ever."""

from __future__ import annotations

import json
import subprocess
from pathlib import Path

import pytest

from generator.history.published import judge_published, version_digests
from generator.problems import Problem
from tests import forked
from tests.history.example_repository import ID, Repo

SOON = ("text: We got there fast.", "text: We got there soon.")
LAMP = ("A cable had", "A lamp had")


def publish(repo: Repo) -> bytes:
    """Write the manifest of the site as it would be published now."""
    versions = {one.id: version_digests(repo.history_of(one)) for one in repo.incidents()}
    commit = repo.git("rev-parse", "HEAD")
    manifest = {"format": 1, "commit": commit, "files": {}, "versions": versions}
    return json.dumps(manifest).encode()


def refused(repo: Repo, manifest: bytes) -> tuple[Problem, ...]:
    return judge_published(manifest, repo.content, repo.incidents(), repo.history_of)


def edit(repo: Repo, words: tuple[str, str], day: str = "2031-05-02") -> str:
    repo.change(*words)
    return repo.commit("Edit", at=f"{day}T10:00:00-04:00")


def pull(repo: Repo, *branches: str) -> str:
    repo.git("merge", "--quiet", "--no-ff", "--no-edit", *branches)
    return repo.git("rev-parse", "HEAD")


def run_hint(repo: Repo, problem: Problem) -> None:
    """Run the commands that the message gives."""
    for line in problem.hint.splitlines():
        if line.startswith("git "):
            subprocess.run(line.split(), cwd=repo.root, check=True, capture_output=True,
                           env={"PATH": "/usr/bin:/bin", "HOME": str(repo.root),
                                "GIT_EDITOR": "true",
                                **{f"GIT_{role}_{key}": "editor@gazette.example"
                                   for role in ("AUTHOR", "COMMITTER")
                                   for key in ("NAME", "EMAIL")}})  # fmt: skip


@pytest.fixture
def pulled(repo: Repo) -> tuple[Repo, Path, str]:
    """A branch of an editor who pulled what others had published meanwhile."""
    repo.git("checkout", "--quiet", "-b", "mine")
    edit(repo, LAMP)
    repo.git("checkout", "--quiet", "main")
    edit(repo, SOON)
    manifest = publish(repo)
    repo.git("checkout", "--quiet", "mine")
    return repo, manifest, pull(repo, "main")


def test_a_plain_pull_is_refused_and_the_message_names_the_merge(
    pulled: tuple[Repo, Path, str],
) -> None:
    repo, manifest, merge = pulled
    (problem,) = refused(repo, manifest)
    assert problem.code == "history.renumbered"
    assert "Version 2 was published" in problem.message
    assert f"the merge {merge[:10]}" in problem.message
    assert problem.location.file == f"incidents/{ID}/incident.yaml"


def test_the_commands_of_the_message_merge_the_other_way_round(
    pulled: tuple[Repo, Path, str],
) -> None:
    repo, manifest, _ = pulled
    run_hint(repo, refused(repo, manifest)[0])
    assert refused(repo, manifest) == ()
    text = (repo.folder / "incident.yaml").read_text()
    assert SOON[1] in text
    assert LAMP[1] in text


def test_commits_after_the_merge_come_along(pulled: tuple[Repo, Path, str]) -> None:
    repo, manifest, _ = pulled
    edit(repo, ("The alarm rings.", "The alarm rang."), "2031-05-04")
    edit(repo, ("harbour pilot", "harbour captain"), "2031-05-05")
    run_hint(repo, refused(repo, manifest)[0])
    assert refused(repo, manifest) == ()
    assert "harbour captain" in (repo.folder / "incident.yaml").read_text()


def test_a_merge_in_the_right_direction_passes(repo: Repo) -> None:
    repo.git("checkout", "--quiet", "-b", "mine")
    edit(repo, LAMP)
    repo.git("checkout", "--quiet", "main")
    edit(repo, SOON)
    manifest = publish(repo)
    pull(repo, "mine")
    assert refused(repo, manifest) == ()


def test_a_merge_of_several_branches_that_holds_the_published_one_is_refused(repo: Repo) -> None:
    edits = {"mine": LAMP, "main": SOON, "third": ("The alarm rings.", "The alarm rang.")}
    for name, words in edits.items():
        repo.git("checkout", "--quiet", "-B", name, "main" if name == "main" else "main~0")
        if name == "main":
            continue
        edit(repo, words)
    repo.git("checkout", "--quiet", "main")
    (repo.folder / "narrative.md").write_text("A fire broke out in Warehouse 3.\n")
    repo.commit("Cut the story")
    manifest = publish(repo)
    repo.git("checkout", "--quiet", "mine")
    repo.git("merge", "--quiet", "--no-edit", "-s", "octopus", "main", "third")
    problem = refused(repo, manifest)[0]
    assert problem.code == "history.renumbered"
    repo.git("checkout", "--quiet", "-B", "again")
    run_hint(repo, problem)
    assert refused(repo, manifest) == ()


def test_a_merge_that_leaves_every_version_as_it_was_passes(repo: Repo) -> None:
    repo.git("checkout", "--quiet", "-b", "mine")
    (repo.content / "pages").mkdir()
    (repo.content / "pages" / "about.md").write_text("Title: About\n\nWho we are.\n")
    repo.commit("Say who we are")
    repo.git("checkout", "--quiet", "main")
    edit(repo, SOON)
    manifest = publish(repo)
    repo.git("checkout", "--quiet", "mine")
    pull(repo, "main")
    assert refused(repo, manifest) == ()


def test_a_squash_onto_the_published_branch_passes(repo: Repo) -> None:
    repo.git("checkout", "--quiet", "-b", "mine")
    edit(repo, LAMP)
    repo.git("checkout", "--quiet", "main")
    edit(repo, SOON)
    manifest = publish(repo)
    repo.git("merge", "--quiet", "--squash", "mine")
    repo.commit("Squash")
    assert refused(repo, manifest) == ()


def test_a_renamed_incident_keeps_the_numbers_of_its_versions(repo: Repo) -> None:
    edit(repo, SOON)
    manifest = publish(repo)
    repo.git("mv", f"content/incidents/{ID}", "content/incidents/pier-fire")
    path = repo.content / "incidents" / "pier-fire" / "incident.yaml"
    path.write_text(path.read_text().replace("headline:", f"aliases: [{ID}]\nheadline:", 1))
    repo.commit("Rename")
    assert refused(repo, manifest) == ()


def test_a_manifest_of_a_build_before_holds_no_digests_and_passes(
    pulled: tuple[Repo, Path, str],
) -> None:
    repo, manifest, _ = pulled
    commit = json.loads(manifest)["commit"]
    before = json.dumps({"format": 1, "commit": commit, "files": {}}).encode()
    assert refused(repo, before) == ()


def test_what_a_build_writes_is_what_a_check_reads(repo: Repo) -> None:
    repo.change(*SOON)
    repo.commit("Edit", at="2031-05-02T10:00:00-04:00")
    repo.update("2031-05-03-soon", "correction", "quotes/chief-fast", was="fast", now="soon",
                learned="She wrote.", whose="ours", corrects="[chief-fast]")  # fmt: skip
    repo.commit("Explain", at="2031-05-03T10:00:00-04:00")
    words = ("build", "--no-cards", "--no-search", "--now", "2032-01-01", "--jobs", "1")
    done = forked.run(words, repo.root)
    assert done.returncode == 0, done.stderr
    manifest = (repo.root / "output" / "site-manifest.json").read_bytes()
    (incident,) = repo.incidents()
    expected = {ID: version_digests(repo.history_of(incident))}
    assert json.loads(manifest)["versions"] == expected
    assert [len(one) for one in expected[ID]] == [16, 16, 16]
    assert refused(repo, manifest) == ()
