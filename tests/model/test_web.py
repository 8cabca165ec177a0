from __future__ import annotations

import pytest
from pydantic import ValidationError

from generator.model.newsroom import Newsroom, policy_in
from generator.model.web import address_fault


@pytest.mark.parametrize(
    "address",
    [
        "https://example.org/",
        "http://example.org:8080/a?b=c#d",
        "https://例え.テスト/",
        "https://xn--r8jz45g.xn--zckzah/",
        "https://en.wikipedia.org/wiki/Fire_(pier)",
        "https://web.archive.org/web/2023/https://example.org/a_b",
        "mailto:desk@example.org",
        "mailto:desk@example.org?subject=A%20correction",
    ],
)
def test_an_address_that_is_what_it_looks_like_may_stand(address: str) -> None:
    assert address_fault(address) is None


@pytest.mark.parametrize(
    ("address", "wrong"),
    [
        ("javascript:alert(1)", "begin with"),
        ("JaVaScRiPt:alert(1)", "begin with"),
        ("data:text/html,x", "begin with"),
        ("ftp://example.org/", "begin with"),
        ("//example.org/", "begin with"),
        ("/about/", "begin with"),
        ("", "begin with"),
        ("example.org", "begin with"),
        ("https://user:pw@example.org/", "user name"),
        ("https://user@example.org/", "user name"),
        ("https://exam ple.org/", "a character that no address has"),
        (" https://example.org/", "a character that no address has"),
        ("java\nscript:alert(1)", "a character that no address has"),
        ("https://example.org/\u202egpj.exe", "a character that no address has"),
        ("https://example.org/\u200b", "a character that no address has"),
        ("https://example.org\\@evil.example/", "a character that no address has"),
        ("https:///path", "no host"),
        ("https:", "no host"),
        ("https://exa..mple.org/", "no host can be called"),
        ("https://-example-.org/", "no host can be called"),
        ("https://example.org:99999/", "Port"),
        ("https://example.org:x/", "Port"),
        ("https://[::1/", "cannot be read"),
        ("mailto:desk", "no e-mail address"),
        ("mailto:a@b.org,c@d.org", "no e-mail address"),
        ("https://example.org/" + "a" * 2100, "more than 2000"),
    ],
)
def test_an_address_that_hides_something_is_refused_with_the_reason(
    address: str, wrong: str
) -> None:
    assert wrong in (address_fault(address) or "")


HOSTILE = [
    *("javascript:alert(1)", "JaVaScRiPt:alert(1)//", "data:text/html,x", "//evil.example/"),
    *("https://u:p@evil.example/", "https://x.example/\nX-Evil: 1", "/\\evil.example", "..", ""),
    *("../../secret.svg", "/etc/passwd\n", "a b", "desk@n.example\nExpires: 1", "mailto:a@b.c"),
    *(
        "a@b@c.example",
        "vbscript:x",
        "logo.svg\x00",
        "\u202ecod",
        "n.example,20\n26",
        "x,",
        "é.svg ",
    ),
]


@pytest.mark.parametrize(
    "field", ["url", "repository", "contact", "feed_authority", "logo", "policies"]
)
@pytest.mark.parametrize("value", HOSTILE)
def test_no_address_of_the_newsroom_is_more_than_an_address(field: str, value: str) -> None:
    sound = {"format": "1", "name": "N", "url": "https://n.example/"}
    spoilt = {"ethics": value} if field == "policies" else value
    with pytest.raises(ValidationError):
        Newsroom.model_validate({**sound, field: spoilt})


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("url", "https://n.example/explained/"),
        ("repository", "http://forge.example/a/b"),
        ("contact", "Desk.One+news@n.example"),
        ("feed_authority", "n.example,2026-01"),
        ("feed_authority", "desk@n.example,2026"),
        ("logo", "brand/Logo_2.svg"),
    ],
)
def test_addresses_of_a_newsroom_are_kept_as_they_are(field: str, value: object) -> None:
    sound = {"format": "1", "name": "N", "url": "https://n.example/"}
    assert getattr(Newsroom.model_validate({**sound, field: value}), field) == value


def test_a_policy_is_a_page_or_an_address_or_one_for_each_language() -> None:
    sound = {"format": "1", "name": "N", "url": "https://n.example/", "language": "de"}
    both = {"de": "/ethik/", "en": "https://n.example/ethics"}
    written = {"ethics": both, "owner": "about/owner", "law": "https://l.example/"}
    newsroom = Newsroom.model_validate({**sound, "policies": written})
    assert [policy_in(newsroom, kind, "en") for kind in written] == [
        both["en"],
        written["owner"],
        written["law"],
    ]
    assert policy_in(newsroom, "ethics", "fr") == both["de"]
    assert policy_in(newsroom, "naming", "en") == ""


@pytest.mark.parametrize("value", HOSTILE)
def test_no_address_of_a_policy_in_a_language_is_more_than_an_address(value: str) -> None:
    sound = {"format": "1", "name": "N", "url": "https://n.example/"}
    with pytest.raises(ValidationError):
        Newsroom.model_validate({**sound, "policies": {"ethics": {"en": "/ethics/", "de": value}}})


def test_a_policy_for_no_language_is_refused() -> None:
    sound = {"format": "1", "name": "N", "url": "https://n.example/"}
    with pytest.raises(ValidationError):
        Newsroom.model_validate({**sound, "policies": {"ethics": {}}})
