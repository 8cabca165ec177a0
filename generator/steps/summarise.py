"""Each incident is read, judged and summed up, one by one, in whichever process is free."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from functools import lru_cache, partial
from pathlib import Path

from msgspec import Struct
from msgspec.structs import replace

from generator.history.git import GitError, broken
from generator.history.judge import judge_history
from generator.history.published import version_digests
from generator.history.repository import SiteHistory, no_history, open_history
from generator.incremental import fingerprints, preview_states
from generator.incremental.excerpts import excerpts_of
from generator.incremental.index import FileIndex
from generator.incremental.pictures import cached_facts
from generator.incremental.renew import up_to_date
from generator.incremental.request import Request
from generator.incremental.store import Recorder, Store
from generator.incremental.summaries import Incidents, index_of
from generator.model.files import INCIDENTS
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

OPEN_AT_ONCE = 32
"""Incidents that a process remembers; each takes some 200 kB."""

MakeExcerpts = Callable[[Edition, Incident, Summary], Excerpts]
"""Makes what the rest of the site prints of an incident."""


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

    def read(self, incident_id: str) -> Reading:
        """Read the folder of an incident."""
        folder, inspect = self.content / INCIDENTS / incident_id, partial(cached_facts, self.store)
        return read_alone(folder, self.newsroom, in_part=True, inspect=inspect)

    def candidates(
        self, history: SiteHistory, incident_id: str, reading: Reading
    ) -> Iterable[Incident]:
        """Give what may be shown of an incident that was read, the best first."""
        if not self.is_preview:
            return (reading.incident,) if reading.incident else ()
        earlier = preview_states.earlier_texts(self.store, self.content, incident_id, history)
        return preview_states.candidates(reading, incident_id, self.newsroom, earlier)


def summarise_all(
    request: Request, begun: Edition, incident_ids: Sequence[str], store: Store
) -> Incidents:
    """Summarise all incidents; where git refuses, as if there were no history."""
    content, preview = begun.content, request.preview
    reader = Reader(content, begun.newsroom, store, preview)
    index = index_of(store, content, incident_ids, request.index, request.touched)
    summarise = partial(_summarise_with, request, begun, reader, index)
    try:
        incidents = summarise(open_history(content, store))
    except GitError as error:
        incidents = summarise(no_history(broken(error)))
    if preview:
        preview_states.keep_readable(store, content, incidents, request.touched)
    return incidents


def _summarise_with(
    request: Request, begun: Edition, reader: Reader, index: FileIndex, history: SiteHistory
) -> Incidents:
    """Summarise the incidents of an index with what git knows of them.

    Raises:
        GitError: Git refused.
    """
    site_fingerprint, store = fingerprints.site_fingerprint(begun), reader.store
    sum_up = partial(_read_and_summarise, begun, reader, site_fingerprint)
    summaries, history, known = up_to_date(
        request, site_fingerprint, history, index, store, sum_up
    )
    # what is judged is read again to be shown, so that a change in between is noticed
    again = lru_cache(OPEN_AT_ONCE)(reader.read)

    def shown(incident_id: str) -> Iterable[Incident]:
        return reader.candidates(history, incident_id, again(incident_id))

    return Incidents(
        summaries, history, site_fingerprint, store, again, shown, known, drafts=reader.is_preview
    )


def _read_and_summarise(
    begun: Edition,
    reader: Reader,
    site_fingerprint: str,
    recorder: Recorder,
    history: SiteHistory,
    incident_id: str,
) -> Summary:
    """Read an incident, judge it, ask git, and sum it up.

    Of one with errors, what may be shown of it in a preview is summed up.

    Raises:
        GitError: Git refused.
    """
    reading = reader.read(incident_id)
    incident, summary = reading.incident, _judged(begun, incident_id, reading)
    make_excerpts = partial(excerpts_of, recorder, site_fingerprint)
    sum_up = partial(_with_history, begun, history, make_excerpts)
    if incident is not None and not summary.has_errors:
        return sum_up(incident, summary)[1]
    shown = reader.candidates(history, incident_id, reading) if reader.is_preview else ()
    return preview_states.summary_of_shown(summary, shown, summary.files_digest, sum_up)


def _judged(begun: Edition, incident_id: str, reading: Reading) -> Summary:
    """What is wrong with the files of one incident."""
    incident, problems, newsroom = reading.incident, followed(reading), begun.newsroom
    if incident is None:
        return Summary(incident_id, problems=locate(problems, begun.content))
    judged = without_consequences(judge_incident(incident, newsroom), problems)
    return Summary(
        id=incident_id,
        files_digest=incident.digest,
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


def _with_history(
    begun: Edition,
    history: SiteHistory,
    make_excerpts: MakeExcerpts,
    incident: Incident,
    judged: Summary,
) -> tuple[Edition, Summary, Excerpts]:
    """Ask git of an incident and sum it up, with what its pages are made from."""
    known, idle = history.history(incident)
    history_digest = history.digest(incident.id)
    summary = replace(
        judged,
        files_digest=incident.digest,
        history_digest=history_digest,
        digest=fingerprint(incident.digest, history_digest)[:32],
        # whether there is a problem does not depend on the day
        is_unexplained=bool(judge_history(incident, known, idle, "")),
        versions=tuple(version_digests(known)),
    )
    ledger = Ledger(lambda _: known, history.head, history.absent)
    edition = replace(begun, ledger=ledger)
    excerpts = make_excerpts(edition, incident, summary)
    words = begun.words(incident.language)
    drawing = [*judge_pictures(incident, begun.newsroom, known, words, begun.fonts)]
    drawing += judge_localities(incident, excerpts.places)
    drawing += judge_extents(incident, begun.newsroom)
    summary = replace(summary, drawing=locate(drawing, begun.content))
    return edition, complete(summary, edition, incident, excerpts), excerpts


def _newest(incident: Incident) -> float:
    if incident.record.status == "draft" or not incident.updates:
        return 0.0
    return max(update.at.instant(incident.zone).timestamp() for update in incident.updates)
