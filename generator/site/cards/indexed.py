"""A PNG of few colours as one that names each colour once: the same pixels in fewer bytes.

Cards are flat paper, ink and the shades between at the edges of letters, some hundred colours.
With a palette each pixel is one byte in place of four (PNG, third edition, section 11.2.1).
"""

from __future__ import annotations

from io import BytesIO

MOST = 256
"""Colours that a palette of PNG can hold."""
_OPAQUE = 255
_COLOUR = 0xFFFFFF
"""Red, green and blue of a pixel of four bytes."""


def indexed(png: bytes) -> bytes:
    """Write a PNG with a palette, pixel for pixel the same.

    One with more colours than a palette holds, such as a photo, or with any that can be seen
    through, is given back as it is.
    """
    import numpy as np  # noqa: PLC0415  these two are loaded where a picture is made
    from PIL import Image  # noqa: PLC0415

    picture = Image.open(BytesIO(png)).convert("RGBA")
    counted = picture.getcolors(MOST)
    if counted is None or picture.getchannel("A").getextrema() != (_OPAQUE, _OPAQUE):
        return png
    pixels = np.frombuffer(picture.tobytes(), dtype="<u4") & _COLOUR
    colours = np.array(sorted(colour for _, colour in counted), dtype=np.uint8)
    place_of = np.zeros(_COLOUR + 1, dtype=np.uint8)
    place_of[colours.view("<u4").ravel() & _COLOUR] = np.arange(len(colours))
    small = Image.frombytes("P", picture.size, place_of[pixels].tobytes())
    small.putpalette(colours[:, :3].tobytes())
    made = BytesIO()
    small.save(made, "PNG", compress_level=6)
    return min(made.getvalue(), png, key=len)
