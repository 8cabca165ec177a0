from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread

import pytest

from generator.output import BuildError, FileDifference, Wrong, publish, verify
from tests.output.conftest import target


class Quiet(SimpleHTTPRequestHandler):
    def log_message(self, *_: object) -> None:
        pass


@pytest.fixture
def site(output: Path) -> Path:
    publish([target("a b.html"), target("ü.html"), target("c.html")], output, commit="c0de")
    return output


@pytest.fixture
def address(site: Path) -> Iterator[str]:
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(Quiet, directory=str(site)))
    Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01}, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()
    server.server_close()


def test_a_site_as_published_has_no_differences(site: Path, address: str) -> None:
    for where in (str(site), address, address + "/"):
        found = verify(where)
        assert (found.commit, found.files, found.differences) == ("c0de", 3, ())


def test_what_is_missing_changed_or_added_is_named(site: Path, address: str) -> None:
    (site / "c.html").unlink()
    (site / "a b.html").write_text("vandal")
    (site / "new").mkdir()
    (site / "new/x.html").write_text("x")
    on_the_web = (
        FileDifference("a b.html", Wrong.CHANGED),
        FileDifference("c.html", Wrong.MISSING),
    )
    assert verify(address).differences == on_the_web
    assert verify(str(site)).differences == (
        *on_the_web,
        FileDifference("new/x.html", Wrong.UNKNOWN),
    )


def test_a_site_without_a_manifest_cannot_be_verified(tmp_path: Path, address: str) -> None:
    for where in (str(tmp_path), str(tmp_path / "nowhere"), address + "/nowhere"):
        with pytest.raises(BuildError, match=r"has no site-manifest\.json"):
            verify(where)


def test_a_host_that_does_not_answer_is_named() -> None:
    with pytest.raises(BuildError, match="cannot be read"):
        verify("http://127.0.0.1:9/")
