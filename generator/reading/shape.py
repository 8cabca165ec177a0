"""A value read from YAML takes the shape of a model, or every misfit becomes a located problem."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from typing import Any, TypeVar

from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails

from generator.model.base import FreeText, Model
from generator.model.fields import key_of, marks, model_at
from generator.problems import MOST_GUESSES, Location, Problem, nearest
from generator.reading.line_numbers import field_name
from generator.reading.yaml_text import FieldPath, Value, YamlPosition, YamlText

M = TypeVar("M", bound=Model)

_FORMS = {
    "said_by": "[{source: …}], and who: … where the source names them.",
    "rests_on": "[…], the claims that headline and standfirst rest on.",
    "sources": "with an entry for each, below it.",
    "claims": "with an entry for each, below it.",
}
"""How a missing key is written, where that is not one word after it."""


def read_shape(model: type[M], yaml: YamlText, file: str) -> tuple[M | None, tuple[Problem, ...]]:
    """Give a YAML document the shape of a model.

    Args:
        model: What it should be, such as Record.
        yaml: The document as read.
        file: Its path relative to the content folder.

    Returns:
        The model, or None where anything does not fit, with all problems.
    """
    if not isinstance(yaml.value, dict):
        return None, yaml.problems or (_no_mapping(file),)
    value = known_keys(yaml.value)
    problems = [*yaml.problems, *_lost_text(model, yaml, file)]
    try:
        shaped = model.model_validate(value)
    except ValidationError as error:
        refused = {_line_and_column(one) for one in yaml.problems}
        details = enumerate(misfits_of(error))
        misfits = (
            _misfit(model, one, yaml, file, number < MOST_GUESSES) for number, one in details
        )
        # an alias that was refused fits nowhere either; that is one mistake
        problems += [one for one in misfits if _line_and_column(one) not in refused]
        return None, tuple(problems)
    return (None if problems else shaped), tuple(problems)


def _no_mapping(file: str) -> Problem:
    message = "The file should hold keys and values, such as headline: …"
    return Problem(Location(file, 1, 1), "record.wrong-type", message, "See the record reference.")


def known_keys(value: dict[str, Value]) -> dict[str, Value]:
    """Leave out what is for editors’ completion only, and means nothing to us."""
    return {key: part for key, part in value.items() if key != "$schema"}


def _line_and_column(problem: Problem) -> tuple[int | None, int | None]:
    return problem.location.line, problem.location.column


def misfits_of(error: ValidationError) -> list[ErrorDetails]:
    """Keep one misfit for each mistake.

    The branches of a union each report their own; a key that is missing because it is misspelt
    beside is the misspelling’s problem alone; a list of spoiled entries is not empty.
    """
    seen: dict[FieldPath, ErrorDetails] = {}
    for detail in error.errors(include_url=False, include_input=False):
        seen.setdefault(detail["loc"], detail)
    unknown: dict[FieldPath, list[str]] = {}
    for path, detail in seen.items():
        if detail["type"] == "extra_forbidden":
            unknown.setdefault(path[:-1], []).append(str(path[-1]))
    # a list that counts as empty may have entries, each with a problem of its own
    entered = {path[:end] for path in seen for end in range(len(path))}
    return [
        detail
        for path, detail in seen.items()
        if not (
            (detail["type"] == "missing" and _is_misspelt(path, unknown))
            or (detail["type"] == "too_short" and path in entered)
        )
    ]


def _is_misspelt(path: FieldPath, unknown: Mapping[FieldPath, list[str]]) -> bool:
    known = unknown.get(path[:-1], [])
    return 0 < len(known) <= MOST_GUESSES and nearest(str(path[-1]), known) is not None


def _position(yaml: YamlText, path: FieldPath) -> YamlPosition:
    """Find the nearest part of the file that stands on the way to a path."""
    for end in range(len(path), -1, -1):
        if path[:end] in yaml.positions:
            return yaml.positions[path[:end]]
    return YamlPosition((1, 1), (1, 1))


def _misfit(
    model: type[Model],
    detail: ErrorDetails,
    yaml: YamlText,
    file: str,
    guess: bool,  # noqa: FBT001 - whether to look for what was meant
) -> Problem:
    path, kind, ctx = detail["loc"], detail["type"], detail.get("ctx", {})
    position = _position(yaml, path)
    name = field_name(yaml.value, path)
    key = str(path[-1]) if path else ""

    def problem(code: str, at: tuple[int, int], message: str, hint: str) -> Problem:
        return Problem(Location(file, *at, name), code, message, hint)

    if kind == "extra_forbidden":
        return problem("record.unknown-key", position.key, *_unknown_key(model, path, key, guess))
    if kind == "missing":
        parent = field_name(yaml.value, path[:-1])
        message = f"“{key}” is missing in {parent}." if parent else f"“{key}” is missing."
        position = _position(yaml, path[:-1])
        return problem(
            "record.missing", position.value, message, f"Add {key}: {_FORMS.get(key, '…')}"
        )
    if kind in {"literal_error", "enum"}:
        return problem("record.not-allowed", position.value, *_not_allowed(yaml.value, path, ctx))
    if kind in {"too_short", "too_long"}:
        return problem(*_wrong_number(kind, key, position.value, ctx))
    if "message" in ctx:
        return problem(kind, position.value, ctx["message"], ctx["hint"])
    return problem("record.wrong-type", position.value, *_wrong_type(kind, key))


def sibling_keys(model: type[Model], path: FieldPath) -> list[str]:
    """List the keys that the part of a model knows in which a path ends."""
    parent = model_at(model, path[:-1])
    return [key_of(parent, name) for name in parent.model_fields] if parent else []


def _unknown_key(
    model: type[Model],
    path: FieldPath,
    key: str,
    guess: bool,  # noqa: FBT001 - likewise
) -> tuple[str, str]:
    known = sibling_keys(model, path)
    near = nearest(key, known) if guess else None
    hint = f"Did you mean {near}?" if near else "Known here: " + ", ".join(known) + "."
    return f"“{key[:60]}” is no key of this part.", hint


def words_allowed(ctx: Mapping[str, Any]) -> list[str]:
    """List the words of a closed list from what pydantic says of a misfit."""
    expected = str(ctx.get("expected", "")).replace("'", "").replace(" or ", ", ")
    return [word.strip() for word in expected.split(",")]


def _not_allowed(value: Value, path: FieldPath, ctx: Mapping[str, Any]) -> tuple[str, str]:
    for step in path:
        if isinstance(value, (dict, list)) and (isinstance(value, list) or step in value):
            value = value[step]  # type: ignore[index] # a path of pydantic's leads through what is there
    words = words_allowed(ctx)
    near = nearest(value, words) if isinstance(value, str) else None
    hint = f"Did you mean {near}? " if near else ""
    return (
        f"“{str(value)[:60]}” is not one of the words allowed here.",
        hint + "Allowed: " + ", ".join(words) + ".",
    )


def _wrong_number(
    kind: str, key: str, at: tuple[int, int], ctx: Mapping[str, Any]
) -> tuple[str, tuple[int, int], str, str]:
    if kind == "too_short":
        message = f"“{key}” needs at least one entry."
        return "record.empty-list", at, message, f"Write {key}: [first-entry]."
    most = ctx["max_length"]
    return "record.too-many", at, f"“{key}” has more than {most} entries.", f"Keep at most {most}."


def _wrong_type(kind: str, key: str) -> tuple[str, str]:
    if kind in {"tuple_type", "list_type"}:
        return f"“{key}” should be a list.", f"Write {key}: [one, two], or one “- …” a line."
    if kind in {"model_type", "model_attributes_type", "dict_type"}:
        return f"“{key}” should have keys of its own.", "Write key: value below it, indented."
    return f"“{key}” should be text.", "Write it on one line, or as a block after “>-”."


@cache
def _free_text_keys(model: type[BaseModel]) -> frozenset[str]:
    """The keys of a model whose text an editor writes freely."""
    names = (name for name in model.model_fields if any(marks(model, name, FreeText)))
    return frozenset(key_of(model, name) for name in names)


def _lost_text(model: type[Model], yaml: YamlText, file: str) -> list[Problem]:
    """Refuse comments behind free text: ``note: see #3`` would lose its end in silence."""
    problems = []
    for path in yaml.commented:
        # the last step that is no index of a list
        end = max((at for at, step in enumerate(path) if isinstance(step, str)), default=-1)
        parent = model_at(model, path[:end]) if end >= 0 else None
        if parent is None or path[end] not in _free_text_keys(parent):
            continue
        message = "What follows “#” is a comment, and these words would be lost."
        hint = "Put the text in quotation marks, or the comment on a line of its own."
        location = Location(file, *_position(yaml, path).value, field_name(yaml.value, path))
        problems.append(Problem(location, "yaml.comment-after-text", message, hint))
    return problems
