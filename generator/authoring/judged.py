"""The files of an incident are judged before they are written."""

from __future__ import annotations

from collections.abc import Mapping

from generator.model.newsroom import Newsroom
from generator.problems import Level, Problem
from generator.reading.clocks import check_clocks
from generator.reading.incident import read_incident
from generator.reading.references import follow
from generator.standards import judge_incident


def judged_texts(
    incident_id: str, files: Mapping[str, str], newsroom: Newsroom
) -> tuple[Problem, ...]:
    """Find what the check would refuse: the errors of an incident that is not written yet.

    Args:
        incident_id: The name that its folder would have.
        files: The text of each file by its path in that folder.
        newsroom: Who publishes.
    """
    texts = {path: text.encode() for path, text in files.items()}
    incident, problems = read_incident(incident_id, texts, {}, newsroom)
    errors = _errors(problems)
    if incident is None or errors:
        return errors
    return _errors(
        (*follow(incident), *check_clocks(incident), *judge_incident(incident, newsroom))
    )


def _errors(problems: tuple[Problem, ...]) -> tuple[Problem, ...]:
    return tuple(one for one in problems if one.level is Level.ERROR)
