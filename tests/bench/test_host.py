"""The bench's host sends what a static host would: compressed files, and ``_headers``."""

from __future__ import annotations

import gzip
from pathlib import Path
from urllib.error import HTTPError
from urllib.request import Request, urlopen

import pytest

from bench.host import headers_of, hosted, read_rules
from bench.sites import free_port

HEADERS = """\
/*
  X-Every: yes
/assets/*
  Cache-Control: public
/incidents/a/
  X-Frame-Options: DENY
"""


@pytest.fixture
def site(tmp_path: Path) -> Path:
    (tmp_path / "_headers").write_text(HEADERS)
    (tmp_path / "index.html").write_text("front")
    (tmp_path / "index.html.gz").write_bytes(gzip.compress(b"front"))
    (tmp_path / "404.html").write_text("missing")
    return tmp_path


@pytest.mark.parametrize(
    ("path", "names"),
    [
        ("/", ["X-Every"]),
        ("/assets/a.css", ["X-Every", "Cache-Control"]),
        ("/incidents/a/", ["X-Every", "X-Frame-Options"]),
        ("/incidents/a/history/", ["X-Every"]),
    ],
)
def test_a_path_is_sent_with_what_every_rule_that_fits_it_says(
    path: str, names: list[str]
) -> None:
    assert [name for name, _ in headers_of(path, read_rules(HEADERS))] == names


def test_a_page_is_sent_compressed_to_those_who_ask(site: Path) -> None:
    with hosted(site, free_port()) as address:
        asked = Request(address, headers={"Accept-Encoding": "gzip"})  # noqa: S310  our own address
        with urlopen(asked) as answer:  # noqa: S310  likewise
            assert answer.headers["Content-Encoding"] == "gzip"
            assert answer.headers["X-Every"] == "yes"
            assert gzip.decompress(answer.read()) == b"front"
        with urlopen(address) as answer:  # noqa: S310  likewise
            assert answer.read() == b"front"


def test_what_is_missing_is_said_with_the_page_for_it(site: Path) -> None:
    with hosted(site, free_port()) as address, pytest.raises(HTTPError) as caught:
        urlopen(f"{address}nowhere/")  # noqa: S310  our own address
    assert caught.value.code == 404
    assert caught.value.read() == b"missing"
