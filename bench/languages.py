"""What a second language costs, and what the words of the page cost a site in one language.

    python -m bench.languages [--count 50] [--runs 3] [--against REV]

Made-up incidents are built in English alone, then with every text beside it in a second language.
The example site is built by this state and by one that had no catalogue yet, from the content
which that one had.
Limit: 1.2 times of what it took before.
"""

from __future__ import annotations

import argparse
import json
import re
import shutil
import statistics
import subprocess
import sys
import tempfile
from dataclasses import dataclass
from pathlib import Path

from bench import corpus
from bench.measure import measure

BEFORE = "4215c61"
"""The last state whose words stood in the code and the templates."""

HERE = Path(__file__).parents[1]
SECOND = "es"
_EMPTY = re.compile(r"((?: *# en: .*\n)+)( *\w+):\n")
_STORY = re.compile(r"# once the story is translated: (narrative_of: \w+)\n.*\n")


@dataclass(frozen=True, slots=True)
class Built:
    """What a build took: the medians of wall and processor time, and the bytes that it wrote."""

    seconds: float
    cpu: float
    size: int

    def line(self) -> str:
        """As it is printed."""
        return f"{self.seconds:.2f} s ({self.cpu:.2f} s of processors), {self.size:,} bytes"


def main() -> None:
    """Print both comparisons."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--count", type=int, default=50, help="how many incidents")
    parser.add_argument("--runs", type=int, default=3)
    parser.add_argument("--against", default=BEFORE, help="a commit without a catalogue")
    given = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        second_language(Path(folder, "made-up"), given.count, given.runs)
        if not _has(given.against):
            sys.exit(f"Not measured: this copy does not hold {given.against}.")
        one_language(Path(folder, "before"), given.against, given.runs)


def second_language(folder: Path, count: int, runs: int) -> None:
    """What it costs to tell incidents in a second language."""
    corpus.write_ours(folder / "content", count, 1)
    alone = build(folder, HERE, runs)
    print(f"{count} incidents in English: {alone.line()}")
    tell_in_second(folder)
    both = build(folder, HERE, runs)
    print(f"{count} incidents in English and {SECOND}: {both.line()}")
    print(
        f"a second language takes {both.seconds / alone.seconds:.2f} times as long, "
        f"{both.cpu / alone.cpu:.2f} times of processors, {both.size / alone.size:.2f} of bytes"
    )


def one_language(folder: Path, revision: str, runs: int) -> None:
    """What the catalogue costs a site that has one language: the example as it then was."""
    program, site = folder / "program", folder / "site"
    program.mkdir(parents=True)
    site.mkdir()
    archive = subprocess.run(
        ["git", "-C", HERE, "archive", revision], capture_output=True, check=True
    ).stdout
    subprocess.run(["tar", "-x"], cwd=program, input=archive, check=True)
    for name in ("content", "docs"):
        # beside the program Python would take it for that of the other state
        (program / name).rename(site / name)
    before, now = build(site, program, runs), build(site, HERE, runs)
    print(f"the example before there was a catalogue: {before.line()}")
    print(f"the same content now: {now.line()}")
    times = now.seconds / before.seconds, now.cpu / before.cpu
    print(f"as long as before: {times[0]:.2f} times, at most 1.2")
    print(f"processors as before: {times[1]:.2f} times, at most 1.2")


def tell_in_second(folder: Path) -> None:
    """Give every incident its texts in the second language: the same words, which cost as much."""
    newsroom = folder / "content" / "newsroom.yaml"
    told = newsroom.read_text("utf-8")
    newsroom.write_text(f"{told}languages: [{SECOND}]\n", "utf-8")
    for incident in sorted((folder / "content" / "incidents").iterdir()):
        command = (sys.executable, "-m", "generator", "translate", incident.name, SECOND)
        measure(command, folder, environment={"PYTHONPATH": str(HERE)}, memory=False)
        file = incident / f"incident.{SECOND}.yaml"
        file.write_text(filled(file.read_text("utf-8")), "utf-8")
        narrative = (incident / "narrative.md").read_text("utf-8")
        (incident / f"narrative.{SECOND}.md").write_text(narrative, "utf-8")


def filled(text: str) -> str:
    """The file that ``explainer translate`` writes, with the originals filled in."""

    def said(empty: re.Match[str]) -> str:
        lines = (line.strip().removeprefix("# en: ") for line in empty[1].splitlines())
        words = " ".join(lines).removesuffix(" (may stay as it is)")
        return f"{empty[2]}: {json.dumps(words, ensure_ascii=False)}\n"

    return _EMPTY.sub(said, _STORY.sub(r"\1\n", text))


def build(folder: Path, program: Path, runs: int) -> Built:
    """Build the content of a folder anew so often, with the program of a checkout."""
    output = folder / "output"
    command = (sys.executable, "-m", "generator", "build", "--no-cache", "--no-cards")
    took = []
    for _ in range(runs + 1):
        shutil.rmtree(output, ignore_errors=True)
        shutil.rmtree(output.with_name(f".{output.name}.explainer"), ignore_errors=True)
        environment = {"PYTHONPATH": str(program)}
        took.append(measure(command, folder, environment=environment, memory=False))
    size = sum(path.stat().st_size for path in output.rglob("*") if path.is_file())
    counted = took[1:]  # the first run fills the caches of the machine
    return Built(
        statistics.median(one.seconds for one in counted),
        statistics.median(one.cpu for one in counted),
        size,
    )


def _has(revision: str) -> bool:
    command = ["git", "-C", HERE, "cat-file", "-e", f"{revision}^{{commit}}"]
    return subprocess.run(command, capture_output=True, check=False).returncode == 0


if __name__ == "__main__":
    main()
