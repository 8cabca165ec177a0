"""What the log keeps of entries that are too old to stand whole."""

from __future__ import annotations

from generator.model.history import History
from generator.site.views.context import context_for
from generator.site.views.log import WHOLE_ENTRIES, show_log
from generator.site.words import ENGLISH
from tests.site.cards.records import NEWSROOM, history, incident, update


def test_an_old_entry_keeps_the_anchors_of_what_it_let_go() -> None:
    gone = update(
        "2031-01-02-gone", "removed", covers=["claims/who"], what="A name", authority="A court"
    )
    looks = [update(f"2031-03-{day:02}-look", "checked") for day in range(1, 32)]
    looks += [update(f"2031-04-{day:02}-look", "checked") for day in range(1, 31)]
    shown = incident(update("2031-01-01-first", "published"), gone, *looks)
    entries = show_log(context_for(shown, NEWSROOM, history(), ENGLISH)).entries
    old = next(one for one in entries if one.anchor == "update-2031-01-02-gone")
    assert not old.why
    assert old.removed == (("claim-who", "Claim: [removed]"),)
    assert [bool(one.why) for one in entries] == (
        [True] * WHOLE_ENTRIES + [False] * (len(entries) - WHOLE_ENTRIES)
    )


def test_without_a_history_to_look_it_up_no_reason_is_left_out() -> None:
    looks = [update(f"2031-03-{day:02}-look", "checked") for day in range(1, 32)]
    looks += [update(f"2031-04-{day:02}-look", "checked") for day in range(1, 31)]
    entries = show_log(context_for(incident(*looks), NEWSROOM, History("bridge"), ENGLISH)).entries
    assert all(one.why for one in entries)
