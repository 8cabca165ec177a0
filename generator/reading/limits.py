"""How large content may be, so that the answer never depends on the machine’s speed."""

from __future__ import annotations

LARGEST_YAML = 256_000
"""Bytes of a YAML file."""
LARGEST_NARRATIVE = 64_000
"""Bytes of a narrative."""
LARGEST_MEDIUM = 25_000_000
"""Bytes of a file in media/."""
MOST_FILES = 2_000
"""Files in one incident’s folder."""
