"""How a problem names a field, and the line and column at which that field stands."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache
from pathlib import Path

from msgspec.structs import replace

from generator.problems import Location, Problem
from generator.reading.yaml_text import FieldPath, Value, YamlText, part_of, read_yaml

_WITH_FIELDS = (".yaml", ".geojson")


def field_name(value: Value, path: FieldPath) -> str:
    """Write a path as editors know it: ``claims/age-40s/text``, by id where an item has one."""
    names: list[str] = []
    for step in path:
        value = part_of(value, step)
        names.append(_entry_name(step, value) if isinstance(step, int) else step)
    return "/".join(names)


def _entry_name(index: int, value: Value) -> str:
    """Call an entry of a list by its id, else by its number."""
    item_id = value.get("id") if isinstance(value, dict) else None
    return item_id if isinstance(item_id, str) else str(index)


def locate(problems: Iterable[Problem], content: Path) -> tuple[Problem, ...]:
    """Give each problem that names a field of YAML or JSON the line and column of its value.

    A field that is not written is placed at the nearest part of the file that would hold it.

    Args:
        problems: Problems, with or without lines.
        content: The content folder that their files are relative to.
    """

    @cache
    def reading(file: str) -> tuple[YamlText, Entries]:
        # JSON is read as YAML too, but for tabs
        text = (content / file).read_text(encoding="utf-8").replace("\t", " ")
        return read_yaml(text, ""), {}

    def located(location: Location) -> Location:
        if not _wants_line(location):
            return location
        return _locate(location, *reading(location.file))

    return tuple(
        replace(
            problem,
            location=located(problem.location),
            related=tuple(replace(one, location=located(one.location)) for one in problem.related),
        )
        for problem in problems
    )


Entries = dict[int, dict[str, int]]
"""For lists of a file that were looked into, by their identity: the index of each entry’s name."""


def line_and_column(
    yaml: YamlText, field: str, entries: Entries | None = None
) -> tuple[int, int] | None:
    """Find the line and column of a field’s value, or of what would hold it; None without any.

    Args:
        yaml: The file.
        field: The field’s name.
        entries: What is known of the file’s lists, to be added to; None where one field is sought.
    """
    known = {} if entries is None else entries
    value, path = yaml.value, list[str | int]()
    for name in field.split("/"):
        step = _step(value, name, known)
        if step is None:
            break
        path.append(step)
        value = value[step]
    position = yaml.positions.get(tuple(path))
    return position.value if position else None


def _step(value: Value, name: str, entries: Entries) -> str | int | None:
    """The key that a name in a field means, or the index of the entry that bears it as its id."""
    if isinstance(value, dict):
        return name if name in value else None
    if not isinstance(value, list):
        return None
    if id(value) not in entries:
        entries[id(value)] = {_entry_name(index, one): index for index, one in enumerate(value)}
    return entries[id(value)].get(name)


def _wants_line(location: Location) -> bool:
    return (
        location.line is None
        and location.field is not None
        and location.file.endswith(_WITH_FIELDS)
    )


def _locate(location: Location, yaml: YamlText, entries: Entries) -> Location:
    found = line_and_column(yaml, location.field or "", entries)
    return replace(location, line=found[0], column=found[1]) if found else location
