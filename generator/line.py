"""The line, step by step: the one place where the rooms meet.

Read, then judge, then ask git, then publish. What is wrong is collected on the way to the judge
and shown at once; after that, a failure is a fault of ours, not an editor’s mistake.
"""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime
from functools import partial
from pathlib import Path

from generator.building import (
    BuildError,
    File,
    Memory,
    Published,
    Store,
    Target,
    Way,
    each,
    fingerprint,
    fingerprint_of_files,
    fingerprint_of_installed,
    publish,
)
from generator.history.conversation import Conversation
from generator.history.git import GitError, Repository, head_moment
from generator.history.judge import judge as judge_logs
from generator.history.ledger import read_books
from generator.history.published import judge_published
from generator.history.span import read_span
from generator.history.versions import read_versions
from generator.hosting import Host, Hosted, hosted_pages
from generator.model.incident import Incident
from generator.model.ledger import Ledger
from generator.model.old_version import OldVersion
from generator.model.site import Site
from generator.pace import Pace
from generator.problems import Level, Problem, Report
from generator.publishing import pages
from generator.publishing.drawable import judge_all_pictures
from generator.publishing.edition import Edition, Output, Part
from generator.publishing.gists import whole
from generator.publishing.maps.basemap import NOTHING, Basemap, read_basemap
from generator.reading.in_part import beside
from generator.reading.positions import locate
from generator.reading.site import read_site
from generator.schema_parts import schema_parts
from generator.standards import judge

PACKAGE = Path(__file__).parent


@dataclass(frozen=True, slots=True)
class Request:
    """What a build is asked for.

    Attributes:
        content: The folder that holds ``newsroom.yaml`` and ``incidents/``.
        output: The folder to publish in.
        theme: A theme that overrides ours, file by file; None for ours alone.
        site_url: Where the site is published; None for what ``newsroom.yaml`` says.
        now: The moment of the edition; None for what the content and git say.
        held: Ids of incidents that are held back, whatever state their folders are in.
        cache: Where results are kept for the next build; None keeps none.
        way: How to publish.
        memory: What was found in builds before; None where there will be no build after this one.
        cards: Whether to draw the pictures of quotes and explainers, which takes longest.
    """

    content: Path
    output: Path = Path("output")
    theme: Path | None = None
    site_url: str | None = None
    now: datetime | None = None
    held: frozenset[str] = frozenset()
    cache: Path | None = None
    way: Way = field(default_factory=Way)
    memory: Memory | None = None
    cards: bool = True


@dataclass(frozen=True, slots=True)
class Checked:
    """Content that has been read and judged.

    Attributes:
        site: What was read; None where there is not even a newsroom.
        ledger: What git says of it.
        report: All problems, located and sorted.
        basemap: What is installed for maps.
        repository: Where old versions can be read; None without git.
    """

    site: Site | None
    ledger: Ledger
    report: Report
    basemap: Basemap = NOTHING
    repository: Repository | None = None


def own_theme() -> Path:
    """Find our theme: at the top of the repository, or inside the installed package."""
    beside = PACKAGE.parent / "theme"
    return beside if (beside / "templates").is_dir() else PACKAGE / "_theme"


@dataclass(frozen=True, slots=True)
class Span:
    """What of the history a check looks at.

    Attributes:
        since: Judge only what changed since where this revision and the present part; None for
            all that was ever published.
        published: The manifest of the published site, whose commit must be part of the history.
    """

    since: str | None = None
    published: Path | None = None


ALL = Span()


def check(
    content: Path,
    held: frozenset[str] = frozenset(),
    store: Store | None = None,
    pace: Pace | None = None,
    span: Span = ALL,
) -> Checked:
    """Read and judge everything below the content folder, and ask git what it knows.

    Args:
        content: The content folder.
        held: Ids of incidents to leave alone, whatever state their folders are in.
        store: Where findings about old versions are kept.
        pace: How to go through the incidents.
        span: What of the history to look at.

    Raises:
        NoRevisionError: The span's revision names no commit.
    """
    pace = pace or Pace()
    reading = read_site(content, held, in_part=True, many=pace.reading(content))
    site = reading.site
    if site is None:
        return Checked(None, Ledger(), Report.of(locate(reading.problems, content)))
    if span.since is None:
        books = read_books(content, site.incidents, store, partial(each, jobs=pace.jobs))
    else:
        books = read_span(content, site.incidents, span.since, store)
    kept = judge_published(span.published, content, site.incidents) if span.published else ()
    day = _newest(site).date().isoformat()
    basemap, installed = read_basemap(content)
    judged = judge(site, pace.judging("judged", site.newsroom))
    found = (*reading.problems, *beside(judged, reading.problems), *installed)
    sound, version = _sound(site, found), fingerprint_of_files(PACKAGE / "publishing")
    looking = pace.judging("drawable", site.newsroom, books.ledger.head)
    kept_store = store or Store(None)
    drawn = judge_all_pictures(sound, site.newsroom, books.ledger, kept_store, version, looking)
    problems = (*found, *judge_logs(books, sound, day), *kept, *drawn)
    report = Report.of(locate(problems, content))
    return Checked(site, books.ledger, report, basemap, books.repository)


