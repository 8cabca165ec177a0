"""The small site of the exports: a withdrawn quote, a withdrawn incident, a correction."""

from __future__ import annotations

from tests.site.exports.conftest import content, edition

__all__ = ["content", "edition"]
