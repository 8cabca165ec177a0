"""An environment as a newsroom's `make` would find it: nothing of ours in it, no network.

The packages that the tests run with stand for the index; pip finds them and fetches nothing.
"""

from __future__ import annotations

import os
import subprocess
import sys
import venv
from pathlib import Path

OFFLINE = {
    **{
        name: value
        for name, value in os.environ.items()
        if name not in {"PYTHONPATH", "VIRTUAL_ENV", "SOURCE_DATE_EPOCH"}
        and not name.startswith(("MAKE", "PIP_", "EXPLAINER_", "GIT_"))
    },
    "PIP_NO_INDEX": "1",
    "PIP_CONFIG_FILE": os.devnull,
    "PIP_DISABLE_PIP_VERSION_CHECK": "1",
}
"""What a command is run with: pip may ask nobody."""


def environment(folder: Path) -> Path:
    """Make an environment in a folder, with all but our own program; gives its programs."""
    venv.create(folder, symlinks=True)
    packages = folder.parent / f"{folder.name}-packages"
    packages.mkdir()
    for found in (Path(path) for path in sys.path if path.endswith("site-packages")):
        for each in found.iterdir():
            ours = "incident_explainer" in each.name or each.suffix == ".pth"
            if not ours and not (packages / each.name).exists():
                (packages / each.name).symlink_to(each)
    (own,) = folder.glob("lib/python*/site-packages")
    (own / "packages.pth").write_text(f"{packages}\n")
    return folder / "bin"


def run(*command: str | Path, cwd: Path, **more: str) -> subprocess.CompletedProcess[str]:
    """Run a command far from this checkout; what it said is shown where it fails."""
    done = subprocess.run(
        command, cwd=cwd, env={**OFFLINE, **more}, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, f"{command}\n{done.stdout}\n{done.stderr}"
    return done
