"""The theme's files as they are published: styles joined into one, names that carry a hash.

A browser may keep a file for ever whose name changes with its bytes. The layers of the styles
are written apart and sent as one file, without the comments and the spaces that are for those who
write them.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Mapping, Sequence
from pathlib import Path

from msgspec import Struct

from generator.output import File

LAYERS = ("tokens", "reset", "base", "compositions", "components", "utilities")
FOLDER = "assets/"
APART = "css/apart/"
"""Styles that few pages need, each a file of its own: a first visit waits for none of them."""
MORE_STYLES = f"{APART}other-pages.css"
"""What every page needs but an explainer, which is what a reader opens first."""
SERIES_STYLES = f"{APART}series.css"
"""What an explainer needs that draws figures over time."""
FIRST_FONTS = ("newsreader-text.woff2", "newsreader-display.woff2", "libre-franklin.woff2")
_COMMENT = re.compile(r" */\*.*?\*/", re.DOTALL)
_TIGHT = re.compile(r"""("[^"]*"|'[^']*')|\s*([{};,])\s*|(:)\s+|\s+""")
_ADDRESS = re.compile(r'url\("\.\./([^"]+)"\)')


class Assets(Struct, frozen=True):
    """What the theme brings to every page.

    Attributes:
        styles: The address of the one stylesheet.
        fonts: The addresses of the fonts that every page needs.
        named: The published address of each file, by its name in ``theme/static/``.
        files: All of them, to be written.
    """

    styles: str
    fonts: tuple[str, ...]
    named: Mapping[str, str]
    files: tuple[File, ...]

    def sheets(self, *names: str) -> tuple[str, ...]:
        """The addresses of styles that few pages need, as far as the theme has them."""
        return tuple(self.named[name] for name in names if name in self.named)


def own_theme() -> Path:
    """Find our theme: at the top of the repository, or inside the installed package."""
    package = Path(__file__).parents[1]
    checkout = package.parent / "theme"
    return checkout if (checkout / "templates").is_dir() else package / "_theme"


def assets(theme: Sequence[Path]) -> Assets:
    """Gather the theme's static files; an earlier folder overrides a later one, file by file."""
    found = _found(theme)
    plain = {
        name: File(name_by_content(name, path.read_bytes()), path.read_bytes())
        for name, path in sorted(found.items())
        if not name.startswith("css/")
    }
    named = {name: file.path for name, file in plain.items()}
    apart = {
        name: _sheet(name, path, named)
        for name, path in sorted(found.items())
        if name.startswith(APART)
    }
    css = "\n".join(_layer(found, layer) for layer in _layers(found))
    linked = _ADDRESS.sub(lambda match: _linked(match[1], named), css).encode()
    styles = File(name_by_content("site.css", linked), linked)
    return Assets(
        styles=styles.path,
        fonts=tuple(named[f"fonts/{name}"] for name in FIRST_FONTS if f"fonts/{name}" in named),
        named={**named, **{name: file.path for name, file in apart.items()}},
        files=(*plain.values(), *apart.values(), styles),
    )


def _found(theme: Sequence[Path]) -> dict[str, Path]:
    found: dict[str, Path] = {}
    for folder in reversed(theme):
        static = folder / "static"
        for path in sorted(static.rglob("*")):
            if path.is_file() and not path.name.startswith("."):
                found[path.relative_to(static).as_posix()] = path
    return found


def _layers(found: Mapping[str, Path]) -> list[str]:
    """The house's layers in their order, then those that a theme adds."""
    stems = {Path(name).stem for name in found if re.fullmatch(r"css/[\w-]+\.css", name)}
    return [*(layer for layer in LAYERS if layer in stems), *sorted(stems - set(LAYERS))]


def _sheet(name: str, path: Path, named: Mapping[str, str]) -> File:
    """A file of styles that is published apart."""
    css = tight(_COMMENT.sub("", path.read_text("utf-8")))
    content = _ADDRESS.sub(lambda match: _linked(match[1], named), css).encode()
    return File(name_by_content(name, content), content)


def _layer(found: Mapping[str, Path], layer: str) -> str:
    return tight(_COMMENT.sub("", found[f"css/{layer}.css"].read_text("utf-8")))


def tight(css: str) -> str:
    """Leave out the spaces that mean nothing; those in a string, and between two words, stay."""
    return _TIGHT.sub(lambda match: "".join(filter(None, match.groups())) or " ", css).strip()


def _linked(name: str, named: Mapping[str, str]) -> str:
    if name not in named:
        raise ValueError(f"a style names {name}, which the theme does not have")
    return f'url("{named[name].removeprefix(FOLDER)}")'


def name_by_content(name: str, content: bytes) -> str:
    """Give the address of a file that bears the digest of its bytes, and so never changes."""
    path = Path(name)
    digest = hashlib.sha256(content).hexdigest()[:10]
    return (Path(FOLDER) / path.parent / f"{path.stem}.{digest}{path.suffix}").as_posix()
