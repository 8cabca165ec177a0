"""Fonts that a newsroom added for its pictures, in ``content/fonts/``.

``fonts.yaml`` lists each file with its licence and hash, as ``explainer fonts add`` writes it. A
build uses these, the theme's and the package's, and none of the machine, so that a picture has the
same bytes everywhere.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from pathlib import Path
from typing import Annotated, Literal

from msgspec import Struct
from pydantic import Field

from generator.model.base import Model, Text
from generator.problems import Problem, problem_in
from generator.reading.document import read_document
from generator.reading.limits import LARGEST_YAML
from generator.reading.plain_files import read_bytes
from generator.site.cards.fonts import FontFile, has_letters

FOLDER, LIST = "fonts", "fonts.yaml"
LARGEST_FONT = 40_000_000
"""Bytes of a font; those of all Chinese letters have 10 million."""
FileName = Annotated[str, Field(pattern=r"^[A-Za-z0-9][A-Za-z0-9._-]*$")]


class FontSheet(Model):
    """A font, and the right to use it."""

    file: FileName
    """Its file in content/fonts/."""
    family: Text
    """What it is called, such as Noto Sans SC."""
    language: Text
    """For which language it was added."""
    weight: Literal["regular", "strong"] = "regular"
    """Whether it sets words, or what stands out: names and notices."""
    licence: FileName
    """The file beside it that holds its licence."""
    source: Text
    """The package and version, or the file, that it came from."""
    sha256: Annotated[str, Field(pattern=r"^[0-9a-f]{64}$")]
    """Of the file, in hexadecimal, so that no other takes its place unnoticed."""


class FontList(Model):
    """All fonts that a newsroom added."""

    fonts: tuple[FontSheet, ...] = Field(min_length=1)
    """In the order in which they are tried."""


class AddedFonts(Struct, frozen=True):
    """What ``content/fonts/`` holds, and what is wrong with it."""

    files: tuple[FontFile, ...] = ()
    problems: tuple[Problem, ...] = ()


def read_fonts(content: Path) -> AddedFonts:
    """Read the fonts that are added below a content folder."""
    folder = content / FOLDER
    if not folder.is_dir() or folder.is_symlink():
        return AddedFonts()
    path = folder / LIST
    if not path.is_file() or path.is_symlink():
        message = f"{LIST} is missing, so nobody knows whose fonts these are."
        return AddedFonts(problems=(problem_in(FOLDER, LIST, "font.unlisted", message, _ADD),))
    found, problems = read_list(content)
    if found is None:
        return AddedFonts(problems=problems)
    faults = [*problems, *_unlisted(folder, found)]
    files = list[FontFile]()
    for number, sheet in enumerate(found.fonts):
        fault = _fault(folder, sheet, number)
        if fault is None:
            files.append(FontFile(folder / sheet.file, sheet.sha256, sheet.weight == "strong"))
        else:
            faults.append(fault)
    return AddedFonts(tuple(files), tuple(faults))


def read_list(content: Path) -> tuple[FontList | None, tuple[Problem, ...]]:
    """Read ``fonts.yaml``, without a look at the fonts."""
    data = read_bytes(content / FOLDER / LIST, LARGEST_YAML + 1)
    return read_document(FontList, data, f"{FOLDER}/{LIST}")


_ADD = "Take the folder away and run: explainer fonts add LANG."


def _unlisted(folder: Path, found: FontList) -> Iterator[Problem]:
    known = {LIST, *(one.file for one in found.fonts), *(one.licence for one in found.fonts)}
    for path in sorted(folder.iterdir()):
        if path.name not in known and not path.name.startswith("."):
            name = path.name.encode(errors="backslashreplace").decode()
            message = f"{LIST} does not list this file."
            yield problem_in(
                FOLDER, name, "font.unlisted", message, "Remove it, or add it with its licence."
            )


def _fault(folder: Path, sheet: FontSheet, number: int) -> Problem | None:
    """What is wrong with a font, at the field that says otherwise."""

    def problem(field: str, code: str, message: str, hint: str) -> Problem:
        return problem_in(FOLDER, LIST, code, message, hint, f"fonts/{number}/{field}")

    path, licence = folder / sheet.file, folder / sheet.licence
    for field, file in (("file", path), ("licence", licence)):
        if file.is_symlink() or not file.is_file():
            message = f"There is no file {file.name} beside {LIST}."
            return problem(field, "font.no-file", message, "Put it there, or take the entry out.")
    if not licence.read_bytes().strip():
        return problem(
            "licence", "font.no-file", "The licence is empty.", "Copy its whole text there."
        )
    data = path.read_bytes() if path.stat().st_size <= LARGEST_FONT else b""
    if hashlib.sha256(data).hexdigest() != sheet.sha256:
        message = f"{sheet.file} is not the font that was added."
        return problem("sha256", "font.wrong-sha256", message, "Add it anew: explainer fonts add.")
    if not has_letters(path):
        message = f"{sheet.file} is no font, or has no letters."
        return problem("file", "font.damaged", message, "Take a TrueType or OpenType file.")
    return None
