"""How large content may be, so that the answer never depends on the machine’s speed."""

from __future__ import annotations

LARGEST_YAML = 256_000
"""Bytes of a YAML file."""
LARGEST_NARRATIVE = 64_000
"""Bytes of a narrative."""
LARGEST_MEDIUM = 25_000_000
"""Bytes of a file in media/."""
MOST_PIXELS = 50_000_000
"""Pixels of a picture; more cannot be decoded safely on a small machine."""
MOST_FILES = 2_000
"""Files in one incident’s folder."""
LONGEST_PARAGRAPH = 10_000
"""Characters of a narrative without an empty line between them."""
LONGEST_RUN = 20
"""Brackets, stars or the like in a row."""
DEEPEST_INDENT = 24
"""Spaces before a line of a narrative."""
DEEPEST_QUOTATION = 4
"""Quotations within each other."""
MOST_COLUMNS = 20
"""Columns of a table."""
