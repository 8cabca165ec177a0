"""An incident's life, commit by commit: what a reader must see, and what a silent change gives."""

from __future__ import annotations

from datetime import timedelta

from generator import build
from generator.model.ledger import Coverage, History
from generator.site import pages
from tests.history.desk import ID, Desk

NEW_CLAIM = """\
  - id: two-hours
    text: The fire burned for two hours.
    said_by:
      - {who: chief, source: courier-fri}

quotes:
"""


def says(history: History) -> list[tuple[str, str]]:
    """The newest version's changes, each by its item and in its words."""
    changes = history.of_version(len(history.versions))
    return [(one.change.item, one.change.says) for one in changes]


def newest(history: History) -> Coverage:
    return history.of_version(len(history.versions))[-1]


def test_the_log_of_an_incident_is_proved_at_every_step(desk: Desk) -> None:
    """One story, told in order; each step rests on the one before."""
    publishes_new_facts(desk)
    mends_a_word_in_silence_and_explains_it_late(desk)
    confirms_in_silence_and_explains_it_with_the_rest(desk)
    corrects_a_claim(desk)
    withdraws_a_quote(desk)
    moves_a_pin(desk)
    replaces_a_picture(desk)
    merges_two_branches(desk)
    removes_a_name(desk)
    reformats(desk)
    closes(desk)
    history = desk.history()
    assert len(history.versions) == 15
    assert len(history.coverage) == history.explained == 13
    assert desk.problems() == ()
    readers_see_it_all(desk)


def readers_see_it_all(desk: Desk) -> None:
    """What the pages say in the end."""
    edition = build.check(build.Request(desk.content)).edition
    assert edition is not None
    made = [file for part in pages.parts(edition) for file in part.make()]
    files = {file.path: file.content.decode("utf-8", "replace") for file in made}
    page = files[f"incidents/{ID}/index.html"]
    assert "13 changes since publication, all 13 explained" in page
    assert "This page said so for 3 days" in page
    assert "Explained 2 h 30 min after the change" in page
    assert "A court" in page
    assert "We got there fast." not in page
    assert "We got there fast." in files[f"incidents/{ID}/versions/1/index.html"]
    versions = [path for path in files if path.startswith(f"incidents/{ID}/versions/")]
    assert len(versions) == 15
    history = files[f"incidents/{ID}/history/index.html"]
    assert history.count('class="version"') == 15
    assert 'content="noindex"' in files[f"incidents/{ID}/versions/15/index.html"]


def publishes_new_facts(desk: Desk) -> None:
    desk.change("quotes:\n", NEW_CLAIM)
    desk.change("    text: Who called", "    answer: fire-broke-out\n    text: Who called")
    desk.update(
        "2031-05-02-two-hours", "new-information", "claims/two-hours, questions/who-called"
    )
    desk.commit(at="2031-05-02T12:00:00-04:00")
    assert says(desk.history()) == [
        ("claims/two-hours", "claim added"),
        ("questions/who-called", "question answered"),
    ]
    assert desk.problems() == ()


def mends_a_word_in_silence_and_explains_it_late(desk: Desk) -> None:
    desk.change("by themselves", "on their own", "narrative.md")
    silent = desk.commit(at="2031-05-02T13:00:00-04:00")
    (problem,) = desk.problems()
    assert problem.code == "history.uncovered"
    assert problem.location.file == "incidents/harbour-fire/narrative.md"
    assert problem.message == (
        f"No update explains narrative: narrative paragraph 2 changed ({silent[:10]})."
    )
    desk.update("2031-05-02-1530-words", "style", "narrative")
    desk.commit(at="2031-05-02T15:30:00-04:00")
    assert desk.problems() == ()
    covered = desk.history().of_version(3)[0]
    assert covered.updates == ("2031-05-02-1530-words",)
    assert covered.delay == timedelta(hours=2, minutes=30)


def confirms_in_silence_and_explains_it_with_the_rest(desk: Desk) -> None:
    voice = "      - {unnamed: a harbour pilot, source: courier-fri}\n"
    desk.change(
        "    text: A fire broke out in Warehouse 3.\n    said_by:\n",
        "    text: A fire broke out in Warehouse 3.\n    standing: confirmed\n    said_by:\n"
        + voice,
    )
    desk.commit(at="2031-05-03T09:00:00-04:00")
    assert says(desk.history()) == [
        ("claims/fire-broke-out", "attribution added"),
        ("claims/fire-broke-out", "standing reported → confirmed"),
    ]
    (problem,) = desk.problems()
    assert "attribution added; standing reported → confirmed" in problem.message
    desk.update("2031-05-03-confirmed", "new-information", "rest")
    desk.commit(at="2031-05-03T10:00:00-04:00")
    assert desk.problems() == ()
    assert all(one.updates for one in desk.history().of_item("claims/fire-broke-out"))


