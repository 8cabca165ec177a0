"""Which outputs are stale, making them on all cores, swapping the result in.

Knows nothing of incidents.
"""

from __future__ import annotations

from generator.output.fingerprint import (
    fingerprint,
    fingerprint_of_files,
    fingerprint_of_installed,
)
from generator.output.index import Index, look, look_again, stands
from generator.output.manifest import Manifest, read_manifest
from generator.output.memory import Memory
from generator.output.publish import Published, Way, publish
from generator.output.store import Shelf, Store
from generator.output.target import (
    BuildError,
    Bundle,
    File,
    OutputRefusedError,
    Target,
    TargetError,
)
from generator.output.verify import FileDifference, Verified, Wrong, verify
from generator.output.workers import each

__all__ = [
    "BuildError",
    "Bundle",
    "File",
    "FileDifference",
    "Index",
    "Manifest",
    "Memory",
    "OutputRefusedError",
    "Published",
    "Shelf",
    "Store",
    "Target",
    "TargetError",
    "Verified",
    "Way",
    "Wrong",
    "each",
    "fingerprint",
    "fingerprint_of_files",
    "fingerprint_of_installed",
    "look",
    "look_again",
    "publish",
    "read_manifest",
    "stands",
    "verify",
]
