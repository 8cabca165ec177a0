"""The snapshots of a folder become numbered versions, each compared with the one before."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import partial

import msgspec

from generator.history.cache import Cache, cached, history_key
from generator.history.differences import differences
from generator.history.folders import Snapshot
from generator.history.states import FolderState, state_reader
from generator.model.history import Change, Version
from generator.model.reader_texts import digest_of_words

DRAFT = "draft"

ReadBlobs = Callable[[Iterable[str]], Mapping[str, bytes]]
"""Reads many blobs at once: ids to bytes, without those that cannot be had."""


class Comparison(msgspec.Struct, frozen=True):
    """What a folder was at one snapshot, and how it differed from the one before.

    Attributes:
        status: The incident's status; empty where the record could not be read.
        refused: Why today's rules refuse it; empty where they do not.
        changes: Against the last readable published state.
        story: What tells its narrative from every other text.
    """

    status: str
    refused: str = ""
    changes: tuple[Change, ...] = ()
    story: str = ""


def find_versions(
    snapshots: Sequence[Snapshot], read_blobs: ReadBlobs, cache: Cache | None, language: str
) -> tuple[Version, ...]:
    """Find the versions of a folder, reading only what was not compared before.

    Args:
        snapshots: The folder's snapshots, oldest first.
        read_blobs: Reads files of former commits.
        cache: Where comparisons are kept between builds; None keeps none.
        language: That of records which name none.
    """
    return tuple(_numbered(snapshots, _compared(snapshots, read_blobs, cache, language)))


def _compared(
    snapshots: Sequence[Snapshot], read_blobs: ReadBlobs, cache: Cache | None, language: str
) -> Iterator[Comparison]:
    """Compare each snapshot with the last readable published one.

    What is unreadable, or a draft before publication, is nothing to compare with.
    """
    base: Snapshot | None = None
    read: Callable[[Snapshot], FolderState | str] | None = None

    def compare(base: Snapshot | None, place: int) -> Comparison:
        nonlocal read
        if read is None:  # all that is still to be compared, in one question
            read = state_reader(read_blobs(_texts(base, *snapshots[place:])))
        return _compare(read(base) if base else "", read(snapshots[place]), language)

    for place, snapshot in enumerate(snapshots):
        key = _key(base, snapshot, language)
        comparison = cached(cache, "comparison", key, Comparison, partial(compare, base, place))
        yield comparison
        if comparison.status and (base or comparison.status != DRAFT):
            base = snapshot


def _key(base: Snapshot | None, snapshot: Snapshot, language: str) -> str:
    """Name a comparison by what it depends on, so that it holds in any clone."""
    parts = (base.files if base else (), snapshot.files, language)
    return history_key(msgspec.msgpack.encode(parts))


def _texts(*snapshots: Snapshot | None) -> Iterator[str]:
    """The blob ids of all files but media."""
    for snapshot in snapshots:
        for path, blob in snapshot.files if snapshot else ():
            if not path.startswith("media/"):
                yield blob


def _compare(former: FolderState | str, state: FolderState | str, language: str) -> Comparison:
    if isinstance(state, str):
        return Comparison("", state)
    changes = () if isinstance(former, str) else differences(former, state, language)
    story = digest_of_words((state.narrative.strip(),))
    return Comparison(state.record.status, state.refused, changes, story)


def _numbered(snapshots: Sequence[Snapshot], compared: Iterable[Comparison]) -> Iterator[Version]:
    """Number the versions: the snapshots from the first that is not a draft."""
    number, seen = 0, set[str]()
    for snapshot, comparison in zip(snapshots, compared, strict=True):
        begins = comparison.status not in {"", DRAFT}
        if not snapshot.files or not (number or begins):
            continue
        number += 1
        updates = _update_ids(snapshot)
        yield Version(
            number,
            snapshot.commit,
            snapshot.moment,
            snapshot.files,
            snapshot.folder,
            comparison.changes if number > 1 else (),
            tuple(name for name in updates if name not in seen),
            comparison.refused,
            unreadable=not comparison.status,
            story=comparison.story,
        )
        seen.update(updates)


def _update_ids(snapshot: Snapshot) -> list[str]:
    return [
        path.removeprefix("updates/").removesuffix(".yaml")
        for path, _ in snapshot.files
        if path.startswith("updates/")
    ]
