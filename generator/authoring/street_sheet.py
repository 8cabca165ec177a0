"""The sheet beside the streets: whose data they are, how old, under which licence."""

from __future__ import annotations

import hashlib
import os
import tempfile
from pathlib import Path

from generator.authoring.streets import Archive, Cut, write_cut
from generator.authoring.writing import as_yaml
from generator.site.maps.basemap import ARCHIVE, FOLDER, SHEET


def install(content: Path, archive: Archive, cut: Cut, said: dict[str, str]) -> tuple[Path, Path]:
    """Write the streets and their sheet; what was there stays until both are whole.

    Args:
        content: The content folder.
        archive: What is cut from.
        cut: What is cut.
        said: The sheet's source, date, licence and attribution.

    Returns:
        Where the archive and its sheet are.
    """
    folder = content / FOLDER
    folder.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(prefix=".streets-", dir=folder) as temporary:
        tiles, sheet = Path(temporary, ARCHIVE), Path(temporary, SHEET)
        write_cut(archive, cut, tiles)
        digest = hashlib.sha256(tiles.read_bytes()).hexdigest()
        sheet.write_text(as_yaml({**said, "sha256": digest}), encoding="utf-8", newline="\n")
        os.replace(tiles, folder / ARCHIVE)  # noqa: PTH105 - over what is there
        os.replace(sheet, folder / SHEET)  # noqa: PTH105 - likewise
    return folder / ARCHIVE, folder / SHEET
