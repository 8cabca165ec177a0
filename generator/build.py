"""The line, step by step: the one place where the rooms meet.

Read, judge, summarise, plan, publish. What is wrong is collected on the way to the judge and shown
at once; after that, a failure is a fault of ours, not an editor’s mistake. Incidents go along the
line one by one, in whichever process is free, and of those that did not change the summary of an
earlier build is taken.
"""

from __future__ import annotations

import tempfile
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from datetime import UTC, datetime
from functools import lru_cache, partial
from pathlib import Path
from typing import TYPE_CHECKING

import msgspec

from generator.history.git import GitError, broken, head_moment
from generator.history.judge import judge as judge_logs
from generator.history.judge import judge_gone, unexplained
from generator.history.judge import judge_incident as judge_log
from generator.history.now import asked_moment, latest_believed, latest_of
from generator.history.published import judge_published, version_digests
from generator.history.repository import SiteHistory, closed_history, open_history
from generator.history.span import read_span
from generator.incremental.hosted import Host, hosted_pages
from generator.incremental.index import Index
from generator.incremental.plan import plan
from generator.incremental.store import Recorder, Store, cached
from generator.incremental.summaries import (
    Incidents,
    MakeExcerpts,
    excerpts_of,
    index_of,
    up_to_date,
)
from generator.incremental.version import code_version, site_version
from generator.model.history import Ledger, OldVersion
from generator.model.incident import Incident
from generator.model.site import Site
from generator.output import BuildError, File, Published, Way, each, fingerprint, publish
from generator.problems import Level, Problem, Report
from generator.reading.in_part import without_consequences
from generator.reading.positions import locate
from generator.reading.references import follow_between
from generator.reading.site import (
    Reading,
    Surroundings,
    followed,
    no_content,
    read_alone,
    read_surroundings,
)
from generator.site import pages
from generator.site.drawable import judge_pictures
from generator.site.edition import Edition, Part
from generator.site.located import judge_borders, judge_localities
from generator.site.maps.basemap import Basemap, read_basemap
from generator.site.summarise import complete
from generator.site.summary import Summary
from generator.standards import judge_incident
from generator.standards.future import future_moments, latest_stated

if TYPE_CHECKING:
    from generator.reading.pictures import Look

PACKAGE = Path(__file__).parent

OPEN_AT_ONCE = 32
"""Incidents that a process remembers; each takes some 200 kB."""


class Request(msgspec.Struct, frozen=True):
    """What a build is asked for.

    Attributes:
        content: The folder that holds ``newsroom.yaml`` and ``incidents/``.
        output: The folder to publish in.
        theme: A theme that overrides ours, file by file; None for ours alone.
        site_url: Where the site is published; None for what ``newsroom.yaml`` says.
        now: The moment of the build; None for what the content and git say.
        held: Ids of incidents that are held back, whatever state their folders are in.
        cache: Where results are kept for the next build; None keeps none.
        way: How to publish.
        cards: Whether to draw the pictures of quotes and explainers, which takes longest.
        index: An index of the content that was taken as the build began; None to take one.
        touched: The incidents that alone were touched since the last build with this cache;
            None where nobody knows.
    """

    content: Path
    output: Path = Path("output")
    theme: Path | None = None
    site_url: str | None = None
    now: datetime | None = None
    held: frozenset[str] = frozenset()
    cache: Path | None = None
    way: Way = Way()
    cards: bool = True
    index: Index | None = None
    touched: frozenset[str] | None = None


class Scope(msgspec.Struct, frozen=True):
    """What of the history a check looks at.

    Attributes:
        since: Judge only what changed since where this revision and the present part; None for
            all that was ever published.
        published: The manifest of the published site, whose commit must be part of the history.
    """

    since: str | None = None
    published: Path | None = None


ALL = Scope()


class Checked(msgspec.Struct, frozen=True):
    """Content that has been read and judged.

    Attributes:
        report: All problems, located and sorted.
        edition: What is to be published of it; None where there is an error.
    """

    report: Report
    edition: Edition | None = None


def build(request: Request, host: Host) -> tuple[Checked, Published | None]:
    """Read, judge, summarise, plan, publish; where there is an error nothing is touched.

    Raises:
        BuildError: Where the output is not ours, the disk is full, or a page cannot be made.
    """
    with _store(request) as store:
        checked = _checked(request, ALL, store)
        edition = checked.edition
        if edition is None:
            return checked, None
        hosted = hosted_pages(edition, host, store)
        targets = plan(edition, hosted, _schemas(edition.url), store, cards=request.cards)
        way = msgspec.structs.replace(request.way, apart_from=(request.content, *edition.theme))
        published = publish(
            targets,
            _files_of,
            request.output,
            commit=edition.ledger.head or None,
            versions={one.id: one.versions for one in edition.archive.summaries.values()},
            way=way,
        )
        return checked, published


