from __future__ import annotations

import os
import shutil
import tracemalloc
from collections.abc import Iterator
from http.client import HTTPConnection, HTTPResponse
from pathlib import Path
from urllib.parse import urlsplit

import pytest

from generator.preview import Note, Preview, Shown, served
from generator.problems import Level, Location, NewFile, Problem, Related, Report
from tests.without_leave import without_leave


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
    preview.look_again(Shown(failure="Another."))
    assert [answer.readline() for _ in range(3)] == [b"retry: 500\n", b"data: 1\n", b"\n"]
    connection.close()


PLACE = Location("incidents/x/incident.yaml", 4, 3, "claims/one")
PROBLEM = Problem(PLACE, "record.unknown-key", "There is no <standng>.", "Write standing.")


def test_problems_are_told_on_every_page_and_replace_none(port: int, preview: Preview) -> None:
    preview.address_of = lambda location: f"incidents/x/#{location.field}"
    preview.look_again(Shown(Report((PROBLEM,))))
    for path in ("/", "/incidents/hartford/"):
        answer, content = ask(port, path)
        assert answer.status == 200
        assert b"<h1>Front</h1>" in content or b"Hartford" in content
        assert b"<summary>1 problem</summary>" in content
        assert b"There is no &lt;standng&gt;." in content
        assert b"Write standing." in content
        assert b'href="/incidents/x/#claims/one"' in content
        assert b'href="/-/file/incidents/x/incident.yaml#L4"' in content
        assert b"/-/reload.js?1" in content
    preview.look_again(Shown())
    assert b"<summary>" not in ask(port, "/")[1]


def test_changes_are_counted_and_their_update_is_there_to_copy(
    port: int, preview: Preview
) -> None:
    related = (Related(PLACE, "claims/one: added"), Related(PLACE, "claims/two: added"))
    fix = NewFile("incidents/x/updates/2031-05-06-new.yaml", "at: 2031\nwhy: >-\n  a < b\n")
    changed = Problem(PLACE, "history.uncovered", "Two.", "Paste.", related=related, fix=fix)
    advice = Problem(PLACE, "standards.some", "Better.", level=Level.ADVICE)
    preview.look_again(Shown(Report((changed, advice))))
    content = ask(port, "/")[1].decode()
    assert "<summary>2 changes not yet explained, 1 piece of advice</summary>" in content
    assert "<pre>at: 2031\nwhy: &gt;-\n  a &lt; b\n</pre>" in content


def test_a_note_stands_on_top_of_its_pages_and_in_the_place_of_one_that_is_not_there(
    port: int, preview: Preview
) -> None:
    notes = (Note("incidents/hartford/", "A draft."), Note("incidents/new/", "None.", (PROBLEM,)))
    preview.look_again(Shown(Report((PROBLEM,)), notes))
    assert b"A draft." in ask(port, "/incidents/hartford/")[1].split(b"Hartford")[0]
    assert b"A draft." not in ask(port, "/")[1]
    answer, content = ask(port, "/incidents/new/")
    assert answer.status == 404
    assert b"None." in content
    assert b"There is no &lt;standng&gt;." in content
    assert b"No such page" not in content


def test_where_there_is_no_site_its_problems_are_told(preview: Preview) -> None:
    shutil.rmtree(preview.folder)
    for shown in (Shown(Report((PROBLEM,))), Shown(failure="No room.", trace="in draw")):
        preview.look_again(shown)
        with served(preview, 0) as address:
            content = ask(urlsplit(address).port or 0, "/")[1]
        assert (b"There is no &lt;standng&gt;." in content) == bool(shown.report)
        assert (b"No room." in content) == (b"in draw" in content) == bool(shown.failure)


def test_a_file_of_the_content_is_shown_line_by_line_and_no_other(
    port: int, preview: Preview, tmp_path: Path
) -> None:
    preview.content = tmp_path / "content"
    preview.content.mkdir()
    (preview.content / "incident.yaml").write_text("a: <b>\n  c: d\n")
    (preview.content / "photo.jpg").write_text("secret")
    (tmp_path / "secret.yaml").write_text("secret")
    assert b'<li id="L2">  c: d</li>' in ask(port, "/-/file/incident.yaml")[1]
    for name in ("photo.jpg", "../secret.yaml", "%2e%2e/secret.yaml", "none.yaml"):
        answer, content = ask(port, f"/-/file/{name}")
        assert answer.status == 404
        assert b"secret" not in content


@pytest.mark.parametrize("name", ["index.html", "notes.pdf"])
def test_a_file_that_may_not_be_read_is_told(preview: Preview, name: str) -> None:
    path = preview.folder / name
    path.touch()
    with without_leave(path), served(preview, 0) as address:
        answer, content = ask(urlsplit(address).port or 0, f"/{name}")
    assert answer.status == 404
    assert content.decode() == f"{path}: Permission denied.\n"


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
