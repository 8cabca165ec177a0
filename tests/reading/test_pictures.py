from __future__ import annotations

from io import BytesIO
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image, PngImagePlugin

from generator.model.media import MediaFile, Picture
from generator.problems import Problem
from generator.reading.decoding import facts, opened, upright
from generator.reading.pictures import facts_of, inspect, read_picture, run_decoder
from generator.site.encoding import encode
from generator.site.media import Rights, renditions

FILE = "incidents/harbour-fire/media/pier.jpg"


def encoded(image_format: str = "JPEG", size: tuple[int, int] = (40, 20), **how: object) -> bytes:
    written = BytesIO()
    Image.new("RGB", size, "navy").save(written, image_format, **how)
    return written.getvalue()


def codes(data: bytes) -> list[str]:
    return [problem.code for problem in problems_of(data)]


def problems_of(data: bytes) -> list[Problem]:
    return read_picture(data, FILE)[1]


@pytest.mark.parametrize("image_format", ["JPEG", "PNG", "WEBP"])
def test_a_picture_is_known_by_its_content(image_format: str) -> None:
    picture, problems = read_picture(encoded(image_format), FILE)
    assert picture == Picture(image_format, 40, 20)  # type: ignore[arg-type]
    assert problems == []


def test_a_picture_taken_with_a_turned_camera_has_the_size_of_what_is_seen() -> None:
    exif = Image.Exif()
    exif[0x0112] = 6
    picture, _ = read_picture(encoded(exif=exif), FILE)
    assert picture == Picture("JPEG", 20, 40)


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"<svg xmlns='http://www.w3.org/2000/svg' onload='alert(1)'/>",
        b"<html>",
        b"%PDF-1.7",
        encoded("GIF"),
        encoded("TIFF"),
    ],
)
def test_what_is_not_jpeg_png_or_webp_is_refused_whatever_its_name(data: bytes) -> None:
    assert codes(data) == ["media.format"]


def test_the_problem_names_the_file() -> None:
    (problem,) = problems_of(b"<svg/>")
    assert problem.location.file == FILE


def test_a_position_in_exif_is_a_problem_before_anything_is_published() -> None:
    exif = Image.Exif()
    exif[0x8825] = {1: "N", 2: (41.0, 45.0, 0.0), 3: "W", 4: (72.0, 40.0, 0.0)}
    for image_format in ("JPEG", "PNG", "WEBP"):
        assert codes(encoded(image_format, exif=exif)) == ["media.gps"]


def test_a_position_in_xmp_is_found_as_well() -> None:
    xmp = b"<x:xmpmeta><exif:GPSLatitude>41,45.0N</exif:GPSLatitude></x:xmpmeta>"
    assert codes(encoded("WEBP", xmp=xmp)) == ["media.gps"]
    text = PngImagePlugin.PngInfo()
    text.add_itxt("XML:com.adobe.xmp", xmp.decode())
    assert codes(encoded("PNG", pnginfo=text)) == ["media.gps"]


