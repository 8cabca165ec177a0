"""An incident written down as it was read, to be had again without reading its words anew.

A build reads each incident twice: to judge it, and to show it. What takes long the first time is
to find out what YAML and Markdown say, and what is wrong with them. As long as its files hold the
same bytes that need not be found out again: values only take the shape of the model.
"""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

import msgspec
from pydantic import ValidationError

from generator.model.incident import Incident
from generator.model.media import MediaFile
from generator.model.narrative import Narrative, Paragraph, Part, Reference
from generator.model.newsroom import Newsroom
from generator.model.record import Record
from generator.model.update import Update, UpdateText
from generator.reading.folder import read_folder
from generator.reading.incident import digest_of, value_of

_UPDATES, _ENDING = "updates/", ".yaml"


class Written(msgspec.Struct, frozen=True, array_like=True):
    """What was found in an incident’s files, none of which had an error.

    Attributes:
        digest: That of the files.
        record: The keys and values of its record.
        updates: Those of its updates, by id.
        parts: Those of its narrative.
        paragraphs: Likewise.
        references: Likewise.
        media: What its pictures show, by name.
    """

    digest: str
    record: dict[str, Any]
    updates: dict[str, dict[str, Any]]
    parts: tuple[Part, ...]
    paragraphs: tuple[Paragraph, ...]
    references: tuple[Reference, ...]
    media: dict[str, MediaFile]


_WRITTEN = msgspec.msgpack.Decoder(Written)


def write_down(incident: Incident, texts: Mapping[str, bytes]) -> bytes:
    """Write an incident down.

    Args:
        incident: One without an error.
        texts: The bytes of its files, as they were just read.
    """
    told = incident.narrative
    updates = {one.id: f"{_UPDATES}{one.id}{_ENDING}" for one in incident.updates}
    return msgspec.msgpack.encode(
        Written(
            digest=incident.digest,
            record=value_of(Record, texts["incident.yaml"], incident.record_file),
            updates={
                id_: value_of(UpdateText, texts[name], f"{incident.folder}/{name}")
                for id_, name in updates.items()
            },
            parts=told.parts,
            paragraphs=told.paragraphs,
            references=told.references,
            media=dict(incident.files),
        )
    )


def read_again(folder: Path, newsroom: Newsroom, packed: bytes) -> Incident | None:
    """Read an incident that was written down; None where its files differ, or other code did it.

    Args:
        folder: Its folder.
        newsroom: The one that it was read with.
        packed: What :func:`write_down` gave.
    """
    try:
        written = _WRITTEN.decode(packed)
        found = read_folder(folder, written.media)
        if digest_of(found.texts, found.media) != written.digest:
            return None
        record = Record.model_validate(written.record)
        updates = [Update(id=id_, **value) for id_, value in written.updates.items()]
    except (msgspec.DecodeError, ValidationError):
        return None
    source = found.texts["narrative.md"].decode("utf-8").replace("\r\n", "\n")
    narrative = Narrative(source, written.parts, written.paragraphs, written.references)
    return Incident.of(
        *(folder.name, record, narrative, tuple(updates), found.media, newsroom, written.digest)
    )
