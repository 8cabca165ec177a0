"""The record reference: every file, part, key and word, written from the model that reads them."""

from __future__ import annotations

from collections.abc import Iterator

from generator.authoring.schema import (
    FILES,
    PATHS,
    Schema,
    example_text,
    meanings,
    schema,
    written,
)

INTRODUCTION = """\
# Record reference

Every key of the files that people write, in the order in which `explainer fmt` puts them.
This page is written from the model that reads the files, so the two cannot differ.
How an incident is told with them is in [CONTRIBUTING.md](../CONTRIBUTING.md) and
[editing.md](editing.md).

All values are text until a key gives them meaning: `NO`, `12:30` and `0777` are what they look
like. Yes and no are the words `yes` and `no`. An id has small letters, digits and single hyphens.
A moment is `2023`, `2023-10`, `2023-10-16`, `2023-10-16 14:00`, with `~` at its end for “about”,
`A/B` for a stretch of time, or a mapping with `at`, `earliest`, `latest` and `as_stated`.
Every file may begin with `$schema: …`, which only editors read.
"""


def record_reference() -> str:
    """Write the whole page, in Markdown."""
    return "\n".join([INTRODUCTION, *(line for name in FILES for line in _file(name))])


def _file(name: str) -> Iterator[str]:
    made = schema(name, "")
    yield f"## {PATHS[name]}\n"
    yield from _part(FILES[name].__name__, made)
    for part_name in _in_order(made):
        part = made["$defs"][part_name]
        if "properties" in part:
            yield f"### {part_name}\n"
            yield from _part(part_name, part)
    yield "### An example with every key\n"
    yield "A made-up story; no record needs all of this.\n"
    yield "```yaml"
    yield example_text(name).rstrip()
    yield "```\n"


def _in_order(made: Schema) -> list[str]:
    """The parts in the order in which a record meets them, from the outside in."""
    order: list[str] = []
    waiting = [made]
    while waiting:
        part = waiting.pop(0)
        for field in part.get("properties", {}).values():
            name = _part_of(field)
            if name and name not in order:
                order.append(name)
                waiting.append(made["$defs"][name])
    return order


def _part_of(field: Schema) -> str:
    """The name of the part that a field is made of; empty where it is plain."""
    inner = [*field.get("anyOf", ()), *field.get("patternProperties", {}).values()]
    inner += [
        field[key] for key in ("items", "additionalProperties") if isinstance(field.get(key), dict)
    ]
    target: str = field.get("$ref", "")
    return target.rpartition("/")[2] or next(filter(None, map(_part_of, inner)), "")


def _part(name: str, part: Schema) -> Iterator[str]:
    yield f"{part['description']}\n"
    yield "| key | says | such as |"
    yield "| --- | --- | --- |"
    required = part.get("required", ())
    for key, field in part["properties"].items():
        if key != "$schema":
            yield _row(key, field, must=key in required)
    yield ""
    for key in part["properties"]:
        words = meanings().get(f"{name}.{key}", {})
        if len(words) > 1:
            yield f"The words of `{key}`:\n"
            yield from (f"- `{word}`: {meaning}" for word, meaning in words.items())
            yield ""


def _row(key: str, field: Schema, *, must: bool) -> str:
    said = " ".join(field["description"].split()).replace("|", "\\|")
    part = _part_of(field)
    if part and "enum" not in field:
        said += f" See {part}." if part != "Precision" else ""
    if must:
        said += " **Required.**"
    if "default" in field:
        said += f" Default: `{field['default']}`."
    example = "".join(f"`{written(each)}`" for each in field.get("examples", [])[:1])
    return f"| `{key}` | {said} | {example} |"
