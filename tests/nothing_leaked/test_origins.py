"""What has no name on it confirms nothing, however often it is posted."""

from __future__ import annotations

from typing import Any

import pytest

from generator.model.claim import Claim
from generator.model.origins import origins
from tests.standards.records import RECORD, incident, problems, with_item


def of(*addresses: str | None, **fields: Any) -> dict[str, Any]:  # noqa: ANN401  # YAML can be anything
    """A record whose claim “nobody was hurt” rests on sources at these addresses, and stands."""
    made = [
        {"id": f"post-{number}", "title": "Fire", "note": "Seen.", "url": address, **fields}
        for number, address in enumerate(addresses)
    ]
    made = [{key: value for key, value in one.items() if value is not None} for one in made]
    said = [{"source": one["id"]} for one in made]
    claims = with_item("claims", "nobody-hurt", said_by=said, standing="confirmed")
    return {"sources": [*RECORD["sources"], *made], **claims}


def called(record: dict[str, Any]) -> list[str]:
    story = incident(record)
    return [one.called for one in origins(story.item("nobody-hurt", Claim), story)]


@pytest.mark.parametrize(
    ("addresses", "account"),
    [
        (("https://x.com/jane/status/1", "https://twitter.com/Jane/status/2"), "x.com/jane"),
        (("https://mobile.twitter.com/jane", "https://x.com/jane?s=1"), "x.com/jane"),
        (("https://www.facebook.com/jane/posts/1", "https://m.facebook.com/jane/2"),
         "facebook.com/jane"),
        (("https://bsky.app/profile/jane.example/post/1", "https://bsky.app/profile/jane.example"),
         "bsky.app/jane.example"),
        (("https://mastodon.example/@jane/1", "https://mastodon.example/@jane/2"),
         "mastodon.example/jane"),
        (("https://www.youtube.com/watch?v=1", "https://youtube.com/watch?v=2"), "youtube.com"),
        (("https://www.tiktok.com/@jane/video/1", "https://www.tiktok.com/@jane/video/2"),
         "tiktok.com/jane"),
        (("https://blog.example/1", "https://www.blog.example/2"), "blog.example"),
        (("https://web.archive.org/web/2031/https://x.com/jane/status/1", "https://x.com/jane/2"),
         "x.com/jane"),
        ((None, None), "a source without a publisher"),
    ],
)  # fmt: skip
def test_posts_of_one_account_are_one_origin_that_confirms_nothing(
    addresses: tuple[str | None, ...], account: str
) -> None:
    assert called(of(*addresses)) == [account]
    (problem,) = problems(of(*addresses))
    assert problem.code == "standards.confirmed-too-soon"
    assert problem.message == f"“confirmed” rests on sources without a publisher ({account})."


def test_twenty_posts_are_named_once() -> None:
    posts = [f"https://x.com/jane/status/{number}" for number in range(20)]
    assert called(of(*posts)) == ["x.com/jane"]


def test_two_accounts_are_two_origins_and_still_nobody_who_is_named() -> None:
    record = of("https://x.com/jane/1", "https://x.com/joe/1", "https://blog.example/1")
    assert called(record) == ["x.com/jane", "x.com/joe", "blog.example"]
    assert [one.code for one in problems(record)] == ["standards.confirmed-too-soon"]


def test_a_source_without_a_publisher_is_one_with_its_host() -> None:
    sources = with_item("sources", "later", title="Later", url="https://www.h.example/later")
    claims = with_item(
        "claims", "nobody-hurt", said_by=[{"source": "herald"}, {"source": "later"}]
    )
    assert called(sources | claims) == ["Herald"]


def test_posts_with_publishers_of_their_own_are_what_they_say() -> None:
    record = of("https://x.com/jane/1", "https://x.com/joe/1", publisher="Herald")
    record["sources"][-1]["publisher"] = "The  courier"
    assert called(record) == ["Herald", "The  courier"]
    assert problems(record) == []


def test_a_person_who_publishes_in_their_own_name_is_who_they_speak_for() -> None:
    record = of("https://x.com/ember/1", publisher="ada ember")
    assert called(record) == ["Port Nowhere Fire Service"]


def test_an_unnamed_witness_of_a_post_confirms_nothing() -> None:
    record = of("https://x.com/jane/1", "https://x.com/joe/1")
    for said in record["claims"][-1]["said_by"]:
        said["unnamed"] = f"a witness of {said['source']}"
    assert [one.code for one in problems(record)] == ["standards.confirmed-too-soon"]
