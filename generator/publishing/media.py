"""Pictures for the page: turned upright, sized, re-encoded, with nothing of the original's data.

A rendition is named by a hash of all that goes into it, so that names are known before anything
is encoded, browsers may keep the file for ever, and the cache finds it again.
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from io import BytesIO
from typing import cast
from xml.sax.saxutils import escape

from PIL import Image, ImageCms, ImageOps

from generator.model.media import MediaFile

WIDTHS = (320, 640, 960, 1280, 1920)
"""Pixels across; a picture is never made larger than it is."""

_RECIPE = "1 webp q80 m4"
_QUALITY, _METHOD = 80, 4
_XMP = (
    '<x:xmpmeta xmlns:x="adobe:ns:meta/">'
    '<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"><rdf:Description '
    'xmlns:dc="http://purl.org/dc/elements/1.1/" '
    'xmlns:photoshop="http://ns.adobe.com/photoshop/1.0/">'
    "<photoshop:Credit>{credit}</photoshop:Credit>"
    '<dc:rights><rdf:Alt><rdf:li xml:lang="x-default">{rights}</rdf:li></rdf:Alt></dc:rights>'
    "</rdf:Description></rdf:RDF></x:xmpmeta>"
)
"""IPTC Photo Metadata: Credit Line and Copyright Notice, and nothing else."""


@dataclass(frozen=True, slots=True)
class Rights:
    """What stays with a picture wherever it goes: credit and rights, from the record."""

    credit: str
    rights: str


@dataclass(frozen=True, slots=True)
class Rendition:
    """One size of a picture.

    Attributes:
        name: Its file name.
        width: Pixels across.
        height: Pixels down.
    """

    name: str
    width: int
    height: int


def renditions(file: MediaFile, rights: Rights) -> tuple[Rendition, ...]:
    """Plan the sizes of a picture, the smallest first; none where it is no picture."""
    if file.picture is None:
        return ()
    full_width, full_height = file.picture.width, file.picture.height
    widths = [width for width in WIDTHS if width < full_width]
    widths.append(min(full_width, WIDTHS[-1]))
    return tuple(
        Rendition(
            _name(file, rights, width), width, max(1, round(full_height * width / full_width))
        )
        for width in dict.fromkeys(widths)
    )


def _name(file: MediaFile, rights: Rights, width: int) -> str:
    made_of = "\0".join([_RECIPE, file.sha256, rights.credit, rights.rights, str(width)])
    return f"{hashlib.sha256(made_of.encode()).hexdigest()[:16]}-{width}.webp"


def encode(data: bytes, rendition: Rendition, rights: Rights) -> bytes:
    """Make a rendition from the bytes of an original that reading has accepted."""
    with Image.open(BytesIO(data)) as original:
        # a JPEG can be decoded at a fraction of its size; twice the target keeps it sharp
        longest = 2 * max(rendition.width, rendition.height)
        original.draft("RGB", (longest, longest))
        upright = _in_srgb(ImageOps.exif_transpose(original))
    sized = upright.resize((rendition.width, rendition.height), Image.Resampling.LANCZOS)
    packet = _XMP.format(credit=escape(rights.credit), rights=escape(rights.rights))
    written = BytesIO()
    # empty, since Pillow would carry the original's along
    sized.info = {}
    nothing = {"exif": b"", "icc_profile": b""}
    xmp = packet.encode()
    sized.save(written, "WEBP", quality=_QUALITY, method=_METHOD, xmp=xmp, **nothing)
    return written.getvalue()


def _in_srgb(image: Image.Image) -> Image.Image:
    """The same colours in the colour space that browsers assume, so that no profile is needed."""
    mode = "RGBA" if image.has_transparency_data else "RGB"
    profile = image.info.get("icc_profile")
    if not profile or mode == "RGBA":
        return image.convert(mode)
    try:
        source = ImageCms.ImageCmsProfile(BytesIO(profile))
        image = image if image.mode in {"CMYK", "L"} else image.convert("RGB")
        target = ImageCms.createProfile("sRGB")
        converted = ImageCms.profileToProfile(image, source, target, outputMode="RGB")
    except ImageCms.PyCMSError:
        # a profile that cannot be applied says nothing about the colours
        return image.convert(mode)
    return cast("Image.Image", converted)


def srcset(sizes: tuple[Rendition, ...], folder: str) -> str:
    """The ``srcset`` attribute for some renditions, which lie in a folder, such as ``media/``."""
    return ", ".join(f"{folder}{size.name} {size.width}w" for size in sizes)