def check(request: Request, span: Scope = ALL) -> Checked:
    """Read, judge and summarise everything below the content folder, and ask git what it knows.

    Args:
        request: What a build would be asked for.
        span: What of the history to look at.

    Raises:
        NoRevisionError: The span's revision names no commit.
    """
    return _checked(request, span, Store(request.cache))


def _checked(request: Request, span: Scope, store: Store) -> Checked:
    content = request.content
    if (missing := no_content(content)) is not None:
        return Checked(Report.of((missing,)))
    around = read_surroundings(content, request.held, in_part=True)
    basemap, basemap_problems = read_basemap(content)
    begun = _begun(request, around, basemap)
    incidents = _summarised(request, begun, around.names, store)
    summaries = tuple(incidents.summaries.values())
    others = (
        *(*around.problems, *basemap_problems, *judge_borders(around.newsroom)),
        *follow_between(summaries, request.held),
    )
    whole = incidents.sound(others)  # what is still to be mended is not held against git yet
    undrawn = (problem for one in whole for problem in one.drawing)
    against_git = _judged_by_git(request, span, incidents, whole)
    future = _future(request, incidents)
    own = (problem for one in summaries for problem in one.problems)
    report = Report.of((*own, *locate((*others, *future, *undrawn, *against_git), content)))
    return Checked(report, None if report.errors else _complete(request, begun, incidents))


def _summarised(request: Request, begun: Edition, names: Sequence[str], store: Store) -> Incidents:
    """Summarise all incidents; where git refuses, as if there were no history."""
    content, version = begun.content, site_version(begun)
    index = index_of(store, content, names, request.index, request.touched)

    def read(name: str) -> Reading:
        folder = content / "incidents" / name
        look = partial(_seen, store)
        return read_alone(folder, begun.site.newsroom, in_part=True, look_at=look)

    def summarise(recorder: Recorder, history: SiteHistory, name: str) -> Summary:
        return _summary(begun, name, read(name), history, partial(excerpts_of, recorder, version))

    def known(history: SiteHistory) -> Incidents:
        jobs = request.way.jobs
        summaries, history = up_to_date(begun, history, index, store, summarise, jobs)
        # what is judged is read again to be shown, so that a change in between is noticed
        return Incidents(summaries, history, version, store, lru_cache(OPEN_AT_ONCE)(read))

    try:
        return known(open_history(content, store))
    except GitError as error:
        return known(closed_history(broken(error)))


def _seen(store: Store, digest: str, data: bytes) -> Look:
    """Look at a picture once: a process for each is dear, and what it saw does not change."""
    # loaded where there is a picture to read
    from generator.reading.pictures import Look, look_at  # noqa: PLC0415

    key = fingerprint(code_version(), digest)
    return cached(store, "picture", key, Look, partial(look_at, digest, data))


def _summary(
    begun: Edition, name: str, reading: Reading, history: SiteHistory, excerpts_of: MakeExcerpts
) -> Summary:
    """One incident that was read: judge it, ask git, and sum it up.

    Raises:
        GitError: Git refused.
    """
    incident, problems, newsroom = reading.incident, followed(reading), begun.site.newsroom
    if incident is None:
        return Summary(name, problems=locate(problems, begun.content))
    # whoever reads no incident loads no Markdown
    from generator.site.markdown import refused_blocks  # noqa: PLC0415

    found = (*judge_incident(incident, newsroom), *refused_blocks(incident))
    judged = without_consequences(found, problems)
    summary = Summary(
        id=name,
        content=incident.digest,
        history=history.key(name),
        related=incident.related,
        aliases=incident.aliases,
        newest=_newest(incident),
        stated=latest_stated(incident),
        problems=locate((*problems, *judged), begun.content),
    )
    if any(problem.level is Level.ERROR for problem in summary.problems):
        return summary
    known, idle = history.history(incident)
    summary = msgspec.structs.replace(
        summary,
        digest=fingerprint(summary.content, summary.history)[:32],
        is_unexplained=unexplained(incident, known, idle),
        versions=tuple(version_digests(known)),
    )
    edition = replace(begun, ledger=Ledger({name: known}, history.head, history.absent))
    excerpts = excerpts_of(edition, incident, summary)
    drawing = [*judge_pictures(incident, newsroom, known)]
    drawing += judge_localities(incident, excerpts.places)
    summary = msgspec.structs.replace(summary, drawing=locate(drawing, begun.content))
    return complete(summary, edition, incident, excerpts)


