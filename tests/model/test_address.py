from __future__ import annotations

import pytest

from generator.model.address import fault


@pytest.mark.parametrize(
    "address",
    [
        "https://example.org/",
        "http://example.org:8080/a?b=c#d",
        "https://例え.テスト/",
        "https://xn--r8jz45g.xn--zckzah/",
        "https://en.wikipedia.org/wiki/Fire_(pier)",
        "https://web.archive.org/web/2023/https://example.org/a_b",
        "https://my_shop.example.org/",
        "mailto:desk@example.org",
        "mailto:desk@example.org?subject=A%20correction",
    ],
)
def test_an_address_that_is_what_it_looks_like_may_stand(address: str) -> None:
    assert fault(address) is None


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
        ("https://exam ple.org/", "SPACE"),
        (" https://example.org/", "SPACE"),
        ("java\nscript:alert(1)", "control"),
        ("https://example.org/\u202egpj.exe", "RIGHT-TO-LEFT OVERRIDE"),
        ("https://example.org/\u200b", "ZERO WIDTH SPACE"),
        ("https://example.org\\@evil.example/", "backslash"),
        ("https:///path", "no host"),
        ("https:", "no host"),
        ("https://localhost/", "without a dot"),
        ("https://exa..mple.org/", "no valid name"),
        ("https://-example-.org/", "no valid name"),
        ("https://example.org:99999/", "port"),
        ("https://example.org:x/", "port"),
        ("https://[::1/", "cannot be read"),
        ("mailto:desk", "mailbox"),
        ("mailto:a@b.org,c@d.org", "one mailbox"),
        ("https://example.org/" + "a" * 2100, "longer"),
    ],
)
def test_an_address_that_hides_something_is_refused_with_the_reason(
    address: str, wrong: str
) -> None:
    assert wrong in (fault(address) or "")
