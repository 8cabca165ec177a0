from __future__ import annotations

import hashlib
from io import BytesIO

import pytest
from PIL import Image, ImageCms

from generator.model.media import MediaFile
from generator.reading.pictures import read_picture
from generator.site.encoding import encode
from generator.site.media import Rendition, Rights, renditions, srcset

RIGHTS = Rights("Port Authority & Sons", "public-record")


def original(size: tuple[int, int] = (2400, 1600), mode: str = "RGB", **how: object) -> bytes:
    written = BytesIO()
    image = Image.linear_gradient("L").resize(size).convert(mode)
    image.save(written, "PNG" if mode == "RGBA" else "JPEG", **how)
    return written.getvalue()


def file_of(data: bytes) -> MediaFile:
    picture, _ = read_picture(data, "pier.jpg")
    return MediaFile("pier.jpg", hashlib.sha256(data).hexdigest(), len(data), picture)


def opened(data: bytes, rendition: Rendition) -> Image.Image:
    return Image.open(BytesIO(encode(data, rendition, RIGHTS)))


def test_a_picture_comes_in_sizes_up_to_1920_pixels_across() -> None:
    sizes = renditions(file_of(original()), RIGHTS)
    assert [(size.width, size.height) for size in sizes] == [
        (320, 213),
        (640, 427),
        (960, 640),
        (1280, 853),
        (1920, 1280),
    ]


def test_a_small_picture_is_never_made_larger() -> None:
    sizes = renditions(file_of(original((500, 100))), RIGHTS)
    assert [size.width for size in sizes] == [320, 500]


def test_what_is_encoded_has_the_planned_size_and_is_webp() -> None:
    data = original((700, 333))
    sizes = renditions(file_of(data), RIGHTS)
    assert sizes
    for size in sizes:
        image = opened(data, size)
        assert (image.format, image.size) == ("WEBP", (size.width, size.height))


def test_nothing_of_the_original_stays_but_credit_and_rights() -> None:
    exif = Image.Exif()
    exif[0x010F] = "Camera Maker"
    profile = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
    data = original((400, 300), exif=exif, icc_profile=profile, comment=b"a private remark")
    (size, _) = renditions(file_of(data), RIGHTS)
    written = encode(data, size, RIGHTS)
    image = Image.open(BytesIO(written))
    assert set(image.info) - {"loop", "background", "timestamp", "duration"} == {"xmp"}
    assert b"Camera" not in written
    assert b"private" not in written
    assert b"<photoshop:Credit>Port Authority &amp; Sons</photoshop:Credit>" in image.info["xmp"]
    assert b"public-record" in image.info["xmp"]


def test_a_picture_from_a_turned_camera_stands_upright() -> None:
    exif = Image.Exif()
    exif[0x0112] = 6
    written = BytesIO()
    image = Image.new("RGB", (400, 200), "white")
    image.paste("black", (0, 0, 200, 200))
    image.save(written, "JPEG", exif=exif)
    (size,) = renditions(file_of(written.getvalue()), RIGHTS)
    shown = opened(written.getvalue(), size).convert("L")
    assert shown.size == (200, 400)
    assert shown.getpixel((100, 40)) < 40
    assert shown.getpixel((100, 360)) > 215


def test_colours_of_a_wider_space_are_brought_into_the_one_browsers_assume() -> None:
    lab = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
    plain, tagged = original((400, 300)), original((400, 300), icc_profile=lab)
    size = renditions(file_of(plain), RIGHTS)[0]
    assert opened(plain, size).tobytes() == opened(tagged, size).tobytes()


def test_a_transparent_picture_stays_transparent() -> None:
    data = original((400, 300), "RGBA")
    assert opened(data, renditions(file_of(data), RIGHTS)[0]).mode in {"RGBA", "RGB"}


def test_the_same_picture_always_gives_the_same_bytes_and_names() -> None:
    data = original((800, 600))
    first, again = renditions(file_of(data), RIGHTS), renditions(file_of(data), RIGHTS)
    assert first == again
    assert encode(data, first[0], RIGHTS) == encode(data, first[0], RIGHTS)


@pytest.mark.parametrize("changed", [Rights("Someone", "public-record"), Rights("x", "CC-BY-4.0")])
def test_another_credit_is_another_file_since_names_are_kept_for_ever(changed: Rights) -> None:
    file = file_of(original((400, 300)))
    assert renditions(file, RIGHTS)[0].name != renditions(file, changed)[0].name


def test_the_srcset_names_every_size() -> None:
    sizes = (Rendition("ab-320.webp", 320, 200), Rendition("cd-500.webp", 500, 300))
    assert srcset(sizes, "media/") == "media/ab-320.webp 320w, media/cd-500.webp 500w"


def test_what_is_no_picture_has_no_sizes() -> None:
    assert renditions(MediaFile("paper.pdf", "0" * 64, 12), RIGHTS) == ()


def test_what_cannot_be_made_within_the_limits_fails_with_a_reason() -> None:
    size = Rendition("x", 320, 320)
    with pytest.raises(ValueError, match="cannot identify image file"):
        encode(b"no picture", size, RIGHTS)
    heavy = BytesIO()
    Image.new("RGBA", (4800, 4900)).save(heavy, "PNG", compress_level=1)
    with pytest.raises(ValueError, match=r"MemoryError|encoding error|limits"):
        encode(heavy.getvalue(), Rendition("x", 4800, 4900), RIGHTS)
