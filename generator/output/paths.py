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


def flaw_of(path: str) -> str | None:
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


def check_owners(owners: Iterable[str]) -> None:
    """Make sure that every target owns a part of the output of its own.

    Raises:
        BuildError: Where a path cannot be published, or two targets own one path.
    """
    seen: dict[str, str] = {}
    for owner in owners:
        if flaw := flaw_of(owner):
            raise BuildError(f"{owner!r} cannot be published: it {flaw}")
        name = folded(owner).removesuffix("/")
        if name in seen:
            raise BuildError(f"{seen[name]!r} and {owner!r} are one path on some hosts")
        seen[name] = owner
    for name, owner in seen.items():
        at = name.rfind("/")
        while at > 0:
            above = seen.get(name[:at])
            if above is not None:
                raise BuildError(f"{owner!r} lies in {above!r}, which another target owns")
            at = name.rfind("/", 0, at)
