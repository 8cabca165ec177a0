"""Summaries of earlier builds where they still hold, and the others made anew, in workers."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from pathlib import Path

import msgspec

from generator.history.cache import decoded
from generator.history.repository import SiteHistory
from generator.incremental.index import FileIndex, is_unchanged
from generator.incremental.request import Request, SummariesByKey
from generator.incremental.store import Recorder, Result, Store
from generator.model.files import INCIDENTS
from generator.output import fingerprint, in_processes
from generator.reading.one_incident import aliases_of
from generator.site.maps.areas import load_outlines
from generator.site.summary import Summary

_MANY = 40
"""So many stale summaries are worth loading outlines for, before processes part."""

_TOGETHER = 1000
"""Results that are written at once."""

SumUp = Callable[[Recorder, SiteHistory, str], Summary]
"""Reads, judges and sums up an incident; what is worth keeping beside the summary it records."""


def up_to_date(
    request: Request,
    site_fingerprint: str,
    history: SiteHistory,
    index: FileIndex,
    store: Store,
    sum_up: SumUp,
) -> tuple[dict[str, Summary], SiteHistory, SummariesByKey]:
    """Give the summaries of all incidents, made anew where something changed.

    Only an incident without a fault is known from earlier builds: what has an error or an
    unexplained change is judged every time.

    Args:
        request: What the build is asked for, and what this process knows already.
        site_fingerprint: The fingerprint of all that every incident depends on.
        history: What git knows.
        index: The index of the content, with a part for each incident and no other.
        store: Where summaries of earlier builds are kept.
        sum_up: Makes the summary of one, in a worker.

    Returns:
        The summaries by id, in the order of ids; what git knows, with the former ids of incidents;
        and those summaries that the next build of this process can take as they are.

    Raises:
        GitError: Git refused.
    """
    content = request.content
    keys = {
        (one := part.removeprefix(INCIDENTS)): fingerprint(site_fingerprint, one, entry.digest)
        for part, entry in index.entries.items()
    }
    known = _known(request.known, store, keys)
    history = history.with_aliases(_aliases(content, keys, known))
    stale = [
        one for one in keys if one not in known or known[one].history_digest != history.digest(one)
    ]
    made = _made_anew(history, store, sum_up, stale, request.options.jobs)

    def is_still_unchanged(incident_id: str) -> bool:
        return is_unchanged(content, f"{INCIDENTS}{incident_id}", index)

    new, kept = _kept(made, store, keys, is_still_unchanged)
    summaries = {one: new.get(one) or known[one] for one in keys}
    return summaries, history, {keys[one]: summary for one, summary in known.items()} | kept


def _aliases(
    content: Path, incident_ids: Iterable[str], known: Mapping[str, Summary]
) -> dict[str, tuple[str, ...]]:
    """The ids that incidents had before, of those that had others."""
    found = (
        (one, known[one].aliases if one in known else aliases_of(content / INCIDENTS / one))
        for one in incident_ids
    )
    return {one: aliases for one, aliases in found if aliases}


def _kept(
    made: Iterable[tuple[Summary, list[Result]]],
    store: Store,
    keys: Mapping[str, str],
    is_still_unchanged: Callable[[str], bool],
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
        if summary.is_sound and is_still_unchanged(summary.id):
            kept[keys[summary.id]] = summary
            waiting.append(("summary", keys[summary.id], msgspec.msgpack.encode(summary)))
        if len(waiting) > _TOGETHER:
            store.put_many(waiting)
            waiting.clear()
    store.put_many(waiting)
    return summaries, kept


def _made_anew(
    history: SiteHistory, store: Store, sum_up: SumUp, stale: Sequence[str], jobs: int
) -> Iterator[tuple[Summary, list[Result]]]:
    """Summarise incidents in workers; gives each summary, and the results to keep."""
    if len(stale) > _MANY:
        load_outlines()

    def work(incident_id: str) -> tuple[Summary, list[Result]]:
        recorder = Recorder(store)
        recording = msgspec.structs.replace(history, cache=recorder)
        return sum_up(recorder, recording, incident_id), recorder.results

    for _, made in in_processes(work, stale, jobs=jobs):
        yield made


def _known(here: SummariesByKey, store: Store, keys: Mapping[str, str]) -> dict[str, Summary]:
    """The summaries that this process has, or that are kept."""
    found = store.get_many("summary", (key for key in keys.values() if key not in here))
    summaries = (
        (one, here.get(key) or decoded(found.get(key), Summary)) for one, key in keys.items()
    )
    return {one: summary for one, summary in summaries if summary and summary.id == one}
