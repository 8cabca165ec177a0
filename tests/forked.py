"""Commands of the generator in processes of their own that need not import it first.

A command is a fork of a server that has imported every command and done nothing else, so a test
waits for what the command does, not for what Python reads before. Environment, working folder,
output and exit status are the process's own, as from a shell.
"""

from __future__ import annotations

import multiprocessing
import os
import runpy
import subprocess
import sys
import tempfile
import time
from collections.abc import Mapping, Sequence
from pathlib import Path

PRELOADED = ["tests.preloaded"]


def run(
    words: Sequence[str], folder: Path, environment: Mapping[str, str] = os.environ
) -> subprocess.CompletedProcess[str]:
    """Run a command.

    Args:
        words: What is typed after ``explainer``.
        folder: Where it runs.
        environment: All its environment variables.
    """
    context = multiprocessing.get_context("forkserver")
    context.set_forkserver_preload(PRELOADED)
    with tempfile.TemporaryDirectory(prefix="explainer-said-") as said:
        out, err = Path(said, "out"), Path(said, "err")
        process = context.Process(
            target=_command, args=(tuple(words), folder, dict(environment), out, err)
        )
        process.start()
        process.join()
        code = process.exitcode
        assert code is not None
        return subprocess.CompletedProcess(
            words, code, out.read_text("utf-8"), err.read_text("utf-8")
        )


def _command(
    words: tuple[str, ...], folder: Path, environment: dict[str, str], out: Path, err: Path
) -> None:
    """Be the command: what follows the fork."""
    for path, stream in ((out, sys.stdout), (err, sys.stderr)):
        opened = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_TRUNC)
        os.dup2(opened, stream.fileno())
        os.close(opened)
    os.environ.clear()
    os.environ.update(environment)
    time.tzset()
    os.chdir(folder)
    sys.argv = ["explainer", *words]
    runpy.run_module("generator", run_name="__main__")
