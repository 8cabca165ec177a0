"""Serves a folder over HTTP for previews. Knows nothing of incidents."""

from __future__ import annotations

from generator.preview.pages import failure_page, problems_page
from generator.preview.server import Preview, served
from generator.preview.watch import Build, serve

__all__ = ["Build", "Preview", "failure_page", "problems_page", "serve", "served"]
