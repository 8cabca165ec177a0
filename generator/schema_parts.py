"""The JSON Schemas as parts of the site: of what editors write and of the data we publish."""

from __future__ import annotations

import json
from collections.abc import Iterator
from functools import cache, partial

from generator.authoring.schema import schemas
from generator.publishing.edition import Output, Part
from generator.publishing.exports.schemas import export_schemas


def schema_parts(url: str) -> Iterator[Part]:
    """Give every schema of a site under an address."""
    for path, text in _texts(f"{url}schema/"):
        yield Part(path, (text,), partial(_written, path, text))


@cache
def _texts(base: str) -> tuple[tuple[str, str], ...]:
    """The schemas by path; they follow from our code alone, so each is made once in a process."""
    return tuple(
        (
            f"schema/{name.removesuffix('.json')}.json",
            json.dumps(schema, ensure_ascii=False, indent=2) + "\n",
        )
        for name, schema in {**schemas(base), **export_schemas(base)}.items()
    )


def _written(path: str, text: str) -> tuple[Output, ...]:
    return (Output(path, text.encode()),)