def corrects_a_claim(desk: Desk) -> None:
    desk.change("A cable had overheated.", "A lamp had overheated.")
    more = {"was": "A cable.", "now": "A lamp.", "learned": "A reader.", "whose": "ours"}
    desk.update("2031-05-04-lamp", "correction", "claims/cause", corrects="[cause]", **more)
    desk.commit(at="2031-05-04T10:00:00-04:00")
    history = desk.history()
    assert desk.problems() == ()
    entry = history.entry("2031-05-04-lamp")
    assert entry is not None
    assert entry.stood == timedelta(days=3)
    (passage,) = newest(history).change.passages
    assert [piece.text for piece in passage.pieces] == ["A ", "cable", "lamp", " had overheated."]


def withdraws_a_quote(desk: Desk) -> None:
    desk.change(
        "    text: We got there fast.\n",
        "    text: We got there fast.\n    withdrawn: The source took it back.\n",
    )
    assert desk.codes() == ["history.uncovered"]
    desk.update("2031-05-05-quote", "retraction", "quotes/chief-fast")
    desk.commit(at="2031-05-05T10:00:00-04:00")
    assert says(desk.history()) == [("quotes/chief-fast", "quote withdrawn")]
    assert newest(desk.history()).change.hushed
    assert desk.problems() == ()


def moves_a_pin(desk: Desk) -> None:
    desk.change("lat: 41.79", "lat: 41.80")
    desk.update("2031-05-06-pin", "clarification", "places/scene")
    (problem,) = desk.problems()
    assert problem.code == "history.kind"
    assert "places/scene (pin moved 1.1 km to the north)" in problem.message
    desk.change("kind: clarification", "kind: new-information", "updates/2031-05-06-pin.yaml")
    desk.commit(at="2031-05-06T10:00:00-04:00")
    assert desk.problems() == ()


def replaces_a_picture(desk: Desk) -> None:
    desk.picture("red")
    (problem,) = desk.problems()
    assert "media/smoke: picture replaced" in problem.message
    desk.update("2031-05-07-picture", "media", "media/smoke")
    desk.commit(at="2031-05-07T10:00:00-04:00")
    assert desk.problems() == ()


def merges_two_branches(desk: Desk) -> None:
    desk.git("checkout", "--quiet", "-b", "side")
    desk.change("caption: Smoke in the morning.", "caption: Smoke.")
    desk.commit("Half a thought", at="2031-05-08T09:00:00-04:00")
    desk.change("caption: Smoke.", "caption: Smoke at dawn.")
    desk.update("2031-05-08-caption", "media", "media/smoke")
    desk.commit(at="2031-05-08T09:30:00-04:00")
    desk.git("checkout", "--quiet", "main")
    desk.change("title: Harbour fire out", "title: Harbour fire is out")
    desk.update("2031-05-08-title", "sources", "sources/courier-fri")
    desk.commit(at="2031-05-08T10:00:00-04:00")
    assert desk.problems() == ()
    before = len(desk.history().versions)
    desk.git("merge", "--quiet", "--no-edit", "side", at="2031-05-08T11:00:00-04:00")
    history = desk.history()
    assert len(history.versions) == before + 1
    assert says(history) == [("media/smoke", "caption changed")]
    assert newest(history).change.was == "Smoke in the morning."
    assert desk.problems() == ()


def removes_a_name(desk: Desk) -> None:
    desk.change("name: Warehouse 3", "name: A warehouse")
    desk.update(
        "2031-05-09-removed",
        "removed",
        "places/scene",
        what="The name of a place",
        authority="A court",
    )
    desk.commit(at="2031-05-09T10:00:00-04:00")
    history = desk.history()
    assert desk.problems() == ()
    assert [removal.item for removal in history.removals] == ["places/scene"]
    assert {one.change.says for one in history.of_item("places/scene")} == {
        "removed",
        "changed, later removed",
    }
    assert "Warehouse 3" not in repr(history.of_item("places/scene"))


def reformats(desk: Desk) -> None:
    desk.change("headline: Fire in Pretend Harbour", 'headline: "Fire in Pretend Harbour"')
    desk.commit("Other quotation marks", at="2031-05-10T10:00:00-04:00")
    assert says(desk.history()) == []
    assert desk.problems() == ()


def closes(desk: Desk) -> None:
    desk.change("status: developing", "status: closed")
    desk.update("2031-05-11-closed", "style", "status")
    (problem,) = desk.problems()
    assert "a status changes by status" in problem.message
    desk.change("kind: style", "kind: status", "updates/2031-05-11-closed.yaml")
    desk.commit(at="2031-05-11T10:00:00-04:00")
    assert says(desk.history()) == [("status", "status closed")]
    assert desk.problems() == ()
