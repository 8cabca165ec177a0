"""Serves a folder over HTTP for previews. Knows nothing of incidents."""

from __future__ import annotations

from generator.serving.pages import failure_page, problems_page
from generator.serving.preview import Preview
from generator.serving.server import served
from generator.serving.watch import Build, serve

__all__ = ["Build", "Preview", "failure_page", "problems_page", "serve", "served"]
