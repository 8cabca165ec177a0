from __future__ import annotations

import pytest

from generator.model.quotation import marks, says, within_marks, words


@pytest.mark.parametrize(
    ("language", "outer"),
    [
        ("en", ("“", "”")),
        ("en-GB", ("“", "”")),
        ("es-MX", ("«", "»")),
        ("de", ("„", "“")),
        ("de-CH", ("«", "»")),
        ("fr", ("«\u202f", "\u202f»")),
        ("sv", ("”", "”")),
        ("xx", ("“", "”")),
    ],
)
def test_a_language_has_its_marks(language: str, outer: tuple[str, str]) -> None:
    assert marks(language).outer == outer


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("en", "She said “never” twice", "She said ‘never’ twice"),
        ("en", "He doesn't know", "He doesn’t know"),
        ("en", '"Never," she said', "‘Never,’ she said"),
        ("en", "They're 'gone'", "They’re ‘gone’"),
        ("en", "the '90s", "the ’90s"),
        ("es", "Dijo «nunca»", "Dijo “nunca”"),
        ("fr", "Il a dit « jamais »", "Il a dit “ jamais ”"),
        ("de", "Er sagte „nie“", "Er sagte ‚nie‘"),
    ],
)
def test_a_quotation_in_a_quotation_gets_the_inner_marks(
    language: str, text: str, expected: str
) -> None:
    assert within_marks(text, language) == expected


def test_words_are_compared_without_marks_case_or_kind_of_apostrophe() -> None:
    assert words("“I’m — deeply grateful!”") == words("i'm deeply Grateful")


QUOTE = "We asked for the plans the same evening, and we asked again this morning."


@pytest.mark.parametrize(
    "claimed",
    [
        "we asked for the plans the same evening",
        "We asked for the plans … and we asked again this morning",
        "We asked for the plans ... this morning.",
        "[We] asked for the plans",
        "the plans (…) this morning",
    ],
)
def test_left_out_and_added_words_are_understood(claimed: str) -> None:
    assert says(QUOTE, claimed)


@pytest.mark.parametrize(
    "claimed",
    [
        "we asked for the plans the next evening",
        "asked for the plan",
        "again this morning … we asked for the plans",
        "We [never] asked for those plans",
    ],
)
def test_other_words_and_another_order_are_not_said(claimed: str) -> None:
    assert not says(QUOTE, claimed)
