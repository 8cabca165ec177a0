"""A file with misfits, read without them, so that one check finds all problems.

What does not fit is read as what was most likely meant, stood in for, or taken out. What is read
so is judged, and never published, since its problems stop every build. Problems that only come
from what was taken out are left out again: one mistake is one problem.
"""

from __future__ import annotations

import copy
import re
from collections.abc import Iterable, Iterator
from typing import TypeVar

from pydantic import ValidationError
from pydantic_core import ErrorDetails

from generator.model.base import LONGEST_ID, Model
from generator.model.record import SECTIONS
from generator.problems import MOST_GUESSES, Problem, nearest
from generator.reading.shape import known_keys, misfits_of, sibling_keys, words_allowed
from generator.reading.yaml_text import FieldPath, Value, part_of

M = TypeVar("M", bound=Model)

_ROUNDS = 6
_STAND_INS: dict[str, Value] = {
    "format": "1",
    "status": "draft",
    "occurred": "2000",
    "at": "2000",
    "sensitivity": ["none"],
    "said_by": [{}],
    "rests_on": ["missing"],
    "claims": ["missing"],
    "url": "https://missing.example/",
    "is": "1",
    "ground": "public-official",
}
_ALWAYS_NEEDED: set[FieldPath] = {("sources",), ("claims",)}


def shape_in_part(model: type[M], value: Value) -> M | None:
    """Give what fits of a document the shape of a model.

    Returns:
        The model without the misfits, or None where too little is left to be judged.
    """
    if not isinstance(value, dict):
        return None
    value = known_keys(copy.deepcopy(value))
    for _ in range(_ROUNDS):
        try:
            return model.model_validate(value)
        except ValidationError as error:
            details = misfits_of(error)
            if any(detail["loc"] in _ALWAYS_NEEDED for detail in details):
                return None
            guess = len(details) <= MOST_GUESSES
            for detail in sorted(details, key=_order, reverse=True):
                _mend(model, value, detail, guess=guess)
    return None


def _order(detail: ErrorDetails) -> tuple[bool, tuple[tuple[int, str], ...]]:
    """Misspelt keys come first; then all from the end, so that nothing moves in a list."""
    steps = tuple((step, "") if isinstance(step, int) else (0, step) for step in detail["loc"])
    return detail["type"] == "extra_forbidden", steps


def _mend(model: type[Model], value: Value, detail: ErrorDetails, *, guess: bool) -> None:
    """Put in what was most likely meant, stand in for what is missing, take out the rest."""
    path, kind = detail["loc"], detail["type"]
    parent, at = _inside(value, path)
    step = path[at]
    if not isinstance(parent, dict) or at < len(path) - 1:
        _take_out(parent, step)
    elif kind == "missing":
        parent.setdefault(step, copy.deepcopy(_STAND_INS.get(str(step), "missing")))
    elif step == "id":
        parent["id"] = _as_id(str(parent["id"])) or "missing"
    else:
        written = parent.pop(step, None)
        if not guess:
            return
        if kind == "extra_forbidden" and (key := nearest(str(step), sibling_keys(model, path))):
            parent.setdefault(key, written)
        words = words_allowed(detail.get("ctx", {})) if kind == "literal_error" else ()
        if isinstance(written, str) and (word := nearest(written, words)):
            parent[step] = word


def _inside(value: Value, path: FieldPath) -> tuple[Value, int]:
    """Follow a path as far as the file goes; the branches of a union are no part of it."""
    parent = value
    for at, step in enumerate(path[:-1]):
        following = part_of(parent, step)
        if not isinstance(following, list if isinstance(path[at + 1], int) else dict):
            return parent, at
        parent = following
    return parent, len(path) - 1


def _as_id(text: str) -> str:
    return re.sub(r"[^a-z0-9]+", "-", text.lower())[:LONGEST_ID].strip("-")


def _take_out(parent: Value, step: str | int) -> None:
    if isinstance(parent, dict):
        parent.pop(step, None)
    elif isinstance(parent, list) and isinstance(step, int) and step < len(parent):
        parent.pop(step)


def without_consequences(
    found: Iterable[Problem], misfits: Iterable[Problem]
) -> Iterator[Problem]:
    """The problems that do not only come from a misfit.

    Left out is what is found in a field that did not fit, or in the same item or top-level field
    of a record, which may lack only what was taken out.
    """
    spoilt = {_part(one) for one in misfits if _is_misfit(one)}
    return (one for one in found if one.location.field is None or _part(one) not in spoilt)


def _is_misfit(problem: Problem) -> bool:
    """Whether something was taken out or stood in for; a broken reference is still there."""
    return problem.location.field is not None and not problem.code.startswith("reference.")


def _part(problem: Problem) -> tuple[str, str]:
    field = problem.location.field or ""
    steps = field.split("/")
    return problem.location.file, "/".join(steps[:2] if steps[0] in SECTIONS else steps[:1])
