"""Sources are asked once and gently, and nobody's record makes us speak to our own network."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest

from generator.authoring.links import SourceLink, ask, is_public, source_links
from tests.authoring.test_new import FLAGS, run
from tests.whole_site import read_site

ANSWERS = {
    "/here": (200, ""),
    "/gone": (410, ""),
    "/broken": (500, ""),
    "/members": (403, ""),
    "/moved": (301, "/here"),
    "/moved-away": (302, "/gone"),
    "/round": (302, "/round"),
    "/to-a-file": (302, "file:///etc/passwd"),
    "/to-us": (302, "http://127.0.0.1:1/"),
}


@pytest.fixture(scope="module")
def publisher() -> Iterator[str]:
    """A publisher's server, and what it answers to HEAD and GET."""

    class Publisher(BaseHTTPRequestHandler):
        def do_HEAD(self) -> None:
            if self.path == "/only-get":
                self.send_error(405)
                return
            self.do_GET()

        def do_GET(self) -> None:
            status, onward = ANSWERS.get(self.path, (200 if self.path == "/only-get" else 404, ""))
            self.send_response(status)
            if onward:
                self.send_header("Location", onward)
            self.end_headers()

        def log_message(self, *_: object) -> None:
            """Say nothing."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Publisher)
    threading.Thread(
        target=server.serve_forever, kwargs={"poll_interval": 0.01}, daemon=True
    ).start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()
    server.server_close()


def anywhere(_: str) -> bool:
    """Allow the test's own server."""
    return True


@pytest.mark.parametrize(
    ("path", "status", "missing"),
    [
        ("/here", 200, False),
        ("/moved", 200, False),
        ("/only-get", 200, False),
        ("/members", 403, False),
        ("/nowhere", 404, True),
        ("/gone", 410, True),
        ("/moved-away", 410, True),
        ("/broken", 500, True),
    ],
)
def test_an_answer_tells_whether_the_page_is_there(
    publisher: str,
    path: str,
    status: int,
    missing: bool,  # noqa: FBT001 - a row of the table
) -> None:
    answer = ask(publisher + path, anywhere)
    assert (answer.status, answer.is_missing) == (status, missing)


def test_a_round_of_redirections_ends(publisher: str) -> None:
    assert str(ask(publisher + "/round", anywhere)) == "it was redirected more than 5 times"


def test_a_redirection_leads_to_no_file(publisher: str) -> None:
    assert str(ask(publisher + "/to-a-file", anywhere)) == "it leads to no web address"


def test_our_own_network_is_never_spoken_to(publisher: str) -> None:
    assert str(ask(publisher + "/here")) == "it leads into a network that is not public"


def test_nobody_at_home_is_an_answer(publisher: str) -> None:
    assert ask(publisher + "/to-us", anywhere).is_missing


OURS = [
    "127.0.0.1",
    "10.0.0.1",
    "172.16.0.1",
    "192.168.1.1",
    "169.254.169.254",
    "0.0.0.0",  # noqa: S104 - nothing is bound here
    "100.64.0.1",
    "224.0.0.1",
    "::1",
    "fe80::1",
    "fc00::1",
    "::ffff:127.0.0.1",
]


@pytest.mark.parametrize("number", OURS)
def test_a_number_of_a_network_of_our_own_is_not_public(number: str) -> None:
    assert not is_public(number)


def test_a_number_of_the_open_internet_is_public() -> None:
    assert is_public("93.184.215.14")
    assert is_public("2606:2800:21f:cb07:6820:80da:af6b:8b2c")


def test_every_address_of_a_published_incident_is_asked(content: Path) -> None:
    run(content, "new", "ferry-2024", **FLAGS)
    record = content / "incidents" / "ferry-2024" / "incident.yaml"
    assert read_site(content).site is not None
    record.write_text(record.read_text().replace("status: draft", "status: developing"))
    site = read_site(content).site
    assert site is not None
    (link,) = source_links(site)
    address = "https://gazette.example/ferry"
    assert link == SourceLink("ferry-2024", "ellery-gazette", "url", address)
