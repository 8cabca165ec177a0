"""Translations: what they are behind with, and their stories, which are judged like the first."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from generator.model.asked_again import Asked, after_corrections, asked_again, place_of
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
        corrected = sum(len(one.fields) for one in after_corrections(incident, translation))
        missing = f"{count.missing} missing" if count.missing else ""
        changed = count.older - corrected
        older = f"{changed} older than the original" if changed else ""
        if not (missing or older):
            continue
        texts = " and ".join(filter(None, (missing, older)))
        message = f"Of the texts in {language}, {texts}."
        hint = f"Run explainer translate {incident.id} {language}; it marks them."
        where = Location(incident.translation_file(language), field="headline")
        yield Finding(where, message, hint)


def translation_corrected(incident: Incident, _newsroom: Newsroom) -> Iterator[Finding]:
    """A correction in one language asks for the others.

    Who reads the page in another language was told what was wrong, too. Where the original was
    corrected, its translation gives way to it until it is mended. Where a translation was
    corrected, the others may have the same fault. ``explainer translate ID LANG --done FIELD``
    says that a text was looked at and is right.
    """
    for asked in asked_again(incident):
        file, field = place_of(incident, asked)
        yield Finding(
            Location(file, field=field), what_is_asked(asked), how_to_mend(incident, asked)
        )


def what_is_asked(asked: Asked) -> str:
    """Say which correction asks for which texts of a translation."""
    fields = named(asked.fields) if asked.fields else "texts"
    if asked.corrected_in:
        mended = f"{asked.update} corrected {fields} in {asked.corrected_in}"
        return f"{mended}; see whether {asked.language} says it right."
    return f"{asked.update} corrected what {fields} in {asked.language} still says."


def how_to_mend(incident: Incident, asked: Asked) -> str:
    """What to run once a text was looked at after a correction."""
    command = f"explainer translate {incident.id} {asked.language}"
    if asked.corrected_in:
        return f"Mend it where it is wrong. Then run: {command} --done {asked.update}"
    done = " ".join(f"--done {field}" for field in asked.fields)
    return f"Run {command}, mend the words, then run: {command} {done}"


def named(fields: Sequence[str]) -> str:
    """Name some fields in a sentence."""
    return " and ".join(filter(None, (", ".join(fields[:-1]), fields[-1])))


RULES = (
    Rule("translation-behind", translation_behind, level=Level.ADVICE),
    Rule("translation-corrected", translation_corrected, level=Level.ADVICE),
)


def judge_stories(incident: Incident, newsroom: Newsroom) -> Iterator[Problem]:
    """Hold every translated story to the rules of the first one, by the words of its record."""
    for story in stories(incident):
        for rule in (*narrative.RULES, *quotes.RULES):
            for finding in rule.judge(story, newsroom):
                if finding.location.file == story.narrative_file:
                    yield rule.problem(finding)


def stories(incident: Incident) -> Iterator[Incident]:
    """The incident as each translation tells it that has a story."""
    for translation in incident.translations.values():
        if translation.narrative is not None:
            yield translated(incident, translation, translation.texts, translation.narrative)
