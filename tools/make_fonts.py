"""Make the theme's fonts: fixed cuts of OFL variable fonts, subset to what pages print.

    npm pack @fontsource-variable/newsreader@5.3.0 @fontsource-variable/libre-franklin@5.3.0
    python tools/make_fonts.py FOLDER_WITH_THE_TWO_TGZ_FILES

Each cut becomes two files: one for English and Spanish, which every page loads, and ``-more``
for rare marks and the other letters of Western Europe, which a browser loads only where a page
has one of them. The same packages give the same bytes.
"""

from __future__ import annotations

import sys
import tarfile
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path

from fontTools import subset
from fontTools.ttLib import TTFont
from fontTools.varLib import instancer
from thin_kerning import thin_kerning

FONTS = Path(__file__).resolve().parent.parent / "theme" / "static" / "fonts"

RARE = r"#*<=>\^_`{|}~"
EVERYDAY = (
    "".join(chr(code) for code in range(0x20, 0x7F) if chr(code) not in RARE)
    + "\u00a0¡«»¿·×áéíóúüñÁÉÍÓÚÜÑ–—‘’“”…"
)
MORE = "".join(
    character
    for character in [*RARE, *map(chr, range(0xA1, 0x100)), *"ŒœŠšŽž‚„†•′″€−\u2009\u202f"]
    if character not in EVERYDAY
)

FOR_OTHERS = ["GDEF", "STAT", "gasp"]
"""Tables for accents set apart, for choosing among a family's cuts, and for hinting."""
NAMES = [0, 1, 2]
"""Who made it, the family and the style; the others are for installing it."""


@dataclass(frozen=True)
class Cut:
    """One face of the theme: a package's variable font, fixed at a place on its axes."""

    name: str
    package: str
    file: str
    axes: dict[str, float]
    least_kerning: float
    """Pairs that move a glyph by less than this, in em, are left out."""


ROMAN = "newsreader-latin-standard-normal"
ITALIC = "newsreader-latin-standard-italic"
FRANKLIN = "libre-franklin-latin-wght-normal"
CUTS = (
    Cut("newsreader-text", "newsreader", ROMAN, {"opsz": 16, "wght": 400}, 0.035),
    Cut("newsreader-text-bold", "newsreader", ROMAN, {"opsz": 16, "wght": 650}, 0.03),
    Cut("newsreader-text-italic", "newsreader", ITALIC, {"opsz": 16, "wght": 400}, 0.035),
    Cut("newsreader-display", "newsreader", ROMAN, {"opsz": 44, "wght": 500}, 0.0275),
    Cut("libre-franklin", "libre-franklin", FRANKLIN, {"wght": 480}, 0.04),
)


def package_file(packages: Path, package: str, member: str) -> bytes:
    """Take one file out of the one archive of a package, or stop with a sentence."""
    archives = sorted(packages.glob(f"fontsource-variable-{package}-*.tgz"))
    if len(archives) != 1:
        sys.exit(f"{packages} must hold exactly one archive of {package}")
    with tarfile.open(archives[0]) as archive:
        found = archive.extractfile(f"package/{member}")
        if found is None:
            sys.exit(f"{archives[0]} has no {member}")
        return found.read()


def make(packages: Path, cut: Cut, characters: str) -> bytes:
    """Fix the axes, keep only these characters and their larger kerning, and compress."""
    source = package_file(packages, cut.package, f"files/{cut.file}.woff2")
    font = TTFont(BytesIO(source), recalcTimestamp=False)
    font = instancer.instantiateVariableFont(font, cut.axes, inplace=True)
    options = subset.Options(layout_features=["kern", "liga", "tnum"], hinting=False)
    options.drop_tables += FOR_OTHERS
    options.name_IDs = NAMES
    subsetter = subset.Subsetter(options)
    subsetter.populate(text=characters)
    subsetter.subset(font)
    thin_kerning(font, least=font["head"].unitsPerEm * cut.least_kerning)
    font.flavor = "woff2"
    result = BytesIO()
    font.save(result)
    return result.getvalue()


def main() -> None:
    """Write every cut, and the licences beside them."""
    packages = Path(sys.argv[1])
    FONTS.mkdir(parents=True, exist_ok=True)
    for cut in CUTS:
        for suffix, characters in (("", EVERYDAY), ("-more", MORE)):
            data = make(packages, cut, characters)
            (FONTS / f"{cut.name}{suffix}.woff2").write_bytes(data)
            print(f"{cut.name}{suffix}.woff2: {len(data):,} bytes")
        licence = package_file(packages, cut.package, "LICENSE")
        (FONTS / f"OFL-{cut.package}.txt").write_bytes(licence)


if __name__ == "__main__":
    main()
