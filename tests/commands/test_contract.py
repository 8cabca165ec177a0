"""The contract of the commands: 0 done, 1 problems in content, 2 wrong use, 130 interrupted."""

from __future__ import annotations

import contextlib
import json
import os
import shutil
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from tests import forked
from tests.small_site import ID, small_site

ROOT = Path(__file__).parents[2]


@pytest.fixture
def place(tmp_path: Path) -> Path:
    """A folder that holds a newsroom and one small incident, and no repository."""
    return small_site(tmp_path).root


@pytest.fixture
def example(tmp_path: Path) -> Path:
    """A folder that holds the example’s newsroom and one incident: a build takes a while."""
    content = tmp_path / "content"
    (content / "incidents").mkdir(parents=True)
    shutil.copy(ROOT / "content/newsroom.yaml", content)
    name = "incidents/hartford-police-shooting"
    shutil.copytree(ROOT / "content" / name, content / name)
    return tmp_path


def run(place: Path, *words: str) -> subprocess.CompletedProcess[str]:
    return forked.run(words, place)


def spoil(place: Path, was: str, now: str) -> int:
    """Write something else into the record, and say in which line."""
    record = place / "content/incidents" / ID / "incident.yaml"
    text = record.read_text()
    assert was in text
    record.write_text(text.replace(was, now, 1))
    return text[: text.index(was)].count("\n") + 1


def test_sound_content_is_checked_and_built_with_exit_0(place: Path) -> None:
    assert run(place, "check").returncode == 0
    built = run(place, "build")
    assert built.returncode == 0, built.stderr
    assert (place / "output/incidents" / ID / "index.html").is_file()


def test_a_problem_is_exit_1_and_leaves_the_last_good_site(place: Path) -> None:
    run(place, "build", "--no-cards")
    before = (place / "output/site-manifest.json").read_bytes()
    line = spoil(place, "status: developing", "status: develoing")
    built = run(place, "build")
    assert built.returncode == 1
    assert f"incident.yaml:{line}:9: record.not-allowed:" in built.stderr
    assert "Did you mean developing?" in built.stderr
    assert (place / "output/site-manifest.json").read_bytes() == before


def test_problems_are_told_as_json_on_stdout(place: Path) -> None:
    line = spoil(place, "status: developing", "status: develoing")
    told = json.loads(run(place, "check", "--format", "json").stdout)
    (row,) = [one for one in told if one["level"] == "error"]
    assert list(row) == ["file", "line", "column", "field", "level", "code", "message", "hint"]
    assert row["file"] == f"incidents/{ID}/incident.yaml"
    assert (row["line"], row["field"]) == (line, "status")


def test_who_stops_reading_hears_nothing_of_it(place: Path) -> None:
    reads, writes = os.pipe()
    os.close(reads)
    command = [sys.executable, "-m", "generator", "check", "--explain", "file.too-large"]
    with os.fdopen(writes, "w") as closed:
        told = subprocess.run(
            command, cwd=place, stdout=closed, stderr=subprocess.PIPE, text=True, check=False
        )
    assert "Error" not in told.stderr


def test_advice_never_changes_the_exit_status(place: Path) -> None:
    checked = run(place, "check", "--format", "json")
    assert {row["level"] for row in json.loads(checked.stdout)} <= {"advice"}
    assert checked.returncode == 0


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["chek"], "Did you mean"),
        (["check", "contnt"], "does not exist"),
        (["check", str(ROOT / "README.md")], "is not in content"),
        (["build", "--output", "/"], "name a folder of its own"),
        (["build", "--output", "content/site"], "name a folder outside it"),
        (["build", "--now", "yesterday"], "write 2023-10-20T12:00Z"),
        (["build", "--now", "9999-12-31T12:00Z"], "of the years 1000 to 2999"),
        (["check", "--now", "0001-01-01T00:00Z"], "of the years 1000 to 2999"),
        (["until", "--after", "0001-01-01"], "of the years 1000 to 2999"),
        (["build", "--jobs", "0"], "--jobs"),
        (["check", "--explain", "record.unknown-kye"], "Did you mean record.unknown-key?"),
        (["check", "--explain", "nosuch"], "docs/problems.md lists them all"),
        (["streets", "nofile.pmtiles", "--all"], "There is no file nofile.pmtiles"),
        (["streets", "nofile.pmtiles", "--around", "nowhere"], "There is no file nofile.pmtiles"),
        (["snap", "north", "west", "--precision", "block"], "is no number"),
    ],
)
def test_wrong_use_is_exit_2_and_says_what_to_write(
    place: Path, words: list[str], said: str
) -> None:
    told = run(place, *words)
    assert (told.returncode, told.stdout) == (2, "")
    assert said in told.stderr
    assert "Traceback" not in told.stderr


def test_missing_content_is_a_problem_not_a_traceback(tmp_path: Path) -> None:
    told = run(tmp_path, "build")
    assert told.returncode == 1
    assert "site.no-content" in told.stderr


def test_what_the_system_refuses_is_told_in_a_sentence(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    flags = ("--name", "N", "--url", "https://n.example/", "--timezone", "UTC", "--language", "en")
    done = run(tmp_path, "init", "file/newsroom", *flags)
    assert done.returncode == 1
    assert done.stderr.startswith("Error: file/newsroom")
    assert done.stderr.endswith(": Not a directory.\n")


@pytest.mark.parametrize("epoch", ["99999999999999", "9" * 5_000, "32503680000"])
def test_a_source_date_that_is_no_moment_is_told_in_a_sentence(place: Path, epoch: str) -> None:
    told = forked.run(["check"], place, {**os.environ, "SOURCE_DATE_EPOCH": epoch})
    assert told.returncode == 1
    assert told.stderr.startswith("Error: SOURCE_DATE_EPOCH=")
    assert told.stderr.endswith(" is no second of the years 1000 to 2999.\n")


def test_an_interrupted_build_is_exit_130_and_leaves_no_half(example: Path) -> None:
    env = {**os.environ, "PYTHONPATH": str(ROOT)}
    command = [sys.executable, "-m", "generator", "build", "--no-cache"]
    with subprocess.Popen(command, cwd=example, env=env, stderr=subprocess.PIPE) as build:
        # the build has begun to write when this folder stands
        while not (example / ".output.explainer").exists() and build.poll() is None:
            with contextlib.suppress(subprocess.TimeoutExpired):
                build.wait(timeout=0.005)
        while build.poll() is None:  # Python drops a signal that comes while it forks
            build.send_signal(signal.SIGINT)
            with contextlib.suppress(subprocess.TimeoutExpired):
                build.wait(timeout=0.2)
        told = build.stderr.read() if build.stderr else b""
    # a second signal may end Python in the middle of ending; a shell tells 130 for both
    assert build.returncode in {130, -signal.SIGINT}, told.decode()
    assert b"Interrupted" in told
    assert not (example / "output").exists()
