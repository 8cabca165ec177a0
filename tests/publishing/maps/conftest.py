"""What the tests of maps share."""

from __future__ import annotations

import sys
from pathlib import Path

# The tests import their own places.py, which is not a package.
sys.path.insert(0, str(Path(__file__).parent))
