from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.model.narrative import Block, BlockKind, Listing, Narrative, Passage, Reference
from generator.problems import Level, Problem
from generator.reading.narrative import read_narrative

FILE = "incidents/harbour-fire/narrative.md"


def read(text: str) -> Narrative:
    narrative, problems = read_narrative(text, FILE)
    assert problems == []
    assert narrative is not None
    return narrative


def problems_of(text: str) -> list[Problem]:
    return read_narrative(text, FILE)[1]


def spots(text: str) -> list[tuple[int | None, int | None, str]]:
    return [(p.location.line, p.location.column, p.code) for p in problems_of(text)]


def test_a_block_on_its_own_line_stands_between_two_passages() -> None:
    parts = read("Before.\n[[quote: mayor-grateful]]\nAfter.\n").parts
    before, block, after = parts
    assert isinstance(before, Passage)
    assert isinstance(after, Passage)
    assert isinstance(block, Block)
    assert (block.kind, block.id) == (BlockKind.QUOTE, "mayor-grateful")


def test_a_map_can_be_of_the_whole_or_of_one_place() -> None:
    blocks = read("[[map]]\n\n[[map: pier]]\n").placed
    assert [(block.kind, block.id) for block in blocks] == [
        (BlockKind.MAP, None),
        (BlockKind.MAP, "pier"),
    ]


def test_every_reference_knows_section_line_and_column() -> None:
    text = (
        "The fire began at noon. [@herald-mon]\n\n"
        "## Who\n\n"
        "- [The captain](person:captain) saw [smoke](claim:smoke-seen)[@herald-tue].\n\n"
        "[[account: who-called]]\n"
    )
    assert read(text).references == (
        Reference("sources", "herald-mon", 1, 27),
        Reference("people", "captain", 5, 24),
        Reference("claims", "smoke-seen", 5, 51),
        Reference("sources", "herald-tue", 5, 64),
        Reference("accounts", "who-called", 7, 12),
    )


def test_columns_count_characters_and_not_bytes() -> None:
    assert read("Ünïcödé 𝒳 [@herald]").references == (Reference("sources", "herald", 1, 13),)


def test_windows_line_ends_change_no_line_number() -> None:
    assert read("One.\r\n\r\nTwo. [@herald]\r\n").references[0].line == 3


def test_nothing_in_a_code_span_is_a_mark() -> None:
    assert read("Write `[@id]`, ``[a`](claim:x)`` or `[[map]]` for a mark.").references == ()


def test_nothing_in_a_listing_is_a_mark() -> None:
    narrative = read("```\n[[map]]\n# [@x]\n```\n")
    assert narrative.references == ()
    assert narrative.parts[0] == Listing(0, 22, "[[map]]\n# [@x]")


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("- a\n  ```\n  # [@x]\n\n    b\n  ```\n- c", "# [@x]\n\n  b"),
        ("1. a\n   - b\n     ~~~ sh\n     ```\n     ~~~", "```"),
        ("> a\n> ````\n> ```\n> ````\n> c", "```"),
        ("- ```\n  [[map]]\n  ```", "[[map]]"),
        (" ```\n## [@x]\n ```", "## [@x]"),
        ("| a |\n| - |\n| 1 |\n\n  ```\n  |\n  ```", "|"),
    ],
)
def test_a_listing_may_stand_in_a_list_or_a_quotation(text: str, says: str) -> None:
    narrative = read(text)
    (passage,) = narrative.parts
    assert isinstance(passage, Passage)
    assert [mark.text for mark in passage.marks if isinstance(mark, Listing)] == [says]
    assert narrative.references == ()


def test_a_list_with_a_listing_is_one_paragraph() -> None:
    narrative = read("- a [@x]\n  ```\n  one\n\n  two\n  ```\n  b\n\nc")
    assert [narrative.position(one.start)[0] for one in narrative.paragraphs] == [1, 9]


def test_an_escaped_bracket_opens_nothing() -> None:
    assert read(r"He wrote \[@mayor] and \`[@herald]\`.").references[0].id == "herald"


def test_brackets_around_words_are_only_brackets() -> None:
    assert read("“It [the pier] burnt [sic].” [@herald]").cited == ("herald",)


def test_a_back_tick_without_its_pair_hides_nothing() -> None:
    assert read("It`s the mayor [@herald]").cited == ("herald",)


def test_a_code_span_ends_with_its_list_item() -> None:
    assert read("- it`s [@herald]\n- it`s [@courier]").cited == ("herald", "courier")


def test_a_paragraph_knows_whether_it_refers_to_anything() -> None:
    text = "One. [@herald]\n\n## A heading\n\nTwo\nlines.\n\n- [x](claim:y)\n- z\n"
    assert [paragraph.referred for paragraph in read(text).paragraphs] == [True, False, True]


def test_a_paragraph_tells_where_it_begins() -> None:
    narrative = read("## A heading\n\nTwo\nlines.\n")
    assert narrative.position(narrative.paragraphs[0].start) == (3, 1)


