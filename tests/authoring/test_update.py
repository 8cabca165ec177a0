"""An update's file has a name that says when and what, and its moment is not ambiguous."""

from __future__ import annotations

from datetime import datetime
from zoneinfo import ZoneInfo

import pytest

from generator.authoring.update import extended, file_name, moment_now, with_words

NEW_YORK = ZoneInfo("America/New_York")


@pytest.mark.parametrize(
    ("now", "written"),
    [
        ("2024-07-01T16:30:59+00:00", "2024-07-01 12:30"),
        ("2024-11-03T05:30:00+00:00", "2024-11-03 01:30-04:00"),
        ("2024-11-03T06:30:00+00:00", "2024-11-03 01:30-05:00"),
    ],
)
def test_the_offset_is_written_only_where_the_clock_shows_the_hour_twice(
    now: str, written: str
) -> None:
    assert moment_now(datetime.fromisoformat(now), NEW_YORK) == written


@pytest.mark.parametrize(
    ("at", "headline", "name"),
    [
        ("2024-03-05 18:40", "Two hurt, not one", "2024-03-05-1840-two-hurt-not-one.yaml"),
        ("2024-03-05", "Ünïted “again”", "2024-03-05-again.yaml"),
        ("2024-03-05", "…", "2024-03-05-update.yaml"),
        (
            "2024-03-05",
            "word " * 20,
            "2024-03-05-word-word-word-word-word-word-word-word-word.yaml",
        ),
    ],
)
def test_a_file_is_named_by_its_moment_and_its_headline(at: str, headline: str, name: str) -> None:
    assert file_name(at, headline) == name


BEGINS = "at: 2024-03-05\nkind: media\nheadline: Smoke  # or fog\n"


@pytest.mark.parametrize(
    ("covers", "then"),
    [
        ("", "covers:\n  - b\n"),
        ("covers: [a, 'c']\n", "covers:\n  - a\n  - c\n  - b\n"),
        ("covers: [\n  a,\n  c\n]\n", "covers:\n  - a\n  - c\n  - b\n"),
        ("covers:\n  - a\n  - b\n", "covers:\n  - a\n  - b\n"),
        ("covers:\n- a\n", "covers:\n- a\n- b\n"),
        (
            "covers:  # all\n    - a  # one\n    # two\n    - c\n",
            "covers:  # all\n    - a  # one\n    # two\n    - c\n    - b\n",
        ),
    ],
)
def test_an_update_that_covers_more_keeps_what_it_covers_and_its_comments(
    covers: str, then: str
) -> None:
    ends = "# who\nwhy: >-\n  Two lines\n\n  of it.\n"
    for text, wanted in (
        (
            f"{BEGINS}{covers}{ends}",
            f"{BEGINS}{then}{ends}" if covers else f"{BEGINS}{ends}{then}",
        ),
        (f"{BEGINS}{ends}{covers}", f"{BEGINS}{ends}{then}"),
    ):
        assert extended(text, ["media"], ["b"]) == wanted
        assert extended(text, ["media"], ["b"], "was: x\n") == f"{wanted}was: x\n"


@pytest.mark.parametrize("kind", ["kind: media\n", "kind: [media]\n", "kind:\n  - media\n"])
def test_an_update_of_more_kinds_is_none_of_them_twice(kind: str) -> None:
    text = extended(f"at: 2024-03-05\n{kind}why: x\n", ["media", "status"], [])
    assert text.startswith("at: 2024-03-05\nkind: [media, status]\nwhy: x\n")


def test_comments_on_the_lines_that_are_written_anew_stand_above_them() -> None:
    covers = "covers: [a,  # as asked\n  c]  # too\n"
    text = f"at: 2024-03-05\nkind: media  # a picture\n{covers}why: x\n"
    assert extended(text, ["media", "status"], ["b"]) == (
        "at: 2024-03-05\n# a picture\nkind: [media, status]\n"
        "# as asked\n# too\ncovers:\n  - a\n  - c\n  - b\nwhy: x\n"
    )
    for said in ('now: "old # words"  # ours\n', "now: >-  # ours\n  old # words\n"):
        assert with_words(f"{BEGINS}{said}", "now", "new") == f"{BEGINS}# ours\nnow: new\n"


def test_other_words_take_the_place_of_all_lines_of_a_field() -> None:
    ends = "# who\nwhy: x\n"
    for said in ("now: old\n", "now: >-\n  old\n\n  older\n", "now:\n  old\n"):
        assert with_words(f"{BEGINS}{said}{ends}", "now", "New: words") == (
            f"{BEGINS}now: >-\n  New: words\n{ends}"
        )
    assert with_words(f"{BEGINS}{ends}", "now", "words") == f"{BEGINS}{ends}"
