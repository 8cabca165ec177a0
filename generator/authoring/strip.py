"""A picture without anything but what it shows: no position, no camera, no names."""

from __future__ import annotations

from io import BytesIO

from PIL import Image, ImageOps

from generator.problems import Problem
from generator.reading.decoding import FORMATS, in_srgb
from generator.reading.pictures import read_picture

_KEPT = {"transparency", "gamma"}
"""What of a file’s notes changes how its pixels are seen."""


def stripped(data: bytes, file: str) -> tuple[bytes | None, tuple[Problem, ...]]:
    """Encode a picture anew from its pixels, as it is seen: turned upright, in sRGB.

    Args:
        data: The bytes of a JPEG, PNG or WebP.
        file: What problems call it.

    Returns:
        The bytes without metadata, or None where it cannot be decoded, with why.
    """
    picture, problems = read_picture(data, file)
    if picture is None:
        return None, tuple(problems)
    with Image.open(BytesIO(data), formats=FORMATS) as original:
        original.load()
        clean = in_srgb(ImageOps.exif_transpose(original)).copy()
    clean.info = {key: value for key, value in clean.info.items() if key in _KEPT}
    written = BytesIO()
    quality = {} if picture.format == "PNG" else {"quality": 95}
    clean.save(written, picture.format, **quality)
    return written.getvalue(), ()
