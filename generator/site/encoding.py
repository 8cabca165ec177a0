"""Pictures for the page: turned upright, sized, re-encoded, with nothing of the original's."""

from __future__ import annotations

from html import escape
from io import BytesIO

from PIL import Image

from generator.reading.decoding import opened, upright
from generator.site.media import Rendition, Rights

_QUALITY, _METHOD = 80, 4
_PAPER = "#fdfcf9"  # as the pictures to share have it
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
    # twice the target keeps it sharp
    seen = upright(opened(data), 2 * max(rendition.width, rendition.height))
    sized = seen.resize((rendition.width, rendition.height), Image.Resampling.LANCZOS)
    packet = _XMP.format(credit=_text(rights.credit), rights=_text(rights.rights))
    written = BytesIO()
    # empty, since Pillow would carry the original's along
    sized.info = {}
    nothing = {"exif": b"", "icc_profile": b""}
    xmp = packet.encode()
    sized.save(written, "WEBP", quality=_QUALITY, method=_METHOD, xmp=xmp, **nothing)
    return written.getvalue()


def still(data: bytes, width: int, height: int) -> bytes:
    """Make a PNG of a size, without anything of the original but what it shows."""
    seen = upright(opened(data), 2 * max(width, height)).convert("RGBA")
    sized = seen.resize((width, height), Image.Resampling.LANCZOS)
    paper = Image.new("RGB", sized.size, _PAPER)
    paper.paste(sized, mask=sized)
    written = BytesIO()
    paper.save(written, "PNG", compress_level=1)
    return written.getvalue()


def _text(words: str) -> str:
    return escape(words, quote=False)
