"""``explainer publish``: status and first update in one step, and nothing by halves."""

from __future__ import annotations

from pathlib import Path

from tests.authoring.test_new import FLAGS, record_of, run


def updates(content: Path) -> list[Path]:
    return sorted((content / "incidents/ferry-2024").glob("updates/*.yaml"))


def drafted(content: Path) -> Path:
    assert run(content, "new", "ferry-2024", **FLAGS).exit_code == 0
    return content


def test_a_draft_becomes_public_without_a_problem(content: Path) -> None:
    made = run(drafted(content), "publish", "ferry-2024")
    assert made.exit_code == 0, made.stderr
    assert "status: developing" in record_of(content)
    (update,) = updates(content)
    assert update.name.endswith("-published.yaml")
    assert "why: Reported by Ellery Gazette." in update.read_text()
    assert run(content, "check").exit_code == 0


def test_it_says_what_a_reader_will_see_and_how_to_commit(content: Path) -> None:
    said = run(drafted(content), "publish", "ferry-2024").stdout
    assert FLAGS["headline"] in said
    assert "1 claim (1 reported)" in said
    assert "named: Ada Quill" in said
    assert "git commit -m" in said


def test_reason_day_and_status_can_be_said(content: Path) -> None:
    run(
        drafted(content),
        *("publish", "ferry-2024", "--why", "We saw it.", "--at", "2024-03-07"),
        *("--status", "ongoing"),
    )
    (update,) = updates(content)
    assert update.name == "2024-03-07-published.yaml"
    assert "We saw it." in update.read_text()
    assert "status: ongoing" in record_of(content)


def test_where_no_source_stands_the_reason_is_asked_for(content: Path) -> None:
    record = drafted(content) / "incidents/ferry-2024/incident.yaml"
    before, head, after = record.read_text().partition("sources:\n  - ")
    record.write_text(f"{before}{head}withdrawn: It was a hoax.\n    {after}")
    made = run(content, "publish", "ferry-2024")
    assert (made.exit_code, updates(content)) == (2, [])
    assert "--why" in made.stderr
    assert "status: draft" in record_of(content)
    made = run(content, "publish", "ferry-2024", "--why", "Readers asked.")
    assert made.exit_code == 0, made.stderr


def test_what_a_reader_will_see_leaves_out_what_was_withdrawn(content: Path) -> None:
    record = drafted(content) / "incidents/ferry-2024/incident.yaml"
    quill = "  - id: harbour-master\n"
    withdrawn = record.read_text().replace(quill, f"{quill}    withdrawn: Not she.\n")
    record.write_text(withdrawn)
    made = run(content, "publish", "ferry-2024")
    assert made.exit_code == 0, made.stderr
    assert "Ada Quill" not in made.stdout


def test_a_draft_with_problems_stays_a_draft(content: Path) -> None:
    record = drafted(content) / "incidents/ferry-2024/incident.yaml"
    spoiled = record.read_text().replace("source: ellery", "source: elery")
    spoiled = spoiled.replace("in ellery", "in elery")
    record.write_text(spoiled)
    made = run(content, "publish", "ferry-2024")
    assert made.exit_code == 1
    assert "reference.missing" in made.stderr
    assert record.read_text() == spoiled
    assert updates(content) == []


def test_what_is_published_already_is_not_published_again(content: Path) -> None:
    run(drafted(content), "publish", "ferry-2024")
    made = run(content, "publish", "ferry-2024")
    assert made.exit_code == 2
    assert "explainer update ferry-2024" in made.stderr


def test_a_published_status_without_a_first_update_is_an_error(content: Path) -> None:
    record = drafted(content) / "incidents/ferry-2024/incident.yaml"
    record.write_text(record.read_text().replace("status: draft", "status: developing"))
    made = run(content, "check")
    assert made.exit_code == 1
    assert "standards.update-first-missing" in made.stderr
    assert "explainer publish ferry-2024" in made.stderr
    assert run(content, "publish", "ferry-2024").exit_code == 0
    assert run(content, "check").exit_code == 0


def test_a_comment_behind_the_status_stays(content: Path) -> None:
    record = drafted(content) / "incidents/ferry-2024/incident.yaml"
    record.write_text(record.read_text().replace("status: draft", "status: draft # for now"))
    assert run(content, "publish", "ferry-2024").exit_code == 0
    assert "status: developing # for now" in record_of(content)
