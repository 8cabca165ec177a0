"""Claims, questions and accounts: who says what, and what nobody knows."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec import Struct

from generator.model.claim import Account, Attribution, Claim, Standing
from generator.model.history import Aspect
from generator.model.person import Person
from generator.model.question import Question
from generator.site import dates, labels, urls
from generator.site.dates import Time
from generator.site.labels import Mark
from generator.site.urls import Link
from generator.site.views.context import IncidentContext, SourceNote


class AttributionLine(Struct, frozen=True, gc=False):
    """Who says a claim, and how they know.

    Attributes:
        who: The person, agency or outlet, as the page calls them.
        href: Their anchor on the page; empty for an outlet or an unnamed source.
        role: Their role, such as "Mayor of Hartford"; may be empty.
        stance: "differs" or "denies it"; empty where they simply say so.
        basis: How they know, such as "watched the video"; empty where it is not stated.
        via: Who passed their words on; empty where nobody did.
        words: How this telling puts it, without quotation marks; may be empty.
        when: When they said it; None where nobody says.
        citation: The source in which it stands; None where it has none.
    """

    who: str
    citation: SourceNote | None = None
    href: str = ""
    role: str = ""
    stance: str = ""
    basis: str = ""
    via: str = ""
    words: str = ""
    when: Time | None = None


class ClaimLine(Struct, frozen=True, gc=False):
    """One checkable statement with its standing.

    Attributes:
        anchor: ``claim-<id>``.
        text: The statement.
        standing: Its mark.
        attributions: Who says so.
        origins: Independent origins in words, such as "One origin: Luke Bronin".
        since: When the page began to say this; None where history does not tell.
        note: What a reader should know about it; may be empty.
        withdrawn: Why it was withdrawn; empty while it stands.
        replaced_by: The claim that overtook it; None where none did.
        corrections: Updates that corrected it.
    """

    anchor: str
    text: str
    standing: Mark
    attributions: tuple[AttributionLine, ...]
    origins: str = ""
    since: Time | None = None
    note: str = ""
    withdrawn: str = ""
    replaced_by: Link | None = None
    corrections: tuple[Link, ...] = ()


class ClaimGroup(Struct, frozen=True, gc=False):
    """All claims of one standing.

    Attributes:
        heading: Such as "What is reported".
        gloss: What the standing means, in a sentence.
        standing: Its mark.
        claims: In the order of the record.
    """

    heading: str
    gloss: str
    standing: Mark
    claims: tuple[ClaimLine, ...]


class QuestionLine(Struct, frozen=True, gc=False):
    """Something that is not known, or was not.

    Attributes:
        anchor: ``question-<id>``.
        text: The question.
        asked: Since when it stands open; None where the record does not say.
        answer: The claim that answered it; None while it is open.
        said: Claims that say something about it.
        note: What a reader should know about it; may be empty.
        withdrawn: Why it was withdrawn; empty while it stands.
    """

    anchor: str
    text: str
    asked: Time | None = None
    answer: Link | None = None
    said: tuple[Link, ...] = ()
    note: str = ""
    withdrawn: str = ""


class Telling(Struct, frozen=True, gc=False):
    """One row of an account: who tells it how.

    Attributes:
        who: The teller.
        words: In their words, or the claim where the words are not recorded.
        quoted: Whether ``words`` are theirs, and stand in quotation marks.
        when: When they told it; None where nobody says.
        citation: The source in which it stands; None where it has none.
        claim: The claim that this telling supports or denies.
        basis: How they know; may be empty.
        source: Publisher and day of the source; may be empty.
    """

    who: str
    words: str
    quoted: bool
    claim: Link
    citation: SourceNote | None = None
    when: Time | None = None
    basis: str = ""
    source: str = ""


class AccountTable(Struct, frozen=True, gc=False):
    """Tellings that differ, side by side.

    Attributes:
        anchor: ``account-<id>``.
        text: What they differ about.
        tellings: In the order of the record.
        note: What a reader should know about the difference; may be empty.
        withdrawn: Why it was withdrawn; empty while it stands.
    """

    anchor: str
    text: str
    tellings: tuple[Telling, ...]
    note: str = ""
    withdrawn: str = ""


class ClaimsPart(Struct, frozen=True, gc=False):
    """What we know, what is reported, what is disputed, what we do not know.

    Attributes:
        groups: Claims by standing; empty ones left out.
        open: Questions without an answer.
        answered: Questions with one.
    """

    groups: tuple[ClaimGroup, ...]
    open: tuple[QuestionLine, ...] = ()
    answered: tuple[QuestionLine, ...] = ()


def show_claims(context: IncidentContext) -> ClaimsPart:
    """All claims by standing, and all questions."""
    groups = show_groups(context, context.incident.record.claims)
    return ClaimsPart(groups, *show_questions(context))


def show_groups(context: IncidentContext, claims: Sequence[Claim]) -> tuple[ClaimGroup, ...]:
    """Some claims by standing; a standing that none of them has is left out."""
    lines: dict[Standing, list[ClaimLine]] = {word: [] for word in labels.STANDING}
    for claim in claims:
        lines[claim.standing].append(show_claim(context, claim))
    return tuple(
        ClaimGroup(label.heading, label.meaning, labels.standing(word), tuple(lines[word]))
        for word, label in labels.STANDING.items()
        if lines[word]
    )


def show_claim(context: IncidentContext, claim: Claim) -> ClaimLine:
    """One claim, with all who say it; of a withdrawn one, only why."""
    if claim.withdrawn:
        return ClaimLine(
            anchor=urls.anchor("claims", claim.id),
            text=labels.WITHDRAWN,
            standing=labels.standing(claim.standing),
            attributions=(),
            withdrawn=claim.withdrawn,
            replaced_by=_replaced_by(context, claim),
        )
    return ClaimLine(
        anchor=urls.anchor("claims", claim.id),
        text=claim.text,
        standing=labels.standing(claim.standing),
        attributions=tuple(show_attribution(context, one) for one in claim.said_by),
        origins=_origins(context, claim),
        since=_since(context, claim),
        note=claim.note or "",
        replaced_by=_replaced_by(context, claim),
        corrections=corrections_of(context, f"claims/{claim.id}"),
    )


def show_attribution(context: IncidentContext, said: Attribution) -> AttributionLine:
    """Who says it, through whom, on what basis, in which source."""
    speaker = context.incident.items.get(said.who or "")
    return AttributionLine(
        who=_teller(context, said),
        citation=_citation(context, said),
        href=context.href(said.who) if said.who else "",
        role=(speaker.role or "") if isinstance(speaker, Person) else "",
        stance=labels.STANCE[said.stance],
        basis=labels.BASIS[said.basis],
        via=f"passed on by {context.called(said.via)}" if said.via else "",
        words=said.words or "",
        when=_when(context, said),
    )


def _teller(context: IncidentContext, said: Attribution) -> str:
    if said.who:
        return context.called(said.who)
    if said.unnamed:
        return said.unnamed
    publisher = context.origin(said.source).partition(",")[0] if said.source else "the page"
    return f"{publisher}, in its own voice"


def _citation(context: IncidentContext, said: Attribution) -> SourceNote | None:
    return context.cite(said.source) if said.source else None


def _when(context: IncidentContext, said: Attribution) -> Time | None:
    return context.optional_time(said.when)


def _origins(context: IncidentContext, claim: Claim) -> str:
    found = context.said_by(claim)
    if not found:
        return ""
    if len(found) == 1:
        return f"One origin: {found[0]}"
    return f"{len(found)} independent origins: {labels.listed(found)}"


def _since(context: IncidentContext, claim: Claim) -> Time | None:
    """The day of the update with which the claim came onto the page."""
    added = [
        covered
        for covered in context.history.of_item(f"claims/{claim.id}")
        if covered.change.aspect is Aspect.ADDED and not covered.change.field
    ]
    if not added:
        return None
    updates = {update.id: update for update in context.incident.updates}
    known = [updates[name] for covered in added for name in covered.updates if name in updates]
    return dates.day_of(known[0].at, context.incident.zone) if known else None


def _replaced_by(context: IncidentContext, claim: Claim) -> Link | None:
    later = [one for one in context.incident.record.claims if claim.id in one.replaces]
    return context.link(later[0].id) if later else None


def corrections_of(context: IncidentContext, item: str) -> tuple[Link, ...]:
    """The updates that corrected an item, such as ``claims/age-40s``, newest last."""
    name = item.partition("/")[2]
    return tuple(
        Link(
            context.update_href(update.id),
            f"Corrected {context.day(update.at).text}",
        )
        for update in context.incident.updates
        if {"correction", "retraction"} & set(update.kind)
        and (name in update.corrects or item in (update.covers or ()))
    )


def show_questions(
    context: IncidentContext,
) -> tuple[tuple[QuestionLine, ...], tuple[QuestionLine, ...]]:
    """The questions that are open, and those that have an answer."""
    lines = [(one, _question(context, one)) for one in context.incident.record.questions]
    is_open = [line for one, line in lines if one.answer is None]
    answered = [line for one, line in lines if one.answer is not None]
    return tuple(is_open), tuple(answered)


def _question(context: IncidentContext, question: Question) -> QuestionLine:
    if question.withdrawn:
        anchor = urls.anchor("questions", question.id)
        return QuestionLine(anchor, labels.WITHDRAWN, withdrawn=question.withdrawn)
    return QuestionLine(
        anchor=urls.anchor("questions", question.id),
        text=question.text,
        asked=context.optional_time(question.asked),
        answer=context.link(question.answer) if question.answer else None,
        said=context.links(question.claims),
        note=question.note or "",
    )


def show_account(context: IncidentContext, account: Account) -> AccountTable:
    """A table of who tells it how; of a withdrawn one, only why."""
    if account.withdrawn:
        anchor = urls.anchor("accounts", account.id)
        return AccountTable(anchor, labels.WITHDRAWN, (), withdrawn=account.withdrawn)
    claims = [context.incident.item(claim, Claim) for claim in account.claims]
    return AccountTable(
        anchor=urls.anchor("accounts", account.id),
        text=account.text,
        tellings=tuple(
            _telling(context, claim, said) for claim in claims for said in claim.said_by
        ),
        note=account.note or "",
    )


def _telling(context: IncidentContext, claim: Claim, said: Attribution) -> Telling:
    stance = labels.STANCE[said.stance]
    return Telling(
        who=_teller(context, said),
        words=said.words or (f"{stance[:1].upper()}{stance[1:]}" if stance else claim.text),
        quoted=said.words is not None,
        citation=_citation(context, said),
        claim=context.link(claim.id),
        when=_when(context, said),
        basis=labels.BASIS[said.basis],
        source=context.origin(said.source) if said.source else "",
    )
