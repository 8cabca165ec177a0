"""Claims, questions and accounts: who says what, and what nobody knows."""

from __future__ import annotations

from collections.abc import Sequence

from generator.model.claim import Account, Attribution, Claim
from generator.model.history import Aspect
from generator.model.person import Person
from generator.model.question import Question
from generator.site import addresses, vocabulary, words
from generator.site.show.subject import WITHDRAWN, Subject
from generator.site.views.claims import (
    AccountTable,
    AttributionLine,
    ClaimGroup,
    ClaimLine,
    ClaimsPart,
    QuestionLine,
    Telling,
)
from generator.site.views.parts import Citation, Link, Time


def show_claims(subject: Subject) -> ClaimsPart:
    """All claims by standing, and all questions."""
    groups = show_groups(subject, subject.incident.record.claims)
    return ClaimsPart(groups, *show_questions(subject))


def show_groups(subject: Subject, claims: Sequence[Claim]) -> tuple[ClaimGroup, ...]:
    """Some claims by standing; a standing that none of them has is left out."""
    return tuple(
        ClaimGroup(heading, gloss, vocabulary.standing(word), lines)
        for word, (heading, gloss) in vocabulary.STANDING_HEADING.items()
        if (lines := tuple(show_claim(subject, one) for one in claims if one.standing == word))
    )


def show_claim(subject: Subject, claim: Claim) -> ClaimLine:
    """One claim, with all who say it; of a withdrawn one, only why."""
    if claim.withdrawn:
        return ClaimLine(
            anchor=addresses.anchor("claims", claim.id),
            text=WITHDRAWN,
            standing=vocabulary.standing(claim.standing),
            attributions=(),
            withdrawn=claim.withdrawn,
            replaced_by=_replaced_by(subject, claim),
        )
    return ClaimLine(
        anchor=addresses.anchor("claims", claim.id),
        text=claim.text,
        standing=vocabulary.standing(claim.standing),
        attributions=tuple(show_attribution(subject, one) for one in claim.said_by),
        origins=_origins(subject, claim),
        since=_since(subject, claim),
        note=claim.note or "",
        replaced_by=_replaced_by(subject, claim),
        corrections=corrections_of(subject, f"claims/{claim.id}"),
    )


def show_attribution(subject: Subject, said: Attribution) -> AttributionLine:
    """Who says it, through whom, on what basis, in which source."""
    speaker = subject.incident.items.get(said.who or "")
    return AttributionLine(
        who=_teller(subject, said),
        citation=_citation(subject, said),
        href=subject.href(said.who) if said.who else "",
        role=(speaker.role or "") if isinstance(speaker, Person) else "",
        stance=vocabulary.STANCE[said.stance],
        basis=vocabulary.BASIS.get(said.basis, ""),
        via=f"passed on by {subject.called(said.via)}" if said.via else "",
        words=said.words or "",
        when=_when(subject, said),
    )


def _teller(subject: Subject, said: Attribution) -> str:
    if said.who:
        return subject.called(said.who)
    if said.unnamed:
        return said.unnamed
    publisher = subject.origin(said.source).partition(",")[0] if said.source else "the page"
    return f"{publisher}, in its own voice"


def _citation(subject: Subject, said: Attribution) -> Citation | None:
    return subject.cite(said.source) if said.source else None


def _when(subject: Subject, said: Attribution) -> Time | None:
    return subject.maybe(said.when)


def _origins(subject: Subject, claim: Claim) -> str:
    found = subject.said_by(claim)
    if not found:
        return ""
    if len(found) == 1:
        return f"One origin: {found[0]}"
    return f"{len(found)} independent origins: {words.listed(found)}"


def _since(subject: Subject, claim: Claim) -> Time | None:
    """The day of the update with which the claim came onto the page."""
    added = [
        covered
        for covered in subject.history.of_item(f"claims/{claim.id}")
        if covered.change.aspect is Aspect.ADDED and not covered.change.field
    ]
    if not added:
        return None
    updates = {update.id: update for update in subject.incident.updates}
    known = [updates[name] for covered in added for name in covered.updates if name in updates]
    return words.day_of(known[0].at, subject.incident.zone) if known else None


def _replaced_by(subject: Subject, claim: Claim) -> Link | None:
    later = [one for one in subject.incident.record.claims if claim.id in one.replaces]
    return subject.link(later[0].id) if later else None


def corrections_of(subject: Subject, item: str) -> tuple[Link, ...]:
    """The updates that corrected an item, such as ``claims/age-40s``, newest last."""
    name = item.partition("/")[2]
    return tuple(
        Link(
            addresses.link(subject.here, f"{subject.page}#update-{update.id}"),
            f"Corrected {words.day_of(update.at, subject.incident.zone).text}",
        )
        for update in subject.incident.updates
        if {"correction", "retraction"} & set(update.kind)
        and (name in update.corrects or item in (update.covers or ()))
    )


def show_questions(
    subject: Subject,
) -> tuple[tuple[QuestionLine, ...], tuple[QuestionLine, ...]]:
    """The questions that are open, and those that have an answer."""
    lines = [(one, _question(subject, one)) for one in subject.incident.record.questions]
    is_open = [line for one, line in lines if one.answer is None]
    answered = [line for one, line in lines if one.answer is not None]
    return tuple(is_open), tuple(answered)


def _question(subject: Subject, question: Question) -> QuestionLine:
    if question.withdrawn:
        anchor = addresses.anchor("questions", question.id)
        return QuestionLine(anchor, WITHDRAWN, withdrawn=question.withdrawn)
    return QuestionLine(
        anchor=addresses.anchor("questions", question.id),
        text=question.text,
        asked=subject.maybe(question.asked),
        answer=subject.link(question.answer) if question.answer else None,
        said=subject.links(question.claims),
        note=question.note or "",
    )


def show_account(subject: Subject, account: Account) -> AccountTable:
    """A table of who tells it how; of a withdrawn one, only why."""
    if account.withdrawn:
        anchor = addresses.anchor("accounts", account.id)
        return AccountTable(anchor, WITHDRAWN, (), withdrawn=account.withdrawn)
    claims = [subject.incident.item(claim, Claim) for claim in account.claims]
    return AccountTable(
        anchor=addresses.anchor("accounts", account.id),
        text=account.text,
        tellings=tuple(
            _telling(subject, claim, said) for claim in claims for said in claim.said_by
        ),
        note=account.note or "",
    )


def _telling(subject: Subject, claim: Claim, said: Attribution) -> Telling:
    stance = vocabulary.STANCE[said.stance]
    return Telling(
        who=_teller(subject, said),
        words=said.words or (f"{stance[:1].upper()}{stance[1:]}" if stance else claim.text),
        quoted=said.words is not None,
        citation=_citation(subject, said),
        claim=subject.link(claim.id),
        when=_when(subject, said),
        basis=vocabulary.BASIS.get(said.basis, ""),
        source=subject.origin(said.source) if said.source else "",
    )
