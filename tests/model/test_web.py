from __future__ import annotations

import pytest

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
