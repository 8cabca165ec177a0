"""The corpus in a git repository: two commits an incident, its publication and one update."""

from __future__ import annotations

import subprocess
import time
from collections.abc import Iterator, Mapping
from pathlib import Path

from bench import corpus
from bench.corpus import Incident

WHO = "Bench <bench@bench.example>"
FIRST = 1_700_000_000  # seconds since 1970, when the first commit was made
_EVERY = 60  # seconds between two commits
_START = "as-made-up"  # the tag of the last commit of the corpus
_UPDATE = """\
at: 2026-06-30
kind: new-information
headline: One more sentence
why: Somebody has said more.
covers: [narrative]
"""
_BUILT = "/output\n/public\n/resources\n/.explainer\n/.output.explainer\n/.complete\n"


def commit_all(site: Path, count: int, seed: int, form: str) -> None:
    """Commit the incidents of a corpus one by one, then the update of each, and check them out."""
    site.mkdir(parents=True, exist_ok=True)
    _git(site, "init", "--quiet", "--initial-branch", "main")
    with subprocess.Popen(
        ["git", "fast-import", "--quiet"], cwd=site, stdin=subprocess.PIPE
    ) as importer:
        for number, files in enumerate(_commits(count, seed, form)):
            if importer.stdin is not None:
                importer.stdin.write(_commit(number, files))
    if importer.returncode:
        raise RuntimeError(f"git fast-import ended with {importer.returncode}")
    _git(site, "tag", _START, "main")
    (site / ".git" / "info" / "exclude").write_text(_BUILT)
    start_again(site)


def start_again(site: Path) -> None:
    """Forget the edits that were committed since."""
    _git(site, "reset", "--quiet", "--hard", _START)


def commit_edit(site: Path, path: Path, form: str) -> None:
    """Commit the edit of a file; ours asks for an update that explains it."""
    if form == "ours":
        update = path.parent / "updates" / f"2026-06-30-edit-{time.time_ns()}.yaml"
        update.write_text(_UPDATE)
    _git(site, "add", str(path.parent))
    who = ("-c", "user.name=Bench", "-c", "user.email=bench@bench.example")
    _git(site, *who, "commit", "--quiet", "--message", "An edit")


def _commits(count: int, seed: int, form: str) -> Iterator[Mapping[str, str]]:
    """The files of each commit, by path."""
    if form == "ours":
        yield {"content/newsroom.yaml": corpus.NEWSROOM}
    for number in range(count):
        yield _files(corpus.before_update(corpus.incident(number, seed)), form)
    for number in range(count):
        yield _files(corpus.incident(number, seed), form)


def _files(made: Incident, form: str) -> Mapping[str, str]:
    if form != "ours":
        return corpus.peer_files(made, form)
    return {f"content/{path}": text for path, text in corpus.our_files(made).items()}


def _commit(number: int, files: Mapping[str, str]) -> bytes:
    """A commit as ``git fast-import`` reads it."""
    moment = FIRST + number * _EVERY
    parts = [f"commit refs/heads/main\ncommitter {WHO} {moment} +0000\ndata 4\nEdit\n"]
    for path, text in files.items():
        parts.append(f"M 644 inline {path}\ndata {len(text.encode())}\n{text}\n")
    return "".join(parts).encode()


def _git(folder: Path, *words: str) -> None:
    subprocess.run(["git", *words], cwd=folder, check=True)
