"""The narrative: prose that points to what it rests on."""

from __future__ import annotations

from collections.abc import Iterator

from generator.model.incident import Incident
from generator.model.narrative import Tie, TieKind
from generator.model.newsroom import Newsroom
from generator.problems import Level, Location
from generator.standards.rule import Finding, Rule, at_offset, claim_of, no_longer_holds


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

    A reader who does not follow the link would otherwise take them for what we say today. Take
    them out, or tell in the same paragraph what is right, tied to the claim that replaces it.
    """
    if not any(no_longer_holds(claim) for claim in incident.record.claims):
        return
    ties = [mark for mark in incident.narrative.marks if isinstance(mark, Tie)]
    replaces = {claim.id: claim.replaces for claim in incident.record.claims}
    for tie in ties:
        claim = claim_of(incident, tie.id) if tie.kind is TieKind.CLAIM else None
        if claim is None or not no_longer_holds(claim) or _is_silent(tie):
            continue
        neighbours = [one for one in ties if _in_one_paragraph(incident, one, tie)]
        if not any(claim.id in replaces.get(one.id, ()) for one in neighbours):
            message = f"These words are tied to “{claim.id}”, which no longer holds."
            hint = "Take them out, or tie what is right in the same paragraph."
            yield Finding(at_offset(incident, tie.start), message, hint)


def told_by_a_withdrawn_claim(incident: Incident, _newsroom: Newsroom) -> Iterator[Finding]:
    """A story that leaves words to a claim, ``[](claim:id)``, loses them with the claim.

    The words of a withdrawn claim stand in the history alone, so the sentence would have a hole.
    Tell what is right, by the claim that replaces it or in words of your own, or take the brackets
    out. This standard cannot be waived.
    """
    holding = (claim for claim in incident.record.claims if not no_longer_holds(claim))
    replacing = {old: claim.id for claim in holding for old in claim.replaces}
    for file, narrative in incident.narratives:
        # the words of other claims stand in the story by now; references are where they were typed
        typed = (one for one in narrative.references if one.section == "claims")
        told = (
            mark
            for mark in narrative.marks
            if isinstance(mark, Tie) and mark.kind is TieKind.CLAIM
        )
        for tie, reference in zip(told, typed, strict=False):
            claim = claim_of(incident, tie.id)
            if claim is not None and claim.withdrawn is not None and _is_silent(tie):
                line, column = reference.line, reference.column
                message = f"“{claim.id}” was withdrawn and says nothing any more."
                other = replacing.get(claim.id)
                instead = f"Write [](claim:{other})" if other else "Tell what is right in words"
                hint = f"{instead}, or take the brackets out."
                yield Finding(Location(file, line, column, "narrative"), message, hint)


def _is_silent(tie: Tie) -> bool:
    """Whether a tie leaves its words to the claim, which had none to give."""
    return tie.words_end == tie.start + 1


def _in_one_paragraph(incident: Incident, one: Tie, other: Tie) -> bool:
    return any(
        paragraph.start <= min(one.start, other.start) and max(one.end, other.end) <= paragraph.end
        for paragraph in incident.narrative.paragraphs
    )


RULES = (
    Rule("paragraph-without-reference", paragraph_without_reference, level=Level.ADVICE),
    Rule("tied-to-retracted", tied_to_what_fell, level=Level.ADVICE),
    Rule("told-by-withdrawn", told_by_a_withdrawn_claim, waivable=False),
)
