"""A repository for another newsroom: content to begin with, checks, publication, editor support.

What every repository has alike, workflows and forms and schemas, is copied from this project's
own, so that there is one of each; what tells who the newsroom is comes from the skeleton.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from importlib.resources import files
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

OWN = {
    "Makefile": "Makefile",
    "README.md": "README.md",
    "gitignore": ".gitignore",
    "newsroom.yaml": "content/newsroom.yaml",
    "pages/about.md": "content/pages/about.md",
    "pages/corrections-policy.md": "content/pages/corrections-policy.md",
    "pages/naming.md": "content/pages/naming.md",
}
"""The files of the skeleton, and where they go."""


class Beginning(Struct, frozen=True):
    """What tells one newsroom from another.

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
    for name, path in OWN.items():
        text = (files("generator.authoring") / "skeleton" / name).read_text("utf-8")
        said = {**words, "name": as_scalar(beginning.name)} if name.endswith(".yaml") else words
        yield path, Template(text).substitute(said)
    for path in SHARED:
        yield path, _shared(path)
    for name, made in schemas(f"{beginning.url}schema/").items():
        yield f"docs/schema/{name}.json", json.dumps(made, ensure_ascii=False, indent=2) + "\n"
    yield "requirements.txt", "incident-explainer\n"


def _shared(path: str) -> str:
    """A file of this project: the wheel carries it in the package, a checkout beside it."""
    package = Path(generator.__file__).parent
    carried = package / "_shared" / path
    source = carried if carried.is_file() else package.parent / path
    return source.read_text(encoding="utf-8")
