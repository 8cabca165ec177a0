"""The line, step by step: the one place where the rooms meet.

Read, then judge, then ask git, then publish. What is wrong is collected on the way to the judge
and shown at once; after that, a failure is a fault of ours, not an editor’s mistake.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from generator.model.site import Site
from generator.problems import Report
from generator.reading.positions import locate
from generator.reading.site import read_site
from generator.standards import judge


@dataclass(frozen=True, slots=True)
class Checked:
    """Content that has been read and judged.

    Attributes:
        site: What was read; None where there is not even a newsroom.
        report: All problems, located and sorted.
    """

    site: Site | None
    report: Report


def check(content: Path, held: frozenset[str] = frozenset()) -> Checked:
    """Read and judge everything below the content folder.

    Args:
        content: The content folder.
        held: Ids of incidents to leave alone, whatever state their folders are in.
    """
    reading = read_site(content, held)
    judged = judge(reading.site).problems if reading.site else ()
    problems = (*reading.problems, *judged)
    return Checked(reading.site, Report.of(locate(problems, content)))
