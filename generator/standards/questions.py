"""Questions: what is not known is on the page, and does not fall asleep there."""

from __future__ import annotations

from collections.abc import Iterator

from generator.model.incident import Incident
from generator.model.newsroom import Newsroom
from generator.problems import Level
from generator.standards.rule import Finding, Rule, at, claim_of, no_longer_holds


def closed_with_open_questions(incident: Incident, _newsroom: Newsroom) -> Iterator[Finding]:
    """Closing an explainer says how each open question ends, or who carries it on.

    An update of kind ``status`` closes it. Readers who came for an answer learn that none will
    come here, and why (Trust Project, “actionable feedback”; AP on following up).
    """
    record = incident.record
    closing = any("status" in update.kind for update in incident.updates)
    left_open = [one.id for one in record.questions if one.answer is None and not one.withdrawn]
    if record.status == "closed" and left_open and not closing:
        message = f"It is closed, and no update says what becomes of {_list(left_open)}."
        hint = "Add an update with kind: status that says how each ends, or who carries it on."
        yield Finding(at(incident, "status"), message, hint)


def answered_by_nothing(incident: Incident, _newsroom: Newsroom) -> Iterator[Finding]:
    """An answer is a claim that holds.

    When the claim that answered a question is retracted or withdrawn, the question is open again.
    """
    for question in incident.record.questions:
        claim = claim_of(incident, question.answer)
        if claim and no_longer_holds(claim):
            message = f"“{claim.id}” no longer holds and answers nothing."
            where = at(incident, f"questions/{question.id}/answer")
            yield Finding(where, message, "Take the answer out, or name the claim that holds.")


def expected_by_nobody(incident: Incident, _newsroom: Newsroom) -> Iterator[Finding]:
    """What is expected says by whose rule or promise.

    “Was due” is an accusation unless the reader can see what it rests on.
    """
    for expected in incident.record.expected:
        if expected.rule is None and expected.source is None:
            hint = "Add rule: the law or promise, and source: where it is known from."
            message = "Nothing says why this is expected."
            yield Finding(at(incident, f"expected/{expected.id}"), message, hint)


def _list(ids: list[str]) -> str:
    return ", ".join(f"“{one}”" for one in ids)


RULES = (
    Rule("closed-with-questions", closed_with_open_questions),
    Rule("answer-retracted", answered_by_nothing),
    Rule("expected-by-nobody", expected_by_nobody, level=Level.ADVICE),
)
