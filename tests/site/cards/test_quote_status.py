from __future__ import annotations

from msgspec.structs import replace

from generator.model.history import Aspect, History, Removal
from generator.site.cards.card import CardState
from generator.site.cards.quote_status import present, removed
from tests.site.cards.records import history, incident, the_quote, update

ITEM = "quotes/closed-first"
PUBLISHED = update("2031-05-04-first", "published")
CORRECTION = update("2031-05-05-a-word", "correction", covers=[ITEM])
UNKNOWN = History("bridge")


def test_a_quote_that_nobody_touched_stands_as_of_its_publication() -> None:
    story = incident(PUBLISHED)
    found = present(the_quote(story), story, UNKNOWN)
    assert found.state is CardState.CURRENT
    assert str(found.as_of) == "2031-05-04"


def test_a_quote_is_corrected_by_the_last_correction_that_covers_it() -> None:
    story = incident(PUBLISHED, CORRECTION, update("2031-05-06-more", "sources", covers=[ITEM]))
    found = present(the_quote(story), story, UNKNOWN)
    assert (found.state, found.why, str(found.at)) == (
        CardState.CORRECTED,
        "Why 2031-05-05-a-word.",
        "2031-05-05",
    )
    assert str(found.as_of) == "2031-05-06"


def test_a_correction_that_covers_the_rest_is_found_by_what_git_says() -> None:
    rest = update("2031-05-05-rest", "correction", covers=["rest"])
    story = incident(PUBLISHED, rest)
    told = history((2, ITEM, Aspect.QUOTED), updates=(rest.id,))
    assert present(the_quote(story), story, UNKNOWN).state is CardState.CURRENT
    assert present(the_quote(story), story, told).state is CardState.CORRECTED


def test_a_correction_of_something_else_leaves_the_quote_alone() -> None:
    story = incident(PUBLISHED, update("2031-05-05-x", "correction", covers=["claims/x"]))
    assert present(the_quote(story), story, UNKNOWN).state is CardState.CURRENT


def test_a_withdrawn_quote_says_why_and_since_when() -> None:
    retraction = update("2031-05-06-not-hers", "retraction", covers=[ITEM])
    story = incident(PUBLISHED, CORRECTION, retraction, withdrawn="She did not say it.")
    found = present(the_quote(story), story, UNKNOWN)
    assert (found.state, found.why) == (CardState.WITHDRAWN, "She did not say it.")
    assert found.since == retraction


def test_a_quote_of_a_withdrawn_explainer_is_withdrawn_with_it() -> None:
    story = incident(PUBLISHED, update("2031-05-07-all", "withdrawn"), status="withdrawn")
    found = present(the_quote(story), story, UNKNOWN)
    assert (found.state, found.why) == (CardState.WITHDRAWN, "Why 2031-05-07-all.")


def test_a_removed_quote_leaves_its_address_and_the_reason() -> None:
    gone = update("2031-05-07-gone", "removed", what="a quote", authority="a court")
    story = incident(PUBLISHED, gone, text=None)
    told = replace(history(), removals=(Removal("quotes/lost", gone.id, 2),))
    found = removed(story, told)
    assert list(found) == ["lost"]
    assert (found["lost"].state, found["lost"].since) == (CardState.REMOVED, gone)
