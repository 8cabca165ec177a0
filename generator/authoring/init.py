"""A repository for another newsroom: content to begin with, checks, publication, editor support.

What every repository has alike, workflows and forms and schemas, is copied from this project's
own, so that there is one of each; what says who the newsroom is comes from the skeleton.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from string import Template
from urllib.parse import urlsplit

from msgspec import Struct

import generator
from generator.authoring.schema import schemas
from generator.authoring.writing import as_scalar

SHARED = (
    ".github/CODEOWNERS",
    ".github/ISSUE_TEMPLATE/config.yml",
    ".github/ISSUE_TEMPLATE/error-in-a-page.yml",
    ".github/ISSUE_TEMPLATE/propose-an-incident.yml",
    ".github/pull_request_template.md",
    ".github/workflows/check.yml",
    ".github/workflows/links.yml",
    ".github/workflows/publish.yml",
    ".gitlab-ci.yml",
    ".pre-commit-config.yaml",
    ".vscode/extensions.json",
    ".vscode/settings.json",
    "pelicanconf.py",
)
"""The files of this project that every newsroom's repository has alike."""

SKELETON = Path(__file__).with_name("skeleton")
"""The files that say who the newsroom is, with gaps for its words, each where it goes."""


class Beginning(Struct, frozen=True):
    """What distinguishes one newsroom from another.

    Attributes:
        name: Its name.
        url: Where its site is published, ending in a slash.
        timezone: The zone of its times.
        language: The language it writes in.
        year: The year it began, for the permanent ids of its feeds.
    """

    name: str
    url: str
    timezone: str
    language: str
    year: int


def repository(beginning: Beginning) -> Iterator[tuple[str, str]]:
    """Write a newsroom's repository: each file's path and its text."""
    words = {
        "name": beginning.name,
        "url": beginning.url,
        "timezone": beginning.timezone,
        "language": beginning.language,
        "authority": f"{urlsplit(beginning.url).hostname},{beginning.year}",
    }
    for file in sorted(path for path in SKELETON.rglob("*") if path.is_file()):
        # under its own name git would heed it here
        path = file.relative_to(SKELETON).as_posix().replace("gitignore", ".gitignore")
        filled = {**words, "name": as_scalar(beginning.name)} if path.endswith(".yaml") else words
        yield path, Template(file.read_text("utf-8")).substitute(filled)
    for path in SHARED:
        yield path, _shared(path)
    for name, made in schemas(f"{beginning.url}schema/").items():
        yield f"docs/schema/{name}.json", json.dumps(made, ensure_ascii=False, indent=2) + "\n"
    yield "requirements.txt", "incident-explainer\n"


def _shared(path: str) -> str:
    """A file of this project: a wheel has it inside the package, a checkout next to it."""
    package = Path(generator.__file__).parent
    carried = package / "_shared" / path
    source = carried if carried.is_file() else package.parent / path
    return source.read_text(encoding="utf-8")
