"""Changes are in the newsroom's words."""

from __future__ import annotations

import pytest

from generator.history.differences import TIE
from generator.history.published import judge_published
from generator.model.history import Change
from generator.model.narrative import TieKind
from tests.history.example_repository import Repo

VOICE = "      - {unnamed: a harbour pilot, source: courier-fri}\n"
PIN = "    lat: 41.79\n    lon: -72.67\n    precision: neighbourhood\n"


def changes(repo: Repo) -> tuple[Change, ...]:
    return repo.history().versions[-1].changes


@pytest.mark.parametrize(
    ("was", "now", "item", "says"),
    [
        ("standing: confirmed", "standing: reported", "claims", "standing confirmed → reported"),
        ("We got there fast.", "We got there late.", "quotes", "quote’s words changed"),
        ("text: A cable had", "text: A lamp had", "claims", "claim’s text changed"),
        (VOICE, "", "claims", "attribution lost"),
        ("lat: 41.79", "lat: 41.793", "places", "pin moved 330 m to the north"),
        (PIN, "", "places", "pin taken off the map"),
        ("precision: neighbourhood", "precision: block", "places", "precision"),
        ("role: Fire chief\n    naming", "role: Chief\n    naming", "people", "role"),
        ("09:10", "09:20", "events", "when 2031-05-01 09:10 → 2031-05-01 09:20"),
        ("    alt: Smoke", "    note: A note.\n    alt: Smoke", "media", "note added"),
        ("    caption: Smoke in the morning.\n", "", "media", "caption taken out"),
        ("text: Who called", "answer: cause\n    text: Who called", "questions", "question answ"),
        ("status: developing", "status: closed", "status", "status closed"),
        ("speaker: chief", "speaker: crew", "quotes", "speaker changed"),
        ("tags: []", "tags: [harbour]", "tags", "tags added"),
    ],
)
def test_a_change_is_told_in_the_newsroom_s_words(
    repo: Repo, was: str, now: str, item: str, says: str
) -> None:
    agency = "agencies:\n  - {id: crew, name: Harbour Crew}\n\nplaces:"
    repo.change("places:", agency)
    repo.change("sensitivity:", "tags: []\nsensitivity:")
    repo.commit("Ready")
    repo.change(was, now)
    (change,) = changes(repo)
    assert change.section == item
    assert change.says.startswith(says)


def test_a_claim_that_speaks_for_the_story_changes_once(repo: Repo) -> None:
    story = repo.folder / "narrative.md"
    story.write_text(story.read_text() + "\n[](claim:cause)\n")
    repo.commit("The claim speaks")
    repo.change("text: A cable had", "text: A lamp had")
    assert [change.item for change in changes(repo)] == ["claims/cause"]


def test_a_claim_that_speaks_for_the_story_is_shown_in_its_words(repo: Repo) -> None:
    story = repo.folder / "narrative.md"
    story.write_text(story.read_text() + "\n[](claim:cause)\n")
    (change,) = changes(repo)
    assert (change.item, change.now.startswith("A cable had")) == ("narrative", True)


def test_an_attribution_in_short_and_in_full_is_no_change(repo: Repo) -> None:
    repo.change("- {who: chief, source: gazette-thu}", "- chief in gazette-thu")
    assert changes(repo) == ()


def test_a_ground_alone_and_in_a_mapping_is_no_change(repo: Repo) -> None:
    repo.change("naming: {ground: public-official}", "naming: public-official")
    assert changes(repo) == ()


def test_the_order_of_items_is_no_change_but_for_events(repo: Repo) -> None:
    event = "  - id: engines\n    after: alarm\n    text: Engines come.\n    claims: [cause]\n"
    repo.change(
        "    claims: [fire-broke-out]\n\nmedia", f"    claims: [fire-broke-out]\n{event}\nmedia"
    )
    repo.commit("Two events")
    text = (repo.folder / "incident.yaml").read_text()
    start, end = text.index("  - id: alarm"), text.index("  - id: engines")
    alarm, rest = text[start:end], text[end:]
    text = text[:start] + rest.replace(event, event + alarm)
    sources = text[text.index("  - id: gazette-thu") : text.index("  - id: courier-fri")]
    text = text.replace(sources, "").replace("\npeople:", f"{sources}\npeople:")
    (repo.folder / "incident.yaml").write_text(text)
    assert [(one.item, one.says) for one in changes(repo)] == [
        ("events/engines", "event moved in the timeline")
    ]


def test_a_narrative_is_told_paragraph_by_paragraph(repo: Repo) -> None:
    repo.change(
        "The workers left the building by themselves.",
        "## Afterwards\n\n[[timeline]]\n\n[The workers](claim:workers-out) left on foot.\n\nMore.",
        "narrative.md",
    )
    assert [one.says for one in changes(repo)] == [
        "narrative heading added",
        "narrative places the timeline",
        "narrative paragraph 2 changed",
        "narrative paragraph 3 added",
    ]
    assert "claim:" not in repr(changes(repo)[2].passages)


@pytest.mark.parametrize("kind", TieKind)
def test_tied_words_are_told_without_their_tie(kind: TieKind) -> None:
    assert TIE.sub(r"\1", f"They [left]({kind}:door) by themselves.") == "They left by themselves."


def test_words_tied_to_another_claim_are_a_change(repo: Repo) -> None:
    repo.change("The workers left", "[The workers](claim:workers-out) left", "narrative.md")
    repo.commit()
    repo.change("(claim:workers-out)", "(claim:cause)", "narrative.md")
    (change,) = changes(repo)
    assert "(claim:cause)" in change.now


def test_a_default_written_out_is_no_change(repo: Repo) -> None:
    repo.change("    text: A cable had", "    standing: reported\n    text: A cable had")
    assert changes(repo) == ()


def test_rewritten_history_is_refused_until_a_removal_names_the_commit(repo: Repo) -> None:
    repo.change("Smoke in the morning.", "Smoke.")
    repo.update("2031-05-03-smoke", "media", "media/smoke")
    published = repo.commit("Published")
    manifest = b'{"format":1,"commit":"%s","files":{}}' % published.encode()
    assert judge_published(manifest, repo.content, repo.incidents(), repo.history_of) == ()
    repo.git("commit", "--quiet", "--amend", "--message", "Rewritten")
    (problem,) = judge_published(manifest, repo.content, repo.incidents(), repo.history_of)
    assert problem.code == "history.rewritten"
    repo.update(
        "2031-05-04-gone",
        "removed",
        "narrative",
        what="A name",
        authority="A court",
        why=f"A court ordered it. Commit {published[:10]} is gone.",
    )
    assert judge_published(manifest, repo.content, repo.incidents(), repo.history_of) == ()


def test_a_manifest_that_is_none_is_a_problem(repo: Repo) -> None:
    (problem,) = judge_published(b"<html>", repo.content, repo.incidents(), repo.history_of)
    assert problem.code == "history.no-manifest"
