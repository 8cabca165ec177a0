"""Pictures for the page: turned upright, sized, re-encoded, with nothing of the original's."""

from __future__ import annotations

from html import escape
from io import BytesIO
from typing import cast

from PIL import Image, ImageCms, ImageOps

from generator.site.media import Rendition, Rights

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


def encode(data: bytes, rendition: Rendition, rights: Rights) -> bytes:
    """Make a rendition from the bytes of an original that reading has accepted."""
    with Image.open(BytesIO(data)) as original:
        # a JPEG can be decoded at a fraction of its size; twice the target keeps it sharp
        longest = 2 * max(rendition.width, rendition.height)
        original.draft("RGB", (longest, longest))
        upright = in_srgb(ImageOps.exif_transpose(original))
    sized = upright.resize((rendition.width, rendition.height), Image.Resampling.LANCZOS)
    packet = _XMP.format(credit=_text(rights.credit), rights=_text(rights.rights))
    written = BytesIO()
    # empty, since Pillow would carry the original's along
    sized.info = {}
    nothing = {"exif": b"", "icc_profile": b""}
    xmp = packet.encode()
    sized.save(written, "WEBP", quality=_QUALITY, method=_METHOD, xmp=xmp, **nothing)
    return written.getvalue()


def in_srgb(image: Image.Image) -> Image.Image:
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


def _text(words: str) -> str:
    return escape(words, quote=False)
