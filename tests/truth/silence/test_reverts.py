"""After ordinary git commands the log has a way on, and the message names it."""

from __future__ import annotations

import re
import subprocess

import pytest

from tests import forked
from tests.history.example_repository import ID, Repo

FAST = "text: We got there fast."
SOON = "text: We got there soon."
UPDATE = f"content/incidents/{ID}/updates/2031-05-02-soon.yaml"


def corrected(repo: Repo) -> str:
    """Publish a correction of a quote; gives the commit."""
    repo.change(FAST, SOON)
    repo.update("2031-05-02-soon", "correction", "quotes/chief-fast", was="fast", now="soon",
                learned="She wrote.", whose="ours", corrects="[chief-fast]")  # fmt: skip
    return repo.commit("Correct")


def revert(repo: Repo, commit: str = "HEAD") -> str:
    repo.git("revert", "--no-edit", commit, at="2031-05-03T10:00:00-04:00")
    return repo.git("rev-parse", "HEAD")


def took_back(repo: Repo, day: str = "2031-05-04", kind: str = "correction") -> None:
    repo.update(f"{day}-back", kind, "quotes/chief-fast", was="soon", now="fast",
                learned="She called.", whose="ours", corrects="[chief-fast]")  # fmt: skip


def restored(repo: Repo) -> None:
    """Run the command that the message names."""
    (problem,) = (one for one in repo.problems() if "git restore" in one.hint)
    command = next(line for line in problem.hint.splitlines() if line.startswith("git restore"))
    subprocess.run(command.replace("<content>", "content").split(), cwd=repo.root, check=True)


def test_what_a_revert_took_back_is_told_in_another_update(repo: Repo) -> None:
    corrected(repo)
    revert(repo)
    restored(repo)
    took_back(repo)
    repo.commit("Take it back")
    assert repo.problems() == ()
    assert repo.history().waiting == ()


def test_the_message_of_a_lost_update_names_no_key_that_it_has_not(repo: Repo) -> None:
    corrected(repo)
    revert(repo)
    (problem,) = (one for one in repo.problems() if one.code == "history.deleted")
    assert problem.message.startswith("updates/2031-05-02-soon was published and is gone (")
    assert "withdrawn" not in problem.hint
    assert re.search(rf"^git restore --source=[0-9a-f]{{10}} -- <{UPDATE[:7]}>{UPDATE[7:]}$",
                     problem.hint, re.MULTILINE)  # fmt: skip


def test_a_revert_that_is_not_committed_has_the_same_way_out(repo: Repo) -> None:
    corrected(repo)
    repo.git("revert", "--no-commit", "HEAD")
    restored(repo)
    took_back(repo)
    assert repo.problems() == ()


def test_a_revert_of_a_revert_needs_an_update_for_the_words_alone(repo: Repo) -> None:
    corrected(repo)
    revert(repo)
    revert(repo)
    waiting = {one.change.item for one in repo.history().waiting}
    assert waiting == {"quotes/chief-fast"}  # they changed twice; the update is back
    (lost,) = (one for one in repo.history().coverage if one.change.section == "updates")
    assert (lost.back, lost.is_accounted_for) == (4, True)
    took_back(repo)
    repo.commit("Tell of it")
    assert repo.problems() == ()


def test_a_revert_of_a_revert_of_a_revert_has_a_way_out(repo: Repo) -> None:
    corrected(repo)
    for _ in range(3):
        revert(repo)
    restored(repo)
    took_back(repo)
    assert repo.problems() == ()


def test_a_reverted_merge_has_a_way_out(repo: Repo) -> None:
    repo.git("checkout", "--quiet", "-b", "branch")
    corrected(repo)
    repo.git("checkout", "--quiet", "main")
    repo.git("merge", "--quiet", "--no-ff", "--no-edit", "branch")
    repo.git("revert", "--no-edit", "--mainline", "1", "HEAD")
    restored(repo)
    took_back(repo)
    assert repo.problems() == ()