def _sound(site: Site, problems: Iterable[Problem]) -> tuple[Incident, ...]:
    """The incidents without an error: what is still to be mended is not held against git yet."""
    spoiled = {one.location.file for one in problems if one.level is Level.ERROR}
    return tuple(
        one
        for one in site.incidents
        if not any(file.startswith(f"{one.folder}/") for file in spoiled)
    )


def build(request: Request, host: Host) -> tuple[Checked, Published | None]:
    """Check the content and publish it; where there is an error nothing is touched.

    Raises:
        BuildError: Where the output is not ours, the disk is full, or a page cannot be made.
    """
    store = Store(request.cache)
    pace = Pace(request.way.jobs, request.memory)
    checked = check(request.content, request.held, store, pace)
    if checked.site is None or checked.report.errors:
        return checked, None
    found = edition(request, checked)
    targets = [
        target
        for target in _targets(found, hosted_pages(found, host, store))
        if request.cards or not _is_card(target.path)
    ]
    way = request.way
    published = publish(
        targets,
        _make,
        request.output,
        commit=checked.ledger.head or None,
        way=Way(way.jobs, way.anew, way.compress, (request.content, *found.theme), way.progress),
    )
    return checked, published


def edition(request: Request, checked: Checked) -> Edition:
    """Put together all that pages may know."""
    if checked.site is None:
        raise ValueError("there is no site to publish")
    own = (own_theme(),)
    given = request.theme
    return whole(
        Edition(
            site=checked.site,
            ledger=checked.ledger,
            now=_now(request, checked, checked.site),
            content=request.content,
            theme=own if given is None or given.resolve() == own[0].resolve() else (given, *own),
            url=(request.site_url or checked.site.newsroom.url).rstrip("/") + "/",
            basemap=checked.basemap,
            old_versions=partial(_old_versions, checked),
        ),
        checked.site,
    )


def _old_versions(checked: Checked, incident: Incident) -> tuple[OldVersion, ...]:
    """Read an incident's committed versions, for the pages that show them."""
    if checked.site is None or checked.repository is None:
        return ()
    history = checked.ledger.of(incident.id)
    asked = Conversation(checked.repository)
    try:
        return read_versions(asked, incident, history, checked.site.newsroom)
    except GitError as error:
        raise BuildError(f"The versions of {incident.id} cannot be read: {error}.") from error


def _now(request: Request, checked: Checked, site: Site) -> datetime:
    """As asked, else ``SOURCE_DATE_EPOCH``, else the later of HEAD and the newest update."""
    if request.now is not None:
        return request.now
    epoch = os.environ.get("SOURCE_DATE_EPOCH", "")
    if epoch.isdecimal():
        return datetime.fromtimestamp(int(epoch), UTC)
    committed = head_moment(checked.repository) if checked.repository else None
    return max(committed, _newest(site)) if committed else _newest(site)


def _newest(site: Site) -> datetime:
    """The moment of the newest update."""
    moments = [
        update.at.instant(incident.zone)
        for incident in site.published
        for update in incident.updates
    ]
    return max(moments, default=datetime(1970, 1, 1, tzinfo=UTC))


def _targets(found: Edition, hosted: Hosted) -> Iterator[Target[Part]]:
    """Give every part of the site its fingerprint; the code and the theme count in each."""
    code = fingerprint_of_files(PACKAGE, *found.theme)
    version = fingerprint(code, fingerprint_of_installed(), found.version)
    for output in hosted.files:
        yield Target(output.path, fingerprint(output.content), _as_part(output))
    if hosted.whole:
        return
    for part in (*pages.parts(found), *schema_parts(found.url)):
        yield Target(part.path, fingerprint(version, *part.inputs), part)


def parts(found: Edition) -> Iterator[Part]:
    """Everything that comes from us, for a host that writes it all itself."""
    yield from pages.parts(found)
    yield from schema_parts(found.url)


def _is_card(path: str) -> bool:
    return path.startswith("incidents/") and path.endswith(".png")


def _as_part(output: Output) -> Part:
    return Part(output.path, (output.content,), lambda: (output,))


def _make(part: Part) -> Iterable[File]:
    return (File(output.path, output.content) for output in part.make())
