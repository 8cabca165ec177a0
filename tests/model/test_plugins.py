"""What a record means hangs on no package that is installed beside ours."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]


@pytest.mark.parametrize(
    ("setting", "asked"), [({}, False), ({"PYDANTIC_DISABLE_PLUGINS": ""}, True)]
)
def test_a_plugin_of_pydantic_sees_no_record_unless_it_is_asked_for(
    tmp_path: Path, setting: dict[str, str], *, asked: bool
) -> None:
    (tmp_path / "spy.py").write_text("raise SystemExit('a plugin was loaded')\n", "utf-8")
    package = tmp_path / "spy-1.dist-info"
    package.mkdir()
    (package / "METADATA").write_text("Metadata-Version: 2.1\nName: spy\nVersion: 1\n", "utf-8")
    (package / "entry_points.txt").write_text("[pydantic]\nspy = spy:plugin\n", "utf-8")
    known = {name: it for name, it in os.environ.items() if name != "PYDANTIC_DISABLE_PLUGINS"}
    path = os.pathsep.join((str(tmp_path), str(ROOT)))
    done = subprocess.run(
        [sys.executable, "-c", "import generator.model.record"],
        env={**known, **setting, "PYTHONPATH": path},
        capture_output=True,
        text=True,
        check=False,
    )
    assert ("a plugin was loaded" in done.stderr) == asked, done.stderr
    assert done.returncode == int(asked)
