"""A repository for another newsroom: content to begin with, checks, publication, editor support.

What every repository has alike, workflows and forms and guides, is copied from this project's own,
so that there is one of each; what says who the newsroom is comes from the skeleton.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from string import Template
from types import MappingProxyType
from urllib.parse import urlsplit

from msgspec import Struct

import generator
from generator.authoring.fmt import laid_out
from generator.authoring.pinning import ProgramPin
from generator.authoring.questions import UNLISTED
from generator.authoring.schema import schemas
from generator.authoring.writing import Written, as_yaml
from generator.model.newsroom import Newsroom
from generator.reading.scalars import as_scalar

SHARED = (
    ".editorconfig",
    ".github/CODEOWNERS",
    ".github/ISSUE_TEMPLATE/config.yml",
    ".github/ISSUE_TEMPLATE/error-in-a-page.yml",
    ".github/ISSUE_TEMPLATE/propose-an-incident.yml",
    ".github/pull_request_template.md",
    ".github/workflows/check.yml",
    ".github/workflows/draft.yml",
    ".github/workflows/links.yml",
    ".github/workflows/publish.yml",
    ".gitlab-ci.yml",
    ".pre-commit-config.yaml",
    ".vscode/extensions.json",
    ".vscode/settings.json",
    "docs/data.md",
    "docs/editing.md",
    "docs/finding.md",
    "docs/history.md",
    "docs/languages.md",
    "docs/maps.md",
    "docs/moving-in.md",
    "docs/narrative.md",
    "docs/pictures/commit-to-a-branch.svg",
    "docs/pictures/edit-a-file.svg",
    "docs/pictures/paste-the-update.svg",
    "docs/privacy.md",
    "docs/problems.md",
    "docs/publishing.md",
    "docs/quote-cards.md",
    "docs/record-reference.md",
    "docs/translating.md",
    "pelicanconf.py",
    "requirements.lock",
)
"""The files of this project that every newsroom's repository has alike."""

SKELETON = Path(__file__).with_name("skeleton")
"""The files that say who the newsroom is, with gaps for its words, each where it goes."""

KINDS = {"incident": "Incident"}
"""The kinds of incident of a newsroom that has said none."""

_OURS_ALONE = re.compile(
    r"^ *# our own repository alone:.*?^ *# to here\n", re.MULTILINE | re.DOTALL
)
"""A part of a shared file that a newsroom has no use for."""
_FORM_KINDS = re.compile(
    rf"(?<=      options:\n)(?:        - [\w-]+\n)+(?=        - {UNLISTED}\n)"
)


class Beginning(Struct, frozen=True):
    """What distinguishes one newsroom from another.

    Attributes:
        name: Its name.
        url: Where its site is published, ending in a slash.
        timezone: The zone of its times.
        language: The language it writes in.
        year: The year it began, for the permanent ids of its feeds.
        contact: The e-mail address for corrections; empty where not said.
        repository: Where its files are kept; empty where not said.
        region: The box in which its coordinates lie, by edge; empty where not said.
        kinds: Its kinds of incident, and what readers see.
    """

    name: str
    url: str
    timezone: str
    language: str
    year: int
    contact: str = ""
    repository: str = ""
    region: Mapping[str, str] = {}
    kinds: Mapping[str, str] = MappingProxyType(KINDS)


def repository(beginning: Beginning, pin: ProgramPin) -> Iterator[tuple[str, bytes]]:
    """Write a newsroom's repository: each file's path and its bytes."""
    for path, text in _texts(beginning, pin):
        yield path, text.encode()
    yield from pin.files.items()


def _texts(beginning: Beginning, pin: ProgramPin) -> Iterator[tuple[str, str]]:
    words = _words(beginning)
    for file in sorted(path for path in SKELETON.rglob("*") if path.is_file()):
        # under its own name git would heed it here
        path = file.relative_to(SKELETON).as_posix().replace("gitignore", ".gitignore")
        filled = {**words, "name": as_scalar(beginning.name)} if path.endswith(".yaml") else words
        text = Template(file.read_text("utf-8")).substitute(filled)
        yield path, laid_out(text, Newsroom) if path == "content/newsroom.yaml" else text
    for path in SHARED:
        text = _OURS_ALONE.sub("", _shared(path))
        yield path, _FILLED[path](text, beginning) if path in _FILLED else text
    for name, made in schemas(f"{beginning.url}schema/").items():
        yield f"docs/schema/{name}.json", json.dumps(made, ensure_ascii=False, indent=2) + "\n"
    yield "requirements.txt", pin.requirement


def _words(beginning: Beginning) -> dict[str, str]:
    """What goes into the gaps of the skeleton."""
    said: dict[str, Written] = {
        "contact": beginning.contact,
        "repository": beginning.repository,
        "region": beginning.region,
        "kinds": beginning.kinds,
    }
    return {
        "name": beginning.name,
        "url": beginning.url,
        "timezone": beginning.timezone,
        "language": beginning.language,
        "authority": f"{urlsplit(beginning.url).hostname},{beginning.year}",
        "said": as_yaml({name: each for name, each in said.items() if each}).rstrip("\n"),
        "kind": next(iter(beginning.kinds)),
        "clone": f"{beginning.repository or 'https://example.org/YOUR-NEWSROOM'}".rstrip("/"),
        "browser": _section(_shared("CONTRIBUTING.md"), "Without git or a terminal"),
        "folder": urlsplit(beginning.repository).path.strip("/").split("/")[-1] or "YOUR-NEWSROOM",
    }


def _section(text: str, heading: str) -> str:
    """A section of a guide, from its heading to the next."""
    found = re.search(rf"^## {heading}\n.*?(?=^## |\Z)", text, re.MULTILINE | re.DOTALL)
    return found[0].rstrip("\n") if found else ""


def _form(text: str, beginning: Beginning) -> str:
    """The form for an incident offers the newsroom's own kinds."""
    kinds = "".join(f"        - {kind}\n" for kind in beginning.kinds)
    return _FORM_KINDS.sub(kinds, text)


def _owners(text: str, beginning: Beginning) -> str:
    """The teams belong to whoever owns the repository, as far as that is known."""
    parts = urlsplit(beginning.repository)
    owner = parts.path.strip("/").split("/")[0] if parts.hostname == "github.com" else ""
    return text.replace("@example/", f"@{owner}/") if owner else text


def _contact(text: str, beginning: Beginning) -> str:
    return text.replace("https://example.org/", beginning.url)


_FILLED: Mapping[str, Callable[[str, Beginning], str]] = {
    ".github/CODEOWNERS": _owners,
    ".github/ISSUE_TEMPLATE/config.yml": _contact,
    ".github/ISSUE_TEMPLATE/propose-an-incident.yml": _form,
}
"""The shared files that name the newsroom, and how its words get in."""


def _shared(path: str) -> str:
    """A file of this project: a wheel has it inside the package, a checkout next to it."""
    package = Path(generator.__file__).parent
    carried = package / "_shared" / path
    source = carried if carried.is_file() else package.parent / path
    return source.read_text(encoding="utf-8")
