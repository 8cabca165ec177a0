from __future__ import annotations

import os
import re
import signal
import subprocess
import sys
from collections.abc import Iterator
from http.client import HTTPConnection
from pathlib import Path
from urllib.parse import urlsplit

import msgspec
import pytest

from bench.corpus import incident, write_ours
from generator import build, pelican_plugin
from generator.commands.serve import incidents_of

pytestmark = pytest.mark.long

ROOT = Path(__file__).parents[1]


@pytest.fixture
def site(tmp_path: Path) -> Path:
    write_ours(tmp_path / "content", 1, 1)
    return tmp_path


@pytest.fixture
def serving(site: Path) -> Iterator[tuple[subprocess.Popen[str], int]]:
    command = [sys.executable, "-m", "generator", "serve", "--port", "0", "--jobs", "1"]
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    with subprocess.Popen(
        command, cwd=site, env=environment, stderr=subprocess.PIPE, text=True
    ) as running:
        assert running.stderr is not None
        address = next(line for line in running.stderr if line.startswith("Serving ")).split()[1]
        port = urlsplit(address).port
        assert port is not None
        yield running, port
        running.send_signal(signal.SIGINT)
        running.wait(timeout=60)


def page(port: int, path: str) -> tuple[int, str]:
    connection = HTTPConnection("127.0.0.1", port, timeout=60)
    connection.request("GET", path)
    answer = connection.getresponse()
    text = answer.read().decode()
    connection.close()
    return answer.status, text


def test_a_save_shows_on_the_page_and_a_mistake_beside_it(
    site: Path, serving: tuple[subprocess.Popen[str], int]
) -> None:
    _running, port = serving
    made = incident(0, 1)
    folder, address = site / "content/incidents" / made.id, f"/incidents/{made.id}/"
    assert page(port, address)[0] == 200
    changes = HTTPConnection("127.0.0.1", port, timeout=120)
    changes.request("GET", "/-/changes")
    answer = changes.getresponse()
    edition = [answer.readline() for _ in range(3)][1]

    (folder / "narrative.md").write_text(made.narrative + "\n\nA freshly written sentence.\n")
    lines = [answer.readline() for _ in range(3)]
    assert lines[1] != edition
    assert "A freshly written sentence." in page(port, address)[1]

    (folder / "incident.yaml").write_text(made.record + "unknwon: key\n")
    answer.readline()
    answer.readline()
    status, text = page(port, address)
    assert status == 200
    assert "A freshly written sentence." in text
    assert "record.unknown-key" in text
    assert f"incidents/{made.id}/incident.yaml" in text
    changes.close()


def test_the_preview_leaves_what_is_published_alone(
    site: Path, serving: tuple[subprocess.Popen[str], int]
) -> None:
    assert serving[1]
    assert not (site / "output").exists()
    assert (site / ".explainer/preview/site-manifest.json").exists()


def test_a_save_inside_incidents_names_them_and_any_other_save_names_nobody(
    tmp_path: Path,
) -> None:
    content = tmp_path / "content"
    (content / "incidents/a/updates").mkdir(parents=True)
    inside = frozenset({content / "incidents/a/updates/x.yaml", content / "incidents/b"})
    assert incidents_of(inside, content) == {"a", "b"}
    assert incidents_of(inside | {content / "newsroom.yaml"}, content) is None
    assert incidents_of(frozenset({content / "incidents"}), content) is None
    (tmp_path / "link").symlink_to(content)
    assert incidents_of(inside, tmp_path / "link") == {"a", "b"}


def test_a_build_that_is_told_what_was_touched_looks_at_nothing_else(tmp_path: Path) -> None:
    site = tmp_path
    write_ours(site / "content", 30, 1)  # feeds open the twenty newest in any case
    request = build.Request(site / "content", site / "out", cache=site / "cache", cards=False)
    build.build(request, pelican_plugin.host)
    folders = (site / "content/incidents").iterdir()
    one, other = sorted(folders, key=lambda folder: re.findall(r"\d+-\d+-\d+", folder.name))[:2]
    for folder in (one, other):
        path = folder / "narrative.md"
        path.write_text(path.read_text() + "\n\nA freshly written sentence.\n")

    def shows(folder: Path) -> bool:
        page = site / "out/incidents" / folder.name / "index.html"
        return "A freshly written sentence." in page.read_text()

    known = msgspec.structs.replace(request, touched=frozenset({one.name}))
    build.build(known, pelican_plugin.host)
    assert (shows(one), shows(other)) == (True, False)
    build.build(request, pelican_plugin.host)
    assert (shows(one), shows(other)) == (True, True)
