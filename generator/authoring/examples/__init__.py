"""A fictional record in which every field stands once, and what each word means."""

from __future__ import annotations

from functools import cache
from importlib.resources import files
from typing import Any

from generator.reading.yaml_text import read_yaml


@cache
def example(name: str) -> dict[str, Any]:
    """Read one of the example files, such as ``incident``; every scalar is text."""
    file = f"{name}.yaml"
    read = read_yaml((files(__name__) / file).read_text(encoding="utf-8"), file)
    if read.problems:
        raise ValueError(read.problems)
    value: dict[str, Any] = read.value
    return value


def meanings() -> dict[str, dict[str, str]]:
    """What the words of each closed list mean, by field, such as ``Claim.standing``."""
    return example("meanings")