def _newest(incident: Incident) -> float:
    if incident.record.status == "draft" or not incident.updates:
        return 0.0
    return max(update.at.instant(incident.zone).timestamp() for update in incident.updates)


def _judged_by_git(
    request: Request, span: Scope, incidents: Incidents, whole: Sequence[Summary]
) -> Iterator[Problem]:
    """What git has against the content, as far as nothing else is wrong with it."""
    content, history = request.content, incidents.history
    day = incidents.newest(_clock()).date().isoformat()
    if span.since is None:
        yield from history.problems
        try:
            yield from judge_gone(history.gone(), history.folders, incidents.summaries)
        except GitError as error:
            yield broken(error)
        yield from _unexplained(incidents, whole, day, request.way.jobs)
    if span == ALL:
        return
    opened = [incidents.open(one.id) for one in whole]
    if span.since is not None:
        spanned = read_span(content, opened, span.since, incidents.store)
        yield from judge_logs(spanned, opened, day)
    if span.published is not None:
        yield from judge_published(
            span.published, content, opened, lambda one: history.history(one)[0]
        )


def _unexplained(
    incidents: Incidents, whole: Iterable[Summary], day: str, jobs: int
) -> Iterator[Problem]:
    """Where logs are at odds with git, with the update to paste, dated with a day."""

    def judged(name: str) -> tuple[Problem, ...]:
        incident = incidents.open(name)
        known, idle = incidents.history.history(incident)
        return judge_log(incident, known, idle, day)

    names = [one.id for one in whole if one.is_unexplained]
    for problems in each(judged, names, jobs=jobs):
        yield from problems


def _begun(request: Request, around: Surroundings, basemap: Basemap) -> Edition:
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
    )


def _complete(request: Request, begun: Edition, incidents: Incidents) -> Edition:
    """Put together all that pages may know."""
    edition = replace(begun, ledger=incidents.ledger(), now=_now(request, incidents))
    versions = partial(_old_versions, edition, incidents.history)
    return replace(edition, old_versions=versions, archive=incidents.catalogue(edition))


def _old_versions(
    edition: Edition, history: SiteHistory, incident: Incident
) -> tuple[OldVersion, ...]:
    """Read an incident's committed versions, for the pages that show them."""
    try:
        known = edition.ledger.of(incident.id)
        return history.versions(incident, known, edition.site.newsroom)
    except GitError as error:
        raise BuildError(f"The versions of {incident.id} cannot be read: {error}.") from error


def _now(request: Request, incidents: Incidents) -> datetime:
    """As asked for, else the later of HEAD and the newest update, as far as these can be true."""
    asked = asked_moment(request.now)
    if asked is not None:
        return asked
    repository, clock = incidents.history.repository, _clock()
    committed = head_moment(repository) if repository else None
    return latest_of((committed, incidents.newest(clock)), clock)


def _future(request: Request, incidents: Incidents) -> Iterator[Problem]:
    """Refuse what is said to have been more than a day after both the site's now and the clock."""
    limit = latest_believed(max(_now(request, incidents), _clock()))
    for one in incidents.summaries.values():
        incident = incidents.read(one.id).incident if one.stated > limit.timestamp() else None
        if incident is not None:
            yield from future_moments(incident, limit)


def _clock() -> datetime:
    """What the clock of this machine says; it refuses, and never reaches a page."""
    return datetime.now(UTC)


@contextmanager
def _store(request: Request) -> Iterator[Store]:
    """Give a build somewhere to keep what it finds; where nothing is to stay, while it lasts."""
    if request.cache is not None:
        yield Store(request.cache)
        return
    with tempfile.TemporaryDirectory(prefix="explainer-") as folder:
        yield Store(Path(folder))


def own_theme() -> Path:
    """Find our theme: at the top of the repository, or inside the installed package."""
    beside = PACKAGE.parent / "theme"
    return beside if (beside / "templates").is_dir() else PACKAGE / "_theme"


def parts(edition: Edition) -> Iterator[Part]:
    """Everything that comes from us, for a host that writes it all itself."""
    yield from pages.parts(edition)
    yield from _schemas(edition.url)


def _schemas(url: str) -> Iterator[Part]:
    # a command loads nothing of authoring before it builds
    from generator.authoring.schema_parts import schema_parts  # noqa: PLC0415

    return schema_parts(url)


def _files_of(part: Part) -> Iterable[File]:
    return (File(output.path, output.content) for output in part.make())
