"""Serves a folder over HTTP for previews. Knows nothing of incidents."""

from __future__ import annotations

from generator.preview.server import PortError, Preview, served
from generator.preview.shown import Note, Shown
from generator.preview.watch import Build, serve

__all__ = ["Build", "Note", "PortError", "Preview", "Shown", "serve", "served"]
