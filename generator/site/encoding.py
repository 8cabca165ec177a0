"""Pictures for the page: turned upright, sized, re-encoded, with nothing of the original's."""

from __future__ import annotations

from html import escape

from generator.reading.pictures import run_decoder
from generator.site.media import Rendition, Rights

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
    """Make a rendition from the bytes of an original that reading has accepted.

    It is made in a process that is held to the limits under which the original was judged.

    Raises:
        ValueError: It could not be made within them.
    """
    packet = _XMP.format(credit=_text(rights.credit), rights=_text(rights.rights))
    return _made(data, "WEBP", rendition.width, rendition.height, packet)


def still(data: bytes, width: int, height: int) -> bytes:
    """Make a PNG of a size, without anything of the original but what it shows.

    Raises:
        ValueError: It could not be made within the limits.
    """
    return _made(data, "PNG", width, height, _PAPER)


def _made(data: bytes, kind: str, width: int, height: int, how: str) -> bytes:
    done = run_decoder(data, kind, str(width), str(height), how)
    if done.returncode:
        why = done.stderr.decode(errors="replace").strip().rpartition("\n")[2]
        raise ValueError(why or f"the decoder ended with {done.returncode}, beyond its limits")
    return done.stdout


def _text(words: str) -> str:
    return escape(words, quote=False)
