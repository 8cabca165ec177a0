"""Writes content files for contributors: new, add, fmt, update."""
