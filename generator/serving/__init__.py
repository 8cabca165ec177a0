"""Serves a folder over HTTP for previews. Knows nothing of incidents."""
