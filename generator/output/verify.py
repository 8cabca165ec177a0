"""Comparing a site, in a folder or on the web, with its manifest."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from enum import StrEnum
from functools import partial
from pathlib import Path

import msgspec

from generator.output.manifest import Manifest, read_manifest, sha256
from generator.output.paths import MANIFEST
from generator.output.target import BuildError

_AT_ONCE = 8  # requests; a polite number for a host of static files
_PATIENCE = 30  # seconds for one answer


class Wrong(StrEnum):
    """In what way a file differs from what the manifest says."""

    MISSING = "missing"
    CHANGED = "changed"
    UNKNOWN = "not in the manifest"


class FileDifference(msgspec.Struct, frozen=True, order=True):
    """One file that is not as published."""

    path: str
    wrong: Wrong


class Verified(msgspec.Struct, frozen=True):
    """What a comparison found.

    Attributes:
        commit: The commit that the site says it was built from.
        files: How many files the manifest names.
        differences: Where the site is not what the manifest says, by path.
    """

    commit: str | None
    files: int
    differences: tuple[FileDifference, ...]


def verify(site: str) -> Verified:
    """Compare a site with its own manifest.

    Args:
        site: A folder, or an address that starts with ``http://`` or ``https://``. On the web,
            files that the manifest does not know cannot be found.

    Raises:
        BuildError: Where there is no manifest, or the site cannot be read.
    """
    if site.startswith(("http://", "https://")):
        return _compare(partial(_fetch, site.rstrip("/") + "/"), iter(()), site)
    folder = Path(site)
    return _compare(partial(_read, folder), _paths_in(folder), site)


def fetch_manifest(site: str) -> bytes | None:
    """Fetch the manifest of a site on the web; None where none is published there.

    Raises:
        BuildError: It cannot be read for another reason.
    """
    if not site.startswith(("http://", "https://")):
        raise BuildError(f"{site} is no address of a site.")
    return _fetch(site.rstrip("/") + "/", MANIFEST)


def _compare(read: Callable[[str], bytes | None], found: Iterator[str], site: str) -> Verified:
    from concurrent.futures import ThreadPoolExecutor  # noqa: PLC0415  no build needs it

    content = read(MANIFEST)
    manifest = read_manifest(content) if content is not None else None
    if manifest is None:
        raise BuildError(f"{site} has no {MANIFEST} of ours.")
    with ThreadPoolExecutor(_AT_ONCE) as pool:
        answers = pool.map(partial(_judge, manifest, read), manifest.files)
        wrong = {difference for difference in answers if difference}
    for path in found:
        if path not in manifest.files and path != MANIFEST:
            wrong.add(FileDifference(path, Wrong.UNKNOWN))
    return Verified(manifest.commit, len(manifest.files), tuple(sorted(wrong)))


def _judge(
    manifest: Manifest, read: Callable[[str], bytes | None], path: str
) -> FileDifference | None:
    content = read(path)
    if content is None:
        return FileDifference(path, Wrong.MISSING)
    return None if sha256(content) == manifest.files[path] else FileDifference(path, Wrong.CHANGED)


def _read(folder: Path, path: str) -> bytes | None:
    try:
        return (folder / path).read_bytes()
    except (FileNotFoundError, NotADirectoryError, IsADirectoryError):
        return None
    except OSError as error:
        raise BuildError(f"Cannot read {folder / path}: {error.strerror}.") from error


def _paths_in(folder: Path) -> Iterator[str]:
    return (path.relative_to(folder).as_posix() for path in folder.rglob("*") if not path.is_dir())


def _fetch(site: str, path: str) -> bytes | None:
    # no build needs these, and they take 30 ms
    from urllib.error import HTTPError, URLError  # noqa: PLC0415
    from urllib.parse import quote  # noqa: PLC0415
    from urllib.request import Request, urlopen  # noqa: PLC0415

    request = Request(  # noqa: S310  verify() takes http and https only
        site + quote(path), headers={"Accept-Encoding": "identity", "Cache-Control": "no-cache"}
    )
    try:
        with urlopen(request, timeout=_PATIENCE) as answer:  # noqa: S310  likewise
            return bytes(answer.read())
    except HTTPError as error:
        if error.code in {404, 410}:
            return None
        raise BuildError(f"{site}{path} answers {error.code} {error.reason}.") from error
    except (URLError, OSError) as error:
        raise BuildError(f"{site}{path} cannot be read: {error}.") from error
