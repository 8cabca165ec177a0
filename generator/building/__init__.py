"""Which outputs are stale, making them on all cores, swapping the result in.

Knows nothing of incidents.
"""

from __future__ import annotations

from generator.building.beside import beside, can_fork
from generator.building.failures import BuildError, OutputRefusedError, TargetError
from generator.building.fingerprint import (
    fingerprint,
    fingerprint_of_files,
    fingerprint_of_installed,
)
from generator.building.index import Index, look, look_again, stands
from generator.building.manifest import Manifest, read_manifest
from generator.building.memory import Memory
from generator.building.publish import Published, Way, publish
from generator.building.store import Shelf, Store
from generator.building.target import Bundle, File, Target
from generator.building.verify import Difference, Verified, Wrong, verify
from generator.building.workers import each

__all__ = [
    "BuildError",
    "Bundle",
    "Difference",
    "File",
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
    "beside",
    "can_fork",
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
