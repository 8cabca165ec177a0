"""The steps of the line that ``build.py`` tells: each reads, judges or sums up one thing more."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import UTC, datetime, timedelta
from functools import lru_cache, partial
from typing import TYPE_CHECKING

from msgspec.structs import replace

from generator.history.closing import judge_closing
from generator.history.git import GitError, broken, head_moment
from generator.history.judge import judge as judge_logs
from generator.history.judge import judge_gone, judge_history, unexplained
from generator.history.now import asked_moment, latest_believed, latest_of
from generator.history.published import judge_published, version_digests
from generator.history.repository import SiteHistory, closed_history, open_history
from generator.history.span import read_span
from generator.incremental import showing
from generator.incremental.excerpts import excerpts_of
from generator.incremental.renew import up_to_date
from generator.incremental.request import ALL, Request, Scope
from generator.incremental.seen import seen
from generator.incremental.store import Recorder, Store
from generator.incremental.summaries import Incidents, MakeExcerpts, index_of
from generator.incremental.version import site_version
from generator.model.history import Ledger, OldVersion
from generator.model.incident import Incident
from generator.model.newsroom import Newsroom
from generator.model.site import Site
from generator.output import BuildError, each, fingerprint
from generator.problems import Problem
from generator.reading.in_part import without_consequences
from generator.reading.one_incident import Reading, followed, read_alone
from generator.reading.positions import locate
from generator.reading.references import OTHER_INCIDENTS
from generator.reading.surroundings import Surroundings
from generator.site.assets import own_theme
from generator.site.drawable import judge_pictures
from generator.site.edition import Edition
from generator.site.extents import judge_extents
from generator.site.located import judge_localities
from generator.site.maps.basemap import Basemap
from generator.site.summarise import Excerpts, complete
from generator.site.summary import Mention, Summary
from generator.standards import judge_incident
from generator.standards.advice import old_advice
from generator.standards.future import future_moments, latest_stated
from generator.standards.translations import stories

if TYPE_CHECKING:
    from generator.site.cards.fonts import FontFile

OPEN_AT_ONCE = 32
"""Incidents that a process remembers; each takes some 200 kB."""


def begin(
    request: Request, around: Surroundings, basemap: Basemap, fonts: tuple[FontFile, ...]
) -> Edition:
    """Put together what is known of a site before its incidents are."""
    own, given = (own_theme(),), request.theme
    return Edition(
        site=Site(around.newsroom, (), around.held),
        ledger=Ledger(),
        now=datetime.fromtimestamp(0, UTC),
        content=request.content,
        theme=own if given is None or given.resolve() == own[0].resolve() else (given, *own),
        url=(request.site_url or around.newsroom.url).rstrip("/") + "/",
        basemap=basemap,
        fonts=fonts,
    )


def summarise_all(
    request: Request, begun: Edition, names: Sequence[str], store: Store
) -> Incidents:
    """Summarise all incidents; where git refuses, as if there were no history."""
    content, version = begun.content, site_version(begun)
    index = index_of(store, content, names, request.index, request.touched)

    def read(name: str) -> Reading:
        folder = content / "incidents" / name
        look = partial(seen, store)
        return read_alone(folder, begun.site.newsroom, in_part=True, look_at=look)

    def candidates(history: SiteHistory, reading: Reading, name: str) -> Iterable[Incident]:
        if not request.preview:
            return (reading.incident,) if reading.incident else ()
        earlier = showing.earlier_texts(store, content, name, history)
        return showing.candidates(reading, name, begun.site.newsroom, earlier)

    def summarise(recorder: Recorder, history: SiteHistory, name: str) -> Summary:
        make, reading = partial(excerpts_of, recorder, version), read(name)
        shown = candidates(history, reading, name) if request.preview else ()
        return _summary(begun, name, reading, history, make, shown)

    def known(history: SiteHistory) -> Incidents:
        jobs = request.options.jobs
        summaries, history = up_to_date(begun, history, index, store, summarise, jobs)
        # what is judged is read again to be shown, so that a change in between is noticed
        again = lru_cache(OPEN_AT_ONCE)(read)

        def shown(name: str) -> Iterable[Incident]:
            return candidates(history, again(name), name)

        drafts = request.preview
        return Incidents(summaries, history, version, store, again, shown, drafts=drafts)

    try:
        incidents = known(open_history(content, store))
    except GitError as error:
        incidents = known(closed_history(broken(error)))
    if request.preview:
        showing.keep_readable(store, content, incidents)
    return incidents


def _summary(
    begun: Edition,
    name: str,
    reading: Reading,
    history: SiteHistory,
    excerpts_of: MakeExcerpts,
    shown: Iterable[Incident],
) -> Summary:
    """One incident that was read: judge it, ask git, and sum it up.

    Of one with errors, what may be shown of it in a preview is summed up.

    Raises:
        GitError: Git refused.
    """
    incident, summary = reading.incident, _judged(begun, name, reading)
    sum_up = partial(_summed_up, begun, history, excerpts_of)
    if incident is None or summary.has_errors:
        return showing.summary_of_shown(summary, shown, summary.content, sum_up)
    return sum_up(incident, summary)[1]


def _judged(begun: Edition, name: str, reading: Reading) -> Summary:
    """What is wrong with the files of one incident."""
    incident, problems, newsroom = reading.incident, followed(reading), begun.site.newsroom
    if incident is None:
        return Summary(name, problems=locate(problems, begun.content))
    # whoever reads no incident loads no Markdown
    from generator.site.markdown import refused_blocks  # noqa: PLC0415

    told = (incident, *stories(incident))
    blocks = (problem for one in told for problem in refused_blocks(one))
    found = (*judge_incident(incident, newsroom), *blocks)
    judged = without_consequences(found, problems)
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


def judge_by_git(
    request: Request, scope: Scope, incidents: Incidents, whole: Sequence[Summary]
) -> Iterator[Problem]:
    """What git has against the content, as far as nothing else is wrong with it."""
    content, history = request.content, incidents.history
    day = (request.now or incidents.newest(_clock())).date().isoformat()
    if scope.since is None:
        yield from history.problems
        try:
            yield from judge_gone(history.gone(), history.folders, incidents.summaries)
            yield from _closing(incidents, whole)
        except GitError as error:
            yield broken(error)
        yield from _unexplained(incidents, whole, day, request.options.jobs)
    if scope == ALL:
        return
    opened = [incidents.open(one.id) for one in whole]
    if scope.since is not None:
        spanned = read_span(content, opened, scope.since, incidents.store)
        yield from judge_logs(spanned, opened, day)
    if scope.published is not None:
        yield from judge_published(
            scope.published, content, opened, lambda one: history.history(one)[0]
        )


def _closing(incidents: Incidents, whole: Iterable[Summary]) -> Iterator[Problem]:
    """What to read once more where an incident is closed and that is not committed yet."""
    for one in whole:
        if one.status == "closed" and one.id in incidents.history.changed:
            incident = incidents.open(one.id)
            yield from judge_closing(incident, incidents.history.history(incident)[0])


def _unexplained(
    incidents: Incidents, whole: Iterable[Summary], day: str, jobs: int
) -> Iterator[Problem]:
    """Where logs are at odds with git, with the update to paste, dated with a day."""

    def judged(name: str) -> tuple[Problem, ...]:
        incident = incidents.open(name)
        known, idle = incidents.history.history(incident)
        return judge_history(incident, known, idle, day)

    names = [one.id for one in whole if one.is_unexplained]
    for problems in each(judged, names, jobs=jobs):
        yield from problems


def judge_by_now(request: Request, site: Edition, incidents: Incidents) -> Iterator[Problem]:
    """Judge what depends on the moment: what cannot have been yet, and advice that is old."""
    yield from _future(request, incidents)
    yield from _old_advice(_now(request, incidents), site.site.newsroom, incidents)


def _future(request: Request, incidents: Incidents) -> Iterator[Problem]:
    """Refuse what is said to have been more than a day after both the site's now and the clock."""
    limit = latest_believed(max(_now(request, incidents), _clock()))
    for one in incidents.summaries.values():
        incident = incidents.read(one.id).incident if one.stated > limit.timestamp() else None
        if incident is not None:
            yield from future_moments(incident, limit)