def test_a_reverted_addition_of_an_item_has_a_way_out(repo: Repo) -> None:
    claim = "  - id: second\n    text: A second pump came.\n    said_by: [{source: gazette-thu}]\n"
    repo.change("\nquotes:", f"{claim}\nquotes:")
    repo.update("2031-05-02-pump", "new-information", "claims/second")
    repo.commit("Add")
    revert(repo)
    lost, item = sorted(repo.problems(), key=lambda one: "claims/" in one.message)
    assert "git restore" in lost.hint
    assert re.search(r"Restore it \(git show [0-9a-f]{10}:<content>/\S+ has it\)", item.hint)
    assert "say withdrawn: why" in item.hint
    restored(repo)
    gone = claim.replace("said_by", "withdrawn: It was the first pump.\n    said_by")
    repo.change("\nquotes:", f"{gone}\nquotes:")
    repo.update("2031-05-04-gone", "retraction", "claims/second")
    assert repo.problems() == ()


@pytest.mark.parametrize(
    ("item", "text"),
    [
        ("questions/who-called", "questions:\n  - id: who-called\n    text: Who called"),
        ("claims/cause", "  - id: cause\n    text: A cable had"),
    ],
)
def test_an_item_that_was_lost_and_stands_again_is_told_of_once(
    repo: Repo, item: str, text: str
) -> None:
    whole = (repo.folder / "incident.yaml").read_text()
    start = whole.index(text)
    end = whole.find("\n\n", start)
    rest = whole[end:] if end > 0 else ""
    (repo.folder / "incident.yaml").write_text(whole[:start] + rest)
    repo.commit("Lose it")
    (repo.folder / "incident.yaml").write_text(whole)
    repo.commit("Restore it")
    (waiting,) = repo.history().waiting
    assert (waiting.change.item, waiting.change.says.split()[-1]) == (item, "added")
    repo.update("2031-05-04-back", "new-information", item)
    repo.commit("Tell of it")
    assert repo.problems() == ()
    assert repo.history().explained == len(repo.history().coverage)


def test_a_cherry_pick_and_the_merge_of_its_branch_are_one_change(repo: Repo) -> None:
    repo.git("checkout", "--quiet", "-b", "branch")
    commit = corrected(repo)
    repo.git("checkout", "--quiet", "main")
    repo.git("commit", "--quiet", "--allow-empty", "--message", "Meanwhile")
    repo.git("cherry-pick", commit)
    repo.git("merge", "--quiet", "--no-edit", "branch")
    assert repo.problems() == ()
    assert len(repo.history().coverage) == 1


def test_a_cherry_picked_entry_without_its_change_can_be_mended(repo: Repo) -> None:
    repo.update("2031-05-02-soon", "correction", "quotes/chief-fast")
    repo.commit("Pick the entry alone")
    (problem,) = repo.problems()
    assert problem.code == "history.covers-nothing"
    assert "covers updates/2031-05-02-soon" in problem.hint
    repo.change("quotes/chief-fast", "narrative", "updates/2031-05-02-soon.yaml")
    repo.change("Ada Invented led", "Ada Invented herself led", "narrative.md")
    repo.update("2031-05-03-mend", "clarification", "updates/2031-05-02-soon, narrative")
    assert [one for one in repo.problems() if one.code == "history.deleted"] == []


def test_the_update_command_names_the_way_and_works_after_it(repo: Repo) -> None:
    corrected(repo)
    revert(repo)
    told = (
        *(
            "update",
            ID,
            "--kind",
            "correction",
            "--headline",
            "It was fast",
            "--why",
            "She called.",
        ),
        *("--was", "soon", "--now-says", "fast", "--learned", "She called.", "--whose", "ours"),
    )
    refused = explainer(repo, *told)
    assert (refused.returncode, "git restore --source=" in refused.stderr) == (1, True)
    restored(repo)
    done = explainer(repo, *told)
    assert done.returncode == 0, done.stderr
    assert repo.problems() == ()


def explainer(repo: Repo, *words: str) -> subprocess.CompletedProcess[str]:
    return forked.run(words, repo.root)
