"""The configurations in docs/publishing.md work: real servers are started with them and asked."""

from __future__ import annotations

import contextlib
import gzip
import http.client
import shutil
import socket
import subprocess
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from generator.site.render import SECURITY
from tests.browser.serving import build
from tests.docs.documents import examples

pytestmark = pytest.mark.long
UNPACKED = Path(__file__).parent / "unpacked"
PATIENCE = 10.0  # seconds for a server to open its port
NGINX = """\
daemon off; master_process off; pid {folder}/pid; error_log stderr;
events {{}}
http {{
    access_log off;
    client_body_temp_path {folder}/body; proxy_temp_path {folder}/proxy;
    fastcgi_temp_path {folder}/fastcgi; uwsgi_temp_path {folder}/uwsgi;
    scgi_temp_path {folder}/scgi;
    {server}
}}
"""


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The example site, with compressed forms beside the texts."""
    folder = tmp_path_factory.mktemp("published") / "site"
    build(folder, "--compress")
    return folder


def told(title: str, site: Path, port: int) -> str:
    """A configuration as the guide tells it, for this folder and port."""
    (text,) = (each.text for each in examples("docs/publishing.md") if each.title == title)
    assert "/srv/site" in text
    return text.replace("/srv/site", str(site)).replace("8080", str(port))


def program(path: str) -> str:
    """A server's program: unpacked beside the tests, else the system's."""
    found = shutil.which(UNPACKED / path) or shutil.which(Path(path).name)
    if found is None:
        pytest.skip(f"{Path(path).name} is not here, and tests/hosts/get-hosts could not bring it")
    return found


def free_port() -> int:
    """A port that nobody listens on."""
    with socket.create_server(("127.0.0.1", 0)) as listener:
        port: int = listener.getsockname()[1]
        return port


@contextlib.contextmanager
def running(command: list[str], folder: Path, port: int) -> Iterator[int]:
    """Run a server until its port is open, and end it afterwards."""
    environment = {"HOME": str(folder), "XDG_DATA_HOME": str(folder), "PATH": "/usr/bin:/bin"}
    with (folder / "said").open("w+b") as said:
        server = subprocess.Popen(command, cwd=folder, env=environment, stdout=said, stderr=said)
        try:
            wait_for(port, server, folder / "said")
            yield port
        finally:
            server.terminate()
            server.wait()


def wait_for(port: int, server: subprocess.Popen[bytes], said: Path) -> None:
    """Wait until a server accepts connections, as long as it lives."""
    end = time.monotonic() + PATIENCE
    while time.monotonic() < end:
        assert server.poll() is None, said.read_text()
        with contextlib.suppress(OSError), socket.create_connection(("127.0.0.1", port), 0.2):
            return
    pytest.fail(f"no answer in {PATIENCE} seconds: {said.read_text()}")


@pytest.fixture(scope="module", params=["nginx", "caddy"])
def host(
    request: pytest.FixtureRequest, site: Path, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[int]:
    """The port of a real server with the guide's configuration."""
    folder, port = tmp_path_factory.mktemp(request.param), free_port()
    if request.param == "nginx":
        server = told("nginx.conf", site, port)
        (folder / "nginx.conf").write_text(NGINX.format(folder=folder, server=server))
        nginx = program("usr/sbin/nginx")
        command = [nginx, "-p", str(folder), "-c", str(folder / "nginx.conf"), "-e", "stderr"]
    else:
        (folder / "Caddyfile").write_text("{\n  admin off\n}\n" + told("Caddyfile", site, port))
        command = [program("usr/bin/caddy"), "run", "--config", str(folder / "Caddyfile")]
    with running(command, folder, port) as open_port:
        yield open_port


def ask(port: int, path: str, **headers: str) -> tuple[int, http.client.HTTPMessage, bytes]:
    """Ask a server for a path; gives status, headers and body."""
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=PATIENCE)
    connection.request("GET", path, headers=headers)
    answer = connection.getresponse()
    found = (answer.status, answer.headers, answer.read())
    connection.close()
    return found


def explainer(site: Path) -> str:
    """The path of an explainer."""
    return (
        "/" + next(site.glob("incidents/*/index.html")).parent.relative_to(site).as_posix() + "/"
    )


def test_a_page_comes_with_the_policy_that_it_carries_itself(host: int, site: Path) -> None:
    status, headers, body = ask(host, explainer(site))
    assert status == http.HTTPStatus.OK
    assert body == (site / explainer(site)[1:] / "index.html").read_bytes()
    assert SECURITY in headers["Content-Security-Policy"]
    assert headers["Referrer-Policy"] == "no-referrer"
    assert headers["X-Content-Type-Options"] == "nosniff"


def test_the_compressed_form_is_sent_to_who_takes_it(host: int, site: Path) -> None:
    _, headers, body = ask(host, explainer(site), **{"Accept-Encoding": "gzip"})
    assert headers["Content-Encoding"] == "gzip"
    assert gzip.decompress(body) == (site / explainer(site)[1:] / "index.html").read_bytes()


def test_nobody_may_frame_a_page_and_anybody_a_quote(host: int, site: Path) -> None:
    def may_be_framed(path: str) -> bool:
        headers = ask(host, path)[1]
        policy = headers.get("Content-Security-Policy", "")
        return "frame-ancestors 'none'" not in policy and headers.get("X-Frame-Options") is None

    embed = next(site.glob("incidents/*/quotes/*/embed/index.html")).parent.relative_to(site)
    assert may_be_framed(f"/{embed.as_posix()}/")
    assert not may_be_framed(explainer(site))


def test_what_is_missing_is_said_to_be_missing(host: int, site: Path) -> None:
    status, _, body = ask(host, "/incidents/nowhere/")
    assert status == http.HTTPStatus.NOT_FOUND
    assert body == (site / "404.html").read_bytes()


def test_styles_are_kept_for_ever_and_pages_are_not(host: int, site: Path) -> None:
    styles = "/" + next(site.glob("assets/*.css")).relative_to(site).as_posix()
    assert "immutable" in ", ".join(ask(host, styles)[1].get_all("Cache-Control", []))
    assert "immutable" not in ask(host, "/")[1].get("Cache-Control", "")


def test_data_may_be_read_from_anywhere_and_hosts_notes_by_nobody(host: int) -> None:
    status, headers, _ = ask(host, "/data/incidents.json")
    assert (status, headers["Access-Control-Allow-Origin"]) == (http.HTTPStatus.OK, "*")
    assert headers["Content-Type"].startswith("application/json")
    assert ask(host, "/_headers")[0] == http.HTTPStatus.NOT_FOUND


def test_a_part_of_a_file_can_be_asked_for(host: int) -> None:
    status, _, body = ask(host, "/data/incidents.csv", Range="bytes=0-9")
    assert (status, len(body)) == (http.HTTPStatus.PARTIAL_CONTENT, 10)
