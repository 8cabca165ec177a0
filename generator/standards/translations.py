"""Translations: what they are behind with, and their stories, which are judged like the first."""

from __future__ import annotations

from collections.abc import Iterator

from generator.model.freshness import count_of, freshness
from generator.model.in_other_words import translated
from generator.model.incident import Incident
from generator.model.newsroom import Newsroom
from generator.problems import Level, Location, Problem
from generator.standards import narrative, quotes
from generator.standards.rule import Finding, Rule


def translation_behind(incident: Incident, _newsroom: Newsroom) -> Iterator[Finding]:
    """A translation follows its original.

    A text that is missing stands on the page in the original’s language. One whose original
    changed since it was translated is marked as older, and gives way to the original where that
    was corrected: readers of another language would else be told what no longer holds.
    """
    for language, translation in incident.translations.items():
        count = count_of(freshness(incident, translation))
        if not count:
            continue
        missing = f"{count.missing} missing" if count.missing else ""
        older = f"{count.older} older than the original" if count.older else ""
        texts = " and ".join(filter(None, (missing, older)))
        message = f"Of the texts in {language}, {texts}."
        hint = f"Run explainer translate {incident.id} {language}; it marks them."
        where = Location(incident.translation_file(language), field="headline")
        yield Finding(where, message, hint)


RULES = (Rule("translation-behind", translation_behind, level=Level.ADVICE),)


def judge_stories(incident: Incident, newsroom: Newsroom) -> Iterator[Problem]:
    """Hold every translated story to the rules of the first one, by the words of its record."""
    for told in stories(incident):
        for rule in (*narrative.RULES, *quotes.RULES):
            for finding in rule.judge(told, newsroom):
                if finding.location.file == told.narrative_file:
                    yield rule.problem(finding)


def stories(incident: Incident) -> Iterator[Incident]:
    """The incident as each translation tells it that has a story."""
    for translation in incident.translations.values():
        if translation.narrative is not None:
            yield translated(incident, translation, translation.texts, translation.narrative)
