"""The first sentence of a story stands in lists as it is read on its page."""

from __future__ import annotations

import pytest

from generator.model.shown_text import first_sentence
from generator.reading.narrative import read_narrative


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("The *old* pier _burnt_ down. It rained.", "The old pier burnt down."),
        ("__All__ of snake_case_word burnt.", "All of snake_case_word burnt."),
        (
            "[The `old` _pier_](claim:pier-burnt) burnt.[@herald] It rained.",
            "The old pier burnt.",
        ),
        ('He said \\"no\\" at pier \\#4 \\& left.', 'He said "no" at pier #4 & left.'),
        ("It has &#42;one&#42; rail.", "It has *one* rail."),
        ("A lone ` stands here.", "A lone ` stands here."),
        ("See <https://a.example/_b_> there.", "See https://a.example/_b_ there."),
        ("- The pier\n- burnt. It rained.", "The pier burnt."),
        ("> The _pier_\n> burnt. It rained.", "The pier burnt."),
        ("1. The pier\n2. burnt. It rained.", "The pier burnt."),
        ("\\- The pier\nburnt. It rained.", "- The pier burnt."),
        ("# A heading\n\nThe pier burnt. It rained.\n\nMore.", "The pier burnt."),
        ("# A heading", ""),
    ],
)
def test_the_first_sentence_is_as_it_is_read(written: str, read: str) -> None:
    narrative, _ = read_narrative(f"{written}\n", "narrative.md")
    assert narrative is not None
    assert first_sentence(narrative) == read
