"""The line, step by step: the one place where the rooms meet.

Read, then judge, then ask git, then publish. What is wrong is collected on the way to the judge
and shown at once; after that, a failure is a fault of ours, not an editor’s mistake. Incidents go
along the line one by one, in whichever process is free, and those that did not change stay where
they are; see :mod:`generator.rounds`.
"""

from __future__ import annotations

import os
import tempfile
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from functools import partial
from pathlib import Path

from generator.history.git import GitError, broken, head_moment
from generator.history.judge import judge as judge_logs
from generator.history.judge import judge_gone
from generator.history.published import judge_published
from generator.history.repository import closed_history, open_history
from generator.history.span import read_span
from generator.hosting import Host, Hosted, hosted_pages
from generator.keeping import Keeping
from generator.model.history import Ledger, OldVersion
from generator.model.incident import Incident
from generator.model.site import Site
from generator.output import BuildError, File, Index, Memory, Published, Store, Way, publish
from generator.problems import Problem, Report
from generator.reading.positions import locate
from generator.reading.references import follow_between
from generator.reading.site import Surroundings, no_content, read_surroundings
from generator.rounds import Round, go_round
from generator.site.edition import Edition, Part
from generator.site.located import judge_borders
from generator.site.maps.basemap import Basemap, read_basemap
from generator.targets import targets

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
        index: An index of the content that was taken as the build began; None to take one.
        touched: The incidents that alone were touched since the last build with this memory;
            None where nobody knows.
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
    index: Index | None = None
    touched: frozenset[str] | None = None


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


@dataclass(frozen=True, slots=True)
class Checked:
    """Content that has been read and judged.

    Attributes:
        report: All problems, located and sorted.
        edition: What is to be published of it; None where there is an error.
    """

    report: Report
    edition: Edition | None = None


def own_theme() -> Path:
    """Find our theme: at the top of the repository, or inside the installed package."""
    beside = PACKAGE.parent / "theme"
    return beside if (beside / "templates").is_dir() else PACKAGE / "_theme"


def check(request: Request, span: Span = ALL) -> Checked:
    """Read and judge everything below the content folder, and ask git what it knows.

    Args:
        request: What a build would be asked for.
        span: What of the history to look at.

    Raises:
        NoRevisionError: The span's revision names no commit.
    """
    content = request.content
    if (missing := no_content(content)) is not None:
        return Checked(Report.of((missing,)))
    around = read_surroundings(content, request.held, in_part=True)
    basemap, installed = read_basemap(content)
    begun = _begun(request, around, basemap)
    found = _looked_into(request, begun, around)
    each_found = tuple(found.found.values())
    named = judge_borders(around.newsroom)
    beside = (*around.problems, *installed, *named, *follow_between(each_found, request.held))
    others = (*beside, *_of_git_and_cards(request, found, beside, span))
    own = (problem for one in each_found for problem in one.problems)
    report = Report.of((*own, *locate(others, content)))
    return Checked(report, None if report.errors else _complete(request, begun, found))


def _begun(request: Request, around: Surroundings, basemap: Basemap) -> Edition:
    """Put together what is known of an edition before its incidents are."""
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


def _looked_into(request: Request, begun: Edition, around: Surroundings) -> Round:
    """Look into all incidents; where git refuses, as if there were no history."""
    keeping, jobs = Keeping(Store(request.cache), request.memory), request.way.jobs
    index = keeping.look(request.content, around.names, request.index, request.touched)
    books = open_history(request.content, keeping.store)
    try:
        return go_round(begun, books, index, keeping, jobs)
    except GitError as error:
        return go_round(begun, closed_history(broken(error)), index, keeping, jobs)


def _of_git_and_cards(
    request: Request, found: Round, beside: Sequence[Problem], span: Span
) -> Iterator[Problem]:
    """What cannot be drawn, and what git has against the content, where all else is sound.

    What is still to be mended is not held against git yet.
    """
    whole, books = found.sound(beside), found.desk.books
    yield from (problem for one in whole for problem in one.drawn)
    day = found.newest.date().isoformat()
    if span.since is None:
        yield from books.problems
        yield from judge_gone(books.gone(), books.folders, found.found)
        unexplained = [one.id for one in whole if one.is_unexplained]
        yield from found.unexplained(unexplained, day, request.way.jobs)
    if span == ALL:
        return
    incidents = [found.open(one.id) for one in whole]
    if span.since is not None:
        spanned = read_span(request.content, incidents, span.since, Store(request.cache))
        yield from judge_logs(spanned, incidents, day)
    if span.published is not None:
        yield from judge_published(span.published, request.content, incidents)


def _complete(request: Request, begun: Edition, found: Round) -> Edition:
    """Put together all that pages may know."""
    books = found.desk.books
    edition = replace(
        begun,
        ledger=Ledger(found.histories(), books.head, books.absent),
        now=_now(request, found),
    )
    versions = partial(_old_versions, edition, found)
    return replace(edition, old_versions=versions, archive=found.archive(edition))


def _old_versions(edition: Edition, found: Round, incident: Incident) -> tuple[OldVersion, ...]:
    """Read an incident's committed versions, for the pages that show them."""
    history, newsroom = edition.ledger.of(incident.id), edition.site.newsroom
    try:
        return found.desk.books.versions(incident, history, newsroom)
    except GitError as error:
        raise BuildError(f"The versions of {incident.id} cannot be read: {error}.") from error


def _now(request: Request, found: Round) -> datetime:
    """As asked, else ``SOURCE_DATE_EPOCH``, else the later of HEAD and the newest update."""
    if request.now is not None:
        return request.now
    epoch = os.environ.get("SOURCE_DATE_EPOCH", "")
    if epoch.isdecimal():
        return datetime.fromtimestamp(int(epoch), UTC)
    repository = found.desk.books.repository
    committed = head_moment(repository) if repository else None
    return max(committed, found.newest) if committed else found.newest


def build(request: Request, host: Host) -> tuple[Checked, Published | None]:
    """Check the content and publish it; where there is an error nothing is touched.

    Raises:
        BuildError: Where the output is not ours, the disk is full, or a page cannot be made.
    """
    with _cache(request) as cache:
        kept = replace(request, cache=cache)
        checked = check(kept)
        if checked.edition is None:
            return checked, None
        hosted = hosted_pages(checked.edition, host, Store(cache))
        return checked, _publish(kept, checked.edition, hosted)


@contextmanager
def _cache(request: Request) -> Iterator[Path]:
    """Give a build somewhere to keep what it finds; where nothing is to stay, while it lasts."""
    if request.cache is not None:
        yield request.cache
        return
    with tempfile.TemporaryDirectory(prefix="explainer-") as folder:
        yield Path(folder)


def _publish(request: Request, edition: Edition, hosted: Hosted) -> Published:
    way = request.way
    return publish(
        targets(edition, hosted, cards=request.cards, store=Store(request.cache)),
        _make,
        request.output,
        commit=edition.ledger.head or None,
        way=Way(way.jobs, way.anew, way.compress, (request.content, *edition.theme), way.progress),
    )


def _make(part: Part) -> Iterable[File]:
    return (File(output.path, output.content) for output in part.make())
