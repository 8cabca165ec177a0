"""Decodes a picture in its own process: ``python decoding.py [KIND WIDTH HEIGHT HOW] < file``.

A small file can hold a picture that takes gigabytes or minutes to decode. The process that judges
one, or makes it in a size, takes no more than its limits, and whatever goes wrong in making a
picture goes wrong in judging it first, since both decode it here. This file needs nothing but
Pillow, so that the process starts quickly.
"""

from __future__ import annotations

import json
import re
import sys
import warnings
from io import BytesIO
from typing import Any, cast

from PIL import Image, ImageCms, ImageOps, UnidentifiedImageError
from PIL.JpegImagePlugin import JpegImageFile

try:
    import resource
except ImportError:  # Windows
    limits: Any = None
else:
    limits = resource

FORMATS = ("JPEG", "PNG", "WEBP")
LONGEST_SIDE = 16_000
"""Pixels of a side; WebP holds 16,383."""
MOST_PIXELS = {"JPEG": 50_000_000, "PNG": 24_000_000, "WEBP": 16_000_000}
"""Pixels of a picture: a JPEG can be decoded at a fraction of its size, a WebP is held thrice."""
if not hasattr(limits, "RLIMIT_DATA"):  # nothing but this holds it to the memory below
    MOST_PIXELS["JPEG"] = MOST_PIXELS["PNG"]
MOST_MEMORY = 400_000_000
"""Bytes that decoding may take, where a system can hold a process to it."""
MOST_SECONDS = 5
"""Seconds of a processor that judging a picture may take, likewise. Within the limits above it
takes two on a machine that builds a site. Making a size of what was accepted may take twice as
long, so that none fails for a slower machine."""
MOST_SCANS = 60
"""Passes in which a JPEG is stored; cameras and programs write twelve at most. Each of them costs
the whole picture, and takes a few bytes."""

WORKING_SIDE = 3840
"""Pixels of a side beyond which a picture is made smaller before anything else: twice the widest
that is published keeps that one sharp."""

QUALITY, METHOD = 80, 4
"""How renditions are written, as WebP has it."""

_ORIENTATION, _GPS = 0x0112, 0x8825
_MARKER = re.compile(rb"\xff([^\x00\x01\xff\xd0-\xd8])")
"""What begins a segment of a JPEG, or ends the data of a pass: any marker that has a length, and
the end of the image."""
_SCAN, _END = b"\xda", b"\xd9"
_TURNED = {5, 6, 7, 8}


class TooLargeError(Exception):
    """A side is too long, or there are too many pixels."""


class TooManyPassesError(Exception):
    """A JPEG is stored in more passes than we decode."""


def opened(data: bytes) -> Image.Image:
    """Open a picture by its header alone.

    Raises:
        UnidentifiedImageError: It is of no format that we show.
        TooLargeError: It is larger than we decode.
        TooManyPassesError: It is stored in too many passes.
    """
    if _is_too_large(*_size_of_webp(data), "WEBP"):  # Pillow makes room for it as it opens it
        raise TooLargeError
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", Image.DecompressionBombWarning)
        try:
            image = Image.open(BytesIO(data), formats=FORMATS)
        except Image.DecompressionBombError:
            raise TooLargeError from None
    if image.format == "MPO":  # a JPEG with further pictures behind its end
        image = JpegImageFile(BytesIO(data))
    if _is_too_large(*image.size, str(image.format)):
        raise TooLargeError
    if image.format == "JPEG" and _has_too_many_passes(data):
        raise TooManyPassesError
    return image


def _has_too_many_passes(data: bytes) -> bool:
    """Count the passes from marker to marker, up to the end of the image.

    Behind the end phones put a film or further pictures, where any bytes may stand.
    """
    at, passes = 2, 0
    while passes <= MOST_SCANS and (found := _MARKER.search(data, at)) and found[1] != _END:
        passes += found[1] == _SCAN
        at = found.end() + int.from_bytes(data[found.end() : found.end() + 2], "big")
    return passes > MOST_SCANS


def _is_too_large(width: int, height: int, form: str) -> bool:
    return max(width, height) > LONGEST_SIDE or width * height > MOST_PIXELS[form]


def _size_of_webp(data: bytes) -> tuple[int, int]:
    """The size that the header of a WebP tells (RFC 9649); nothing for what is none."""
    if data[:4] != b"RIFF" or data[8:12] != b"WEBP":
        return 0, 0
    if data[12:16] == b"VP8X":
        return 1 + int.from_bytes(data[24:27], "little"), 1 + int.from_bytes(data[27:30], "little")
    if data[12:16] == b"VP8L":
        sides = int.from_bytes(data[21:25], "little")
        return 1 + (sides & 0x3FFF), 1 + (sides >> 14 & 0x3FFF)
    sides = int.from_bytes(data[26:30], "little")
    return sides & 0x3FFF, sides >> 16 & 0x3FFF


