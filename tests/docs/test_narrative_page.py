"""What docs/narrative.md says is what reading does."""

from __future__ import annotations

from pathlib import Path

from generator.model.narrative import BlockKind, TieKind
from generator.reading import decoding, limits
from generator.reading.narrative import read_narrative
from tests.docs.documents import examples

PAGE = (Path(__file__).parents[2] / "docs" / "narrative.md").read_text(encoding="utf-8")


def test_its_example_is_read_without_a_problem() -> None:
    found = list(examples("docs/narrative.md"))
    assert found
    for example in found:
        narrative, problems = read_narrative(example.text, example.title)
        assert problems == []
        assert narrative is not None
        assert all(paragraph.referred for paragraph in narrative.paragraphs)


def test_it_names_every_block_and_every_tie() -> None:
    assert all(f"`[[{kind}" in PAGE for kind in BlockKind)
    assert all(f"{kind}:" in PAGE for kind in TieKind)


def test_it_states_the_limits() -> None:
    stated = (
        f"| the whole text | {limits.LARGEST_NARRATIVE // 1000} kB |",
        f"| a paragraph | {limits.LONGEST_PARAGRAPH:,} characters |",
        f"in a row | {limits.LONGEST_RUN} |",
        f"| spaces before a line | {limits.DEEPEST_INDENT} |",
        f"| quotations within each other | {limits.DEEPEST_QUOTATION} |",
        f"| columns of a table | {limits.MOST_COLUMNS} |",
        f"at most {limits.LARGEST_MEDIUM // 1_000_000} MB",
        f"words of a line | {limits.MOST_MARKERS} |",
        f"{decoding.LONGEST_SIDE:,} pixels a side",
        f"{decoding.MOST_PIXELS['JPEG'] // 1_000_000} million pixels",
        f"(PNG {decoding.MOST_PIXELS['PNG'] // 1_000_000}",
        f"WebP {decoding.MOST_PIXELS['WEBP'] // 1_000_000})",
    )
    assert [line for line in stated if line not in PAGE] == []
