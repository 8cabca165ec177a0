"""explainer update: the file that explains what changed."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from generator.commands.cli import main
from tests.history.example_repository import ID, Repo

SAID = ["--headline", "What we learned", "--why", "A reader wrote to us."]


def run(repo: Repo, *words: str) -> Result:
    return CliRunner().invoke(main, [*words, "--content", str(repo.content)])


def written(repo: Repo) -> Path:
    """The one update file that is not committed yet."""
    (name,) = repo.git("ls-files", "--others", "--exclude-standard").split()
    return repo.root / name


def test_it_proposes_the_kind_and_fills_in_what_it_covers(repo: Repo) -> None:
    repo.change("Smoke in the morning.", "Smoke at noon.")
    result = run(repo, "update", ID, *SAID, "--at", "2031-05-03 12:00")
    assert result.exit_code == 0, result.output
    path = written(repo)
    assert path.name == "2031-05-03-1200-what-we-learned.yaml"
    assert path.read_text() == (
        "at: 2031-05-03 12:00\n"
        "kind: media\n"
        "headline: What we learned\n"
        "why: A reader wrote to us.\n"
        "covers:\n"
        "  - media/smoke\n"
    )
    assert repo.problems() == ()


def test_a_headline_waits_for_an_editor_to_say_what_it_is(repo: Repo) -> None:
    repo.change("headline: Fire in", "headline: Fire at")
    result = run(repo, "update", ID, *SAID)
    assert result.exit_code == 2
    assert "--kind" in result.output


def test_a_correction_asks_for_what_it_needs_and_takes_was_and_now_from_git(
    repo: Repo,
) -> None:
    repo.change("We got there fast.", "We got there in time.")
    result = run(repo, "update", ID, *SAID)
    assert result.exit_code == 2
    assert "--learned, --whose" in result.output
    more = ["--learned", "The source corrected itself.", "--whose", "source"]
    result = run(repo, "update", ID, *SAID, *more, "--at", "2031-05-03")
    assert result.exit_code == 0, result.output
    text = written(repo).read_text()
    assert "was: We got there fast.\n" in text
    assert "now: We got there in time.\n" in text
    assert "corrects: [chief-fast]" in text
    assert repo.problems() == ()


@pytest.mark.parametrize(
    ("was", "now", "kind", "why"),
    [
        ("All 12 workers", "All 13 workers", "style", "correction or retraction"),
        ("All 12 workers", "All 13 workers", "new-information", "correction or retraction"),
        ("A cable had overheated.", "Two cables had overheated.", "style", "numbers, names"),
        ("name: Ada Invented", "name: Ida Invented", "style", "style is not for a changed name"),
        ("standing: confirmed", "standing: disputed", "style", "style is not for a changed stand"),
        ("We got there fast.", "We got there, fast.", "style", "a quote’s words"),
        ("headline: Fire in", "headline: A fire in", "style", "in or under the headline"),
    ],
)
def test_a_kind_that_says_too_little_is_refused(
    repo: Repo, was: str, now: str, kind: str, why: str
) -> None:
    repo.change(was, now)
    result = run(repo, "update", ID, "--kind", kind, *SAID)
    assert result.exit_code == 1
    assert why in result.output
    assert repo.git("ls-files", "--others") == ""


def test_a_check_without_news_names_its_questions(repo: Repo) -> None:
    result = run(repo, "update", ID, "--kind", "checked", *SAID, "--looked-into", "who-called")
    assert result.exit_code == 0, result.output
    assert "looked_into: [who-called]" in written(repo).read_text()
    assert repo.problems() == ()


def test_nothing_to_explain_is_said(repo: Repo) -> None:
    result = run(repo, "update", ID, *SAID)
    assert result.exit_code == 1
    assert "Nothing waits" in result.output


def test_what_was_committed_silently_is_explained_too(repo: Repo) -> None:
    repo.change("A cable had overheated.", "A lamp had overheated.")
    repo.commit("Silent", at="2031-05-02T10:00:00-04:00")
    repo.change("Smoke in the morning.", "Smoke.")
    run(repo, "update", ID, "--kind", "correction", *SAID, "--learned", "So.", "--whose", "ours")
    text = written(repo).read_text()
    assert "claims/cause" in text
    assert "media/smoke" in text


def test_an_unknown_incident_is_wrong_use(repo: Repo) -> None:
    result = run(repo, "update", "harbor-fire", *SAID)
    assert result.exit_code == 2
    assert "Did you mean harbour-fire?" in result.output


def test_an_unreadable_incident_tells_its_problems(repo: Repo) -> None:
    repo.change("format: 1", "format: one")
    result = run(repo, "update", ID, *SAID)
    assert result.exit_code == 1
    assert "incident.yaml:1" in result.output


def test_an_editor_completes_the_draft(repo: Repo, tmp_path: Path) -> None:
    repo.change("Smoke in the morning.", "Smoke at noon.")
    pen = tmp_path / "pen"
    pen.write_text(
        "#!/bin/sh\nsed -i -e 's/^headline:$/headline: Later/' -e 's/^why:$/why: So./' \"$1\"\n"
    )
    pen.chmod(0o755)
    outer, inner = os.openpty()
    subprocess.run(
        [sys.executable, "-m", "generator", "update", ID, "--content", repo.content],
        stdin=inner,
        check=True,
        capture_output=True,
        env={**os.environ, "EDITOR": str(pen), "VISUAL": ""},
    )
    os.close(outer)
    os.close(inner)
    assert "headline: Later\nwhy: So.\ncovers:\n  - media/smoke" in written(repo).read_text()
    assert repo.problems() == ()


def test_history_prints_versions_and_changes(repo: Repo) -> None:
    repo.change("Smoke in the morning.", "Smoke.")
    commit = repo.commit()
    result = run(repo, "history", ID)
    assert result.output.splitlines() == [
        f"version 2, {commit[:10]}, 2031-05-02 14:00 UTC",
        "  media/smoke: caption changed [NOT EXPLAINED]",
        f"version 1, {repo.git('rev-parse', 'HEAD~1')[:10]}, 2031-05-01 14:00 UTC",
        "  + 2031-05-01-1000-published",
        "1 change, 0 explained.",
    ]
    told = json.loads(run(repo, "history", ID, "--format", "json").output)
    assert told["versions"][1]["changes"][0]["item"] == "media/smoke"


def test_a_summary_tells_what_readers_will_see(repo: Repo) -> None:
    repo.change("A cable had overheated.", "A lamp had `overheated`.")
    result = run(repo, "summary", "--since", "HEAD", "--format", "markdown")
    assert result.output.splitlines() == [
        "### Fire in Pretend Harbour (harbour-fire)",
        "",
        "- claims/cause: claim’s text changed [NOT EXPLAINED]",
        "  - was: `A cable had overheated.`",
        "  - now: `` A lamp had `overheated`. ``",
        "",
    ]


def test_a_summary_says_of_what_it_cannot_tell(repo: Repo) -> None:
    repo.change("headline: ", "headline: [")
    result = run(repo, "summary", "--since", "HEAD")
    assert result.exit_code == 1
    assert "incidents/harbour-fire/incident.yaml" in result.output
    assert "cannot be told" in result.output
    assert "no change" not in result.output


def test_a_revision_that_is_none_is_wrong_use(repo: Repo) -> None:
    result = run(repo, "summary", "--since", "--output=x")
    assert result.exit_code == 2
    assert not (repo.root / "x").exists()
    assert os.path.lexists(repo.content)


def test_a_summary_outside_git_is_wrong_use_of_since(repo: Repo) -> None:
    shutil.rmtree(repo.root / ".git")
    result = run(repo, "summary", "--since", "HEAD")
    assert result.exit_code == 2
    assert "--since: There is no history to compare with." in result.output


REPLACED = (
    "  - id: workers-out",
    """\
  - id: lamp
    text: A lamp fell.
    said_by: gazette-thu
    replaces: [cause]
  - id: workers-out""",
)


def retracted(repo: Repo) -> None:
    """A claim that turned out wrong, and the one in its place."""
    text = (repo.folder / "incident.yaml").read_text()
    head, cause = text.split("  - id: cause\n")
    text = f"{head}  - id: cause\n    standing: retracted\n{cause}"
    text = text.replace("    standing: retracted\n    standing: reported\n", "")
    (repo.folder / "incident.yaml").write_text(text)
    repo.change(*REPLACED)


def test_a_claim_that_was_wrong_and_is_replaced_is_a_correction(repo: Repo) -> None:
    retracted(repo)
    result = run(repo, "update", ID, "--learned", "A reader wrote.", "--whose", "ours")
    assert result.exit_code == 0, result.output
    assert "correction, since lamp replaces cause, which was wrong" in result.stderr
    text = written(repo).read_text()
    assert "kind: correction\n" in text
    assert "headline: A lamp fell\n" in text
    assert "now: A lamp fell.\n" in text
    assert "corrects: [cause]\n" in text
    assert "was: A cable" in text
    assert repo.problems() == ()


def test_a_change_of_the_story_alone_is_never_taken_for_a_correction(repo: Repo) -> None:
    story = repo.folder / "narrative.md"
    story.write_text(story.read_text() + "\nThree engines came. [@gazette-thu]\n")
    run(repo, "update", ID, *SAID)
    assert "kind: new-information\n" in written(repo).read_text()


def test_a_mended_word_is_style(repo: Repo) -> None:
    repo.change("Who called", "Who caled")
    repo.commit("A slip")
    run(repo, "update", ID, *SAID, "--kind", "clarification")
    repo.commit("Said")
    repo.change("Who caled", "Who called")
    run(repo, "update", ID, *SAID)
    assert "kind: style\n" in written(repo).read_text()


def test_a_status_among_other_changes_is_explained_too(repo: Repo) -> None:
    repo.change("status: developing", "status: closed")
    repo.change("Smoke in the morning.", "Smoke at noon.")
    assert run(repo, "update", ID, *SAID).exit_code == 0
    assert "kind: [status, media]\n" in written(repo).read_text()
    assert repo.problems() == ()


def test_an_update_that_is_not_committed_is_extended(repo: Repo) -> None:
    repo.change("Smoke in the morning.", "Smoke at noon.")
    run(repo, "update", ID, *SAID)
    repo.change("Who called", "Who on the pier called")
    result = run(repo, "update", ID)
    assert result.exit_code == 0, result.output
    assert "extended" in result.stdout
    text = written(repo).read_text()
    assert "kind: [media, clarification]\n" in text
    assert "  - media/smoke\n  - questions/who-called\n" in text
    assert repo.problems() == ()


@pytest.fixture
def cloned(repo: Repo, tmp_path: Path) -> Repo:
    """The repository with an upstream: a bare clone of all that it holds."""
    repo.git("clone", "--quiet", "--bare", str(repo.root), str(tmp_path / "bare.git"))
    repo.git("remote", "add", "origin", str(tmp_path / "bare.git"))
    repo.git("fetch", "--quiet", "origin")
    repo.git("branch", "--set-upstream-to", f"origin/{repo.git('branch', '--show-current')}")
    return repo


AMEND = "git commit --amend --no-edit"


def amended(repo: Repo, result: Result) -> str:
    """Do as the command said; gives the only update that the last commit brought."""
    assert result.exit_code == 0, result.output
    (line,) = (one for one in result.output.splitlines() if AMEND in one)
    folder = line.split("git add ")[1].split(" &&")[0]
    repo.git("add", folder)
    repo.git("commit", "--quiet", "--amend", "--no-edit")
    assert repo.problems() == ()
    (name,) = (
        one
        for one in repo.git("diff", "--name-only", "--diff-filter=A", "HEAD^").split()
        if "/updates/" in one
    )
    return (repo.root / name).read_text()


def test_an_update_that_is_committed_and_not_pushed_is_rewritten(cloned: Repo) -> None:
    cloned.change("Smoke in the morning.", "Smoke at noon.")
    run(cloned, "update", ID, *SAID)
    cloned.commit()
    cloned.change("Who called", "Who on the pier called")
    result = run(cloned, "update", ID, "--headline", "Smoke, and a question")
    text = amended(cloned, result)
    assert "rewrote" in result.stdout
    assert "kind: [media, clarification]\n" in text
    assert "headline: Smoke, and a question\nwhy: A reader wrote to us.\n" in text
    assert "  - media/smoke\n  - questions/who-called\n" in text


def test_what_the_update_covers_already_only_wants_the_commit_amended(cloned: Repo) -> None:
    cloned.change("Smoke in the morning.", "Smoke at noon.")
    run(cloned, "update", ID, *SAID)
    cloned.commit()
    cloned.change("Smoke at noon.", "Smoke at half past noon.")
    assert "covers:\n  - media/smoke\n" in amended(cloned, run(cloned, "update", ID))


def test_a_correction_that_is_corrected_before_it_is_seen_says_the_last_word(
    cloned: Repo,
) -> None:
    cloned.change("We got there fast.", "We got there in time.")
    run(cloned, "update", ID, *SAID, "--learned", "The source wrote.", "--whose", "source")
    cloned.commit()
    cloned.change("We got there in time.", "We got there.")
    text = amended(cloned, run(cloned, "update", ID))
    assert "was: We got there fast.\n" in text
    assert "now: We got there.\n" in text


def followed(repo: Repo, *others: str) -> None:
    """Commits of other work."""
    for other in others:
        (repo.root / f"{other}.txt").write_text(other)
        repo.commit(other)


def fixed_up(repo: Repo, result: Result) -> str:
    """Do as the command said; gives the subjects of all commits, newest first."""
    assert result.exit_code == 0, result.output
    lines = [one.strip() for one in result.output.splitlines() if one.startswith("  git ")]
    assert len(lines) == 2, result.output
    for line in " && ".join(lines).split(" && "):
        repo.git(*line.removeprefix("git ").split())
    assert repo.problems() == ()
    assert repo.git("status", "--porcelain", "--untracked-files=no") == ""
    return repo.git("log", "--format=%s")


def test_an_update_in_an_older_commit_that_is_not_pushed_goes_there(cloned: Repo) -> None:
    cloned.change("Smoke in the morning.", "Smoke at noon.")
    run(cloned, "update", ID, *SAID)
    cloned.commit("Smoke")
    followed(cloned, "one", "two")
    cloned.change("Who called", "Who on the pier called")
    result = run(cloned, "update", ID)
    update = result.output.splitlines()[0].removeprefix("rewrote ")
    said = fixed_up(cloned, result)
    assert said.split("\n")[:3] == ["two", "one", "Smoke"]
    text = cloned.git("show", f"HEAD~2:{Path(update).relative_to(cloned.root)}")
    assert "kind: [media, clarification]\n" in text
    assert "  - media/smoke\n  - questions/who-called" in text


def test_other_work_that_is_not_committed_stays_as_it_is(cloned: Repo) -> None:
    cloned.change("Smoke in the morning.", "Smoke at noon.")
    run(cloned, "update", ID, *SAID)
    cloned.commit("Smoke")
    followed(cloned, "one")
    (cloned.root / "one.txt").write_text("half done")
    cloned.change("Who called", "Who on the pier called")
    result = run(cloned, "update", ID)
    for line in (one for one in result.output.splitlines() if one.startswith("  git ")):
        for command in line.split(" && "):
            cloned.git(*command.strip().removeprefix("git ").split())
    assert cloned.git("status", "--porcelain", "--untracked-files=no") == "M one.txt"
    assert cloned.problems() == ()


@pytest.mark.parametrize("follows", ["a merge", "its own folder"])
def test_what_no_fixup_goes_past_gets_another_update(cloned: Repo, follows: str) -> None:
    cloned.change("Smoke in the morning.", "Smoke at noon.")
    run(cloned, "update", ID, *SAID)
    cloned.commit("Smoke")
    if follows == "a merge":
        cloned.git("switch", "--quiet", "--create", "side", "HEAD^")
        followed(cloned, "one")
        cloned.git("switch", "--quiet", "-")
        cloned.git("merge", "--quiet", "--no-ff", "-m", "Join", "side")
    else:
        cloned.change("status: developing", "# as the gazette has it\nstatus: developing")
        cloned.commit("A note to ourselves")
    cloned.change("Who called", "Who on the pier called")
    result = run(cloned, "update", ID, *SAID)
    assert result.exit_code == 0, result.output
    assert "--fixup" not in result.output
    assert "media/smoke" not in written(cloned).read_text()
    assert cloned.problems() == ()


@pytest.mark.parametrize("others", [(), ("one",)])
def test_the_first_commit_of_all_takes_in_what_changed(
    repo: Repo, tmp_path: Path, others: tuple[str, ...]
) -> None:
    branch = repo.git("branch", "--show-current")
    other = tmp_path / "elsewhere"
    repo.git("init", "--quiet", "--initial-branch", branch, str(other))
    repo.git("-C", str(other), "commit", "--quiet", "--allow-empty", "-m", "A host's first commit")
    repo.git("remote", "add", "origin", str(other))
    repo.git("fetch", "--quiet", "origin")
    repo.git("branch", "--set-upstream-to", f"origin/{branch}")
    before = repo.git("log", "--format=%s")
    assert "\n" not in before
    followed(repo, *others)
    repo.change("Who called", "Who on the pier called")
    result = run(repo, "update", ID)
    if others:
        assert fixed_up(repo, result).split("\n")[-1] == before
    else:
        assert AMEND in result.output, result.output
        repo.git("add", "--all")
        repo.git("commit", "--quiet", "--amend", "--no-edit")
    assert repo.problems() == ()
    assert "Who on the pier called" in repo.git(
        "show",
        f"{'HEAD~' * bool(others) or 'HEAD'}:"
        f"{(repo.folder / 'incident.yaml').relative_to(repo.root)}",
    )


@pytest.mark.parametrize("seen", ["pushed", "no upstream", "apart"])
def test_an_update_that_may_have_been_seen_gets_another_beside_it(cloned: Repo, seen: str) -> None:
    cloned.change("Smoke in the morning.", "Smoke at noon.")
    run(cloned, "update", ID, *SAID)
    cloned.commit()
    if seen == "pushed":
        cloned.git("push", "--quiet", "origin", "HEAD")
    elif seen == "no upstream":
        cloned.git("branch", "--unset-upstream")
    cloned.change("Who called", "Who on the pier called")
    words = ["--apart"] if seen == "apart" else []
    result = run(cloned, "update", ID, *SAID, *words)
    assert result.exit_code == 0, result.output
    assert AMEND not in result.output
    assert "questions/who-called" in written(cloned).read_text()
    assert "media/smoke" not in written(cloned).read_text()
    assert cloned.problems() == ()


def test_a_push_from_another_branch_does_not_let_an_update_be_rewritten(cloned: Repo) -> None:
    cloned.git("switch", "--quiet", "--create", "side")
    cloned.change("Smoke in the morning.", "Smoke at noon.")
    run(cloned, "update", ID, *SAID)
    cloned.commit()
    cloned.git("push", "--quiet", "--set-upstream", "origin", "side")
    cloned.change("Who called", "Who on the pier called")
    assert AMEND not in run(cloned, "update", ID, *SAID).output


def test_apart_writes_a_second_update(repo: Repo) -> None:
    repo.change("Smoke in the morning.", "Smoke at noon.")
    run(repo, "update", ID, *SAID)
    repo.change("Who called", "Who on the pier called")
    assert run(repo, "update", ID, "--apart", *SAID).exit_code == 0
    assert len(repo.git("ls-files", "--others", "--exclude-standard").split()) == 2
    assert repo.problems() == ()


def test_which_kinds_fit_is_said_where_the_kind_is_missing(repo: Repo) -> None:
    repo.change("headline: Fire in", "headline: Fire at")
    said = run(repo, "update", ID, *SAID).output
    assert "correction, clarification, new-information" in said
    assert "--kind may be given again" in said
