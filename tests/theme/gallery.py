"""The components with their examples: one YAML is gallery, golden test and accessibility test.

    python -m tests.theme.gallery FOLDER

writes the gallery as a page, to be looked at.
"""

from __future__ import annotations

import shutil
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from importlib import import_module
from pathlib import Path
from pkgutil import iter_modules
from typing import Any

import msgspec
import yaml
from jinja2 import Environment
from markupsafe import Markup

from generator.site import dates, labels, urls, views
from generator.site.render import environment

ROOT = Path(__file__).resolve().parent.parent.parent
THEME = ROOT / "theme"
COMPONENTS = THEME / "templates" / "components"
STYLES = ("tokens", "reset", "base", "compositions", "components", "utilities")
OTHER_PAGES = "apart/other-pages"
SERIES = "apart/series"
SHEETS = (OTHER_PAGES, SERIES, *STYLES)


@dataclass(frozen=True)
class Example:
    """A component with values to show it with."""

    component: str
    macro: str
    name: str
    arguments: tuple[Any, ...]

    @property
    def id(self) -> str:
        return f"{self.component}--{self.name.replace(' ', '-').replace(',', '')}"


@cache
def _views() -> dict[str, Any]:
    """Every type that a template may be given, by its name."""
    names = [f"{views.__name__}.{module.name}" for module in iter_modules(views.__path__)]
    modules = [dates, labels, urls, *map(import_module, names)]
    named = {name: one for module in modules for name, one in vars(module).items()}
    return {**named, "str": str, "Markup": Markup}


def make(kind: str, value: object) -> Any:  # noqa: ANN401 - a view type that YAML names
    """Turn plain YAML into a view type; ``Day*`` is a tuple of days. Unknown keys are refused."""
    base = _views()[kind.rstrip("*")]
    wanted = tuple[base, ...] if kind.endswith("*") else base

    def hook(type_: type, plain: object) -> object:
        return Markup(plain) if type_ is Markup else plain  # noqa: S704 - our own examples

    return msgspec.convert(value, wanted, strict=False, dec_hook=hook)


def examples() -> Iterator[Example]:
    """All examples, component by component."""
    for file in sorted(COMPONENTS.glob("*.yaml")):
        told = yaml.load(file.read_text("utf-8"), Loader=yaml.BaseLoader)  # noqa: S506 - text only
        for name, values in told["examples"].items():
            arguments = zip(told["takes"], values, strict=True)
            yield Example(
                file.stem, told["macro"], name, tuple(make(kind, one) for kind, one in arguments)
            )


def show(env: Environment, example: Example) -> str:
    """Render one example, without anything around it."""
    template = env.get_template(f"components/{example.component}.html")
    return str(getattr(template.module, example.macro)(*example.arguments))


def page() -> str:
    """The whole gallery as one page."""
    env = environment([THEME / "templates"])
    parts = [
        f"<section class=part><div class=part-head><h2>{one.component}</h2>"
        f"<p class=gloss>{one.name}</p></div><div class=part-body>{show(env, one)}</div></section>"
        for one in examples()
    ]
    links = "".join(f'<link rel=stylesheet href="static/css/{name}.css">' for name in SHEETS)
    sprite = env.get_template("components/mark.html").module.sprite()
    return (
        "<!doctype html><html lang=en><meta charset=utf-8><title>Components</title>"
        '<meta name=viewport content="width=device-width, initial-scale=1">'
        f"{links}{sprite}<main class=page><h1>Components</h1>{''.join(parts)}</main></html>"
    )


if __name__ == "__main__":
    folder = Path(sys.argv[1])
    shutil.copytree(THEME / "static", folder / "static", dirs_exist_ok=True)
    (folder / "index.html").write_text(page(), "utf-8")
