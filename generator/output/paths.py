"""Which paths a target may write to, checked before a byte is written."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable

from generator.output.target import BuildError

MANIFEST = "site-manifest.json"

_FORBIDDEN = frozenset('\\:*?"<>|\x7f' + "".join(map(chr, range(32))))
_LEAVES = re.compile(r"(?:^|/)\.{0,2}(?:/|$)")
_ENDS_BADLY = re.compile(r"[. ](?:/|$)")
_DEVICE = re.compile(r"(?:^|/)(?:con|prn|aux|nul|com[1-9]|lpt[1-9])(?:[./]|$)", re.IGNORECASE)


def path_fault(path: str) -> str | None:
    """Say why a path cannot be published on every host, or None where it can."""
    if path.casefold() == MANIFEST:
        return "is the manifest's own name"
    if not _FORBIDDEN.isdisjoint(path):
        return "holds a character that some hosts cannot store"
    name = path.removesuffix("/")
    if _LEAVES.search(name):
        return "leaves the output folder"
    if _ENDS_BADLY.search(name):
        return "has a part that ends in a dot or a space"
    if _DEVICE.search(name):
        return "has a part that is a device's name on Windows"
    return None


def folded(path: str) -> str:
    """A path as a host that ignores case and composition of letters sees it."""
    if path.isascii():
        return path.lower()
    return unicodedata.normalize("NFKC", path).casefold()


def owns(owner: str, path: str) -> bool:
    """Whether a path is the owner's part: itself, or in the folder it names."""
    if owner.endswith("/"):
        return path.startswith(owner) and not path.endswith("/")
    return path == owner


def check_owners(owners: Iterable[tuple[str, str]]) -> None:
    """Make sure that every target owns a part of the output of its own.

    Args:
        owners: The path of each target, and who publishes it, in words; these may be empty.

    Raises:
        BuildError: Where a path cannot be published, or two targets own one path.
    """
    seen: dict[str, tuple[str, str]] = {}
    for path, owner in owners:
        if fault := path_fault(path):
            raise BuildError(f"{path!r} cannot be published: it {fault}")
        name = folded(path).removesuffix("/")
        if name in seen:
            other, first = seen[name]
            clash = f"{other!r} and {path!r} are one path on some hosts"
            raise BuildError(clash + _both(first, owner))
        seen[name] = path, owner
    for name, (path, owner) in seen.items():
        at = name.rfind("/")
        while at > 0:
            above = seen.get(name[:at])
            if above is not None:
                clash = f"{path!r} lies in {above[0]!r}, which another target owns"
                raise BuildError(clash + _both(owner, above[1]))
            at = name.rfind("/", 0, at)


def _both(one: str, other: str) -> str:
    """Name the two who publish one path."""
    return f": {one or 'the site itself'} and {other or 'the site itself'}" if one or other else ""
