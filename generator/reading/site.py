"""All incidents at once, for commands that judge and cache nothing."""

from __future__ import annotations

from pathlib import Path

from generator.model.site import Site
from generator.problems import Problem
from generator.reading.one_incident import read_one
from generator.reading.surroundings import incident_names, read_newsroom


def read_site(content: Path, *, in_part: bool = False) -> tuple[Site | None, tuple[Problem, ...]]:
    """Read the newsroom and the incidents that can be read.

    Args:
        content: The folder that holds ``newsroom.yaml`` and ``incidents/``.
        in_part: Whether to read what fits of files with misfits.

    Returns:
        The site, or None without a newsroom, and what keeps that or an incident from being read.
    """
    newsroom, problems = read_newsroom(content, in_part=in_part)
    if newsroom is None:
        return None, problems
    folders = (content / "incidents" / name for name in incident_names(content))
    read = [read_one(folder, newsroom, in_part=in_part) for folder in folders]
    refused = (problem for one, found in read if one is None for problem in found)
    return Site(newsroom, tuple(one for one, _ in read if one)), (*problems, *refused)
