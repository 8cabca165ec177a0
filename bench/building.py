"""What publishing itself costs, apart from what is published, at any size.

    python -m bench.building [--bundles 10000] [--jobs 2] [--folder FOLDER]

A bundle has fifteen small files in eight folders. Every build runs in a process of its own, as
``explainer build`` does. Told are seconds of wall and of all processors, and the most memory of
one process. (A disk that has just been emptied is slow to fill again: ext4 does not reuse what
was freed a minute ago. So the folder is left alone, and removed at the end.)
"""

from __future__ import annotations

import argparse
import resource
import shutil
import subprocess
import sys
import time
from collections.abc import Iterator
from functools import partial
from pathlib import Path
from tempfile import mkdtemp

from generator.output import Bundle, File, Target, Way, fingerprint, publish

NAMES = [
    *"index.html data.json feed.atom calendar.ics log.json share.html".split(),
    *"history/index.html history/v1/index.html claims/a/index.html quotes/q0/index.html".split(),
    *"quotes/q0/embed/index.html quotes/q0/oembed.json quotes/q1/index.html".split(),
    *"quotes/q1/embed/index.html quotes/q1/oembed.json".split(),
]
STEPS = [
    ("cold", "one", -1),
    ("nothing changed", "one", -1),
    ("first edit, which links the second tree", "two", 5),
    ("another edit", "six", 7),
    ("one more", "ten", 9),
    ("everything changed", "all", -1),
]
Recipe = tuple[str, str]


def inside(folder: str, word: str) -> Iterator[Target[Recipe]]:
    """The targets of a bundle: two of them have the word, the others stay."""
    for number, name in enumerate(NAMES):
        text = word if number in {0, 1} or word == "all" else ""
        yield Target(folder + name, fingerprint(text), (folder + name, text))


def make(recipe: Recipe) -> Iterator[File]:
    """Make the file of a target."""
    path, text = recipe
    yield File(path, f"{text} {path}\n".encode() * 50)


def build(output: Path, bundles: int, word: str, edited: int, jobs: int) -> None:
    """Publish all bundles, of which one is edited, or all of them where that is -1."""
    words = ["all" if word == "all" else "one"] * bundles
    if edited >= 0:
        words[edited] = word
    folders = (f"incidents/eastholt-2015-12-01-{number}/" for number in range(bundles))
    site = [
        Bundle(folder, fingerprint(folder, one), partial(inside, folder, one))
        for folder, one in zip(folders, words, strict=True)
    ]
    started, before = time.perf_counter(), _processors()
    publish(site, make, output, way=Way(jobs=jobs))
    wall, processors = time.perf_counter() - started, _processors() - before
    peak = max(resource.getrusage(who).ru_maxrss for who in _WHO) / 1024
    print(f"{wall:6.2f} s  {processors:6.2f} s  {peak:4.0f} MB", end="  ", flush=True)


_WHO = (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)


def _processors() -> float:
    return sum(resource.getrusage(who)[0] + resource.getrusage(who)[1] for who in _WHO)


def main() -> None:
    """Measure every step in turn."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--bundles", type=int, default=10_000)
    parser.add_argument("--jobs", type=int, default=2)
    parser.add_argument("--folder", type=Path)
    parser.add_argument("--step", type=int, help="for the process of one build")
    given = parser.parse_args()
    if given.step is not None:
        _, word, edited = STEPS[given.step]
        build(given.folder / "output", given.bundles, word, edited, given.jobs)
        return
    folder = Path(mkdtemp(dir=given.folder))
    size = [f"--bundles={given.bundles}", f"--jobs={given.jobs}"]
    for number, (name, _, _) in enumerate(STEPS):
        step = [f"--step={number}", f"--folder={folder}"]
        subprocess.run([sys.executable, "-m", "bench.building", *size, *step], check=True)
        print(name)
    shutil.rmtree(folder)


if __name__ == "__main__":
    main()
