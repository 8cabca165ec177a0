"""A template and a view become a page: the only place where Jinja is set up."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
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

    Args:
        folders: Folders with templates; an earlier one overrides a later one, file by file.
    """
    loader = FileSystemLoader([str(folder) for folder in folders])
    return Environment(loader=loader, auto_reload=False, **JINJA)  # noqa: S701 - JINJA escapes


def render(env: Environment, template: str, view: object) -> str:
    """Render a view into a whole page.

    Args:
        env: From :func:`environment`.
        template: The template's name, such as ``explainer.html``.
        view: One of the types of ``generator.publishing.views``; templates call it ``view``.
    """
    return env.get_template(template).render(view=view)
