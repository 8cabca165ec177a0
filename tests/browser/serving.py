"""Builds the example site once for all workers, and serves it as a host would: under a prefix."""

from __future__ import annotations

import fcntl
import gzip
import mimetypes
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from http import HTTPStatus
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from urllib.parse import unquote, urlsplit

from tests import forked

REPOSITORY = Path(__file__).resolve().parents[2]
LEADS_ON = b'<meta http-equiv="refresh" content="0; url='
PREFIX = "/press/"  # a site must work under any path, so it is never tested at the root
TEXT = ("text/", "application/json", "application/javascript", "image/svg+xml")


def built(folder: Path, write: Callable[[Path], object] | None = None, *options: str) -> Path:
    """Build a site into ``folder``/site; the first caller builds, the others wait.

    Args:
        folder: Where all of it lies.
        write: Writes ``content/`` into the folder; None for the example site.
        options: What to build with.
    """
    folder.mkdir(parents=True, exist_ok=True)
    site = folder / "site"
    with (folder / "lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not (site / "index.html").exists():
            if write is not None:
                write(folder)
            build(site, *options, cwd=folder if write else REPOSITORY)
    return site


def build(site: Path, *options: str, cwd: Path = REPOSITORY) -> None:
    """Run ``explainer build`` on the example content; a failure shows what it printed."""
    where = ("--output", str(site), "--site-url", f"http://127.0.0.1{PREFIX}")
    done = forked.run(("build", *where, *options), cwd)
    assert done.returncode == 0, f"{' '.join(done.args)}\n{done.stdout}{done.stderr}"


def addresses_of(site: Path) -> tuple[str, ...]:
    """Every page of a site, as a path below the prefix: '' is the front page.

    A page that leads on at once is none that a reader stays on; where it leads is one.
    """
    stays = (path for path in site.rglob("*.html") if LEADS_ON not in path.read_bytes())
    pages = (path.relative_to(site).as_posix() for path in stays)
    return tuple(sorted(page.removesuffix("index.html") for page in pages))


@dataclass(frozen=True)
class Answer:
    """What the server says: status, media type, the bytes as they travel, how they are packed."""

    status: HTTPStatus
    media_type: str
    body: bytes
    packed: bool


def answer(site: Path, path: str) -> Answer:
    """Find what is at a path: a file, a folder's index.html, or the page for what is missing."""
    inside = unquote(urlsplit(path).path)
    file = site / inside.removeprefix(PREFIX)
    if inside.startswith(PREFIX) and inside.endswith("/"):
        file = file / "index.html"
    known = inside.startswith(PREFIX) and file.is_file()
    if not known:
        file = site / "404.html"
    media_type = mimetypes.guess_type(file.name)[0] or "application/octet-stream"
    body = file.read_bytes() if file.is_file() else b""
    packed = media_type.startswith(TEXT)
    status = HTTPStatus.OK if known else HTTPStatus.NOT_FOUND
    return Answer(status, media_type, gzip.compress(body, mtime=0) if packed else body, packed)


@contextmanager
def served(site: Path) -> Iterator[str]:
    """Serve a folder on 127.0.0.1 while the block runs; gives the address of its front page."""

    class Host(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            reply = answer(site, self.path)
            self.send_response(reply.status)
            self.send_header("Content-Type", f"{reply.media_type}; charset=utf-8")
            self.send_header("Content-Length", str(len(reply.body)))
            if reply.packed:
                self.send_header("Content-Encoding", "gzip")
            with suppress(BrokenPipeError, ConnectionResetError):  # the page went elsewhere
                self.end_headers()
                self.wfile.write(reply.body)

        def log_message(self, *_: object) -> None:
            """Say nothing: the tests speak for themselves."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Host)
    threading.Thread(
        target=server.serve_forever, kwargs={"poll_interval": 0.01}, daemon=True
    ).start()
    try:
        yield f"http://127.0.0.1:{server.server_port}{PREFIX}"
    finally:
        server.shutdown()
        server.server_close()
