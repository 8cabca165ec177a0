"""What is written without Python-Markdown is, to the letter, what it would have written."""

from __future__ import annotations

from dataclasses import replace
from unittest import mock

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from markupsafe import Markup

from generator.reading.narrative import read_narrative
from generator.site.prose import Components, Landing, Prose, show_narrative
from generator.site.simple_prose import simple_blocks

COMPONENTS = Components(
    block=lambda block: Markup("<aside>{}</aside>").format(block.kind),
    tie=lambda tie: f"#{tie.kind}-{tie.id}",
    source=lambda source: Landing(
        f"#source-{source}", 'The *bold* & <old> "Gazette" &amp; &copy;'
    ),
)
STORY = """\
## What happened
The *first* call came at 9:14, **before** the bridge closed.[@courier] The R&D crew of
[the harbour](place:harbour) said "5 < 6".

### Route #9, in 2023

*[Nobody](claim:nobody)* was hurt; see <https://example.org/a*b*?c=1&d=2> and `a*b`.


Three.[@courier][@herald]
"""


def shown(text: str) -> Prose | None:
    narrative, _ = read_narrative(text, "narrative.md")
    return show_narrative(narrative, replace(COMPONENTS, passages={})) if narrative else None


def shown_by_markdown(text: str) -> Prose | None:
    with mock.patch("generator.site.prose.simple_blocks", return_value=None):
        return shown(text)


WORDS = st.sampled_from(
    [
        *("a", "b c", "one two", "12", "1. ", "3) ", "é", "ﬁ", "\u00a0", "\u2003", "\u200b"),
        *("*", "**", "*x*", "**y z**", "*[a](person:x)*", "**[@c]**", "[a *b*](claim:b)"),
        *("_", "_x_", "\\", "|", "-", "--", "---", "+", "=", "===", ">", "<", "!", "~", ":"),
        *("[a](claim:b)", "[@c]", " [@d]", "[d](https://e.org/?a=1&b=2&copy;*)", "`c`", "`*`"),
        *(
            "<https://e.org/_a_&lt;*b*>",
            "&",
            "&amp;",
            "R&D",
            "&copy",
            "'",
            '"',
            "[",
            "]",
            "{",
            "}",
        ),
        *("## h\n", "### k #\n", "\n## Q\n", "#", "##", "####### x", "#1", "[[map]]\n"),
        *("\n", "\n\n", "\n\n\n", " ", "  ", "  \n", "\t", "    "),
    ]
)


@given(st.lists(WORDS, max_size=12).map("".join))
@example(STORY)
def test_any_passage_is_written_as_python_markdown_would_write_it(text: str) -> None:
    assert shown(text) == shown_by_markdown(text)


@given(st.lists(st.lists(WORDS, max_size=6).map("".join), max_size=4))
@example([STORY, f"## What happened\n{STORY}", "## What happened\n- *a*", STORY])
def test_a_passage_that_several_pages_show_is_written_once_and_alike(texts: list[str]) -> None:
    together = replace(COMPONENTS, passages={})
    for text in texts:
        narrative, _ = read_narrative(text, "narrative.md")
        assert (show_narrative(narrative, together) if narrative else None) == shown(text)


def test_a_story_of_headings_paragraphs_and_emphasis_is_simple() -> None:
    with mock.patch("generator.site.house_markdown.HouseMarkdown") as markdown:
        assert shown(STORY)
    markdown.assert_not_called()


@pytest.mark.parametrize(
    "text",
    [
        *("- a list", "1. a list", "> a quotation", "---", "a | table\n- | -", "    indented"),
        *("a break  \nhere", "an _emphasis_", r"an \* escape", "an entity: &copy;", "a lone *"),
        *("***three***", "*a **b** c*", "a\n# b", "####### seven", "## closed #"),
    ],
)
def test_whatever_may_be_more_is_left_to_python_markdown(text: str) -> None:
    assert simple_blocks(text) is None
