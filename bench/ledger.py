"""How long the ledger takes: a repository of many incidents and commits, cold and after one more.

    python -m bench.ledger FOLDER [--incidents 1000] [--commits 5000] [--jobs 2]

FOLDER gets the repository, made by ``git fast-import``, and the store; an existing one is used
again. Limits: 20 s cold and 1.5 s after one more commit, on two cores.
"""

from __future__ import annotations

import argparse
import resource
import subprocess
import sys
import time
from collections.abc import Iterator
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from bench.corpus import NEWSROOM, Incident, incident
from generator.building import Store, each
from generator.history.ledger import Books, read_books
from generator.reading.site import read_site

WHO = "Bench <bench@bench.example>"
FIRST = 1_700_000_000  # seconds since 1970, when the first commit was made


def stream(incidents: int, commits: int) -> Iterator[bytes]:
    """The repository as ``git fast-import`` reads it: one commit for each publication and edit."""
    made = [incident(number) for number in range(incidents)]
    yield _commit(0, {"content/newsroom.yaml": NEWSROOM})
    for number in range(commits - 1):
        one, edit = made[number % incidents], number // incidents
        yield _commit(number + 1, dict(_files(one, edit)))


def _files(one: Incident, edit: int) -> Iterator[tuple[str, str]]:
    """What a commit writes: everything at first, later a claim and the update that explains it."""
    folder = f"content/incidents/{one.id}"
    names = sorted(one.updates)
    if edit == 0:
        yield f"{folder}/narrative.md", one.narrative
        yield f"{folder}/updates/{names[0]}", one.updates[names[0]]
    record = one.first_record if edit == 0 else one.record
    added = "".join(
        f"  - {{id: added-{n}, text: Another {n} was seen., said_by: [{{source: s3}}]}}\n"
        for n in range(2, edit + 1)
    )
    yield f"{folder}/incident.yaml", record.replace("\naccounts:", f"{added}\naccounts:", 1)
    if edit:
        covers = "added" if edit == 1 else f"added-{edit}"
        text = one.updates[names[1]].replace("claims/added", f"claims/{covers}")
        yield f"{folder}/updates/{names[1][:10]}-more-{edit}.yaml", text


def _commit(number: int, files: dict[str, str]) -> bytes:
    parts = [
        f"commit refs/heads/main\ncommitter {WHO} {FIRST + number * 60} +0000\ndata 4\nEdit\n"
    ]
    for path, text in files.items():
        parts.append(f"M 644 inline {path}\ndata {len(text.encode())}\n{text}\n")
    return "".join(parts).encode()


def make(folder: Path, incidents: int, commits: int) -> None:
    """Make the repository and check it out."""
    folder.mkdir(parents=True)
    subprocess.run(["git", "init", "-q", "-b", "main"], cwd=folder, check=True)
    with subprocess.Popen(
        ["git", "fast-import", "--quiet"], cwd=folder, stdin=subprocess.PIPE
    ) as importer:
        for part in stream(incidents, commits):
            if importer.stdin is not None:
                importer.stdin.write(part)
    subprocess.run(["git", "reset", "-q", "--hard", "main"], cwd=folder, check=True)


@dataclass(frozen=True)
class Taken:
    """How long something took: by the clock, and of all processes' work, in seconds."""

    clock: float
    work: float

    def __str__(self) -> str:
        return f"{self.clock:.2f} s ({self.work:.2f} s of work)"


def work() -> float:
    """Seconds of work of this process and of those it waited for."""
    used = [resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)]
    return sum(one.ru_utime + one.ru_stime for one in used)


def timed(folder: Path, store: Path, jobs: int) -> tuple[Taken, Books]:
    """Read the site, then the ledger; only the ledger is timed."""
    site = read_site(folder / "content").site
    if site is None:
        sys.exit("the corpus cannot be read")
    start, before = time.perf_counter(), work()
    books = read_books(folder / "content", site.incidents, Store(store), partial(each, jobs=jobs))
    return Taken(time.perf_counter() - start, work() - before), books


def one_more(folder: Path) -> None:
    """Commit one more edit of one incident."""
    record = min((folder / "content" / "incidents").glob("*/incident.yaml"))
    text = record.read_text()
    record.write_text(text.replace("\naccounts:", f"\n# {len(text)}\naccounts:", 1))
    words = ["git", "-c", "user.name=Bench", "-c", "user.email=b@bench.example", "commit"]
    subprocess.run([*words, "-q", "-a", "-m", "One more"], cwd=folder, check=True)


def main() -> None:
    """Measure, and fail where a limit is passed."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--incidents", type=int, default=1000)
    parser.add_argument("--commits", type=int, default=5000)
    parser.add_argument("--jobs", type=int, default=2)
    asked = parser.parse_args()
    repository, store = asked.folder / "repository", asked.folder / f"store-{time.time_ns()}"
    if not repository.exists():
        make(repository, asked.incidents, asked.commits)
    cold, books = timed(repository, store, asked.jobs)
    histories = books.ledger.histories.values()
    changes = sum(len(history.coverage) for history in histories)
    explained = sum(history.explained for history in histories)
    versions = sum(len(history.versions) for history in histories)
    print(f"{len(histories)} incidents, {versions} versions, {changes} changes, {explained} told")
    print(f"cold: {cold}, at most 20")
    one_more(repository)
    warm, _ = timed(repository, store, asked.jobs)
    print(f"after one more commit: {warm}, at most 1.5")
    sys.exit(cold.clock > 20 or warm.clock > 1.5)


if __name__ == "__main__":
    main()
