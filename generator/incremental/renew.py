"""Summaries of earlier builds where they still hold, and the others made anew, in workers."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from pathlib import Path

import msgspec

from generator.history.cache import decoded
from generator.history.repository import SiteHistory
from generator.incremental.index import Index, is_unchanged
from generator.incremental.request import Known
from generator.incremental.store import Recorder, Result, Store
from generator.incremental.summaries import FOLDER
from generator.incremental.version import site_version
from generator.output import fingerprint, in_processes
from generator.reading.one_incident import aliases_of
from generator.site.edition import Edition
from generator.site.maps.areas import load_outlines
from generator.site.summary import Summary

_MANY = 40
"""So many stale summaries are worth loading outlines for, before processes part."""

_TOGETHER = 1000
"""Results that are written at once."""

Summarise = Callable[[Recorder, SiteHistory, str], Summary]
"""Reads, judges and sums up an incident; what is worth keeping beside the summary it records."""


class Earlier(msgspec.Struct, frozen=True):
    """What earlier builds have left of summaries.

    Attributes:
        store: Where they are kept.
        known: Those that this process still has.
    """

    store: Store
    known: Known


class Renewed(msgspec.Struct, frozen=True):
    """The summaries of all incidents as they are now.

    Attributes:
        summaries: In the order of ids.
        history: What git knows, with the former ids of incidents.
        known: Those that the next build can take as they are.
    """

    summaries: dict[str, Summary]
    history: SiteHistory
    known: Known


def up_to_date(
    begun: Edition,
    history: SiteHistory,
    index: Index,
    earlier: Earlier,
    summarise: Summarise,
    jobs: int,
) -> Renewed:
    """Give the summaries of all incidents, made anew where something changed.

    Only an incident without a fault is known from earlier builds: what has an error or an
    unexplained change is judged every time.

    Args:
        begun: What is known of the site before its incidents are.
        history: What git knows.
        index: The index of the content, with a part for each incident and no other.
        earlier: What earlier builds have left.
        summarise: Makes the summary of one, in a worker.
        jobs: How many processes to use at most.

    Raises:
        GitError: Git refused.
    """
    version, content = site_version(begun), begun.content
    keys = {
        (name := part.removeprefix(FOLDER)): fingerprint(version, name, entry.digest)
        for part, entry in index.parts.items()
    }
    store, known = earlier.store, _known(earlier, keys)
    history = history.with_aliases(_aliases(content, keys, known))
    stale = [
        name for name in keys if name not in known or known[name].history != history.key(name)
    ]
    made = _made_anew(history, store, summarise, stale, jobs)

    def has_held(name: str) -> bool:
        return is_unchanged(content, f"{FOLDER}{name}", index)

    new, kept = _kept(made, store, keys, has_held)
    return Renewed(
        {name: new.get(name) or known[name] for name in keys},
        history,
        {**{keys[name]: one for name, one in known.items()}, **kept},
    )


def _aliases(
    content: Path, names: Iterable[str], known: Mapping[str, Summary]
) -> dict[str, tuple[str, ...]]:
    """The ids that incidents had before, of those that had others."""
    found = (
        (name, known[name].aliases if name in known else aliases_of(content / FOLDER / name))
        for name in names
    )
    return {name: some for name, some in found if some}


def _kept(
    made: Iterable[tuple[Summary, list[Result]]],
    store: Store,
    keys: Mapping[str, str],
    has_held: Callable[[str], bool],
) -> tuple[dict[str, Summary], dict[str, Summary]]:
    """Keep summaries as they are made, and what is worth keeping beside them.

    Of an incident whose files changed since they were looked at, nobody knows of which files its
    summary is, so it is not kept.

    Returns:
        All summaries by id, and by their keys those that are kept.
    """
    summaries: dict[str, Summary] = {}
    kept: dict[str, Summary] = {}
    waiting: list[Result] = []
    for summary, results in made:
        summaries[summary.id] = summary
        waiting += results
        if summary.is_sound and has_held(summary.id):
            kept[keys[summary.id]] = summary
            waiting.append(("summary", keys[summary.id], msgspec.msgpack.encode(summary)))
        if len(waiting) > _TOGETHER:
            store.put_many(waiting)
            waiting.clear()
    store.put_many(waiting)
    return summaries, kept


def _made_anew(
    history: SiteHistory, store: Store, summarise: Summarise, stale: Sequence[str], jobs: int
) -> Iterator[tuple[Summary, list[Result]]]:
    """Summarise incidents in workers; gives each summary, and the results to keep."""
    if len(stale) > _MANY:
        load_outlines()

    def work(name: str) -> tuple[Summary, list[Result]]:
        recorder = Recorder(store)
        recording = msgspec.structs.replace(history, cache=recorder)
        return summarise(recorder, recording, name), recorder.results

    for _, made in in_processes(work, stale, jobs=jobs):
        yield made


def _known(earlier: Earlier, keys: Mapping[str, str]) -> dict[str, Summary]:
    """The summaries that this process has, or that are kept."""
    here = earlier.known
    found = earlier.store.get_many("summary", (key for key in keys.values() if key not in here))
    summaries = (
        (name, here.get(key) or decoded(found.get(key), Summary)) for name, key in keys.items()
    )
    return {name: one for name, one in summaries if one is not None and one.id == name}
