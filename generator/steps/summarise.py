"""Each incident is read, judged and summed up, one by one, in whichever process is free."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from functools import lru_cache, partial
from pathlib import Path

from msgspec import Struct
from msgspec.structs import replace

from generator.history.git import GitError, broken
from generator.history.judge import unexplained
from generator.history.published import version_digests
from generator.history.repository import SiteHistory, closed_history, open_history
from generator.incremental import preview_states
from generator.incremental.excerpts import excerpts_of
from generator.incremental.index import Index
from generator.incremental.pictures import cached_facts
from generator.incremental.renew import Earlier, up_to_date
from generator.incremental.request import Request
from generator.incremental.store import Recorder, Store
from generator.incremental.summaries import Incidents, index_of
from generator.incremental.version import site_version
from generator.model.history import Ledger
from generator.model.incident import Incident
from generator.model.newsroom import Newsroom
from generator.output import fingerprint
from generator.reading.in_part import without_consequences
from generator.reading.line_numbers import locate
from generator.reading.one_incident import Reading, followed, read_alone
from generator.reading.references import OTHER_INCIDENTS
from generator.site.drawable import judge_pictures
from generator.site.edition import Edition
from generator.site.extents import judge_extents
from generator.site.located import judge_localities
from generator.site.summarise import Excerpts, complete
from generator.site.summary import Mention, Summary
from generator.standards import judge_incident
from generator.standards.future import latest_stated

MakeExcerpts = Callable[[Edition, Incident, Summary], Excerpts]
"""Makes what the rest of the site prints of an incident."""

OPEN_AT_ONCE = 32
"""Incidents that a process remembers; each takes some 200 kB."""


class Reader(Struct, frozen=True):
    """Reads the folders of incidents, one by one, for a build.

    Attributes:
        content: The content folder.
        newsroom: Where language and zone come from when a record names none.
        store: Where what pictures show is kept.
        is_preview: Whether earlier states stand for what cannot be read.
    """

    content: Path
    newsroom: Newsroom
    store: Store
    is_preview: bool = False

    def read(self, name: str) -> Reading:
        """Read the folder of an incident."""
        folder, inspect = self.content / "incidents" / name, partial(cached_facts, self.store)
        return read_alone(folder, self.newsroom, in_part=True, inspect=inspect)

    def candidates(self, history: SiteHistory, name: str, reading: Reading) -> Iterable[Incident]:
        """Give what may be shown of an incident that was read, the best first."""
        if not self.is_preview:
            return (reading.incident,) if reading.incident else ()
        earlier = preview_states.earlier_texts(self.store, self.content, name, history)
        return preview_states.candidates(reading, name, self.newsroom, earlier)


def summarise_all(
    request: Request, begun: Edition, names: Sequence[str], store: Store
) -> Incidents:
    """Summarise all incidents; where git refuses, as if there were no history."""
    content, preview = begun.content, request.preview
    reader = Reader(content, begun.site.newsroom, store, preview)
    index = index_of(store, content, names, request.index, request.touched)
    earlier = Earlier(store, request.known)
    summarise = partial(_summarise, begun, reader, index, earlier, request.options.jobs)
    try:
        incidents = summarise(open_history(content, store))
    except GitError as error:
        incidents = summarise(closed_history(broken(error)))
    if preview:
        preview_states.keep_readable(store, content, incidents, request.touched)
    return incidents


def _summarise(
    begun: Edition,
    reader: Reader,
    index: Index,
    earlier: Earlier,
    jobs: int,
    history: SiteHistory,
) -> Incidents:
    """Summarise the incidents of an index with what git knows of them.

    Raises:
        GitError: Git refused.
    """
    version = site_version(begun)
    work = partial(_summary, begun, reader, version)
    now = up_to_date(begun, history, index, earlier, work, jobs)
    # what is judged is read again to be shown, so that a change in between is noticed
    again = lru_cache(OPEN_AT_ONCE)(reader.read)

    def shown(name: str) -> Iterable[Incident]:
        return reader.candidates(now.history, name, again(name))

    return Incidents(
        now.summaries,
        now.history,
        version,
        earlier.store,
        again,
        shown,
        now.known,
        drafts=reader.is_preview,
    )


def _summary(
    begun: Edition,
    reader: Reader,
    version: str,
    recorder: Recorder,
    history: SiteHistory,
    name: str,
) -> Summary:
    """Read an incident, judge it, ask git, and sum it up.

    Of one with errors, what may be shown of it in a preview is summed up.

    Raises:
        GitError: Git refused.
    """
    reading = reader.read(name)
    incident, summary = reading.incident, _judged(begun, name, reading)
    sum_up = partial(_summed_up, begun, history, partial(excerpts_of, recorder, version))
    if incident is not None and not summary.has_errors:
        return sum_up(incident, summary)[1]
    shown = reader.candidates(history, name, reading) if reader.is_preview else ()
    return preview_states.summary_of_shown(summary, shown, summary.content, sum_up)


def _judged(begun: Edition, name: str, reading: Reading) -> Summary:
    """What is wrong with the files of one incident."""
    incident, problems, newsroom = reading.incident, followed(reading), begun.site.newsroom
    if incident is None:
        return Summary(name, problems=locate(problems, begun.content))
    judged = without_consequences(judge_incident(incident, newsroom), problems)
    return Summary(
        id=name,
        content=incident.digest,
        related=incident.related,
        aliases=incident.aliases,
        external_ids=incident.external_ids,
        mentions=tuple(
            Mention(one.id, one.line, one.column, file)
            for file, narrative in incident.narratives
            for one in narrative.references
            if one.section == OTHER_INCIDENTS
        ),
        newest=_newest(incident),
        stated=latest_stated(incident),
        problems=locate((*problems, *judged), begun.content),
    )


def _summed_up(
    begun: Edition,
    history: SiteHistory,
    excerpts_of: MakeExcerpts,
    incident: Incident,
    judged: Summary,
) -> tuple[Edition, Summary, Excerpts]:
    """Ask git of an incident and sum it up, with what its pages are made from."""
    known, idle = history.history(incident)
    key = history.key(incident.id)
    summary = replace(
        judged,
        content=incident.digest,
        history=key,
        digest=fingerprint(incident.digest, key)[:32],
        is_unexplained=unexplained(incident, known, idle),
        versions=tuple(version_digests(known)),
    )
    ledger = Ledger({incident.id: known}, history.head, history.absent)
    edition = replace(begun, ledger=ledger)
    excerpts = excerpts_of(edition, incident, summary)
    words = begun.words(incident.language)
    drawing = [*judge_pictures(incident, begun.site.newsroom, known, words, begun.fonts)]
    drawing += judge_localities(incident, excerpts.places)
    drawing += judge_extents(incident, begun.site.newsroom)
    summary = replace(summary, drawing=locate(drawing, begun.content))
    return edition, complete(summary, edition, incident, excerpts), excerpts


def _newest(incident: Incident) -> float:
    if incident.record.status == "draft" or not incident.updates:
        return 0.0
    return max(update.at.instant(incident.zone).timestamp() for update in incident.updates)
