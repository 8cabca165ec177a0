from __future__ import annotations

import gzip
import os
import tracemalloc
from collections.abc import Iterator
from http.client import HTTPConnection, HTTPResponse
from pathlib import Path
from urllib.parse import urlsplit

import pytest

from generator.preview import Preview, problems_page, served
from generator.problems import Location, Problem


@pytest.fixture
def preview(tmp_path: Path) -> Preview:
    site = tmp_path / "site"
    (site / "incidents/hartford").mkdir(parents=True)
    (site / "index.html").write_text("<body><h1>Front</h1></body>")
    (site / "incidents/hartford/index.html").write_text("<body>Hartford</body>")
    (site / "404.html").write_text("<body>No such page</body>")
    (site / "data.json").write_text("0123456789")
    (tmp_path / "secret.txt").write_text("secret")
    (site / "link.txt").symlink_to("../secret.txt")
    return Preview(site)


@pytest.fixture
def port(preview: Preview) -> Iterator[int]:
    with served(preview, 0) as address:
        found = urlsplit(address).port
        assert found is not None
        yield found


def ask(port: int, path: str, method: str = "GET", **headers: str) -> tuple[HTTPResponse, bytes]:
    connection = HTTPConnection("127.0.0.1", port, timeout=10)
    connection.request(method, path, headers=headers)
    answer = connection.getresponse()
    content = answer.read()
    connection.close()
    return answer, content


def test_a_folder_answers_with_its_index(port: int) -> None:
    answer, content = ask(port, "/incidents/hartford/?from=mail#claim-age")
    assert answer.status == 200
    assert answer.headers["Content-Type"] == "text/html; charset=utf-8"
    assert b"Hartford" in content


def test_a_folder_without_its_slash_is_sent_on(port: int) -> None:
    answer, _ = ask(port, "/incidents/hartford")
    assert (answer.status, answer.headers["Location"]) == (301, "/incidents/hartford/")


def test_what_is_not_there_answers_with_the_sites_own_page(port: int) -> None:
    answer, content = ask(port, "/nowhere/")
    assert answer.status == 404
    assert b"No such page" in content


@pytest.mark.parametrize(
    "path",
    [
        "/../secret.txt",
        "/%2e%2e/secret.txt",
        "/link.txt",
        "//etc/hostname",
        "/a%00b",
        "/" + "a" * 999,
    ],
)
def test_nothing_outside_the_folder_is_served(port: int, path: str) -> None:
    answer, content = ask(port, path)
    assert answer.status == 404
    assert b"secret" not in content


def test_part_of_a_file_can_be_asked_for(port: int) -> None:
    answer, content = ask(port, "/data.json", Range="bytes=2-4")
    assert (answer.status, content) == (206, b"234")
    assert answer.headers["Content-Range"] == "bytes 2-4/10"
    answer, content = ask(port, "/data.json", Range="bytes=20-")
    assert (answer.status, answer.headers["Content-Range"]) == (416, "bytes */10")
    answer, content = ask(port, "/data.json")
    assert (answer.status, answer.headers["Accept-Ranges"], content) == (
        200,
        "bytes",
        b"0123456789",
    )


def test_a_head_request_gets_no_content(port: int) -> None:
    answer, content = ask(port, "/data.json", "HEAD")
    assert (answer.headers["Content-Length"], content) == ("10", b"")


def test_another_site_cannot_read_the_preview_under_a_name_of_its_own(port: int) -> None:
    answer, content = ask(port, "/", Host="rebinding.example")
    assert answer.status == 403
    assert b"Front" not in content
    assert ask(port, "/", Host=f"localhost:{port}")[0].status == 200


def test_every_page_carries_the_script_that_reloads_it(port: int, preview: Preview) -> None:
    _, content = ask(port, "/")
    assert content.endswith(b'<script src="/-/reload.js?0"></script></body>')
    assert ask(port, "/-/reload.js")[0].headers["Content-Type"].startswith("text/javascript")
    assert b"reload" not in (preview.folder / "index.html").read_bytes()


