"""All standards, over an incident."""

from __future__ import annotations

from collections.abc import Iterator

from generator.model.incident import Incident
from generator.model.newsroom import Newsroom
from generator.problems import Problem
from generator.standards import (
    attribution,
    collections,
    headlines,
    lettering,
    media,
    naming,
    narrative,
    order_of_time,
    places,
    privacy,
    questions,
    quotes,
    standings,
    translations,
    updates,
    waivers,
    wording,
)
from generator.standards.rule import Rule
from generator.standards.texts import all_texts

FAMILIES = (
    naming,
    privacy,
    places,
    standings,
    attribution,
    headlines,
    lettering,
    media,
    questions,
    narrative,
    quotes,
    collections,
    updates,
    order_of_time,
    wording,
    translations,
)

RULES: dict[str, Rule] = {
    rule.code: rule for family in (*FAMILIES, waivers) for rule in family.RULES
}
"""Every standard by its code."""


def judge_incident(incident: Incident, newsroom: Newsroom) -> Iterator[Problem]:
    """Judge one incident, and hear its waivers.

    Drafts too: what is committed is public before it is published. Every reference must have been
    followed.
    """
    texts = tuple(all_texts(incident))
    judged = (
        rule.problem(finding)
        for rule in RULES.values()
        for finding in rule.judge(incident, newsroom, *((texts,) if rule.of_texts else ()))
    )
    # a narrative is searched as it is written and as it is read
    found = list(dict.fromkeys((*judged, *translations.judge_stories(incident, newsroom))))
    heard = waivers.Heard.of(one for one in incident.record.waive if _may_be_heard(one.code))
    for problem in found:
        if not heard.sets_aside(incident, problem):
            yield problem
    yield from waivers.judge_waivers(incident, RULES, found)


def _may_be_heard(code: str) -> bool:
    return code in RULES and RULES[code].waivable
