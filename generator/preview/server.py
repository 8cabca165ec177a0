"""Serves a site to the browser beside the editor, and to nobody else."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from functools import partial
from http import HTTPStatus
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Condition, Thread
from typing import BinaryIO
from urllib.parse import quote, unquote, urlsplit

from generator.preview.files import find, kind_of, wanted_part
from generator.preview.pages import (
    CHANGES_PATH,
    FILE_PATH,
    RELOAD_PATH,
    RELOAD_SCRIPT,
    STYLE,
    STYLE_PATH,
    AddressOf,
    file_page,
    missing_page,
    note_page,
    with_preview,
    with_reload,
)
from generator.preview.shown import Shown
from generator.problems import said_by_system

HERE = "127.0.0.1"
_PIECE = 1 << 20  # bytes of a file that are in memory at once
_HTML = kind_of("index.html")
_BREATH = 15.0  # seconds between two signs of life to a waiting browser


class PortError(Exception):
    """Nothing can be served at a port; the message says why."""


def _nowhere(_: object) -> str:
    return ""


@dataclass(slots=True)
class Preview:
    """The state that the builder writes and the server's threads read.

    Attributes:
        folder: The site that is served.
        content: The folder of which single files are shown, line by line; None for none.
        address_of: Finds the page, and the place on it, of what the content says somewhere.
        shown: What is told beside the pages.
        revision: Counts the changes, so that a browser knows whether its page is the latest.
    """

    folder: Path
    content: Path | None = None
    address_of: AddressOf = _nowhere
    shown: Shown = field(default_factory=Shown)
    revision: int = 0
    _stood: int | None = None
    _changed: Condition = field(default_factory=Condition)

    def look_again(self, shown: Shown) -> None:
        """After a build: wake those who wait, if there is anything else to show."""
        stands = self._stands()
        with self._changed:
            if (stands, shown) != (self._stood, self.shown):
                self._stood, self.shown = stands, shown
                self.revision += 1
                self._changed.notify_all()

    def _stands(self) -> int | None:
        """Which tree stands in the folder: a build puts another one in place."""
        try:
            return self.folder.stat().st_ino
        except OSError:
            return None

    def wait(self, known: int, *, seconds: float) -> int:
        """Wait until the revision is another than the known one, or the time is up."""
        with self._changed:
            self._changed.wait_for(lambda: self.revision != known, timeout=seconds)
            return self.revision


@contextmanager
def served(preview: Preview, port: int) -> Iterator[str]:
    """Serve a preview on this machine alone, while the block runs; gives its address.

    Args:
        preview: What to serve.
        port: The port; 0 for any that is free.

    Raises:
        PortError: Where the port is taken.
    """
    try:
        server = ThreadingHTTPServer((HERE, port), partial(_Answer, preview))
    except OSError as error:
        raise PortError(f"Port {port} cannot be used: {error.strerror}.") from error
    server.daemon_threads = True
    Thread(target=server.serve_forever, kwargs={"poll_interval": 0.1}, daemon=True).start()
    try:
        yield f"http://{HERE}:{server.server_port}/"
    finally:
        server.shutdown()
        server.server_close()


class _Answer(BaseHTTPRequestHandler):
    """Answers one request."""

    protocol_version = "HTTP/1.1"

    def __init__(self, preview: Preview, *connection: object) -> None:
        self.preview = preview
        super().__init__(*connection)  # type: ignore[arg-type]  # the server's own arguments

    def do_GET(self) -> None:
        with suppress(BrokenPipeError, ConnectionResetError):  # the browser went elsewhere
            try:
                self._answer()
            except (FileNotFoundError, PermissionError) as error:  # found, but it cannot be read
                self._send(f"{said_by_system(error)}\n".encode(), HTTPStatus.NOT_FOUND)

    do_HEAD = do_GET  # noqa: N815  the server looks for this name

    def log_message(self, *_: object) -> None:
        """Say nothing: the terminal is for problems."""

    def _answer(self) -> None:
        host = self.headers.get("Host", "").rpartition(":")[0] or self.headers.get("Host", "")
        if host not in {HERE, "localhost"}:  # another site's script, by a name that it owns
            self._send(b"This preview is for this machine alone.\n", HTTPStatus.FORBIDDEN)
            return
        path = self._path()
        if path == CHANGES_PATH:
            self._tell_changes()
        elif path == RELOAD_PATH:
            self._send(RELOAD_SCRIPT, kind=kind_of(RELOAD_PATH))
        elif path == STYLE_PATH:
            self._send(STYLE, kind=kind_of(STYLE_PATH))
        elif path.startswith(FILE_PATH):
            self._send_lines(path.removeprefix(FILE_PATH))
        else:
            self._send_file(path)

    def _send_lines(self, name: str) -> None:
        """Show a file of the content, line by line; only what its writers type is."""
        folder = self.preview.content
        found = find(folder, name) if folder and name.endswith((".yaml", ".md")) else None
        if found is None:
            self._send(b"There is no such file.\n", HTTPStatus.NOT_FOUND)
            return
        text = found.read_text(encoding="utf-8", errors="replace")
        self._send(file_page(name, text), kind=_HTML)

    def _send_file(self, path: str) -> None:
        found = find(self.preview.folder, path)
        if found is None:
            self._send_missing()
        elif found.name == "index.html" and not path.endswith(("/", "index.html")):
            self._send(b"", HTTPStatus.MOVED_PERMANENTLY, {"Location": quote(path) + "/"})
        elif found.suffix == ".html":
            self._send_page(found.read_bytes(), HTTPStatus.OK)
        else:
            self._send_part(found)

    def _send_missing(self) -> None:
        preview, page = self.preview, find(self.preview.folder, "/404.html")
        if notes := preview.shown.notes_on(self._path()):
            content = note_page(notes, preview.address_of)
            self._send(with_reload(content, preview.revision), HTTPStatus.NOT_FOUND, kind=_HTML)
        elif page:
            self._send_page(page.read_bytes(), HTTPStatus.NOT_FOUND)
        elif preview.shown.counted:
            content = missing_page(preview.shown, preview.address_of)
            self._send(with_reload(content, preview.revision), HTTPStatus.NOT_FOUND, kind=_HTML)
        else:
            self._send_page(b"<!doctype html><title>Not found</title>", HTTPStatus.NOT_FOUND)

    def _send_page(self, page: bytes, status: HTTPStatus) -> None:
        preview = self.preview
        page = with_preview(
            page, self._path(), preview.shown, preview.revision, preview.address_of
        )
        self._send(page, status, kind=_HTML)

    def _path(self) -> str:
        return unquote(urlsplit(self.path).path)

    def _send_part(self, path: Path) -> None:
        with path.open("rb") as file:
            size = file.seek(0, 2)
            part = wanted_part(self.headers.get("Range"), size)
            if part is not None and not part:
                status = HTTPStatus.REQUESTED_RANGE_NOT_SATISFIABLE
                self._send(b"", status, {"Content-Range": f"bytes */{size}"})
                return
            headers = {"Accept-Ranges": "bytes"}
            if part:
                headers["Content-Range"] = f"bytes {part.start}-{part.stop - 1}/{size}"
            status = HTTPStatus.PARTIAL_CONTENT if part else HTTPStatus.OK
            sent = part or range(size)
            self._send_head(status, headers, kind_of(path.name), len(sent))
            if self.command != "HEAD":
                self._copy(file, sent)

    def _copy(self, file: BinaryIO, part: range) -> None:
        """Send a part of a file piece by piece, so that its size is no matter."""
        file.seek(part.start)
        left = len(part)
        while left and (piece := file.read(min(left, _PIECE))):
            self.wfile.write(piece)
            left -= len(piece)
        if left:  # it was made shorter meanwhile, and the browser waits for more
            self.close_connection = True

    def _send(
        self,
        content: bytes,
        status: HTTPStatus = HTTPStatus.OK,
        headers: dict[str, str] | None = None,
        kind: str = "text/plain; charset=utf-8",
    ) -> None:
        self._send_head(status, headers, kind, len(content))
        if self.command != "HEAD":
            self.wfile.write(content)

    def _send_head(
        self, status: HTTPStatus, headers: dict[str, str] | None, kind: str, length: int
    ) -> None:
        self.send_response(status)
        every = {
            "Content-Type": kind,
            "Content-Length": str(length),
            "Cache-Control": "no-store",
            "X-Content-Type-Options": "nosniff",
        }
        for name, value in {**every, **(headers or {})}.items():
            self.send_header(name, value)
        self.end_headers()

    def _tell_changes(self) -> None:
        """Tell the browser each revision, until it leaves (server-sent events)."""
        self.close_connection = True
        self.send_response(HTTPStatus.OK)
        self.send_header("Content-Type", "text/event-stream")
        self.send_header("Cache-Control", "no-store")
        self.end_headers()
        revision = self.preview.revision
        while True:
            self.wfile.write(f"retry: 500\ndata: {revision}\n\n".encode())
            self.wfile.flush()
            revision = self.preview.wait(revision, seconds=_BREATH)
