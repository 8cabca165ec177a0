"""Old versions as pages may show them."""

from __future__ import annotations

from generator import build
from generator.model.old_version import OldVersion
from generator.reading.site import read_site
from generator.site import pages
from tests.history.desk import Desk


def versions(desk: Desk) -> tuple[OldVersion, ...]:
    site = read_site(desk.content).site
    assert site is not None
    return desk.opened().versions(site.incidents[0], desk.history(), site.newsroom)


def test_every_committed_version_is_read_as_it_stood(desk: Desk) -> None:
    desk.change("A cable had overheated.", "A lamp had overheated.")
    desk.commit()
    desk.change("A lamp had overheated.", "Not committed yet.")
    first, second = versions(desk)
    assert first.incident is not None
    assert second.incident is not None
    assert [claim.text for claim in first.incident.record.claims][2] == "A cable had overheated."
    assert [claim.text for claim in second.incident.record.claims][2] == "A lamp had overheated."


def test_what_was_deleted_leaves_its_place_without_its_words(desk: Desk) -> None:
    item = "questions:\n  - id: who-called\n    text: Who called the fire department?\n"
    desk.change(item, "")
    desk.update(
        "2031-05-03-gone", "removed", "questions/who-called", what="A name", authority="A court"
    )
    desk.commit()
    first, second = versions(desk)
    assert first.incident is not None
    assert second.incident is not None
    (question,) = first.incident.record.questions
    assert (question.id, question.text) == ("who-called", "[removed]")
    assert second.incident.record.questions == ()
    assert "Who called" not in repr(first.incident)


def test_what_was_mended_is_shown_as_it_stands_now(desk: Desk) -> None:
    desk.change("Ada Invented led the crews.", "The chief led the crews.", "narrative.md")
    desk.change("name: Ada Invented", "called: the fire chief")
    desk.change("    naming: {ground: public-official}\n", "    not_named: withheld-by-us\n")
    desk.change("credit: Ada Invented", "credit: a bystander")
    desk.update(
        "2031-05-03-name",
        "removed",
        "people/chief, narrative, media/smoke",
        what="A name",
        authority="A court",
    )
    desk.commit()
    assert desk.problems() == ()
    first, _ = versions(desk)
    assert "Ada Invented" not in repr(first.incident)
    assert "Ada" not in repr(desk.history().coverage)
    edition = build.check(build.Request(desk.content)).edition
    assert edition is not None
    for part in pages.parts(edition):
        for file in part.make():
            assert b"Ada Invented" not in file.content, file.path


def test_an_unchanged_item_may_be_named_because_it_once_held_what_went(desk: Desk) -> None:
    desk.change("A cable had overheated.", "A lamp of Ada’s had overheated.")
    desk.commit()
    desk.change("A lamp of Ada’s had overheated.", "A cable had overheated.")
    desk.update("2031-05-03-cause", "new-information", "claims/cause")
    desk.commit()
    desk.update("2031-05-04-gone", "removed", "claims/cause", what="A name", authority="A court")
    desk.commit()
    assert desk.problems() == ()
    assert "Ada’s" not in repr([old.incident for old in versions(desk)])
    assert "Ada’s" not in repr(desk.history().coverage)


def test_a_version_that_points_nowhere_is_told_not_shown(desk: Desk) -> None:
    desk.change("source: courier-fri}", "source: courier}")
    desk.git("add", "--all")
    desk.git("commit", "--quiet", "--message", "Broken")
    desk.change("source: courier}", "source: courier-fri}")
    desk.commit()
    _, broken, mended = versions(desk)
    assert broken.incident is None
    assert "courier" in broken.refused
    assert mended.incident is not None
    assert desk.history().versions[1].refused == ""
