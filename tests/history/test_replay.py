"""An incident's life, commit by commit: what a reader must see, and what a silent change gives."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from generator import build
from generator.model.history import Coverage, History
from tests.editions import written
from tests.history.example_repository import ID, Repo, make_repository

pytestmark = pytest.mark.long

LATER = datetime(2032, 1, 1, tzinfo=UTC)
"""After all that happens in the records."""

NEW_CLAIM = """\
  - id: two-hours
    text: The fire burned for two hours.
    said_by:
      - {who: chief, source: courier-fri}

quotes:
"""


@pytest.fixture
def repo(tmp_path: Path) -> Repo:
    """A repository in which one incident has been published, with a picture."""
    return make_repository(tmp_path / "repository", picture=True)


def says(history: History) -> list[tuple[str, str]]:
    """The newest version's changes, each by its item and in its words."""
    changes = history.of_version(len(history.versions))
    return [(one.change.item, one.change.says) for one in changes]


def newest(history: History) -> Coverage:
    return history.of_version(len(history.versions))[-1]


def test_the_log_of_an_incident_is_proved_at_every_step(repo: Repo) -> None:
    """One story, told in order; each step rests on the one before."""
    publishes_new_facts(repo)
    mends_a_word_in_silence_and_explains_it_late(repo)
    confirms_in_silence_and_explains_it_with_the_rest(repo)
    corrects_a_claim(repo)
    withdraws_a_quote(repo)
    moves_a_pin(repo)
    replaces_a_picture(repo)
    merges_two_branches(repo)
    removes_a_name(repo)
    reformats(repo)
    closes(repo)
    history = repo.history()
    assert len(history.versions) == 15
    assert len(history.coverage) == history.explained == 13
    assert repo.problems() == ()
    readers_see_it_all(repo)


def readers_see_it_all(repo: Repo) -> None:
    """What the pages say in the end."""
    edition = build.check(build.Request(repo.content, now=LATER)).edition
    assert edition is not None
    files = {one.path: one.content.decode("utf-8", "replace") for one in written(edition)}
    page = files[f"incidents/{ID}/index.html"]
    assert "13 changes since publication, all 13 explained" in page
    assert "This page said so for 3 days" in page
    assert "Explained 2 h 30 min after the change" in page
    assert "A court" in page
    assert "We got there fast." not in page
    assert "We got there fast." in files[f"incidents/{ID}/versions/1/index.html"]
    versions = [path for path in files if path.startswith(f"incidents/{ID}/versions/")]
    assert versions.pop(versions.index(f"incidents/{ID}/versions/index.html"))
    assert len(versions) == 15
    history = files[f"incidents/{ID}/history/index.html"]
    assert history.count('class="fold version"') == 15
    assert 'content="noindex"' in files[f"incidents/{ID}/versions/15/index.html"]


def publishes_new_facts(repo: Repo) -> None:
    repo.change("quotes:\n", NEW_CLAIM)
    repo.change("    text: Who called", "    answer: fire-broke-out\n    text: Who called")
    repo.update(
        "2031-05-02-two-hours", "new-information", "claims/two-hours, questions/who-called"
    )
    repo.commit(at="2031-05-02T12:00:00-04:00")
    assert says(repo.history()) == [
        ("claims/two-hours", "claim added"),
        ("questions/who-called", "question answered"),
    ]
    assert repo.problems() == ()


def mends_a_word_in_silence_and_explains_it_late(repo: Repo) -> None:
    repo.change("by themselves", "on their own", "narrative.md")
    silent = repo.commit(at="2031-05-02T13:00:00-04:00")
    (problem,) = repo.problems()
    assert problem.code == "history.uncovered"
    assert problem.location.file == "incidents/harbour-fire/narrative.md"
    assert problem.message == (
        f"No update explains narrative: narrative paragraph 2 changed ({silent[:10]})."
    )
    repo.update("2031-05-02-1530-words", "style", "narrative")
    repo.commit(at="2031-05-02T15:30:00-04:00")
    assert repo.problems() == ()
    covered = repo.history().of_version(3)[0]
    assert covered.updates == ("2031-05-02-1530-words",)
    assert covered.delay == timedelta(hours=2, minutes=30)


def confirms_in_silence_and_explains_it_with_the_rest(repo: Repo) -> None:
    attribution = "      - {unnamed: a harbour pilot, source: courier-fri}\n"
    repo.change(
        "    text: A fire broke out in Warehouse 3.\n    said_by:\n",
        "    text: A fire broke out in Warehouse 3.\n    standing: confirmed\n    said_by:\n"
        + attribution,
    )
    repo.commit(at="2031-05-03T09:00:00-04:00")
    assert says(repo.history()) == [
        ("claims/fire-broke-out", "attribution added"),
        ("claims/fire-broke-out", "standing reported → confirmed"),
    ]
    (problem,) = repo.problems()
    assert "attribution added; standing reported → confirmed" in problem.message
    repo.update("2031-05-03-confirmed", "new-information", "rest")
    repo.commit(at="2031-05-03T10:00:00-04:00")
    assert repo.problems() == ()
    assert all(one.updates for one in repo.history().of_item("claims/fire-broke-out"))


