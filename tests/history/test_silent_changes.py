"""Every silent change is refused, and passes once explainer update has explained it."""

from __future__ import annotations

import pytest
from click.testing import CliRunner

from generator.cli import main
from tests.history.desk import ID, Desk

CHANGES = (
    ("headline: Fire in", "headline: Fire at", "headline"),
    ("A fire burned in", "A fire burnt in", "standfirst"),
    ("text: A cable had", "text: A lamp had", "claims/cause"),
    ("standing: confirmed", "standing: reported", "claims/workers-out"),
    ("{unnamed: a foreman,", "{unnamed: a worker,", "claims/cause"),
    ("We got there fast.", "We got there late.", "quotes/chief-fast"),
    ("role: Fire chief\n    text", "role: Deputy\n    text", "quotes/chief-fast"),
    ("lat: 41.79", "lat: 41.78", "places/scene"),
    ("precision: neighbourhood", "precision: block", "places/scene"),
    ("when: 2031-05-01 09:10", "when: 2031-05-01 09:20", "events/alarm"),
    ("alt: Smoke over", "alt: Dark smoke over", "media/smoke"),
    ("caption: Smoke in", "caption: Fog in", "media/smoke"),
    ("url: https://gazette.example/fire", "url: https://gazette.example/f", "sources/gazette-thu"),
    ("text: Who called", "answer: cause\n    text: Who called", "questions/who-called"),
    ("status: developing", "status: ongoing", "status"),
    ("occurred: 2031-05-01", "occurred: 2031-05-02", "occurred"),
    ("ground: public-official", "ground: public-figure", "people/chief"),
    ("by themselves", "on their own", "narrative"),
)
SAID = [
    *("--headline", "What we learned", "--why", "A reader wrote.", "--at", "2031-05-03 12:00"),
    *("--was", "That.", "--now-says", "This.", "--learned", "So.", "--whose", "ours"),
]


@pytest.mark.parametrize(("was", "now", "item"), CHANGES)
def test_a_silent_change_is_refused_until_it_is_explained(
    desk: Desk, was: str, now: str, item: str
) -> None:
    desk.change(was, now, "narrative.md" if item == "narrative" else "incident.yaml")
    desk.commit("Silent")
    assert_refused_until_explained(desk, item)


def test_a_silently_replaced_picture_is_refused_until_it_is_explained(desk: Desk) -> None:
    desk.picture("red")
    desk.commit("Silent")
    assert_refused_until_explained(desk, "media/smoke")


def assert_refused_until_explained(desk: Desk, item: str) -> None:
    content = ["--content", str(desk.content)]
    refused = CliRunner().invoke(main, ["check", "--since", "HEAD~1", *content])
    assert refused.exit_code == 1
    assert "history.uncovered" in refused.output
    assert f"explains {item}:" in refused.output
    words = ["update", ID, "--since", "HEAD~1", *SAID, *content]
    written = CliRunner().invoke(main, words)
    if written.exit_code == 2:  # an editor says what a change of headline is
        written = CliRunner().invoke(main, [*words, "--kind", "correction"])
    assert written.exit_code == 0, written.output
    passed = CliRunner().invoke(main, ["check", "--since", "HEAD~1", *content])
    assert passed.exit_code == 0, passed.output
