"""What may explain what, and what no update may do."""

from __future__ import annotations

from tests.history.example_repository import ID, Repo


def test_several_updates_may_cover_one_change(repo: Repo) -> None:
    repo.change("Smoke in the morning.", "Smoke.")
    repo.update("2031-05-02-one", "media", "media/smoke")
    repo.update("2031-05-02-two", "media", "media/smoke")
    repo.commit()
    (covered,) = repo.history().coverage
    assert covered.updates == ("2031-05-02-one", "2031-05-02-two")
    assert repo.problems() == ()


def test_an_update_that_covers_what_did_not_change_is_a_problem(repo: Repo) -> None:
    repo.change("Smoke in the morning.", "Smoke.")
    repo.update("2031-05-02-caption", "media", "media/smoke, claims/cause")
    (problem,) = repo.problems()
    assert problem.code == "history.covers-nothing"
    assert problem.location.file.endswith("updates/2031-05-02-caption.yaml")
    assert "claims/cause, which did not change" in problem.message


def test_a_published_entry_is_changed_only_by_an_entry_that_covers_it(
    repo: Repo,
) -> None:
    repo.change("The fire is out.", "The fire was out.", "updates/2031-05-01-1000-published.yaml")
    (problem,) = repo.problems()
    assert "updates/2031-05-01-1000-published: update’s why changed" in problem.message
    repo.update("2031-05-02-why", "clarification", "updates/2031-05-01-1000-published")
    assert repo.problems() == ()


def test_a_deleted_entry_is_a_problem_until_it_is_back(repo: Repo) -> None:
    path = repo.folder / "updates" / "2031-05-01-1000-published.yaml"
    text = path.read_text()
    path.unlink()
    repo.commit("Delete an entry")
    assert repo.codes() == ["history.deleted"]
    path.write_text(text)
    repo.commit("Restore it")
    assert repo.codes() == []


def test_a_deleted_item_is_a_problem_and_removed_lets_it_go(repo: Repo) -> None:
    repo.change("questions:\n  - id: who-called\n    text: Who called the fire department?\n", "")
    repo.commit()
    (problem,) = repo.problems()
    assert problem.code == "history.deleted"
    assert "questions/who-called was published and is gone" in problem.message
    repo.update(
        "2031-05-03-gone", "removed", "questions/who-called", what="A name", authority="A court"
    )
    assert repo.problems() == ()
    assert "Who called" not in repr(repo.history().coverage)


def test_new_information_cannot_delete(repo: Repo) -> None:
    repo.change("questions:\n  - id: who-called\n    text: Who called the fire department?\n", "")
    repo.update("2031-05-03-gone", "new-information", "questions/who-called")
    (problem,) = repo.problems()
    assert problem.code == "history.kind"
    assert "withdrawn, not deleted" in problem.message


def test_a_deleted_folder_is_a_problem(repo: Repo) -> None:
    repo.git("rm", "--quiet", "-r", f"content/incidents/{ID}")
    repo.commit("Delete all")
    (problem,) = repo.problems()
    assert problem.code == "history.folder-deleted"
    assert problem.location.file == f"incidents/{ID}"


def test_a_moved_folder_is_offered_an_alias_and_keeps_its_past_with_it(
    repo: Repo,
) -> None:
    repo.git("mv", f"content/incidents/{ID}", "content/incidents/dock-fire")
    repo.commit("Move")
    (problem,) = repo.problems()
    assert problem.code == "history.moved"
    assert f"aliases: [{ID}] in dock-fire" in problem.hint
    path = repo.content / "incidents" / "dock-fire" / "incident.yaml"
    path.write_text(path.read_text().replace("status:", f"aliases: [{ID}]\nstatus:", 1))
    repo.commit("Keep the address")
    assert repo.problems() == ()
    versions = repo.history("dock-fire").versions
    assert [version.folder for version in versions] == [ID, "dock-fire", "dock-fire"]


def test_a_published_explainer_cannot_become_a_draft(repo: Repo) -> None:
    repo.change("status: developing", "status: draft")
    assert "history.unpublished" in repo.codes()


def test_drafts_are_nobody_s_business(repo: Repo) -> None:
    other = repo.content / "incidents" / "another-fire"
    other.mkdir()
    for name in ("incident.yaml", "narrative.md"):
        (other / name).write_text((repo.folder / name).read_text())
    text = (other / "incident.yaml").read_text().replace("status: developing", "status: draft")
    text = text[: text.index("media:")]
    (other / "incident.yaml").write_text(text)
    repo.commit("Draft")
    (other / "incident.yaml").write_text(text.replace("A cable", "A lamp"))
    repo.commit("Draft on")
    assert repo.problems() == ()
    assert repo.history("another-fire").versions == ()


def test_since_judges_the_span_from_where_the_branch_parted(repo: Repo) -> None:
    repo.git("checkout", "--quiet", "-b", "side")
    repo.change("Smoke in the morning.", "Smoke.")
    repo.commit("There")
    repo.change("caption: Smoke.", "caption: Smoke in the morning.")
    repo.commit("And back")
    repo.git("checkout", "--quiet", "main")
    repo.change("A cable had overheated.", "A lamp had overheated.")
    repo.commit("Silent on main")
    repo.git("checkout", "--quiet", "side")
    assert repo.since("main") == ()
    assert repo.codes() == ["history.uncovered"]


def test_since_sees_what_is_not_committed(repo: Repo) -> None:
    repo.change("Smoke in the morning.", "Smoke.")
    (problem,) = repo.since("HEAD")
    assert "media/smoke" in problem.message


def test_the_words_of_a_withdrawn_explainer_stay_in_the_history(repo: Repo) -> None:
    repo.change("A cable had overheated.", "A lamp had overheated.")
    repo.update("2031-05-02-lamp", "new-information", "claims/cause")
    repo.commit()
    repo.change("status: developing", "status: withdrawn")
    repo.update("2031-05-03-withdrawn", "withdrawn", "status")
    repo.commit()
    assert repo.problems() == ()
    told = {one.change.item: one.change.is_withdrawn for one in repo.history().coverage}
    assert told == {"claims/cause": True, "status": False}
