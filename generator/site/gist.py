"""Names of before, for rooms that still use them."""

from __future__ import annotations

from generator.site.summary import LoggedUpdate as Logged
from generator.site.summary import Summary as Gist

__all__ = ["Gist", "Logged"]
