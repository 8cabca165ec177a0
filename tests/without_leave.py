"""Files that may not be read, also where the tests run as root, whom no mode of a file stops."""

from __future__ import annotations

import ctypes
import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

_VERSION = 0x20080522  # of Linux's capabilities
_OVERRIDE = 0b110  # the bits of CAP_DAC_OVERRIDE and CAP_DAC_READ_SEARCH


class _Header(ctypes.Structure):
    _fields_ = (("version", ctypes.c_uint32), ("pid", ctypes.c_int))


class _Rights(ctypes.Structure):
    _fields_ = tuple((name, ctypes.c_uint32) for name in ("effective", "permitted", "inheritable"))


@contextmanager
def without_leave(path: Path) -> Iterator[None]:
    """Take from everybody, for a while, the right to read a file or a folder."""
    mode = path.stat().st_mode
    path.chmod(0)
    try:
        with _as_anybody():
            yield
    finally:
        path.chmod(mode)


@contextmanager
def _as_anybody() -> Iterator[None]:
    """Set aside what lets root read everything; it stays root's to take up again."""
    if os.geteuid() != 0:
        yield
        return
    if sys.platform != "linux":
        pytest.skip("nothing keeps root from reading here")
    system, header, rights = ctypes.CDLL(None), _Header(_VERSION, 0), (_Rights * 2)()
    assert system.capget(ctypes.byref(header), rights) == 0
    before = rights[0].effective
    rights[0].effective = before & ~_OVERRIDE
    assert system.capset(ctypes.byref(header), rights) == 0
    try:
        yield
    finally:
        rights[0].effective = before
        assert system.capset(ctypes.byref(header), rights) == 0
