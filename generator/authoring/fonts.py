"""Adds a font for the pictures to ``content/fonts/``: its files, its licence, its hashes."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator
from importlib import metadata
from pathlib import Path

from msgspec import Struct

from generator.authoring.keys import with_key
from generator.authoring.writing import as_yaml
from generator.site.cards.fonts import has_letters
from generator.site.cards.installed import FOLDER, LARGEST_FONT, LIST, FontSheet, read_list
from generator.site.cards.scripts import ScriptFont, font_of_language

_REGULAR = re.compile(r"[^a-z]?(?:400)?regular\.(?:ttf|otf)$", re.IGNORECASE)
_STRONG = re.compile(r"(?:600)?semi-?bold\.(?:ttf|otf)$", re.IGNORECASE)
_BOLD = re.compile(r"(?<!semi)(?<!extra)(?:700)?bold\.(?:ttf|otf)$", re.IGNORECASE)
_LICENCE = re.compile(r"(?:licen[cs]e[_-]?font|ofl|licen[cs]e)(?:\.txt|\.md)?$", re.IGNORECASE)


class FontError(Exception):
    """A font cannot be added; the message says why, and what to do."""


class FoundFont(Struct, frozen=True):
    """A font on this machine.

    Attributes:
        family: What it is called.
        source: The package and version, or the file, that it is in.
        licence: The file of its licence.
        regular: The file that sets words.
        strong: The file that sets what stands out; None where there is none.
    """

    family: str
    source: str
    licence: Path
    regular: Path
    strong: Path | None = None


def find_font(language: str, folder: Path) -> FoundFont:
    """Find the font of a language in the packages that are installed.

    Args:
        language: A BCP 47 tag.
        folder: From where ``node_modules`` is looked for, upwards.

    Raises:
        FontError: None is known for the language, or none is installed.
    """
    wanted = font_of_language(language)
    if wanted is None:
        raise FontError(f"No font is known for “{language}”. Give one: --file FONT --licence FILE")
    for source, place in _packages(wanted, folder):
        found = _in_package(wanted, source, place)
        if found is not None:
            return found
    slug = _slug(wanted)
    raise FontError(
        f"{wanted.family} is not installed. Run: npm install @expo-google-fonts/{slug}, or "
        f"pip install fontpkg-{slug}, or give a file: --file FONT --licence FILE"
    )


def given_font(file: Path, licence: Path) -> FoundFont:
    """A font that is given as a file, with its licence."""
    return FoundFont(file.stem.replace("-", " ").replace("_", " "), file.name, licence, file)


def add_font(content: Path, language: str, font: FoundFont) -> tuple[Path, ...]:
    """Copy a font into ``content/fonts/`` and list it, in place of others of its language.

    Returns:
        What was written.

    Raises:
        FontError: The file is no font, too large, or without a licence.
    """
    files = [("regular", font.regular), *([("strong", font.strong)] if font.strong else [])]
    for _, path in files:
        if path.stat().st_size > LARGEST_FONT:
            raise FontError(f"{path.name} has more than {LARGEST_FONT // 1_000_000} MB.")
        if not has_letters(path):
            raise FontError(f"{path.name} is no TrueType or OpenType font.")
    licence = font.licence.read_bytes()
    if not licence.strip():
        raise FontError(f"{font.licence.name} is empty; a font needs its licence beside it.")
    folder, stem = content / FOLDER, _stem(font.regular)
    folder.mkdir(parents=True, exist_ok=True)
    others = _others(content, language)
    written = [folder / f"{stem}-licence.txt"]
    written[0].write_bytes(licence)
    sheets = list[FontSheet]()
    for weight, path in files:
        data, target = path.read_bytes(), folder / f"{stem}-{weight}{path.suffix.lower()}"
        target.write_bytes(data)
        written.append(target)
        sheet = {"family": font.family, "language": language, "weight": weight}
        sheet |= {"licence": written[0].name, "source": font.source}
        sheet |= {"file": target.name, "sha256": hashlib.sha256(data).hexdigest()}
        sheets.append(FontSheet.model_validate(sheet))
    listed = folder / LIST
    before = listed.read_text(encoding="utf-8") if listed.is_file() else ""
    listed.write_text(_listed([*others, *sheets], before), encoding="utf-8")
    return (*written, folder / LIST)


def _others(content: Path, language: str) -> list[FontSheet]:
    """What is listed already for other languages; the files of this one are taken away."""
    if not (content / FOLDER / LIST).is_file():
        return []
    known, problems = read_list(content)
    if known is None:
        raise FontError(f"{FOLDER}/{LIST}: {problems[0].message}")
    for sheet in known.fonts:
        if sheet.language == language:
            for name in (sheet.file, sheet.licence):
                (content / FOLDER / name).unlink(missing_ok=True)
    return [sheet for sheet in known.fonts if sheet.language != language]


def _listed(sheets: list[FontSheet], before: str) -> str:
    """Write the list anew; the comments of the one before stay above it."""
    text = as_yaml({"fonts": [dict(sheet.model_dump()) for sheet in sheets]})
    return with_key(before, "fonts", text.rstrip("\n").split("\n")) if before else text


def _packages(wanted: ScriptFont, folder: Path) -> Iterator[tuple[str, Path]]:
    """The packages that may hold a font, each with its name and version."""
    slug = _slug(wanted)
    for parent in (folder, *folder.parents):
        place = parent / "node_modules" / "@expo-google-fonts" / slug
        if place.is_dir():
            version = re.search(r'"version": "([^"]+)"', (place / "package.json").read_text())
            yield f"@expo-google-fonts/{slug} {version[1] if version else ''}".strip(), place
    name = f"fontpkg-{slug}"
    try:
        installed = metadata.distribution(name)
    except metadata.PackageNotFoundError:
        return
    yield f"{name} {installed.version}", Path(str(installed.locate_file(name.replace("-", "_"))))


def _in_package(wanted: ScriptFont, source: str, place: Path) -> FoundFont | None:
    files = sorted(path for path in place.rglob("*") if path.is_file())
    licences = sorted(
        (path for path in files if _LICENCE.fullmatch(path.name)),
        key=lambda path: "font" not in path.name.lower() and "ofl" not in path.name.lower(),
    )
    regular = _named(files, _REGULAR)
    if regular is None or not licences:
        return None
    strong = _named(files, _STRONG) or _named(files, _BOLD)
    return FoundFont(wanted.family, source, licences[0], regular, strong)


def _named(files: list[Path], pattern: re.Pattern[str]) -> Path | None:
    return next((path for path in files if pattern.search(path.name)), None)


def _slug(wanted: ScriptFont) -> str:
    return wanted.family.lower().replace(" ", "-")


def _stem(path: Path) -> str:
    """A name for the files of a font, in letters that every system can have."""
    plain = re.sub(r"[^A-Za-z0-9]+", "-", path.stem).strip("-")
    return re.sub(r"-(?:400)?Regular$", "", plain, flags=re.IGNORECASE) or "font"
