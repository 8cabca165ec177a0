"""Problems are kept between builds, and told again as they were found."""

from __future__ import annotations

from pathlib import Path

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.problems import Level, Location, Problem, Report, nearest
from generator.reading.line_numbers import locate
from generator.standards import judge_incident
from tests.whole_site import read_site

INVALID = sorted((Path(__file__).parent / "content" / "invalid").iterdir())
LOCATIONS = st.builds(
    Location,
    st.text(),
    st.none() | st.integers(1, 2**40),
    st.none() | st.integers(1, 2**40),
    st.none() | st.text(),
)
PROBLEMS = st.builds(
    Problem, LOCATIONS, st.text(), st.text(), st.text(), st.sampled_from(list(Level))
)


def kept(problems: tuple[Problem, ...]) -> tuple[Problem, ...]:
    packed = msgspec.msgpack.encode(problems)
    return msgspec.msgpack.decode(packed, type=tuple[Problem, ...])


@given(st.lists(PROBLEMS).map(tuple))
def test_any_problem_is_kept_as_it_is(problems: tuple[Problem, ...]) -> None:
    assert kept(problems) == problems
    assert repr(kept(problems)) == repr(problems)


@pytest.mark.parametrize("content", INVALID, ids=lambda path: str(path.name))
def test_every_mistake_is_told_again_in_the_same_words(content: Path) -> None:
    reading = read_site(content, in_part=True)
    assert reading.site is not None
    newsroom, incidents = reading.site.newsroom, reading.site.incidents
    judged = [problem for one in incidents for problem in judge_incident(one, newsroom)]
    found = locate((*reading.problems, *judged), content)
    assert kept(found) == found
    assert Report.of(kept(found)) == Report.of(found)


@pytest.mark.parametrize(
    ("word", "meant"),
    [
        ("hartford", "hartford-police-shooting"),
        ("hartfrd", "hartford-police-shooting"),
        ("police-shooting", "hartford-police-shooting"),
        ("key-bridge-colapse", "key-bridge-collapse"),
        ("bridge", None),  # of two
        ("storm", None),
        ("", None),
    ],
)
def test_the_nearest_id_is_found_by_the_part_of_it_that_is_remembered(
    word: str, meant: str | None
) -> None:
    known = ("hartford-police-shooting", "key-bridge-collapse", "rail-bridge-fire")
    assert nearest(word, known) == meant
