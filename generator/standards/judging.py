"""All standards, over every incident of a site."""

from __future__ import annotations

from collections.abc import Iterator

from generator.model.incident import Incident
from generator.model.many import Many, one_by_one
from generator.model.newsroom import Newsroom
from generator.model.site import Site
from generator.problems import Problem, Report
from generator.standards import (
    attribution,
    headlines,
    media,
    naming,
    narrative,
    places,
    questions,
    quotes,
    standings,
    updates,
    waivers,
    wording,
)
from generator.standards.rule import Rule

FAMILIES = (
    naming,
    places,
    standings,
    attribution,
    headlines,
    media,
    questions,
    narrative,
    quotes,
    updates,
    wording,
)

RULES: dict[str, Rule] = {
    rule.code: rule for family in (*FAMILIES, waivers) for rule in family.RULES
}
"""Every standard by its code."""


def judge(site: Site, many: Many = one_by_one) -> Report:
    """Judge every incident, drafts too: what is committed is public before it is published.

    Every reference of the site must have been followed.

    Args:
        site: What to judge.
        many: How to go through the incidents.
    """

    def judged(incident: Incident) -> tuple[Problem, ...]:
        return tuple(judge_incident(incident, site.newsroom))

    return Report.of(problem for found in many(judged, site.incidents) for problem in found)


def judge_incident(incident: Incident, newsroom: Newsroom) -> Iterator[Problem]:
    """Judge one incident, and hear its waivers."""
    found = [
        rule.problem(finding)
        for rule in RULES.values()
        for finding in rule.judge(incident, newsroom)
    ]
    heard = [waiver for waiver in incident.record.waive if _may_be_heard(waiver.code)]
    for problem in found:
        if not any(waivers.waives(waiver, incident, problem) for waiver in heard):
            yield problem
    yield from waivers.judge_waivers(incident, RULES, found)


def _may_be_heard(code: str) -> bool:
    return code in RULES and RULES[code].waivable
