"""A template and a view become a page: the only place where Jinja is set up."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import lru_cache
from hashlib import sha256
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined

JINJA: Mapping[str, Any] = {
    "autoescape": True,
    "undefined": StrictUndefined,
    "trim_blocks": True,
    "lstrip_blocks": True,
    "keep_trailing_newline": True,
}
"""How Jinja is set up, here and where Pelican renders its own pages."""


def environment(folders: Sequence[Path]) -> Environment:
    """Set Jinja up for a theme.

    Everything is escaped unless it is Markup, and a name that a view does not have stops the
    build: a missing attribution must never print as nothing.

    A process that builds again uses what it has compiled, while the templates hold the same.

    Args:
        folders: Folders with templates; an earlier one overrides a later one, file by file.
    """
    return _environment(tuple(map(str, folders)), _digest(folders))


@lru_cache(maxsize=2)
def _environment(folders: tuple[str, ...], _held: str) -> Environment:
    loader = FileSystemLoader(folders)
    return Environment(loader=loader, auto_reload=False, **JINJA)  # noqa: S701 - JINJA escapes


def _digest(folders: Sequence[Path]) -> str:
    """What all templates hold, by name."""
    digest = sha256()
    for path in (path for folder in folders for path in sorted(folder.rglob("*"))):
        if path.is_file():
            content = path.read_bytes()
            digest.update(f"{path}\0{len(content)}\0".encode() + content)
    return digest.hexdigest()


def render(env: Environment, template: str, view: object) -> str:
    """Render a view into a whole page.

    Args:
        env: From :func:`environment`.
        template: The template's name, such as ``explainer.html``.
        view: One of the types of ``generator.site.views``; templates call it ``view``.
    """
    return env.get_template(template).render(view=view)
