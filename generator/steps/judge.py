"""What git and the moment have against incidents that are sound in themselves."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import datetime, timedelta

from generator.history.closing import judge_closing
from generator.history.git import GitError, broken
from generator.history.judge import judge_gone, judge_history, judge_span
from generator.history.now import latest_believed
from generator.history.published import judge_published
from generator.history.span import read_span
from generator.incremental.request import ALL, Request, Scope
from generator.incremental.summaries import Incidents
from generator.model.newsroom import Newsroom
from generator.output import map_in_processes
from generator.problems import Problem
from generator.site.summary import Summary
from generator.standards.future import future_moments
from generator.standards.what_to_do import old_advice
from generator.steps.now import clock


def judge_by_git(
    request: Request,
    scope: Scope,
    incidents: Incidents,
    whole: Sequence[Summary],
    now: datetime,
) -> Iterator[Problem]:
    """What git has against the content, as far as nothing else is wrong with it.

    Args:
        request: What a build would be asked for.
        scope: What of the history to look at.
        incidents: All incidents.
        whole: The summaries of those with which nothing else is wrong.
        now: The moment of the build, with whose day the updates to paste are dated.
    """
    content, history, day = request.content, incidents.history, now.date().isoformat()
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
        yield from judge_span(spanned, opened, day)
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

    def judged(incident_id: str) -> tuple[Problem, ...]:
        incident = incidents.open(incident_id)
        known, idle = incidents.history.history(incident)
        return judge_history(incident, known, idle, day)

    incident_ids = [one.id for one in whole if one.is_unexplained]
    for problems in map_in_processes(judged, incident_ids, jobs=jobs):
        yield from problems


def judge_by_now(newsroom: Newsroom, incidents: Incidents, now: datetime) -> Iterator[Problem]:
    """Judge what depends on the moment: what cannot have been yet, and advice that is old."""
    yield from _future(incidents, now)
    yield from _old_advice(newsroom, incidents, now)


def _future(incidents: Incidents, now: datetime) -> Iterator[Problem]:
    """Refuse what is said to have been more than a day after both the site's now and the clock."""
    limit = latest_believed(max(now, clock()))
    for one in incidents.summaries.values():
        incident = incidents.read(one.id).incident if one.stated > limit.timestamp() else None
        if incident is not None:
            yield from future_moments(incident, limit)


def _old_advice(newsroom: Newsroom, incidents: Incidents, now: datetime) -> Iterator[Problem]:
    latest = (now - timedelta(hours=int(newsroom.recheck_advice))).timestamp()
    for one in incidents.summaries.values():
        checked = one.advice_checked
        old = checked is not None and checked < latest and one.status == "developing"
        incident = incidents.read(one.id).incident if old else None
        if incident is not None:
            yield from old_advice(incident, newsroom, now)
