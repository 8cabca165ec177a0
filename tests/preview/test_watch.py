from __future__ import annotations

import os
import shutil
from http.client import HTTPConnection
from pathlib import Path
from queue import Queue
from threading import Event, Thread
from urllib.parse import urlsplit

from generator.preview import Preview, Shown, serve


def test_a_save_is_built_and_shown_without_being_asked(tmp_path: Path) -> None:
    content, site = tmp_path / "content", tmp_path / "site"
    content.mkdir()
    (content / "page.txt").write_text("one")

    told: list[frozenset[Path] | None] = []

    def build(touched: frozenset[Path] | None) -> Shown:
        told.append(touched)
        fresh = tmp_path / "fresh"
        fresh.mkdir()
        (fresh / "index.html").write_text((content / "page.txt").read_text())
        shutil.rmtree(site, ignore_errors=True)
        fresh.rename(site)
        return Shown()

    addresses: Queue[str] = Queue()
    stop = Event()
    preview = Preview(site)
    serving = Thread(
        target=serve,
        args=(preview, build),
        kwargs={"port": 0, "watched": [content], "opened": addresses.put, "stop": stop},
    )
    serving.start()
    port = urlsplit(addresses.get(timeout=30)).port
    connection = HTTPConnection("127.0.0.1", port or 0, timeout=30)
    connection.request("GET", "/")
    assert connection.getresponse().read().startswith(b"one")
    revision = preview.wait(1, seconds=30)  # what was saved before the watch began is looked for
    (content / "page.txt").write_text("two")
    preview.wait(revision, seconds=30)
    connection.request("GET", "/")
    assert connection.getresponse().read().startswith(b"two")
    assert told[:2] == [None, None]
    assert told[2] is not None
    assert {path.name for path in told[2]} == {"page.txt"}
    while len(told) == 3:  # what the watch may have missed is looked for when all is quiet
        preview.wait(preview.revision, seconds=0.1)
    assert told[3] is None
    with open(os.fsencode(content) + b"/\xff.txt", "wb"):  # noqa: PTH123  # a Path holds text
        pass
    while len(told) == 4:  # what the watch cannot name is looked for too
        preview.wait(preview.revision, seconds=0.1)
    assert told[4] is None
    stop.set()
    serving.join(timeout=30)
    assert not serving.is_alive()
    connection.close()