def corrects_a_claim(repo: Repo) -> None:
    repo.change("A cable had overheated.", "A lamp had overheated.")
    more = {"was": "A cable.", "now": "A lamp.", "learned": "A reader.", "whose": "ours"}
    repo.update("2031-05-04-lamp", "correction", "claims/cause", corrects="[cause]", **more)
    repo.commit(at="2031-05-04T10:00:00-04:00")
    history = repo.history()
    assert repo.problems() == ()
    entry = history.entry("2031-05-04-lamp")
    assert entry is not None
    assert entry.stood == timedelta(days=3)
    (passage,) = newest(history).change.passages
    assert [piece.text for piece in passage.pieces] == ["A ", "cable", "lamp", " had overheated."]


def withdraws_a_quote(repo: Repo) -> None:
    repo.change(
        "    text: We got there fast.\n",
        "    text: We got there fast.\n    withdrawn: The source took it back.\n",
    )
    assert repo.codes() == ["history.uncovered"]
    repo.update("2031-05-05-quote", "retraction", "quotes/chief-fast")
    repo.commit(at="2031-05-05T10:00:00-04:00")
    assert says(repo.history()) == [("quotes/chief-fast", "quote withdrawn")]
    assert newest(repo.history()).change.is_withdrawn
    assert repo.problems() == ()


def moves_a_pin(repo: Repo) -> None:
    repo.change("lat: 41.79", "lat: 41.80")
    repo.update("2031-05-06-pin", "clarification", "places/scene")
    (problem,) = repo.problems()
    assert problem.code == "history.kind"
    assert "places/scene (pin moved 1.1 km to the north)" in problem.message
    repo.change("kind: clarification", "kind: new-information", "updates/2031-05-06-pin.yaml")
    repo.commit(at="2031-05-06T10:00:00-04:00")
    assert repo.problems() == ()


def replaces_a_picture(repo: Repo) -> None:
    repo.picture("red")
    (problem,) = repo.problems()
    assert "media/smoke: picture replaced" in problem.message
    repo.update("2031-05-07-picture", "media", "media/smoke")
    repo.commit(at="2031-05-07T10:00:00-04:00")
    assert repo.problems() == ()


def merges_two_branches(repo: Repo) -> None:
    repo.git("checkout", "--quiet", "-b", "side")
    repo.change("caption: Smoke in the morning.", "caption: Smoke.")
    repo.commit("Half a thought", at="2031-05-08T09:00:00-04:00")
    repo.change("caption: Smoke.", "caption: Smoke at dawn.")
    repo.update("2031-05-08-caption", "media", "media/smoke")
    repo.commit(at="2031-05-08T09:30:00-04:00")
    repo.git("checkout", "--quiet", "main")
    repo.change("title: Harbour fire out", "title: Harbour fire is out")
    repo.update("2031-05-08-title", "sources", "sources/courier-fri")
    repo.commit(at="2031-05-08T10:00:00-04:00")
    assert repo.problems() == ()
    before = len(repo.history().versions)
    repo.git("merge", "--quiet", "--no-edit", "side", at="2031-05-08T11:00:00-04:00")
    history = repo.history()
    assert len(history.versions) == before + 1
    assert says(history) == [("media/smoke", "caption changed")]
    assert newest(history).change.was == "Smoke in the morning."
    assert repo.problems() == ()


def removes_a_name(repo: Repo) -> None:
    repo.change("name: Warehouse 3", "name: A warehouse")
    repo.update(
        "2031-05-09-removed",
        "removed",
        "places/scene",
        what="The name of a place",
        authority="A court",
    )
    repo.commit(at="2031-05-09T10:00:00-04:00")
    history = repo.history()
    assert repo.problems() == ()
    assert [removal.item for removal in history.removals] == ["places/scene"]
    assert {one.change.says for one in history.of_item("places/scene")} == {
        "removed",
        "changed, later removed",
    }
    assert "Warehouse 3" not in repr(history.of_item("places/scene"))


def reformats(repo: Repo) -> None:
    repo.change("headline: Fire in Pretend Harbour", 'headline: "Fire in Pretend Harbour"')
    repo.commit("Other quotation marks", at="2031-05-10T10:00:00-04:00")
    assert says(repo.history()) == []
    assert repo.problems() == ()


def closes(repo: Repo) -> None:
    repo.change("status: developing", "status: closed")
    repo.update("2031-05-11-closed", "style", "status")
    (problem,) = repo.problems()
    assert "a status changes by status" in problem.message
    repo.change("kind: style", "kind: status", "updates/2031-05-11-closed.yaml")
    repo.commit(at="2031-05-11T10:00:00-04:00")
    assert says(repo.history()) == [("status", "status closed")]
    assert repo.problems() == ()
