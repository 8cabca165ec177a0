"""What a page may load: one policy, said in every page and in the headers."""

from __future__ import annotations

SECURITY = (
    "default-src 'none'; base-uri 'none'; form-action 'none'; connect-src 'self'; "
    "font-src 'self'; frame-src 'self'; img-src 'self'; manifest-src 'self'; media-src 'self'; "
    "script-src 'self'; style-src 'self'"
)
"""The content security policy: nothing from anywhere else, nothing inline."""
