"""What the server of ``forked.py`` does before it forks: import every command, and build once.

A build after another in one process is what ``explainer serve`` does: templates are compiled, and
catalogues and outlines read.
"""

from __future__ import annotations

import contextlib
import importlib
import io
import os
import pkgutil
import tempfile
from pathlib import Path

import generator.commands
from generator.commands.cli import main
from tests.small_site import small_site

for _module in pkgutil.iter_modules(generator.commands.__path__, "generator.commands."):
    importlib.import_module(_module.name)


def _build() -> None:
    here = Path.cwd()
    with tempfile.TemporaryDirectory(prefix="explainer-preloaded-") as folder:
        small_site(Path(folder))
        os.chdir(folder)
        with contextlib.redirect_stderr(io.StringIO()), contextlib.suppress(SystemExit):
            main.main(["build", "--no-search", "--jobs", "1"], standalone_mode=False)
        os.chdir(here)


_build()
