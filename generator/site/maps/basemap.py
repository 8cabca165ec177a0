"""What a newsroom installed for its maps, in ``content/basemap/``.

``basemap.pmtiles`` gives streets, each ``*.geojson`` gives outlines. Beside a file stands a sheet
of the same name, ``*.yaml``, that says whose data it is. An archive without one is refused: its
licence asks to be named, and a changed file must be noticed.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Literal

from msgspec import Struct
from msgspec.structs import replace

from generator.model.base import Model, Text
from generator.model.moment_text import MomentField
from generator.problems import Level, Location, Problem, problem_in
from generator.reading.document import read_document
from generator.reading.limits import LARGEST_YAML
from generator.site.maps.tile_archive import BrokenArchiveError, TileArchive, open_archive

if TYPE_CHECKING:
    from generator.site.maps.installed import InstalledOutlines

FOLDER = "basemap"
ARCHIVE, SHEET = "basemap.pmtiles", "basemap.yaml"
LARGEST_OUTLINES = 20_000_000
SHA256 = re.compile(r"[0-9a-f]{64}")


class BasemapSheet(Model):
    """Whose data a file holds."""

    source: Text
    """Where it comes from."""
    date: MomentField
    """How old the data are."""
    licence: Text
    """The licence under which they may be used."""
    attribution: Text
    """What the map says of them, such as © OpenStreetMap contributors (ODbL)."""
    sha256: Text
    """Of the file, in hexadecimal, so that no other file takes its place unnoticed."""
    names: Text | None = None
    """For outlines, the property that names an area."""
    publish: Literal["files", "archive"] = "files"
    """For streets, how the map to zoom gets them: as files, or as one archive in parts."""


class Basemap(Struct, frozen=True):
    """What is installed.

    Attributes:
        streets: The archive of streets, if any.
        outlines: The files of outlines, by name.
    """

    streets: TileArchive | None = None
    outlines: tuple[InstalledOutlines, ...] = ()

    @property
    def fingerprint(self) -> str:
        """Changes whenever anything that is installed does."""
        parts = [repr(self.streets)] if self.streets else []
        for outlines in self.outlines:
            parts += [outlines.name, outlines.sha256, outlines.attribution]
        return "\0".join(parts)


NOTHING = Basemap()


def read_basemap(content: Path) -> tuple[Basemap, tuple[Problem, ...]]:
    """Read what is installed below a content folder, with everything that is wrong with it."""
    folder, problems = content / FOLDER, list[Problem]()
    if not folder.is_dir():
        return NOTHING, ()
    streets = _streets(folder, problems)
    outlines = [
        one
        for path in sorted(folder.glob("*.geojson"))
        if (one := _outlines(path, problems)) is not None
    ]
    return Basemap(streets, tuple(outlines)), tuple(problems)


def _streets(folder: Path, problems: list[Problem]) -> TileArchive | None:
    path = folder / ARCHIVE
    if not path.is_file() or path.is_symlink():
        if (folder / SHEET).is_file():
            message = f"{SHEET} describes {ARCHIVE}, which is not there."
            problems.append(
                problem_in(
                    FOLDER, SHEET, "basemap.no-archive", message, "Add it, or remove the sheet."
                )
            )
        return None
    sha256 = _sha256(path)
    sheet = _sheet(folder / SHEET, sha256, problems)
    if sheet is None:
        if not (folder / SHEET).is_file():
            message = f"{ARCHIVE} stands without {SHEET}, so nobody knows whose data it is."
            hint = f"Write {SHEET} with source, date, licence, attribution and sha256: {sha256}"
            problems.append(problem_in(FOLDER, ARCHIVE, "basemap.no-sheet", message, hint))
        return None
    try:
        archive = open_archive(path, sha256, sheet.attribution)
        return replace(archive, is_served_whole=sheet.publish == "archive")
    except BrokenArchiveError as error:
        hint = "docs/maps.md says how to cut an extract; copy it here again."
        problems.append(problem_in(FOLDER, ARCHIVE, "basemap.broken-archive", str(error), hint))
        return None


def _outlines(path: Path, problems: list[Problem]) -> InstalledOutlines | None:
    if path.is_symlink() or path.stat().st_size > LARGEST_OUTLINES:
        message = f"{path.name} is a link, or larger than 20 MB."
        problems.append(
            problem_in(
                FOLDER, path.name, "basemap.large-outlines", message, "Simplify the outlines."
            )
        )
        return None
    # few newsrooms install outlines, and the others need not wait for shapely
    from generator.site.maps.installed import (  # noqa: PLC0415
        BrokenOutlinesError,
        read_outlines,
    )

    data, sheet_path = path.read_bytes(), path.with_suffix(".yaml")
    sha256 = hashlib.sha256(data).hexdigest()
    sheet = _sheet(sheet_path, sha256, problems) if sheet_path.is_file() else None
    if sheet is None and sheet_path.is_file():
        return None
    attribution = sheet.attribution if sheet else path.name
    try:
        names = (sheet.names if sheet else None) or ""
        found = read_outlines(data, path.stem, sha256, attribution, names)
    except BrokenOutlinesError as error:
        hint = "Export the areas as GeoJSON in WGS 84, each with a name."
        problems.append(problem_in(FOLDER, path.name, "basemap.bad-outlines", str(error), hint))
        return None
    problems.extend(_advice(path, found, sheet))
    return found


def _advice(path: Path, found: InstalledOutlines, sheet: BasemapSheet | None) -> Iterator[Problem]:
    where = Location(f"{FOLDER}/{path.name}")
    if sheet is None:
        message = f"Nothing says whose outlines {path.name} holds; the map can only name the file."
        hint = (
            f"Write {path.stem}.yaml with source, date, licence, attribution "
            f"and sha256: {found.sha256}"
        )
        yield Problem(where, "basemap.unnamed-outlines", message, hint, Level.ADVICE)
    if found.mended:
        names = ", ".join(found.mended[:5]) + ("…" if len(found.mended) > 5 else "")  # noqa: PLR2004 - enough
        message = f"Outlines that cross themselves were mended for drawing: {names}."
        yield Problem(where, "basemap.mended-outlines", message, "", Level.ADVICE)


def _sheet(path: Path, sha256: str, problems: list[Problem]) -> BasemapSheet | None:
    """Read a sheet and hold it against its file; None where it does not speak for it."""
    if not path.is_file() or path.is_symlink():
        return None
    with path.open("rb") as file:
        sheet, found = read_document(
            BasemapSheet, file.read(LARGEST_YAML + 1), f"{FOLDER}/{path.name}"
        )
    problems.extend(found)
    if sheet is None or sheet.sha256 == sha256:
        return sheet
    if SHA256.fullmatch(sheet.sha256):
        message = "The file is another than the one this sheet was written for."
    else:
        message = "This is no sha256: 64 digits and letters a to f."
    hint = f"Look at the new file's source, date and licence; then write {sha256}"
    problems.append(
        problem_in(FOLDER, path.name, "basemap.wrong-sha256", message, hint, field="sha256")
    )
    return None


def _sha256(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()