def _old_advice(now: datetime, newsroom: Newsroom, incidents: Incidents) -> Iterator[Problem]:
    latest = (now - timedelta(hours=int(newsroom.recheck_advice))).timestamp()
    for one in incidents.summaries.values():
        checked = one.advice_checked
        old = checked is not None and checked < latest and one.status == "developing"
        incident = incidents.read(one.id).incident if old else None
        if incident is not None:
            yield from old_advice(incident, newsroom, now)


def _now(request: Request, incidents: Incidents) -> datetime:
    """As asked for, else the later of HEAD and the newest update, as far as these can be true."""
    asked = asked_moment(request.now)
    if asked is not None:
        return asked
    repository, clock = incidents.history.repository, _clock()
    committed = head_moment(repository) if repository else None
    return latest_of((committed, incidents.newest(clock)), clock)


def _clock() -> datetime:
    """What the clock of this machine says; it refuses, and never reaches a page."""
    return datetime.now(UTC)


def finish(request: Request, begun: Edition, incidents: Incidents) -> Edition:
    """Put together all that pages may know."""
    edition = replace(begun, ledger=incidents.ledger(), now=_now(request, incidents))
    versions = partial(_old_versions, edition, incidents.history)
    return replace(edition, old_versions=versions, catalogue=incidents.catalogue(edition))


def _old_versions(
    edition: Edition, history: SiteHistory, incident: Incident
) -> tuple[OldVersion, ...]:
    """Read an incident's committed versions, for the pages that show them."""
    try:
        known = edition.ledger.of(incident.id)
        return history.versions(incident, known, edition.site.newsroom)
    except GitError as error:
        raise BuildError(f"The versions of {incident.id} cannot be read: {error}.") from error
