"""The bytes of a YAML file become a model, or located problems."""

from __future__ import annotations

from generator.problems import Problem
from generator.reading.characters import read_text
from generator.reading.conflicts import find_conflict
from generator.reading.in_part import shape_in_part
from generator.reading.limits import LARGEST_YAML
from generator.reading.shape import M, read_shape
from generator.reading.yaml_text import read_yaml


def read_document(
    model: type[M], data: bytes, file: str, *, in_part: bool = False
) -> tuple[M | None, tuple[Problem, ...]]:
    """Read the bytes of a YAML file into a model.

    Args:
        model: What the file should be.
        data: Its bytes.
        file: Its path relative to the content folder.
        in_part: Whether to read what fits of a file with misfits, so that it can be judged.

    Returns:
        The model, or None where the file has problems (in part: where too little is left).
    """
    if (conflict := find_conflict(data, file)) is not None:
        return None, (conflict,)
    text, problems = read_text(data, file, LARGEST_YAML)
    if text is None:
        return None, problems
    yaml = read_yaml(text, file)
    shaped, problems = read_shape(model, yaml, file)
    if shaped is None and in_part:
        shaped = shape_in_part(model, yaml.value)
    return shaped, problems
