"""The update files that the editor's guide shows are such as the reader takes."""

from __future__ import annotations

from textwrap import dedent

import pytest

from generator.model.brief import WhatToDo
from generator.model.quote import Quote
from generator.model.update import UpdateText
from generator.reading.document import read_document
from tests.docs.documents import examples

EXAMPLES = [one.text for one in examples("docs/editing.md") if one.language == "yaml"]
UPDATES = [text for text in EXAMPLES if text.startswith("at: ")]


@pytest.mark.parametrize("text", UPDATES)
def test_an_update_of_the_guide_reads_without_a_problem(text: str) -> None:
    update, problems = read_document(UpdateText, text.encode(), "updates/2024-01-01-it.yaml")
    assert problems == ()
    assert update is not None


def test_the_guide_shows_each_kind_that_takes_thought() -> None:
    shown = set()
    for text in UPDATES:
        update, _ = read_document(UpdateText, text.encode(), "updates/2024-01-01-it.yaml")
        assert update is not None
        shown |= set(update.kind)
    assert {"correction", "clarification", "retraction", "removed", "checked", "status"} <= shown


def test_the_withdrawn_quote_of_the_guide_is_a_quote() -> None:
    (text,) = (text for text in EXAMPLES if "withdrawn: The speaker" in text)
    quote, problems = read_document(Quote, text.encode(), "incident.yaml")
    assert problems == ()
    assert quote is not None
    assert quote.withdrawn


def test_the_advice_of_the_guide_is_what_to_do() -> None:
    (text,) = (text for text in EXAMPLES if text.startswith("what_to_do:"))
    told, problems = read_document(WhatToDo, dedent(text.partition("\n")[2]).encode(), "it.yaml")
    assert problems == ()
    assert told is not None
    assert told.until
