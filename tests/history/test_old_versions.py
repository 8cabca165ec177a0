"""Old versions as pages may show them."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

from PIL import Image

from generator import build
from generator.model.history import OldVersion
from tests.editions import written
from tests.history.example_repository import ID, Repo
from tests.small_site import RECORD, small_site
from tests.whole_site import read_site

DAWN = """\
at: 2021-05-02 10:00
kind: correction
headline: The picture shows the yard at dawn
why: The photographer told us.
corrects: [yard]
covers: [lead, media/yard]
was: The yard by night.
now: The yard at dawn.
learned: The photographer told us.
whose: ours
"""


def versions(repo: Repo) -> tuple[OldVersion, ...]:
    site = read_site(repo.content).site
    assert site is not None
    return repo.opened().versions(site.incidents[0], repo.history(), site.newsroom)


def test_every_committed_version_is_read_as_it_stood(repo: Repo) -> None:
    repo.change("A cable had overheated.", "A lamp had overheated.")
    repo.commit()
    repo.change("A lamp had overheated.", "Not committed yet.")
    first, second = versions(repo)
    assert first.incident is not None
    assert second.incident is not None
    assert [claim.text for claim in first.incident.record.claims][2] == "A cable had overheated."
    assert [claim.text for claim in second.incident.record.claims][2] == "A lamp had overheated."


def test_a_version_tells_the_words_of_a_claim_that_was_withdrawn_then_as_it_did(
    repo: Repo,
) -> None:
    silent = "It is said: [](claim:cause)\n\n"
    story = (repo.folder / "narrative.md").read_text(encoding="utf-8")
    (repo.folder / "narrative.md").write_text(silent + story, encoding="utf-8")
    repo.change("  - id: cause\n", "  - id: cause\n    withdrawn: It was a lamp.\n")
    repo.commit()
    (repo.folder / "narrative.md").write_text(story, encoding="utf-8")
    repo.commit()
    _, second, third = versions(repo)
    assert second.incident is not None
    assert third.incident is not None
    assert "It is said: [A cable had overheated" in second.incident.narrative.source
    assert "It is said" not in third.incident.narrative.source


def test_what_was_deleted_leaves_its_place_without_its_words(repo: Repo) -> None:
    item = "questions:\n  - id: who-called\n    text: Who called the fire department?\n"
    repo.change(item, "")
    repo.update(
        "2031-05-03-gone", "removed", "questions/who-called", what="A name", authority="A court"
    )
    repo.commit()
    first, second = versions(repo)
    assert first.incident is not None
    assert second.incident is not None
    (question,) = first.incident.record.questions
    assert (question.id, question.text) == ("who-called", "[removed]")
    assert second.incident.record.questions == ()
    assert "Who called" not in repr(first.incident)


def test_what_was_mended_is_shown_as_it_stands_now(repo: Repo) -> None:
    repo.change("Ada Invented led the crews.", "The chief led the crews.", "narrative.md")
    repo.change("name: Ada Invented", "called: the fire chief")
    repo.change("    naming: {ground: public-official}\n", "    not_named: withheld-by-us\n")
    repo.change("credit: Ada Invented", "credit: a bystander")
    repo.update(
        "2031-05-03-name",
        "removed",
        "people/chief, narrative, media/smoke",
        what="A name",
        authority="A court",
    )
    repo.commit()
    assert repo.problems() == ()
    first, _ = versions(repo)
    assert "Ada Invented" not in repr(first.incident)
    assert "Ada" not in repr(repo.history().coverage)
    edition = build.check(
        build.Request(repo.content, now=datetime(2032, 1, 1, tzinfo=UTC))
    ).edition
    assert edition is not None
    files = {file.path: file.content for file in written(edition)}
    assert f"incidents/{ID}/versions/1/index.html" in files
    assert [path for path, content in files.items() if b"Ada Invented" in content] == []


def test_an_unchanged_item_may_be_named_because_it_once_held_what_went(
    repo: Repo,
) -> None:
    repo.change("A cable had overheated.", "A lamp of Ada’s had overheated.")
    repo.commit()
    repo.change("A lamp of Ada’s had overheated.", "A cable had overheated.")
    repo.update("2031-05-03-cause", "new-information", "claims/cause")
    repo.commit()
    repo.update("2031-05-04-gone", "removed", "claims/cause", what="A name", authority="A court")
    repo.commit()
    assert repo.problems() == ()
    assert "Ada’s" not in repr([old.incident for old in versions(repo)])
    assert "Ada’s" not in repr(repo.history().coverage)


def test_a_version_that_points_nowhere_is_told_not_shown(repo: Repo) -> None:
    repo.change("source: courier-fri}", "source: courier}")
    repo.git("add", "--all")
    repo.git("commit", "--quiet", "--message", "Broken")
    repo.change("source: courier}", "source: courier-fri}")
    repo.commit()
    _, broken, mended = versions(repo)
    assert broken.incident is None
    assert "courier" in broken.refused
    assert mended.incident is not None
    assert repo.history().versions[1].refused == ""


def test_an_old_version_tells_of_the_lead_picture_of_its_own_day(tmp_path: Path) -> None:
    medium = (
        "\nlead: yard\nmedia:\n  - id: yard\n    file: yard.png\n    alt: The yard by night.\n"
        "    credit: Ada Invented\n    rights: own-work\n"
    )
    site = small_site(tmp_path, RECORD + medium)
    (site.folder / "media").mkdir()
    Image.new("RGB", (64, 48), "navy").save(site.folder / "media" / "yard.png")
    site.begin()
    site.change("lead: yard\n", "")
    site.change("The yard by night.", "The yard at dawn.")
    site.update("2021-05-02-dawn", DAWN)
    site.commit("2021-05-02T10:00:00+00:00")
    site.build()
    for number, told in ((1, "The yard by night."), (2, "The yard at dawn.")):
        old = site.page(f"incidents/{site.folder.name}/versions/{number}/index.html")
        assert told in old.find(id="media-yard").get_text()
        assert old.find("img") is None
    assert site.page().find(id="media-yard").find("img")["alt"] == "The yard at dawn."
