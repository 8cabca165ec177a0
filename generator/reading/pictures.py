"""Pictures are known by decoding them: their format, their size, and where they were taken.

A position in a committed original is a problem before anything is published, since the history
of a repository is as public as the site, and stripping it at build time comes too late.
"""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Callable, Iterator
from typing import Any

from msgspec import Struct

from generator.model.media import Picture
from generator.problems import Location, Problem
from generator.reading import decoding

_MEGA = 1_000_000
_NAME = "<name>"  # where a hint names the file: what is kept of a picture holds for any name
_LONGEST_WAIT = 120
"""Seconds after which a decoder is given up that no limit of the system has ended."""


class PictureFault(Struct, frozen=True):
    """Something wrong with a picture; the rest is as in a Problem."""

    code: str
    message: str
    hint: str


class PictureFacts(Struct, frozen=True):
    """What is known of a picture.

    Attributes:
        picture: What it shows; None where it cannot be shown.
        faults: What is wrong with it.
    """

    picture: Picture | None
    faults: tuple[PictureFault, ...] = ()


Inspect = Callable[[str, bytes], PictureFacts]
"""Says what a picture shows, by the digest of its bytes and these; whoever reads may keep that."""


def run_decoder(data: bytes, *words: str) -> subprocess.CompletedProcess[bytes]:
    """Run the decoder on a picture, in a process that is held to its limits.

    Args:
        data: The bytes of the picture.
        words: What to make of it; nothing to judge it.

    Raises:
        subprocess.TimeoutExpired: No limit of the system has ended it.
    """
    command = [sys.executable, "-P", decoding.__file__, *words]
    return subprocess.run(  # noqa: S603 - our own file
        command, input=data, capture_output=True, timeout=_LONGEST_WAIT, check=False
    )


def inspect(digest: str, data: bytes) -> PictureFacts:
    """Decode a picture in a process of its own, which ends where it goes beyond its limits."""
    del digest
    try:
        found: dict[str, Any] = json.loads(run_decoder(data).stdout)
    except (json.JSONDecodeError, subprocess.TimeoutExpired):
        found = {"fault": "heavy"}
    return facts_of(found)


def facts_of(found: dict[str, Any]) -> PictureFacts:
    """Say in an editor’s words what the decoder found."""
    if "fault" in found:
        return PictureFacts(None, (_refusal(found["fault"], found.get("why", "")),))
    return PictureFacts(Picture(found["format"], *found["size"]), tuple(_faults(found)))


def read_picture(data: bytes, file: str) -> tuple[Picture | None, list[Problem]]:
    """Decode a picture.

    Args:
        data: The bytes of the file, within the limit of size.
        file: Its path relative to the content folder, for problems.

    Returns:
        What it shows, or None where it cannot be shown, with all problems.
    """
    facts = inspect("", data)
    return facts.picture, problems_of(facts, file)


def problems_of(facts: PictureFacts, file: str) -> list[Problem]:
    """Locate what is wrong with a picture in its file."""
    name = file.rpartition("/")[2]
    return [
        Problem(Location(file), one.code, one.message, one.hint.replace(_NAME, name))
        for one in facts.faults
    ]


def _refusal(fault: str, why: str) -> PictureFault:
    if fault == "format":
        hint = "Save it as JPEG, PNG or WebP, or link to it with url: instead of file:."
        return PictureFault("media.format", "This is no picture we can show.", hint)
    if fault == "damaged":
        message = f"The picture cannot be decoded ({why})."
        return PictureFault("media.damaged", message, "Save it anew from the original.")
    most = ", ".join(
        f"{name} {pixels // _MEGA} million" for name, pixels in decoding.MOST_PIXELS.items()
    )
    hint = (
        f"Save it smaller: 4,000 pixels a side are enough. At most a side has "
        f"{decoding.LONGEST_SIDE:,}, and a picture in all: {most}."
    )
    if fault == "large":
        return PictureFault("media.too-many-pixels", "The picture has too many pixels.", hint)
    if fault == "passes":
        message = f"The JPEG is stored in more than {decoding.MOST_SCANS} passes."
        hint = "Save it again as a plain JPEG: cameras and programs write twelve passes at most."
        return PictureFault("media.too-heavy", message, hint)
    message = (
        f"The picture takes more than {decoding.MOST_MEMORY // _MEGA} MB or "
        f"{decoding.MOST_SECONDS} seconds to decode."
    )
    return PictureFault("media.too-heavy", message, hint)


def _faults(found: dict[str, Any]) -> Iterator[PictureFault]:
    if found["position"]:
        message = "The picture tells where it was taken (GPS)."
        hint = (
            f"Run: explainer strip {_NAME} (in its folder), then commit the "
            "clean file; where the other has been pushed, tell a maintainer: history keeps it."
        )
        yield PictureFault("media.gps", message, hint)
    if found["moves"]:
        hint = "Save one frame of it, or link to it with url:."
        yield PictureFault("media.animated", "The picture moves; only still ones are shown.", hint)
