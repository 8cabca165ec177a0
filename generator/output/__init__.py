"""Decides which files of a site are stale, makes them on all cores, and swaps the result in.

Compares a published site with its manifest, too. Knows nothing of incidents.
"""

from __future__ import annotations

from generator.output.fingerprint import (
    fingerprint,
    fingerprint_of_code,
    fingerprint_of_files,
)
from generator.output.manifest import Manifest, read_manifest
from generator.output.paths import check_owners
from generator.output.publish import Published, PublishOptions, publish
from generator.output.target import (
    BuildError,
    Bundle,
    File,
    OutputRefusedError,
    Target,
    TargetError,
)
from generator.output.verify import FileDifference, Verified, Wrong, fetch_manifest, verify
from generator.output.workers import in_processes, map_in_processes

__all__ = [
    "BuildError",
    "Bundle",
    "File",
    "FileDifference",
    "Manifest",
    "OutputRefusedError",
    "PublishOptions",
    "Published",
    "Target",
    "TargetError",
    "Verified",
    "Wrong",
    "check_owners",
    "fetch_manifest",
    "fingerprint",
    "fingerprint_of_code",
    "fingerprint_of_files",
    "in_processes",
    "map_in_processes",
    "publish",
    "read_manifest",
    "verify",
]
