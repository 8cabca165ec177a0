"""The narrative: prose that points to what it rests on."""

from __future__ import annotations

from collections.abc import Iterator

from generator.model.incident import Incident
from generator.model.narrative import Passage, Tie, TieKind
from generator.model.newsroom import Newsroom
from generator.problems import Level
from generator.standards.rule import Finding, Rule, at_offset, claim_of, fell


def paragraph_without_reference(incident: Incident, _newsroom: Newsroom) -> Iterator[Finding]:
    """A paragraph cites a source or ties its words to the record.

    ``[@source]`` or ``[words](claim:id)``: a reader can see for each paragraph what it rests on.
    A paragraph that only leads from one to the next may do without.
    """
    for paragraph in incident.narrative.paragraphs:
        if not paragraph.referred:
            message = "This paragraph cites no source and is tied to no claim."
            hint = "Add [@source], or tie its words: [words](claim:id)."
            yield Finding(at_offset(incident, paragraph.start), message, hint)


def tied_to_what_fell(incident: Incident, _newsroom: Newsroom) -> Iterator[Finding]:
    """Words tied to a retracted claim say that it was retracted.

    Take the words out, or tell that they were wrong; a reader who does not follow the link would
    otherwise take them for what we say today.
    """
    for part in incident.narrative.parts:
        for mark in part.marks if isinstance(part, Passage) else ():
            if isinstance(mark, Tie) and mark.kind is TieKind.CLAIM:
                claim = claim_of(incident, mark.id)
                if claim and fell(claim):
                    message = f"These words are tied to “{claim.id}”, which no longer holds."
                    hint = "Take them out, or say that this was wrong."
                    yield Finding(at_offset(incident, mark.start), message, hint)


RULES = (
    Rule("paragraph-without-reference", paragraph_without_reference, level=Level.ADVICE),
    Rule("tied-to-retracted", tied_to_what_fell, level=Level.ADVICE),
)