def upright(image: Image.Image, longest: int = WORKING_SIDE) -> Image.Image:
    """Decode a picture as it is to be seen, in RGB or RGBA and in the colours browsers assume.

    Args:
        image: As it was opened.
        longest: The pixels that its longer side needs; it may come out up to twice as long.
    """
    share = min(1.0, longest / max(image.size))
    image.draft("RGB", (round(image.width * share), round(image.height * share)))
    image.load()
    factor = max(image.size) // longest
    profile, orientation = image.info.get("icc_profile"), image.getexif().get(_ORIENTATION)
    if factor > 1 and image.mode in {"RGB", "RGBA", "L", "CMYK"}:
        image = image.reduce(factor)
        image.info["icc_profile"] = profile
        image.getexif()[_ORIENTATION] = orientation or 1
    return in_srgb(ImageOps.exif_transpose(image))


def in_srgb(image: Image.Image) -> Image.Image:
    """The same colours in the colour space that browsers assume, so that no profile is needed."""
    if image.mode.startswith("I;16"):  # Pillow would cut off all but the darkest
        image = image.convert("I").point(lambda level: level * (1 / 256) + 0).convert("L")
    mode = "RGBA" if image.has_transparency_data else "RGB"
    profile = image.info.get("icc_profile")
    if not profile or mode == "RGBA":
        return image.convert(mode)
    try:
        source = ImageCms.ImageCmsProfile(BytesIO(profile))
        image = image if image.mode in {"CMYK", "L"} else image.convert("RGB")
        target = ImageCms.createProfile("sRGB")
        converted = ImageCms.profileToProfile(image, source, target, outputMode="RGB")
    except (ImageCms.PyCMSError, OSError, ValueError, TypeError):
        # a profile that cannot be applied says nothing about the colours
        return image.convert(mode)
    return cast("Image.Image", converted)


def rendition(data: bytes, kind: str, size: tuple[int, int], how: str) -> bytes:
    """Make a picture in a size, with nothing of the original’s but what it shows.

    Args:
        data: The original.
        kind: ``WEBP``, or ``PNG`` without anything that shows through.
        size: Pixels across and down.
        how: For WebP its XMP packet; for PNG the colour behind what shows through.
    """
    # twice the target keeps it sharp
    seen = upright(opened(data), 2 * max(size))
    written = BytesIO()
    if kind == "PNG":
        sized = seen.convert("RGBA").resize(size, Image.Resampling.LANCZOS)
        paper = Image.new("RGB", sized.size, how)
        paper.paste(sized, mask=sized)
        paper.save(written, "PNG", compress_level=1)
        return written.getvalue()
    sized = seen.resize(size, Image.Resampling.LANCZOS)
    # empty, since Pillow would carry the original's along
    sized.info = {}
    nothing = {"exif": b"", "icc_profile": b""}
    sized.save(written, "WEBP", quality=QUALITY, method=METHOD, xmp=how.encode(), **nothing)
    return written.getvalue()


def facts(data: bytes) -> dict[str, Any]:
    """Say what a picture is; ``fault`` where it cannot be shown."""
    image: Image.Image | None = None
    try:
        image = opened(data)
        return _facts(image)
    except UnidentifiedImageError:
        return {"fault": "format"}
    except TooLargeError:
        return {"fault": "large"}
    except TooManyPassesError:
        return {"fault": "passes"}
    except Exception as error:  # noqa: BLE001  # decoders raise whatever they please
        return _failure(image, error)


def _failure(image: Image.Image | None, error: Exception) -> dict[str, Any]:
    """Tell a picture that takes too much memory from a damaged one; libjpeg says OSError."""
    is_large = image is not None and image.width * image.height > MOST_PIXELS["WEBP"]
    if isinstance(error, MemoryError) or (isinstance(error, OSError) and is_large):
        return {"fault": "heavy"}
    return {"fault": "damaged", "why": type(error).__name__}


def _facts(image: Image.Image) -> dict[str, Any]:
    size, picture_format, moves = image.size, image.format, getattr(image, "n_frames", 1) > 1
    seen = upright(image)
    # only now: a PNG may carry its data behind the pixels
    is_turned = image.getexif().get(_ORIENTATION) in _TURNED
    seen.thumbnail((8, 8))
    return {
        "format": picture_format,
        "size": size[::-1] if is_turned else size,
        "moves": moves,
        "position": _tells_position(image),
    }


def _tells_position(image: Image.Image) -> bool:
    """Whether Exif or XMP hold a position, however it is written."""
    if image.getexif().get_ifd(_GPS):
        return True
    texts = [value for value in image.info.values() if isinstance(value, str)]
    data = [value for value in image.info.values() if isinstance(value, bytes)]
    return any("GPSL" in text for text in texts) or any(b"GPSL" in text for text in data)


def _limit(seconds: int) -> None:
    """Take no more memory and time than that, where the system knows such limits."""
    if limits is None:
        return
    for name, most in (("RLIMIT_DATA", MOST_MEMORY), ("RLIMIT_CPU", seconds)):
        kind = getattr(limits, name)
        hard = limits.getrlimit(kind)[1]
        try:
            limits.setrlimit(kind, (most if hard < 0 else min(most, hard), hard))
        except (OSError, ValueError):
            continue  # the limits on pixels hold


if __name__ == "__main__":
    _limit(2 * MOST_SECONDS if sys.argv[1:] else MOST_SECONDS)
    if sys.argv[1:]:
        form, across, down, with_what = sys.argv[1:]
        made = rendition(sys.stdin.buffer.read(), form, (int(across), int(down)), with_what)
        sys.stdout.buffer.write(made)
    else:
        sys.stdout.write(json.dumps(facts(sys.stdin.buffer.read())))