def test_a_picture_cut_short_is_told_and_raises_nothing() -> None:
    whole = encoded("JPEG", (400, 300))
    assert codes(whole[: len(whole) // 2]) == ["media.damaged"]


def test_a_picture_that_moves_is_refused() -> None:
    frames = [Image.new("RGB", (8, 8), colour) for colour in ("red", "blue")]
    written = BytesIO()
    frames[0].save(written, "WEBP", save_all=True, append_images=frames[1:])
    assert codes(written.getvalue()) == ["media.animated"]


@pytest.mark.parametrize("size", [(10_001, 5_000), (20_000, 20_000)])
def test_a_picture_of_too_many_pixels_is_refused_by_its_header(size: tuple[int, int]) -> None:
    header = b"\x89PNG\r\n\x1a\n" + _chunk(
        b"IHDR", size[0].to_bytes(4, "big") + size[1].to_bytes(4, "big") + b"\x08\x02\0\0\0"
    )
    assert codes(header + _chunk(b"IDAT", b"") + _chunk(b"IEND", b"")) == ["media.too-many-pixels"]


def _chunk(name: bytes, data: bytes) -> bytes:
    from zlib import crc32  # noqa: PLC0415  # only this hand-made header needs it

    return len(data).to_bytes(4, "big") + name + data + crc32(name + data).to_bytes(4, "big")


@given(
    st.sampled_from([encoded("JPEG"), encoded("PNG"), encoded("WEBP")]),
    st.integers(0, 400),
    st.binary(min_size=1, max_size=8),
)
def test_no_damage_raises(data: bytes, at: int, noise: bytes) -> None:
    look = facts_of(facts(data[:at] + noise + data[at + len(noise) :]))
    assert look.picture is not None or look.faults


@pytest.mark.parametrize(
    ("image_format", "size"),
    [
        *(("PNG", (1000, 17_000)), ("PNG", (300, 16_384)), ("JPEG", (17_000, 2))),
        *(("PNG", (6_001, 4_000)), ("WEBP", (4_001, 4_000)), ("JPEG", (8_001, 6_250))),
    ],
)
def test_what_could_not_be_made_is_refused_with_the_size_to_bring(
    image_format: str, size: tuple[int, int]
) -> None:
    (problem,) = problems_of(encoded(image_format, size))
    assert problem.code == "media.too-many-pixels"
    assert "16,000" in problem.hint


def test_a_picture_beyond_the_memory_there_is_ends_in_a_problem() -> None:
    noise = Image.effect_noise((6900, 6900), 90)
    written = BytesIO()
    bands = (noise, noise, noise)
    Image.merge("RGB", bands).save(written, "JPEG", progressive=True, subsampling=0, quality=50)
    assert set(codes(written.getvalue())) <= {"media.too-heavy"}


@pytest.mark.parametrize("kind", [{"lossless": True}, {"quality": 1}, {"exif": b"Exif\0\0II"}])
def test_a_small_file_that_holds_49_million_pixels_is_refused_with_the_size_to_bring(
    kind: dict[str, Any],
) -> None:
    written = BytesIO()
    Image.new("RGB", (7000, 7000)).save(written, "WEBP", method=0, **kind)
    (fault,) = inspect("", written.getvalue()).faults
    assert fault.code == "media.too-many-pixels"
    assert "WEBP 16 million" in fault.hint


@pytest.mark.parametrize("mode", ["I;16", "RGBA"])
def test_a_png_at_the_limit_is_accepted_and_made_within_the_limits(mode: str) -> None:
    written = BytesIO()
    Image.new(mode, (6000, 4000), 40_000).save(written, "PNG", compress_level=1)
    look = inspect("", written.getvalue())
    assert look.faults == ()
    assert run_decoder(written.getvalue(), "WEBP", "1920", "1280", "").returncode == 0


def test_a_picture_stored_in_endless_passes_is_refused() -> None:
    whole = encoded("JPEG", (400, 300), progressive=True)
    scan = whole[whole.rindex(b"\xff\xda") : -2]
    assert codes(whole) == []
    (problem,) = problems_of(whole[:-2] + scan * 60 + whole[-2:])
    assert problem.code == "media.too-heavy"
    assert problem.message == "The JPEG is stored in more than 60 passes."


@pytest.mark.parametrize("behind", [b"\xff\xda" * 500, encoded("JPEG", progressive=True) * 30])
def test_what_a_phone_puts_behind_the_end_of_a_picture_is_no_pass_of_it(behind: bytes) -> None:
    assert codes(encoded("JPEG", (800, 600)) + behind) == []


def test_of_several_pictures_in_a_jpeg_the_first_is_the_picture() -> None:
    written = BytesIO()
    frames = [Image.new("RGB", size, "navy") for size in ((80, 60), (40, 30))]
    frames[0].save(written, "MPO", save_all=True, append_images=frames[1:])
    assert read_picture(written.getvalue(), FILE) == (Picture("JPEG", 80, 60), [])


def test_what_stands_in_a_segment_of_a_picture_is_no_pass_of_it() -> None:
    assert codes(encoded("JPEG", (800, 600), comment=b"\xff\xda" * 500)) == []


@pytest.mark.parametrize("progressive", [False, True])
def test_a_picture_cut_short_anywhere_raises_nothing(progressive: bool) -> None:  # noqa: FBT001
    whole = encoded("JPEG", progressive=progressive)
    for end in range(len(whole)):
        assert facts(whole[:end]).keys() & {"fault", "size"}


def test_a_broken_colour_profile_says_nothing_about_the_colours() -> None:
    data = encoded("JPEG", icc_profile=b"no profile at all" * 20)
    assert codes(data) == []
    assert upright(opened(data)).getpixel((5, 5)) == pytest.approx((0, 0, 128), abs=2)


def test_a_grey_of_sixteen_bits_keeps_its_lightness() -> None:
    written = BytesIO()
    Image.new("I;16", (20, 20), 40_000).save(written, "PNG")
    assert upright(opened(written.getvalue())).getpixel((5, 5)) == (156, 156, 156)


@pytest.mark.long
@settings(max_examples=20)
@given(
    st.sampled_from(["L", "LA", "P", "RGB", "RGBA", "I;16", "1"]),
    st.integers(1, 25),
    st.integers(1, 60),
    st.booleans(),
)
def test_whatever_is_accepted_can_be_made(mode: str, width: int, height: int, long: bool) -> None:  # noqa: FBT001
    size = (width * 100, height) if long else (width, height)
    written = BytesIO()
    Image.new(mode, size).save(written, "PNG")
    look = facts_of(facts(written.getvalue()))
    assert look.picture is not None
    medium = MediaFile("a.png", "0" * 64, len(written.getvalue()), look.picture)
    rights = Rights("Ada", "CC BY")
    planned = renditions(medium, rights)
    assert planned
    for one in planned:
        made = Image.open(BytesIO(encode(written.getvalue(), one, rights)))
        assert made.size == (one.width, one.height)
