"""What may explain what, and what no update may do."""

from __future__ import annotations

from tests.history.desk import ID, Desk


def test_several_updates_may_cover_one_change(desk: Desk) -> None:
    desk.change("Smoke in the morning.", "Smoke.")
    desk.update("2031-05-02-one", "media", "media/smoke")
    desk.update("2031-05-02-two", "media", "media/smoke")
    desk.commit()
    (covered,) = desk.history().coverage
    assert covered.updates == ("2031-05-02-one", "2031-05-02-two")
    assert desk.problems() == ()


def test_an_update_that_covers_what_did_not_change_is_a_problem(desk: Desk) -> None:
    desk.change("Smoke in the morning.", "Smoke.")
    desk.update("2031-05-02-caption", "media", "media/smoke, claims/cause")
    (problem,) = desk.problems()
    assert problem.code == "history.covers-nothing"
    assert problem.location.file.endswith("updates/2031-05-02-caption.yaml")
    assert "claims/cause, which did not change" in problem.message


def test_a_published_entry_is_changed_only_by_an_entry_that_covers_it(desk: Desk) -> None:
    desk.change("The fire is out.", "The fire was out.", "updates/2031-05-01-1000-published.yaml")
    (problem,) = desk.problems()
    assert "updates/2031-05-01-1000-published: update’s why changed" in problem.message
    desk.update("2031-05-02-why", "clarification", "updates/2031-05-01-1000-published")
    assert desk.problems() == ()


def test_a_deleted_entry_is_a_problem_until_it_is_back(desk: Desk) -> None:
    path = desk.folder / "updates" / "2031-05-01-1000-published.yaml"
    text = path.read_text()
    path.unlink()
    desk.commit("Delete an entry")
    assert desk.codes() == ["history.deleted"]
    path.write_text(text)
    desk.commit("Restore it")
    assert desk.codes() == []


def test_a_deleted_item_is_a_problem_and_removed_lets_it_go(desk: Desk) -> None:
    desk.change("questions:\n  - id: who-called\n    text: Who called the fire department?\n", "")
    desk.commit()
    (problem,) = desk.problems()
    assert problem.code == "history.deleted"
    assert "questions/who-called was published and is gone" in problem.message
    desk.update(
        "2031-05-03-gone", "removed", "questions/who-called", what="A name", authority="A court"
    )
    assert desk.problems() == ()
    assert "Who called" not in repr(desk.history().coverage)


def test_new_information_cannot_delete(desk: Desk) -> None:
    desk.change("questions:\n  - id: who-called\n    text: Who called the fire department?\n", "")
    desk.update("2031-05-03-gone", "new-information", "questions/who-called")
    (problem,) = desk.problems()
    assert problem.code == "history.kind"
    assert "withdrawn, not deleted" in problem.message


def test_a_deleted_folder_is_a_problem(desk: Desk) -> None:
    desk.git("rm", "--quiet", "-r", f"content/incidents/{ID}")
    desk.commit("Delete all")
    (problem,) = desk.problems()
    assert problem.code == "history.folder-deleted"
    assert problem.location.file == f"incidents/{ID}"


def test_a_moved_folder_is_offered_an_alias_and_keeps_its_past_with_it(desk: Desk) -> None:
    desk.git("mv", f"content/incidents/{ID}", "content/incidents/dock-fire")
    desk.commit("Move")
    (problem,) = desk.problems()
    assert problem.code == "history.moved"
    assert f"aliases: [{ID}] in dock-fire" in problem.hint
    path = desk.content / "incidents" / "dock-fire" / "incident.yaml"
    path.write_text(path.read_text().replace("status:", f"aliases: [{ID}]\nstatus:", 1))
    desk.commit("Keep the address")
    assert desk.problems() == ()
    versions = desk.history("dock-fire").versions
    assert [version.folder for version in versions] == [ID, "dock-fire", "dock-fire"]


def test_a_published_explainer_cannot_become_a_draft(desk: Desk) -> None:
    desk.change("status: developing", "status: draft")
    assert "history.unpublished" in desk.codes()


def test_drafts_are_nobody_s_business(desk: Desk) -> None:
    other = desk.content / "incidents" / "another-fire"
    other.mkdir()
    for name in ("incident.yaml", "narrative.md"):
        (other / name).write_text((desk.folder / name).read_text())
    text = (other / "incident.yaml").read_text().replace("status: developing", "status: draft")
    text = text[: text.index("media:")]
    (other / "incident.yaml").write_text(text)
    desk.commit("Draft")
    (other / "incident.yaml").write_text(text.replace("A cable", "A lamp"))
    desk.commit("Draft on")
    assert desk.problems() == ()
    assert desk.history("another-fire").versions == ()


def test_since_judges_the_span_from_where_the_branch_parted(desk: Desk) -> None:
    desk.git("checkout", "--quiet", "-b", "side")
    desk.change("Smoke in the morning.", "Smoke.")
    desk.commit("There")
    desk.change("caption: Smoke.", "caption: Smoke in the morning.")
    desk.commit("And back")
    desk.git("checkout", "--quiet", "main")
    desk.change("A cable had overheated.", "A lamp had overheated.")
    desk.commit("Silent on main")
    desk.git("checkout", "--quiet", "side")
    assert desk.since("main") == ()
    assert desk.codes() == ["history.uncovered"]


def test_since_sees_what_is_not_committed(desk: Desk) -> None:
    desk.change("Smoke in the morning.", "Smoke.")
    (problem,) = desk.since("HEAD")
    assert "media/smoke" in problem.message


def test_the_words_of_a_withdrawn_explainer_stay_in_the_history(desk: Desk) -> None:
    desk.change("A cable had overheated.", "A lamp had overheated.")
    desk.update("2031-05-02-lamp", "new-information", "claims/cause")
    desk.commit()
    desk.change("status: developing", "status: withdrawn")
    desk.update("2031-05-03-withdrawn", "withdrawn", "status")
    desk.commit()
    assert desk.problems() == ()
    told = {one.change.item: one.change.hushed for one in desk.history().coverage}
    assert told == {"claims/cause": True, "status": False}
