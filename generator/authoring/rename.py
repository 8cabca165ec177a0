"""Ids that hold what is removed get others, wherever they stand in an incident's folder."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from generator.authoring.writing import counted, fresh, slug
from generator.history.vocabulary import NOUNS
from generator.model.incident import Incident
from generator.model.record import SECTIONS
from generator.model.removed_id import removed_item
from generator.reading.folder import UPDATE_NAME
from generator.standards.folding import fold
from generator.standards.names import Name, sightings

LANGUAGE = r"[A-Za-z]{2,3}(?:-\w+)*"
"""What may stand before an item that ``covers`` names in another language."""


def holds(names: Sequence[Name], text: str) -> bool:
    """Whether an id or a file's name holds one of some names."""
    folded = fold(text)
    return any(
        not found.may_be_word
        for name in names
        for found in sightings(name, text, folded, is_prose=False)
    )


def new_ids(incident: Incident, names: Sequence[Name]) -> dict[str, str]:
    """Give a neutral id for each item and each update whose id holds one of some names.

    Returns:
        The new ids by what ``covers`` calls the items, such as ``people/ada-lee``.
    """
    taken = {*incident.items, *(update.id for update in incident.updates)}
    found: dict[str, str] = {}
    for item in _held(incident, names):
        section, _, name = item.partition("/")
        found[item] = (
            fresh(_dated(name), taken)
            if section == "updates"
            else counted(slug(NOUNS[section]), taken)
        )
        taken.add(found[item])
    return found


def _held(incident: Incident, names: Sequence[Name]) -> Iterator[str]:
    for section in SECTIONS:
        for item in incident.written.section(section):
            if holds(names, item.id):
                yield f"{section}/{item.id}"
    for update in incident.updates:
        if holds(names, update.id):
            yield f"updates/{update.id}"


def _dated(name: str) -> str:
    found = UPDATE_NAME.fullmatch(f"updates/{name}.yaml")
    parts = (found["day"], found["clock"]) if found else ()
    return "-".join([*filter(None, parts), "update"])


def rename(folder: Path, ids: Mapping[str, str]) -> list[Path]:
    """Write new ids in place of old ones in all texts of an incident's folder.

    An entry of the log goes on covering what it covered, by the digest of the former id.

    Args:
        folder: The incident's folder.
        ids: The new ids, by what ``covers`` calls the items.

    Returns:
        The files that were written.
    """
    written = []
    for path in sorted((*folder.glob("*.yaml"), *folder.glob("*.md"), *folder.glob("updates/*"))):
        before = text = path.read_text(encoding="utf-8")
        for item, new in ids.items():
            old = item.partition("/")[2]
            pattern = rf"(?<![\w/-])((?:{LANGUAGE}/)?){re.escape(item)}(?![\w-])"
            text = re.sub(pattern, rf"\g<1>{removed_item(item)}", text)
            text = re.sub(rf"(?<![\w-]){re.escape(old)}(?![\w-])", new, text)
        renamed = path.with_stem(ids.get(f"updates/{path.stem}", path.stem))
        if text != before or renamed != path:
            path.unlink()
            renamed.write_text(text, encoding="utf-8", newline="\n")
            written.append(renamed)
    return written
