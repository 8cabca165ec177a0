"""What the code says of each field of a model, in the sentence under it.

Schemas and tables of fields print it. It is read from the source when they are made: pydantic
would read it at every start.
"""

from __future__ import annotations

import ast
import inspect
import sys
from collections.abc import Iterator, Mapping
from functools import cache
from itertools import pairwise

from pydantic import BaseModel


@cache
def field_words(model: type[BaseModel]) -> Mapping[str, str]:
    """Give the words of each field by its name, of inherited ones too; empty where none stand."""
    kinds = [kind for kind in reversed(model.__mro__) if issubclass(kind, BaseModel)]
    found = {name: words for kind in kinds[1:] for name, words in _written(kind)}
    return {name: found.get(name, "") for name in model.model_fields}


def _written(kind: type[BaseModel]) -> Iterator[tuple[str, str]]:
    written = _classes(kind.__module__).get(kind.__qualname__)
    for field, below in pairwise(written.body if written else ()):
        if isinstance(field, ast.AnnAssign) and isinstance(field.target, ast.Name):
            yield field.target.id, _text(below)


@cache
def _classes(module: str) -> Mapping[str, ast.ClassDef]:
    """The classes of a module as they are written, by name: it is read once for all of them."""
    written = ast.parse(inspect.getsource(sys.modules[module]))
    return {one.name: one for one in written.body if isinstance(one, ast.ClassDef)}


def _text(statement: ast.stmt) -> str:
    """The text that a statement consists of; empty for any other statement."""
    value = statement.value if isinstance(statement, ast.Expr) else None
    text = value.value if isinstance(value, ast.Constant) else None
    return inspect.cleandoc(text) if isinstance(text, str) else ""
