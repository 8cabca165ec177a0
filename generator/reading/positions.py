"""Problems told by field get their line and column, read again from the file on demand."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from functools import cache
from pathlib import Path

from generator.problems import Problem
from generator.reading.shape import field_name
from generator.reading.yaml_text import read_yaml


def locate(problems: Iterable[Problem], content: Path) -> tuple[Problem, ...]:
    """Give each problem that names a field of a YAML file the line and column of its value.

    A field that is not written is placed at the nearest part of the file that would hold it.

    Args:
        problems: Problems, with or without lines.
        content: The content folder that their files are relative to.
    """

    @cache
    def fields(file: str) -> dict[str, tuple[int, int]]:
        return read_positions((content / file).read_text(encoding="utf-8"))

    return tuple(
        _locate(problem, fields(problem.location.file)) if _wants_line(problem) else problem
        for problem in problems
    )


def read_positions(text: str) -> dict[str, tuple[int, int]]:
    """Find the line and column of every field’s value in a YAML text."""
    yaml = read_yaml(text, "")
    return {field_name(yaml.value, path): spot.value for path, spot in yaml.spots.items()}


def _wants_line(problem: Problem) -> bool:
    location = problem.location
    return location.line is None and location.field is not None and location.file.endswith(".yaml")


def _locate(problem: Problem, fields: dict[str, tuple[int, int]]) -> Problem:
    steps = (problem.location.field or "").split("/")
    for end in range(len(steps), -1, -1):
        found = fields.get("/".join(steps[:end]))
        if found is not None:
            return replace(
                problem, location=replace(problem.location, line=found[0], column=found[1])
            )
    return problem
