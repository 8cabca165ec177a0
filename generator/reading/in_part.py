"""A file with misfits, read without them, so that one run of the check tells all problems.

What does not fit is taken out or stood in for; what is read so is judged, and never published,
since its problems stop every build. Problems that only come from what was taken out are left
out again: one mistake is one problem.
"""

from __future__ import annotations

import copy
import re
from collections.abc import Iterable, Iterator
from typing import TypeVar

from pydantic import ValidationError

from generator.model.base import LONGEST_ID, Model
from generator.model.record import SECTIONS
from generator.problems import Problem
from generator.reading.yaml_text import Path, Value

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
_ALWAYS_NEEDED: set[Path] = {("sources",), ("claims",)}


def shape_in_part(model: type[M], value: Value) -> M | None:
    """Give what fits of a document the shape of a model.

    Returns:
        The model without the misfits, or None where too little is left to be judged.
    """
    if not isinstance(value, dict):
        return None
    value = {key: part for key, part in copy.deepcopy(value).items() if key != "$schema"}
    for _ in range(_ROUNDS):
        try:
            return model.model_validate(value)
        except ValidationError as error:
            details = error.errors(include_url=False, include_input=False)
            # from the end, so that what is taken out of a list moves nothing that follows
            for detail in sorted(details, key=lambda one: _order(one["loc"]), reverse=True):
                if detail["loc"] in _ALWAYS_NEEDED:
                    return None
                _mend(value, detail["loc"], missing=detail["type"] == "missing")
    return None


def _order(path: Path) -> tuple[tuple[int, str], ...]:
    return tuple((step, "") if isinstance(step, int) else (0, step) for step in path)


def _mend(value: Value, path: Path, *, missing: bool) -> None:
    """Stand in for what is missing; take out what does not fit."""
    parent = value
    for depth, step in enumerate(path):
        last = depth == len(path) - 1
        if missing and last and isinstance(parent, dict):
            parent[str(step)] = copy.deepcopy(_STAND_INS.get(str(step), "missing"))
            return
        if last and step == "id" and isinstance(parent, dict):
            # what was meant, as far as it can be guessed, since others name it so
            meant = re.sub(r"[^a-z0-9]+", "-", str(parent["id"]).lower())[:LONGEST_ID].strip("-")
            parent["id"] = meant or "missing"
            return
        following = _below(parent, step)
        if following is None or last or not _holds(following, path[depth + 1]):
            _take_out(parent, step)
            return
        parent = following


def _below(parent: Value, step: str | int) -> Value:
    if isinstance(parent, dict):
        return parent.get(step)
    if isinstance(parent, list) and isinstance(step, int) and step < len(parent):
        return parent[step]
    return None


def _holds(part: Value, step: str | int) -> bool:
    """Whether a path goes on inside a part; the branches of a union are no part of the file."""
    return isinstance(part, list) if isinstance(step, int) else isinstance(part, dict)


def _take_out(parent: Value, step: str | int) -> None:
    if isinstance(parent, dict):
        parent.pop(step, None)
    elif isinstance(parent, list) and isinstance(step, int) and step < len(parent):
        parent.pop(step)


def beside(found: Iterable[Problem], misfits: Iterable[Problem]) -> Iterator[Problem]:
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
