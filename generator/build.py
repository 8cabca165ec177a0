"""The line, step by step, on one screen.

Read, judge, summarise, plan, publish. All problems are collected on the way and shown at once;
after that, a failure is a fault of ours, not an editor’s mistake. Incidents go along the line one
by one, in whichever process is free, and of those that did not change the summary of an earlier
build is taken: ``steps/`` has each step, ``incremental/`` what is taken.
"""

from __future__ import annotations

from collections.abc import Iterator

from generator.incremental.hosted import Host, hosted_pages
from generator.incremental.plan import plan
from generator.incremental.rehearsal import host_problems
from generator.incremental.request import ALL, Checked, Request, Scope
from generator.incremental.store import Store, store_for
from generator.output import Published, publish
from generator.problems import Problem, Report
from generator.reading.across_incidents import follow_across_incidents
from generator.reading.line_numbers import locate
from generator.reading.surroundings import cannot_begin, read_surroundings
from generator.site import pages
from generator.site.cards.installed import read_fonts
from generator.site.edition import Edition
from generator.site.language_advice import judge_words
from generator.site.located import judge_borders
from generator.site.maps.basemap import read_basemap
from generator.site.mentions import judge_mentions
from generator.site.part import Part
from generator.standards.lettering import judge_newsroom_letters
from generator.steps.edition import begin_edition, finish_edition
from generator.steps.judge import judge_by_git, judge_by_now
from generator.steps.now import moment_of_build
from generator.steps.summarise import summarise_all

__all__ = ["ALL", "Checked", "Request", "Scope", "build", "check", "parts", "rehearse"]


def build(request: Request, host: Host) -> tuple[Checked, Published | None]:
    """Read, judge, summarise, plan, publish; where there is an error nothing is touched.

    Raises:
        BuildError: Where the output is not ours, the disk is full, or a page cannot be made.
    """
    with store_for(request.cache) as store:
        checked = _check(request, ALL, store)
        edition = checked.edition
        if edition is None:
            return checked, None
        hosted = hosted_pages(edition, host, store)
        others = _schemas(edition.url)
        targets = plan(edition, hosted, others, store, cards=request.cards, search=request.search)
        published = publish(
            targets,
            request.output,
            commit=edition.ledger.head or None,
            versions={one.id: one.versions for one in edition.catalogue.summaries.values()},
            apart_from=(request.content, *edition.theme),
            options=request.options,
        )
        return checked, published


def check(request: Request, scope: Scope = ALL) -> Checked:
    """Read, judge and summarise everything below the content folder, and ask git what it knows.

    Args:
        request: What a build would be asked for.
        scope: What of the history to look at.

    Raises:
        NoRevisionError: The scope's revision names no commit.
    """
    return _check(request, scope, Store(request.cache))


def _check(request: Request, scope: Scope, store: Store) -> Checked:
    content = request.content
    if unreadable := cannot_begin(content):
        return Checked(Report.of(unreadable))
    # read what stands around the incidents
    around = read_surroundings(content, request.held, in_part=True)
    basemap, basemap_problems = read_basemap(content)
    fonts = read_fonts(content)
    begun = begin_edition(request, around, basemap, fonts.files)
    # read, judge and sum up each incident
    incidents = summarise_all(request, begun, around.names, store)
    summaries = tuple(incidents.summaries.values())
    of_incidents = (problem for one in summaries for problem in one.problems)
    # judge what lies between them, then what only sound content can be held against
    between = (
        *(*around.problems, *basemap_problems, *fonts.problems),
        *(*judge_borders(around.newsroom), *judge_newsroom_letters(around.newsroom)),
        *judge_words(begun, (one.language for one in summaries)),
        *follow_across_incidents(summaries, request.held),
        *judge_mentions(
            incidents.summaries, request.held, lambda one: incidents.read(one).incident
        ),
    )
    sound = incidents.sound(between)
    of_drawing = (problem for one in sound for problem in one.drawing)
    now = moment_of_build(request, incidents)
    by_git = judge_by_git(request, scope, incidents, sound, now)
    by_now = judge_by_now(around.newsroom, incidents, now)
    located = locate((*between, *by_now, *of_drawing, *by_git), content)
    report = Report.of((*of_incidents, *located))
    can_be_shown = around.is_known if request.preview else not report.errors
    edition = finish_edition(begun, incidents, now) if can_be_shown else None
    return Checked(report, edition, incidents.known)


def rehearse(request: Request, edition: Edition, host: Host) -> tuple[Problem, ...]:
    """What the host would refuse, and what would clash with a page of ours, before a build does.

    Args:
        request: What a build would be asked for.
        edition: What it would publish.
        host: Makes the ordinary pages.
    """
    return host_problems(edition, host, _schemas(edition.url), Store(request.cache))


def parts(edition: Edition) -> Iterator[Part]:
    """Everything that comes from us, for a host that writes it all itself."""
    yield from pages.parts(edition)
    yield from _schemas(edition.url)


def _schemas(url: str) -> Iterator[Part]:
    # a command loads nothing of authoring before it builds
    from generator.authoring.schema_parts import schema_parts  # noqa: PLC0415

    return schema_parts(url)
