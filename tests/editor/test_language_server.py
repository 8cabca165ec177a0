"""While people type, their editor completes, explains, and marks what is wrong at its line."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from tests.editor.language_server import REPOSITORY, Editor, editing

EXAMPLE = (REPOSITORY / "generator/authoring/examples/incident.yaml").read_text(encoding="utf-8")
RECORD = REPOSITORY / "content/incidents/marigold/incident.yaml"


def position(text: str, words: str) -> dict[str, int]:
    """Where the cursor stands behind the first occurrence of some words."""
    before = text[: text.index(words) + len(words)]
    return {"line": before.count("\n"), "character": len(before.rpartition("\n")[2])}


def completions(editor: Editor, file: Path, at: dict[str, int]) -> dict[str, Any]:
    """What the editor offers at a place, by label."""
    marked(editor)  # by then it has read the schema
    uri = {"uri": file.as_uri()}
    answer = editor.ask("textDocument/completion", textDocument=uri, position=at)
    return {item["label"]: item for item in answer["items"]}


def marked(editor: Editor) -> list[tuple[int, str]]:
    """The lines that the editor marks, counted from 1, and what it says."""
    found = editor.wait_for("textDocument/publishDiagnostics")["diagnostics"]
    return [(each["range"]["start"]["line"] + 1, each["message"]) for each in found]


def test_a_sound_record_has_no_mark() -> None:
    with editing(RECORD, EXAMPLE) as editor:
        assert marked(editor) == []


@pytest.mark.parametrize(
    ("good", "bad", "said"),
    [
        ("    standing: confirmed", "    standing: certain", "reported"),
        ("    publisher: Ellery", "    publishr: Ellery", "publishr"),
        ("occurred: 2024-03-05", "occurred: 5 March 2024", "Write 2023, 2023-10"),
        ("    minor: yes", "    minor: perhaps", "yes"),
    ],
)
def test_a_mistake_is_marked_at_its_line(good: str, bad: str, said: str) -> None:
    text = EXAMPLE.replace(good, bad, 1)
    with editing(RECORD, text) as editor:
        ((line, message),) = marked(editor)
    assert line == position(text, bad)["line"] + 1
    assert said in message


def test_words_of_a_closed_list_are_offered() -> None:
    text = EXAMPLE.replace("    standing: confirmed", "    standing: ", 1)
    with editing(RECORD, text) as editor:
        offered = completions(editor, RECORD, position(text, "    standing: "))
    assert {"reported", "confirmed", "disputed", "superseded", "retracted"} <= set(offered)


def test_keys_of_an_item_are_offered_with_what_they_say() -> None:
    text = EXAMPLE.replace("    locator: fourth paragraph\n", "    locat\n", 1)
    with editing(RECORD, text) as editor:
        offered = completions(editor, RECORD, position(text, "source: gazette\n    locat"))
    assert "Where in the source." in str(offered["locator"]["documentation"])


def test_a_key_explains_itself_and_its_words() -> None:
    at = position(EXAMPLE, "    standing")
    with editing(RECORD, EXAMPLE) as editor:
        marked(editor)
        uri = {"uri": RECORD.as_uri()}
        answer = editor.ask("textDocument/hover", textDocument=uri, position=at)
    said = answer["contents"]["value"]
    assert "How it stands now." in said
    assert "two independent origins, or an official record or recording" in said


def test_an_update_is_known_for_what_it_is() -> None:
    file = RECORD.parent / "updates" / "2024-03-07-one-hurt.yaml"
    with editing(
        file, "at: 2024-03-07\nkind: news\nheadline: One hurt\nwhy: They said.\n"
    ) as editor:
        ((line, message),) = marked(editor)
    assert line == 2
    assert "correction" in message
