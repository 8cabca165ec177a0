"""How a newsroom's repository pins the program: by its version in the index, or by a wheel.

PEP 610 tells where an installed copy came from. One that came from no index can be had nowhere
else, so it goes along as a wheel, pinned by its hash: built from its checkout where the program
runs out of one, else the very file it was installed from, else packed again from what was
installed (PEP 427, PEP 376).
"""

from __future__ import annotations

import base64
import csv
import hashlib
import io
import json
import subprocess
import sys
import tempfile
import zipfile
from collections.abc import Iterator
from importlib.metadata import Distribution, PackageNotFoundError, distribution
from pathlib import Path
from urllib.parse import urlsplit
from urllib.request import url2pathname

from msgspec import Struct

import generator

NAME = "incident-explainer"
FOLDER = "vendor"
_EARLIEST = (1980, 1, 1, 0, 0, 0)
"""The date of every file in a wheel, so that the same files make the same bytes."""
_OF_THIS_COPY = {"INSTALLER", "REQUESTED", "RECORD", "direct_url.json"}
"""What an installer adds to a copy and no wheel has."""


class PinningError(Exception):
    """The program cannot be pinned; the message says why, and what to do."""


class ProgramPin(Struct, frozen=True):
    """How the program is pinned.

    Attributes:
        requirement: A line for ``requirements.txt``.
        files: The wheel that it names, by its path in the repository; none where an index has it.
    """

    requirement: str
    files: dict[str, bytes]


def pin() -> ProgramPin:
    """ProgramPin the copy of the program that runs.

    Raises:
        PinningError: Where no wheel can be made of it.
    """
    checkout = Path(generator.__file__).parent.parent
    if (checkout / "pyproject.toml").is_file():
        return _of_wheel(*_built(checkout))
    try:
        installed = distribution(NAME)
    except PackageNotFoundError:
        message = f"This copy of {NAME} is not installed: install it with pip, then run it again."
        raise PinningError(message) from None
    origin = installed.read_text("direct_url.json")
    if origin is None:
        return ProgramPin(f"{NAME}=={installed.version}\n", {})
    return _of_wheel(*(_kept(json.loads(origin)) or _packed(installed)))


def _of_wheel(name: str, wheel: bytes) -> ProgramPin:
    path = f"{FOLDER}/{name}"
    digest = hashlib.sha256(wheel).hexdigest()
    return ProgramPin(f"./{path} --hash=sha256:{digest}\n", {path: wheel})


def _built(checkout: Path) -> tuple[str, bytes]:
    """Build a wheel from a checkout, with the backend that it names."""
    with tempfile.TemporaryDirectory(prefix="explainer-") as folder:
        command = [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", folder]
        done = subprocess.run(  # noqa: S603 - our own interpreter, no shell
            command, cwd=checkout, capture_output=True, text=True, check=False
        )
        wheels = sorted(Path(folder).glob("*.whl"))
        if done.returncode or not wheels:
            last_line = (done.stderr or done.stdout).strip().splitlines()[-1:]
            message = f"No wheel could be built from {checkout}: {' '.join(last_line)}."
            raise PinningError(
                f"{message} Install hatchling beside it, or a wheel of the program."
            )
        return wheels[0].name, wheels[0].read_bytes()


def _kept(origin: dict[str, object]) -> tuple[str, bytes] | None:
    """The wheel that a copy was installed from, where it is still there and still the same."""
    archive = origin.get("archive_info")
    parts = urlsplit(str(origin.get("url", "")))
    file = Path(url2pathname(parts.path))
    if not isinstance(archive, dict) or parts.scheme != "file" or file.suffix != ".whl":
        return None
    if not file.is_file():
        return None
    wheel = file.read_bytes()
    wanted = archive.get("hashes", {}).get("sha256")
    return (file.name, wheel) if wanted == hashlib.sha256(wheel).hexdigest() else None


def _packed(installed: Distribution) -> tuple[str, bytes]:
    """Pack an installed copy into a wheel again; the same copy gives the same bytes."""
    info = f"{NAME.replace('-', '_')}-{installed.version}.dist-info"
    name = f"{NAME.replace('-', '_')}-{installed.version}-py3-none-any.whl"
    record, packed = io.StringIO(), io.BytesIO()
    rows = csv.writer(record, lineterminator="\n")
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as wheel:
        for path, data in _files(installed):
            digest = base64.urlsafe_b64encode(hashlib.sha256(data).digest()).decode().rstrip("=")
            rows.writerow((path, f"sha256={digest}", len(data)))
            wheel.writestr(_entry(path), data)
        rows.writerow((f"{info}/RECORD", "", ""))
        wheel.writestr(_entry(f"{info}/RECORD"), record.getvalue())
    return name, packed.getvalue()


def _files(installed: Distribution) -> Iterator[tuple[str, bytes]]:
    """What a copy consists of: no script that an installer made, nothing compiled."""
    for path in sorted(installed.files or (), key=str):
        of_copy = path.parts[0].endswith(".dist-info") and path.name in _OF_THIS_COPY
        made = path.parts[0] == ".." or path.suffix in {".pyc", ".pth"}
        file = Path(path.locate())
        if not of_copy and not made and file.is_file():
            yield path.as_posix(), file.read_bytes()


def _entry(path: str) -> zipfile.ZipInfo:
    entry = zipfile.ZipInfo(path, _EARLIEST)
    entry.compress_type = zipfile.ZIP_DEFLATED
    entry.external_attr = 0o644 << 16
    return entry
