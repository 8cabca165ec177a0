"""How long history takes: a repository of many incidents and commits, cold and after one more.

    python -m bench.ledger FOLDER [--incidents 1000] [--commits 5000] [--jobs 2]
    python -m bench.ledger FOLDER --opened [--incidents 10000] [--commits 20000]

FOLDER gets the repository, made by ``git fast-import``, and the store; an existing one is used
again. Limits: 8 s cold and 0.8 s after one more commit, on two cores.

With ``--opened`` no incident is read: the history is opened in a process of its own, cold and
after one more commit, and the work of it and of git is measured. Limit: 0.5 s of work after one
more commit.
"""

from __future__ import annotations

import argparse
import resource
import subprocess
import sys
import time
from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from itertools import pairwise
from multiprocessing import get_context
from pathlib import Path

from bench.corpus import NEWSROOM, Incident, incident
from generator.history.repository import open_history
from generator.incremental.store import Store
from generator.model.ledger import History
from generator.output import each
from generator.reading.site import read_newsroom, read_one, read_site

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


def timed(folder: Path, store: Path, jobs: int) -> tuple[Taken, list[History]]:
    """Read the site, then its history; only the history is timed."""
    site = read_site(folder / "content").site
    if site is None:
        sys.exit("the corpus cannot be read")
    start, before = time.perf_counter(), work()
    known = open_history(folder / "content", Store(store))
    histories = [history for history, _ in each(known.history, site.incidents, jobs=jobs)]
    return Taken(time.perf_counter() - start, work() - before), histories


def one_more(folder: Path) -> None:
    """Commit one more edit of one incident."""
    record = min((folder / "content" / "incidents").glob("*/incident.yaml"))
    text = record.read_text()
    record.write_text(text.replace("\naccounts:", f"\n# {len(text)}\naccounts:", 1))
    words = ["git", "-c", "user.name=Bench", "-c", "user.email=b@bench.example", "commit"]
    subprocess.run([*words, "-q", "-a", "-m", "One more"], cwd=folder, check=True)


@dataclass(frozen=True)
class Opened:
    """What opening the history took, in a process of its own.

    Attributes:
        open: Seconds of work to open it, git's included.
        keys: Seconds to name what git knows of each incident.
        history: Seconds to find one incident's history.
        incidents: How many there are.
        memory: At most so many MB.
    """

    open: float
    keys: float
    history: float
    incidents: int
    memory: float

    def __str__(self) -> str:
        return (
            f"{self.open + self.keys:.2f} s of work for {self.incidents} incidents, of it"
            f" {self.keys:.2f} for their keys; one history {self.history * 1000:.1f} ms;"
            f" {self.memory:.0f} MB"
        )


def opened(folder: Path, store: Path) -> Opened:
    """Open the history in this process, and find that of one incident."""
    content, marks = folder / "content", [work()]
    known = open_history(content, Store(store))
    marks.append(work())
    names = list(known.folders.names())
    for name in names:
        known.key(name)
    marks.append(work())
    newsroom, _ = read_newsroom(content)
    incident, _ = read_one(content / "incidents" / min(names), newsroom) if newsroom else (None, 0)
    if incident is None:
        sys.exit("the corpus cannot be read")
    marks.append(work())
    known.history(incident)
    marks.append(work())
    taken = [after - before for before, after in pairwise(marks)]
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    return Opened(taken[0], taken[1], taken[3], len(names), memory)


def in_a_new_process(folder: Path, store: Path) -> Opened:
    """Open the books in a process that knows nothing."""
    context = get_context("spawn")
    with ProcessPoolExecutor(1, mp_context=context) as processes:
        return processes.submit(opened, folder, store).result()


def open_only(repository: Path, store: Path) -> None:
    """Measure what opening the history takes."""
    print(f"cold: {in_a_new_process(repository, store)}")
    one_more(repository)
    warm = in_a_new_process(repository, store)
    print(f"after one more commit: {warm}; at most 0.5 s")
    sys.exit(warm.open + warm.keys > 0.5)


def main() -> None:
    """Measure, and fail where a limit is passed."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--opened", action="store_true")
    parser.add_argument("--incidents", type=int)
    parser.add_argument("--commits", type=int)
    parser.add_argument("--jobs", type=int, default=2)
    asked = parser.parse_args()
    repository, store = asked.folder / "repository", asked.folder / f"store-{time.time_ns()}"
    if not repository.exists():
        usual = (10_000, 20_000) if asked.opened else (1000, 5000)
        make(repository, asked.incidents or usual[0], asked.commits or usual[1])
    if asked.opened:
        open_only(repository, store)
    cold, histories = timed(repository, store, asked.jobs)
    changes = sum(len(history.coverage) for history in histories)
    explained = sum(history.explained for history in histories)
    versions = sum(len(history.versions) for history in histories)
    print(f"{len(histories)} incidents, {versions} versions, {explained} of {changes} explained")
    print(f"cold: {cold}, at most 8")
    one_more(repository)
    warm, _ = timed(repository, store, asked.jobs)
    print(f"after one more commit: {warm}, at most 0.8")
    sys.exit(cold.clock > 8 or warm.clock > 0.8)


if __name__ == "__main__":
    main()
