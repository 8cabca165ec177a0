"""What a process that builds again and again remembers of the builds before."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any


@dataclass(slots=True)
class Memory:
    """What was found in the last build, for the next one of the same process.

    Attributes:
        results: By the names that those who remember give it.
    """

    results: dict[str, Any] = field(default_factory=dict)
