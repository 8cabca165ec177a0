"""Where a record names its own items: which fields hold ids, and of which sections."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any, TypeAlias

from generator.model.record import SECTIONS, Record

_SPEAKERS = ("people", "agencies")
_LINKS: Mapping[str, Mapping[str, tuple[str, ...]]] = {
    "sources": {"version_of": ("sources",)},
    "people": {"of": ("agencies",), "age.claim": ("claims",)},
    "places": {"also.source": ("sources",), "at": ("places",), "sources": ("sources",)},
    "claims": {
        "said_by.who": _SPEAKERS,
        "said_by.via": _SPEAKERS,
        "said_by.source": ("sources",),
        "about": SECTIONS,
        "replaces": ("claims",),
    },
    "accounts": {"claims": ("claims",)},
    "quotes": {"speaker": _SPEAKERS, "source": ("sources",), "claims": ("claims",)},
    "events": {
        "after": ("events",),
        "place": ("places",),
        "claims": ("claims",),
        "sources": ("sources",),
    },
    "media": {"source": ("sources",)},
    "questions": {"claims": ("claims",), "answer": ("claims",)},
    "expected": {"source": ("sources",)},
}
"""For each section, the fields that name other items, and the sections these must be in."""

Tree: TypeAlias = tuple[tuple[str, "Tree | tuple[()]", tuple[str, ...]], ...]
"""Fields of one part: the name, the fields below it, and else the sections its ids may be in."""


def _tree(paths: Mapping[tuple[str, ...], tuple[str, ...]]) -> Tree:
    below: dict[str, dict[tuple[str, ...], tuple[str, ...]]] = {}
    for (first, *rest), sections in paths.items():
        below.setdefault(first, {})[tuple(rest)] = sections
    return tuple(
        (first, () if () in inner else _tree(inner), inner.get((), ()))
        for first, inner in below.items()
    )


_TREES = tuple(
    (section, _tree({tuple(path.split(".")): allowed for path, allowed in fields.items()}))
    for section, fields in _LINKS.items()
)


def ids_in(value: Any) -> tuple[str, ...]:  # noqa: ANN401 - a record’s parts have many types
    """The ids in a field that may hold none, one or several."""
    return () if value is None else value if isinstance(value, tuple) else (value,)


def named(record: Record) -> list[tuple[str, tuple[str, ...]]]:
    """Every id that a record names, with the sections in which it may be."""
    found: list[tuple[str, tuple[str, ...]]] = [(one, ("claims",)) for one in record.rests_on]
    for section, tree in _TREES:
        for item in record.section(section):
            _gather(item, tree, found)
    return found


def _gather(part: Any, tree: Tree, found: list[tuple[str, tuple[str, ...]]]) -> None:  # noqa: ANN401 - likewise
    for name, below, sections in tree:
        value = getattr(part, name)
        if not value:  # most fields name nothing
            continue
        for one in value if isinstance(value, tuple) else (value,):
            if below:
                _gather(one, below, found)
            else:
                found.append((one, sections))


def pointers(record: Record) -> Iterator[tuple[str, str, tuple[str, ...]]]:
    """The same ids, each with the field that it stands in before it; slower."""
    for position, target in enumerate(record.rests_on):
        yield f"rests_on/{position}", target, ("claims",)
    for section, fields in _LINKS.items():
        for item in record.section(section):
            for path, sections in fields.items():
                for field, target in _values(item, path.split("."), f"{section}/{item.id}"):
                    yield field, target, sections


def _values(part: Any, steps: list[str], place: str) -> Iterator[tuple[str, str]]:  # noqa: ANN401 - likewise
    """Walk attributes and lists to the ids at a path’s end, each with the field it stands in."""
    if part is None:
        return
    if isinstance(part, tuple):
        for position, one in enumerate(part):
            yield from _values(one, steps, f"{place}/{position}")
    elif steps:
        yield from _values(getattr(part, steps[0]), steps[1:], f"{place}/{steps[0]}")
    else:
        yield place, part
