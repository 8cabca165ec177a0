"""Pictures are known by decoding them: their format, their size, and where they were taken.

A position in a committed original is a problem before anything is published, since the history
of a repository is as public as the site, and stripping it at build time comes too late.
"""

from __future__ import annotations

import warnings
from collections.abc import Iterator
from io import BytesIO
from typing import cast, get_args

from PIL import Image, UnidentifiedImageError

from generator.model.media import Picture, PictureFormat
from generator.problems import Location, Problem
from generator.reading.limits import MOST_PIXELS

FORMATS: tuple[PictureFormat, ...] = get_args(PictureFormat)
_ORIENTATION, _GPS = 0x0112, 0x8825
_TURNED = {5, 6, 7, 8}
_HINT_FORMAT = "Save it as JPEG, PNG or WebP, or link to it with url: instead of file:."


def read_picture(data: bytes, file: str) -> tuple[Picture | None, list[Problem]]:
    """Decode a picture.

    Args:
        data: The bytes of the file, within the limit of size.
        file: Its path relative to the content folder, for problems.

    Returns:
        What it shows, or None where it cannot be shown, with all problems.
    """
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore", Image.DecompressionBombWarning)
            image = Image.open(BytesIO(data), formats=FORMATS)
    except UnidentifiedImageError:
        return None, [
            _problem(file, "media.format", "This is no picture we can show.", _HINT_FORMAT)
        ]
    except Image.DecompressionBombError:
        return None, [_too_large(file)]
    except Exception as error:  # noqa: BLE001  # decoders raise whatever they please
        return None, [_unreadable(file, error)]
    if image.width * image.height > MOST_PIXELS:
        return None, [_too_large(file)]
    return _read_image(image, file)


def _read_image(image: Image.Image, file: str) -> tuple[Picture | None, list[Problem]]:
    try:
        picture_format = str(image.format)
        width, height = image.size
        # the smallest decoding that still meets every byte
        image.draft("RGB", (max(1, width // 8), max(1, height // 8)))
        image.load()
        # only now: a PNG may carry its data behind the pixels
        orientation = image.getexif().get(_ORIENTATION)
        problems = list(_faults(image, file))
    except Exception as error:  # noqa: BLE001  # likewise
        return None, [_unreadable(file, error)]
    if orientation in _TURNED:
        width, height = height, width
    return Picture(cast("PictureFormat", picture_format), width, height), problems


def _faults(image: Image.Image, file: str) -> Iterator[Problem]:
    if _tells_position(image):
        message = "The picture tells where it was taken (GPS)."
        hint = (
            f"Run: explainer strip {file.rpartition('/')[2]} (in its folder), then commit the "
            "clean file; where the other has been pushed, tell a maintainer: history keeps it."
        )
        yield _problem(file, "media.gps", message, hint)
    if getattr(image, "n_frames", 1) > 1:
        hint = "Save one frame of it, or link to it with url:."
        yield _problem(
            file, "media.animated", "The picture moves; only still ones are shown.", hint
        )


def _tells_position(image: Image.Image) -> bool:
    """Whether Exif or XMP hold a position, however it is written."""
    if image.getexif().get_ifd(_GPS):
        return True
    texts = [value for value in image.info.values() if isinstance(value, str)]
    data = [value for value in image.info.values() if isinstance(value, bytes)]
    return any("GPSL" in text for text in texts) or any(b"GPSL" in text for text in data)


def _too_large(file: str) -> Problem:
    message = f"The picture has more than {MOST_PIXELS // 1_000_000} million pixels."
    return _problem(file, "media.too-many-pixels", message, "Save it smaller.")


def _unreadable(file: str, error: Exception) -> Problem:
    message = f"The picture cannot be decoded ({type(error).__name__})."
    return _problem(file, "media.damaged", message, "Save it anew from the original.")


def _problem(file: str, code: str, message: str, hint: str) -> Problem:
    return Problem(Location(file), code, message, hint)
