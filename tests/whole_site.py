"""All incidents at once, with everything that reading finds wrong; nothing is judged."""

from __future__ import annotations

from pathlib import Path

from msgspec import Struct

from generator.model.incident import Incident
from generator.model.site import Site
from generator.problems import Problem
from generator.reading.across_incidents import follow_across_incidents
from generator.reading.one_incident import read_one
from generator.reading.surroundings import cannot_begin, read_newsroom, read_surroundings


class SiteReading(Struct, frozen=True):
    """What reading the content gave.

    Attributes:
        site: The newsroom and the incidents that could be read; None without a newsroom.
        problems: Everything that is wrong, from all files.
    """

    site: Site | None
    problems: tuple[Problem, ...]


def read_site(
    content: Path,
    held: frozenset[str] = frozenset(),
    *,
    in_part: bool = False,
) -> SiteReading:
    """Read everything below the content folder.

    Args:
        content: The folder that holds ``newsroom.yaml`` and ``incidents/``.
        held: Ids of incidents that are not to be read, whatever state their folders are in.
        in_part: Whether to read what fits of files with misfits, so that it can be judged and
            all problems found at once.
    """
    if unreadable := cannot_begin(content):
        return SiteReading(None, unreadable)
    around = read_surroundings(content, held, in_part=in_part)
    if not around.is_known and not in_part:
        return SiteReading(None, read_newsroom(content)[1])
    newsroom = around.newsroom
    found = list(around.problems)
    incidents: list[Incident] = []
    for name in around.names:
        incident, problems = read_one(content / "incidents" / name, newsroom, in_part=in_part)
        found += problems
        incidents += [incident] if incident else []
    found += follow_across_incidents(incidents, held)
    return SiteReading(Site(newsroom, tuple(incidents), around.held), tuple(found))
