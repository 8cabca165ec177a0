"""The JSON Schemas as parts of the site: of what editors write and of the data we publish."""

from __future__ import annotations

import json
from collections.abc import Iterator
from functools import cache, partial

from generator.output import File
from generator.site.part import Part

NAMES = (
    "incident",
    "update",
    "newsroom",
    "translation",
    "published-incident",
    "updates",
    "incidents",
)


def schema_parts(url: str) -> Iterator[Part]:
    """Give every schema of a site under an address; beside it, they follow from our code alone."""
    for name in NAMES:
        path = f"schema/{name}.json"
        yield Part(path, (url,), partial(_written, path, url))


def _written(path: str, url: str) -> tuple[File, ...]:
    return (File(path, texts(f"{url}schema/")[path].encode()),)


@cache
def texts(base: str) -> dict[str, str]:
    """Make the schemas, by path; each once in a process."""
    # making them takes long, and so does loading what makes them; most builds keep them
    from generator.authoring.schema import schemas  # noqa: PLC0415
    from generator.site.exports.schemas import export_schemas  # noqa: PLC0415

    return {
        f"schema/{name.removesuffix('.json')}.json": schema_text(schema)
        for name, schema in {**schemas(base), **export_schemas(base)}.items()
    }


def schema_text(schema: object) -> str:
    """Write a schema, or several by name, as a file has it."""
    return json.dumps(schema, ensure_ascii=False, indent=2) + "\n"
