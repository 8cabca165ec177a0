"""Which of many names a text may hold: asked before any of them is looked for.

A record can hold a thousand names and three thousand texts; each text is looked through once.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence

from msgspec import Struct

from generator.standards.names import Name


class NameIndex(Struct, frozen=True):
    """Names by their keys.

    Attributes:
        by_key: The numbers of the names with each key.
        lengths: The lengths of keys, in letters.
        unkeyed: The numbers of names without one, which every text may hold.
    """

    by_key: Mapping[str, Sequence[int]]
    lengths: Sequence[int]
    unkeyed: Sequence[int]

    @classmethod
    def of(cls, names: Sequence[Name]) -> NameIndex:
        """Index names by their keys."""
        by_key = defaultdict[str, list[int]](list)
        for number, name in enumerate(names):
            for key in name.keys:
                by_key[key].append(number)
        unkeyed = [number for number, name in enumerate(names) if not all(name.keys or [""])]
        return cls(dict(by_key), sorted({len(key) for key in by_key}), unkeyed)

    def candidates(self, text: str) -> Sequence[int]:
        """The numbers of the names that a folded text may hold, in their order."""
        parts = {
            text[start : start + length]
            for length in self.lengths
            for start in range(len(text) - length + 1)
        }
        found = (number for key in parts & self.by_key.keys() for number in self.by_key[key])
        return sorted({*self.unkeyed, *found})
