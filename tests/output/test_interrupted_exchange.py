"""A build that is killed while two trees change places, on a system that cannot exchange them."""

from __future__ import annotations

import shutil
import signal
from pathlib import Path

import pytest

from tests.small_site import LEFT_OUT, SmallSite, same_files, small_site

pytestmark = pytest.mark.long

KILL = """\
import os
import signal

live = os.path.abspath("output")
left = [{renames}]


def is_tree(path):
    return path == live or os.path.dirname(path) == os.path.abspath(".output.explainer")


def kill(event, arguments):
    if event == "ctypes.dlsym" and arguments[1] == "renameat2":
        raise OSError("this system has no renameat2")
    if event == "os.rename" and any(is_tree(os.path.abspath(path)) for path in arguments[:2]):
        left[0] -= 1
        if left[0] < 0:
            os.kill(os.getpid(), signal.SIGKILL)


sys.addaudithook(kill)
"""
"""Ends the build before one of the renames by which trees change places."""

BROKEN = "{{ view.no_such_thing }}"
"""A template with which no build succeeds."""


def test_the_next_build_finishes_an_exchange_with_the_new_site(tmp_path: Path) -> None:
    begun = small_site(tmp_path / "begun")
    templates = begun.root / "theme/templates"
    templates.mkdir(parents=True)
    (templates / "explainer.html").write_text(BROKEN)
    old = shutil.copytree(begun.build(), tmp_path / "old")
    begun.change("A cable had", "A lamp had")
    new = shutil.copytree(begun.build(output="apart"), tmp_path / "new")
    without_a_site = 0
    for renames in range(20):
        site = SmallSite(shutil.copytree(begun.root, tmp_path / str(renames), symlinks=True))
        output = site.root / "output"
        killed = site.explainer("build", *LEFT_OUT, watch=KILL.format(renames=renames))
        if killed.returncode == 0:
            break
        assert killed.returncode == -signal.SIGKILL, killed.stderr
        wanted = new if not output.exists() or same_files(output, new) else old
        without_a_site += not output.exists()
        failed = site.explainer("build", *LEFT_OUT, "--theme", "theme")
        assert failed.returncode == 1, failed.stderr
        assert same_files(output, wanted), f"killed before rename {renames}"
        site.build()
        assert same_files(output, new)
    assert without_a_site
