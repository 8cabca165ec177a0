"""The bytes of a YAML file become a model, or located problems."""

from __future__ import annotations

from generator.model.record import Record
from generator.problems import Location, Problem
from generator.reading.characters import SMALLER
from generator.reading.conflicts import read_resolved_text
from generator.reading.in_part import shape_in_part
from generator.reading.limits import LARGEST_YAML, LONGEST_LIST, MOST_LISTED
from generator.reading.shape import M, read_shape
from generator.reading.yaml_text import YamlText, read_yaml

_SMALLER_RECORD = "Split the story, or move long text into the narrative."


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
    smaller = _SMALLER_RECORD if model is Record else SMALLER
    text, problems = read_resolved_text(data, file, LARGEST_YAML, smaller)
    if text is None:
        return None, problems
    yaml = read_yaml(text, file)
    if (refused := _too_many(yaml, file)) is not None:
        return None, (refused,)
    shaped, problems = read_shape(model, yaml, file)
    if shaped is None and in_part:
        shaped = shape_in_part(model, yaml.value)
    return shaped, problems


def _too_many(yaml: YamlText, file: str) -> Problem | None:
    """Refuse lists of more entries than anybody oversees, which would take long to judge."""
    entries = [path for path in yaml.positions if path and isinstance(path[-1], int)]
    too_long = (path for path in entries if path[-1] == LONGEST_LIST)
    beyond, message = next(too_long, None), f"This list has more than {LONGEST_LIST:,} entries."
    if beyond is None and len(entries) > MOST_LISTED:
        beyond = entries[MOST_LISTED]
        message = f"The lists of this file have {len(entries):,} entries, of {MOST_LISTED:,}."
    if beyond is None:
        return None
    hint = "Look for lines that were pasted twice, or tell two incidents."
    return Problem(Location(file, *yaml.positions[beyond].value), "file.too-large", message, hint)
