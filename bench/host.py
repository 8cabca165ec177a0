"""Serves a published site as a static host does: compressed, with the headers of ``_headers``."""

from __future__ import annotations

import threading
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from functools import partial
from http import HTTPStatus
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from urllib.parse import unquote, urlsplit

from generator.preview.files import find, kind_of

Rules = Sequence[tuple[str, tuple[tuple[str, str], ...]]]


def read_rules(text: str) -> Rules:
    """Read ``_headers``: each path, perhaps with a star at its end, and what it is sent with."""
    rules: list[tuple[str, tuple[tuple[str, str], ...]]] = []
    for line in text.splitlines():
        name, colon, value = line.strip().partition(": ")
        if line.startswith("/"):
            rules.append((line.strip(), ()))
        elif colon and rules:
            path, headers = rules[-1]
            rules[-1] = (path, (*headers, (name, value)))
    return rules


def headers_of(path: str, rules: Rules) -> Iterator[tuple[str, str]]:
    """What a path is sent with, by all rules that fit it."""
    for pattern, headers in rules:
        start, star, _ = pattern.partition("*")
        if path.startswith(start) if star else path == pattern:
            yield from headers


@contextmanager
def hosted(site: Path, port: int) -> Iterator[str]:
    """Serve a site on this machine while the block runs; gives the address of its front page."""
    rules = read_rules((site / "_headers").read_text())
    server = ThreadingHTTPServer(("127.0.0.1", port), partial(_Answer, site, rules))
    server.daemon_threads = True
    threading.Thread(target=server.serve_forever, daemon=True).start()
    try:
        yield f"http://127.0.0.1:{port}/"
    finally:
        server.shutdown()
        server.server_close()


class _Answer(BaseHTTPRequestHandler):
    """Answers one request."""

    protocol_version = "HTTP/1.1"

    def __init__(self, site: Path, rules: Rules, *connection: object) -> None:
        self.site, self.rules = site, rules
        super().__init__(*connection)  # type: ignore[arg-type]  # the server's own arguments

    def do_GET(self) -> None:
        path = unquote(urlsplit(self.path).path)
        found = find(self.site, path)
        status = HTTPStatus.OK if found else HTTPStatus.NOT_FOUND
        file = found or self.site / "404.html"
        packed = file.with_name(f"{file.name}.gz")
        gzipped = "gzip" in self.headers.get("Accept-Encoding", "") and packed.is_file()
        content = (packed if gzipped else file).read_bytes()
        with suppress(BrokenPipeError, ConnectionResetError):  # the browser went elsewhere
            self.send_response(status)
            self.send_header("Content-Type", kind_of(file.name))
            self.send_header("Content-Length", str(len(content)))
            if gzipped:
                self.send_header("Content-Encoding", "gzip")
            for name, value in headers_of(path, self.rules):
                self.send_header(name, value)
            self.end_headers()
            self.wfile.write(content)

    def log_message(self, *_: object) -> None:
        """Say nothing."""
