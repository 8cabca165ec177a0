"""What is published is compared with the live site: 404 is a first publication, else it stops."""

from __future__ import annotations

import json
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread

import pytest
import yaml

from tests.small_site import SmallSite, small_site

ROOT = Path(__file__).parents[3]


class Live(BaseHTTPRequestHandler):
    """Answers every request as the server was told."""

    def do_GET(self) -> None:
        server = self.server
        assert isinstance(server, LiveServer)
        self.send_response(server.status)
        self.end_headers()
        self.wfile.write(server.content)

    def log_message(self, *_: object) -> None:
        pass


class LiveServer(ThreadingHTTPServer):
    status = 404
    content = b""


@pytest.fixture
def live() -> Iterator[LiveServer]:
    server = LiveServer(("127.0.0.1", 0), Live)
    Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01}, daemon=True).start()
    yield server
    server.shutdown()
    server.server_close()


@pytest.fixture
def site(tmp_path: Path, live: LiveServer) -> SmallSite:
    site = small_site(tmp_path)
    path = site.content / "newsroom.yaml"
    path.write_text(
        path.read_text().replace(
            "https://gazette.example/", f"http://127.0.0.1:{live.server_port}/"
        )
    )
    site.begin()
    return site


def test_where_nothing_is_published_it_is_the_first_time(site: SmallSite) -> None:
    done = site.explainer("check", "--published", "live")
    assert done.returncode == 0, done.stderr
    assert "Nothing is published at http://127.0.0.1" in done.stderr


@pytest.mark.parametrize("status", [500, 403])
def test_any_other_answer_stops(site: SmallSite, live: LiveServer, status: int) -> None:
    live.status = status
    done = site.explainer("check", "--published", "live")
    assert done.returncode == 1
    assert f"answers {status}" in done.stderr


def test_what_is_no_manifest_stops(site: SmallSite, live: LiveServer) -> None:
    live.status, live.content = 200, b"<html>"
    done = site.explainer("check", "--published", "live")
    assert (done.returncode, "history.no-manifest" in done.stderr) == (1, True)


def test_a_file_that_is_no_manifest_is_told_of_the_content_as_a_whole(site: SmallSite) -> None:
    (site.root / "site-manifest.json").write_text("<html>")
    done = site.explainer("check", "--published", "site-manifest.json", "--format", "json")
    (problem,) = [one for one in json.loads(done.stdout) if one["level"] == "error"]
    assert (problem["file"], problem["code"]) == (".", "history.no-manifest")


def test_a_live_site_that_does_not_answer_stops(site: SmallSite, live: LiveServer) -> None:
    live.shutdown()
    live.server_close()
    done = site.explainer("check", "--published", "live")
    assert done.returncode == 1
    assert "cannot be read" in done.stderr


def test_a_history_that_renumbers_the_live_site_stops(site: SmallSite, live: LiveServer) -> None:
    commit = site.git("rev-parse", "HEAD")
    versions = {"harbour-fire": ["0" * 16]}
    live.status = 200
    live.content = json.dumps(
        {"format": 1, "commit": commit, "files": {}, "versions": versions}
    ).encode()
    done = site.explainer("check", "--published", "live")
    assert (done.returncode, "history.renumbered" in done.stderr) == (1, True)


def test_both_workflows_compare_with_the_live_site_before_they_build() -> None:
    github = yaml.safe_load((ROOT / ".github/workflows/publish.yml").read_text())
    steps = [step.get("run", "") for step in github["jobs"]["build"]["steps"]]
    gitlab = yaml.safe_load((ROOT / ".gitlab-ci.yml").read_text())["pages"]["script"]
    for script in (steps, gitlab):
        checks = [place for place, run in enumerate(script) if "check --published live" in run]
        builds = [place for place, run in enumerate(script) if "explainer build" in run]
        assert len(checks) == 1
        assert checks[0] < builds[0]
