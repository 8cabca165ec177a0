"""Media: pictures, recordings and documents that are shown, linked or only known of."""

from __future__ import annotations

from typing import Literal

from msgspec import Struct

from generator.model.base import Item, KeepableText, KeptText, SourceId, Text, YesNo
from generator.model.files import MediumFile
from generator.model.web import Address

MediumKind = Literal["image", "video", "audio", "document"]


class Medium(Item):
    """A picture, recording or document."""

    file: MediumFile | None = None
    """The name of a file in media/."""
    url: Address | None = None
    """Where it lives, when it lives elsewhere."""
    held: YesNo = True
    """“no” for what we only know of and do not have."""
    kind: MediumKind = "image"
    """What it is."""
    alt: Text | None = None
    """What it shows, for someone who cannot see it. Required when it is shown."""
    caption: Text | None = None
    """The words below it."""
    credit: KeptText | None = None
    """Whose work it is. Required when it is shown."""
    rights: KeepableText | None = None
    """On what right it is shown. Required when it is shown."""
    source: SourceId | None = None
    """The source it comes from."""
    warning: Text | None = None
    """What a reader should know before seeing it; it stays covered until they choose."""


PictureFormat = Literal["JPEG", "PNG", "WEBP"]


class Picture(Struct, frozen=True):
    """What a file shows, known by decoding it and never by its name.

    Attributes:
        format: How it is encoded.
        width: Pixels across, as it is to be seen, after any turning its camera noted.
        height: Pixels down, likewise.
    """

    format: PictureFormat
    width: int
    height: int


class MediaFile(Struct, frozen=True):
    """A file in an incident’s ``media/`` folder.

    Attributes:
        name: Its file name.
        sha256: The digest of its bytes, in hexadecimal.
        size: Its size in bytes.
        picture: What it shows; None where it could not be read.
    """

    name: str
    sha256: str
    size: int
    picture: Picture | None = None