@pytest.mark.parametrize(
    ("text", "spot"),
    [
        ("See [[map]] here.", (1, 5, "narrative.block-in-line")),
        ("- [[timeline]]", (1, 3, "narrative.block-in-line")),
        ("[[qoute: mayor]]", (1, 3, "narrative.block")),
        ("[[quote]]", (1, 1, "narrative.block")),
        ("[[timeline: fire]]", (1, 1, "narrative.block")),
        ("# The fire", (1, 1, "narrative.heading")),
        ("Text.\n\n#tag of the day", (3, 1, "narrative.heading")),
        ("## One\n\n#### Three", (3, 1, "narrative.heading")),
        ("It burnt [@herald; @courier].", (1, 10, "narrative.citation")),
        ("It burnt [@ herald].", (1, 10, "narrative.citation")),
        ("It burnt ![pier](https://example.org/p.jpg)", (1, 10, "narrative.picture")),
        ("A [link](javascript:alert(1)).", (1, 10, "narrative.address")),
        ("A [link](//example.org/x).", (1, 10, "narrative.address")),
        ("A [link](https://mayor@example.org/).", (1, 10, "narrative.address")),
        ("A [link](/about/).", (1, 10, "narrative.address")),
        ("A [tie](clam:smoke).", (1, 9, "narrative.address")),
        ("A <ftp://example.org/x>.", (1, 3, "narrative.address")),
        ('A [link](https://example.org "title").', (1, 9, "narrative.link")),
        ("A [](person:smoke).", (1, 5, "narrative.link")),
        ("A [link][name].", (1, 3, "narrative.link-by-name")),
        ("A [b [@c]](claim:d).", (1, 3, "narrative.nested")),
        ("A [b [c](claim:d)](claim:e).", (1, 3, "narrative.nested")),
        ("A <b onclick=x>bold</b>.", (1, 3, "narrative.html")),
        ("Text.\n\n```\ncode", (3, 1, "narrative.listing")),
        ("- a\n  ```\n  code", (2, 3, "narrative.listing")),
        ("- a\n  ```\n  code\n\n```\n```", (2, 3, "narrative.listing")),
        ("> ~~~\n> code\n\n> ~~~", (1, 3, "narrative.listing")),
        ("A\u202eb", (1, 2, "file.character")),
        ("A\x00b", (1, 2, "file.character")),
        ("A\ud800b", (1, 2, "file.character")),
        ("A\ue000b", (1, 2, "file.character")),
        ("\ufeffText", (1, 1, "file.character")),
        (" \n\n", (1, 1, "file.empty")),
        ("Text.\n\n" + " " * 30 + "- a", (3, 1, "narrative.nesting")),
        ("> > > > > > a", (1, 1, "narrative.nesting")),
        ("|a" * 40, (1, 1, "narrative.nesting")),
        ("a" * 70_000, (1, 1, "narrative.too-long")),
        ("a b\n" * 3_000, (1, 1, "narrative.too-long")),
    ],
)
def test_what_cannot_be_read_is_located(text: str, spot: tuple[int, int, str]) -> None:
    assert spots(text)[0] == spot


def test_a_misspelt_block_is_named_with_its_nearest_word() -> None:
    (problem,) = problems_of("[[qoute: mayor]]")
    assert problem.message == "There is no block called “qoute”."
    assert problem.hint == "Did you mean quote?"


def test_a_misspelt_tie_is_named_with_its_nearest_word() -> None:
    (problem,) = problems_of("A [tie](clam:smoke).")
    assert problem.hint == "Did you mean claim: ?"


def test_html_is_advice_because_the_page_shows_it_as_written() -> None:
    (problem, *_) = problems_of("A <script>alert(1)</script>.")
    assert problem.level is Level.ADVICE


def test_eight_thousand_brackets_are_refused_at_once() -> None:
    before = time.process_time()
    assert spots("[" * 8_000) == [(1, 1, "narrative.nesting")]
    assert time.process_time() - before < 0.2


@pytest.mark.parametrize(
    "unit",
    [
        "[ ",
        "[a](",
        "![a](<",
        "<a ",
        "`a",
        "`` ` ",
        "[@",
        "[[",
        "](",
        "](a(b)",
        "\\",
        "[a]",
        "<h:",
        "[`",
    ],
)
def test_no_text_of_full_size_takes_long(unit: str) -> None:
    paragraph = (unit * 5_000)[:9_000]
    before = time.process_time()
    read_narrative("\n\n".join([paragraph] * 7), FILE)
    assert time.process_time() - before < 2


MARKDOWNISH = st.lists(
    st.sampled_from(
        [*"[]()@`<>#*_!\\|:-\n ", "claim:", "https://", "[[", "]]", "```", "\n\n", "a"]
    )
    | st.characters(),
    max_size=60,
).map("".join)


@given(MARKDOWNISH)
def test_any_text_gets_an_answer_with_places_that_exist(text: str) -> None:
    narrative, problems = read_narrative(text, FILE)
    lines = text.replace("\r\n", "\n").split("\n")
    for problem in problems:
        assert problem.location.line is not None
        assert problem.location.column is not None
        assert problem.location.column <= len(lines[problem.location.line - 1]) + 1
    for reference in narrative.references if narrative else ():
        line = lines[reference.line - 1]
        assert line[reference.column - 1 :].startswith(reference.id)


@pytest.mark.parametrize("sign", ["1. ", "- ", "* ", "+ ", "1) ", "> 1. ", "- > ", "1.\t"])
def test_signs_of_lists_before_the_words_of_a_line_have_a_limit(sign: str) -> None:
    assert [p.code for p in problems_of(sign * 485 + "x")][:1] == ["narrative.nesting"]
    assert [p.code for p in problems_of("a\n\n" + sign * 9 + "x")][:1] == ["narrative.nesting"]


def test_a_rule_across_the_page_is_no_list() -> None:
    assert problems_of("a\n\n* * * * * * * * * * * *\n\nb") == []