def test_a_waiting_browser_is_told_of_another_edition(port: int, preview: Preview) -> None:
    connection = HTTPConnection("127.0.0.1", port, timeout=10)
    connection.request("GET", "/-/changes")
    answer = connection.getresponse()
    assert answer.headers["Content-Type"] == "text/event-stream"
    assert [answer.readline() for _ in range(3)] == [b"retry: 500\n", b"data: 0\n", b"\n"]
    preview.look_again(None)
    assert [answer.readline() for _ in range(3)] == [b"retry: 500\n", b"data: 1\n", b"\n"]
    connection.close()


def test_problems_are_shown_in_place_of_every_page(port: int, preview: Preview) -> None:
    place = Location("incidents/x/incident.yaml", 4, 3)
    problem = Problem(place, "record.unknown-key", "There is no <standng>.", "Write standing.")
    preview.look_again(problems_page([problem]))
    for path in ("/", "/incidents/hartford/", "/incidents/hartford"):
        answer, content = ask(port, path)
        assert answer.status == 500
        assert b"incidents/x/incident.yaml:4:3" in content
        assert b"There is no &lt;standng&gt;." in content
        assert b"Write standing." in content
        assert b"/-/reload.js?1" in content
    assert ask(port, "/data.json")[0].status == 200
    preview.look_again(None)
    assert ask(port, "/")[0].status == 200


def test_without_reloading_compressed_files_are_sent_as_a_host_would(preview: Preview) -> None:
    page = preview.folder / "index.html"
    page.with_name("index.html.gz").write_bytes(gzip.compress(page.read_bytes(), mtime=0))
    with served(preview, 0, reload=False) as address:
        port = urlsplit(address).port or 0
        answer, content = ask(port, "/", **{"Accept-Encoding": "gzip"})
        assert answer.headers["Content-Encoding"] == "gzip"
        assert gzip.decompress(content) == page.read_bytes()
        answer, content = ask(port, "/")
        assert answer.headers["Content-Encoding"] is None
        assert content == page.read_bytes()


def test_a_range_of_a_large_file_is_sent_piece_by_piece(port: int, preview: Preview) -> None:
    large = preview.folder / "tiles.pmtiles"
    with large.open("wb") as file:
        file.truncate(1 << 32)  # a hole: no disk is needed
    connection = HTTPConnection("127.0.0.1", port, timeout=10)
    tracemalloc.start()
    connection.request("GET", "/tiles.pmtiles", headers={"Range": "bytes=1-"})
    answer = connection.getresponse()
    assert answer.headers["Content-Length"] == str((1 << 32) - 1)
    for _ in range(40):
        assert answer.read(1 << 20) == bytes(1 << 20)
    most = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    connection.close()
    assert most < 16 << 20


@pytest.mark.parametrize(
    "path", ["/%ff", "/%ff.txt", "/odd/%ff/", "/odd", "/%ed%a0%80", "/odd/%0d%0aX:%20y", "/%"]
)
def test_a_name_that_is_no_text_is_an_answer_like_any_other(
    port: int, preview: Preview, path: str
) -> None:
    os.makedirs(os.fsencode(preview.folder) + b"/odd/\xff")  # noqa: PTH103  # a Path holds text
    with open(os.fsencode(preview.folder) + b"/\xff.txt", "wb"):  # noqa: PTH123  # likewise
        pass
    (preview.folder / "named").symlink_to(os.fsdecode(b"odd/\xff"))
    for asked in (path, "/named", "/named/"):
        assert ask(port, asked)[0].status in {301, 404}


@pytest.mark.parametrize("asked", ["-" + "9" * 4301, "9" * 4301 + "-", "--"])
def test_a_range_of_any_length_is_answered(port: int, asked: str) -> None:
    assert ask(port, "/data.json", Range=f"bytes={asked}")[0].status in {200, 206, 416}
