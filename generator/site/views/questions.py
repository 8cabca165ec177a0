"""What is not known: the questions that matter most first, the others a touch away."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from msgspec import Struct

from generator.model.claim import Claim
from generator.model.question import Question
from generator.site import labels, phrases, urls
from generator.site.urls import Link
from generator.site.views.context import IncidentContext
from generator.site.views.evidence import Opens, sheet_of
from generator.site.views.speakers import in_short


class SaidOfIt(Struct, frozen=True):
    """A claim that says something about a question, or that an event rests on.

    Attributes:
        claim: The way to it.
        shape: Of its standing.
        who: Its standing in a word and who says so, such as "Reported, only the mayor".
    """

    claim: Link
    shape: str
    who: str


class QuestionLine(Struct, frozen=True):
    """Something that is not known, or was not.

    Attributes:
        anchor: ``question-<id>``.
        text: The question.
        opens: The mark of its sheet; None where there is nothing to add.
        asked: Since when it stands open; empty where the record does not say.
        answer: The claim that answered it; None while it is open.
        said: Claims that say something about it.
        note: What a reader should know about it; may be empty.
        withdrawn: Why it was withdrawn; empty while it stands.
    """

    anchor: str
    text: str
    opens: Opens | None = None
    asked: str = ""
    answer: Link | None = None
    said: tuple[SaidOfIt, ...] = ()
    note: str = ""
    withdrawn: str = ""


class QuestionGroup(Struct, frozen=True):
    """Questions that have been open since the same day, or that were answered.

    Attributes:
        heading: Such as "Open since Oct. 16"; may be empty.
        questions: In the order of the record.
    """

    heading: str
    questions: tuple[QuestionLine, ...]


class QuestionsPart(Struct, frozen=True):
    """What is not known.

    Attributes:
        top: Those that matter most.
        more: Such as "7 more open questions, 1 answered"; empty where there are none.
        groups: The others.
    """

    top: tuple[QuestionLine, ...]
    more: str = ""
    groups: tuple[QuestionGroup, ...] = ()

    @property
    def lines(self) -> tuple[QuestionLine, ...]:
        """All of them."""
        return (*self.top, *(one for group in self.groups for one in group.questions))


TOP = 3
"""So many open questions stand on the page where ``brief`` names none."""


def show_questions(context: IncidentContext) -> QuestionsPart | None:
    """The questions; None where the record has none."""
    record = context.incident.record
    if not record.questions:
        return None
    unanswered = [one for one in record.questions if one.answer is None and not one.withdrawn]
    named = record.brief.questions if record.brief else ()
    known = {one.id: one for one in unanswered}
    top = [known[name] for name in named if name in known] or unanswered[:TOP]
    rest = [one for one in record.questions if one not in top]
    left = [one for one in rest if one in unanswered]
    closed = len(rest) - len(left)
    counts = [
        context.words.ngettext(
            "%(num)s more open question", "%(num)s more open questions", len(left)
        )
        if left
        else "",
        context.words.ngettext("%(num)s answered", "%(num)s answered", closed) if closed else "",
    ]
    return QuestionsPart(
        top=tuple(show_question(context, one) for one in top),
        more=phrases.commas(counts, context.words),
        groups=tuple(_groups(context, rest)),
    )


def _groups(context: IncidentContext, rest: Sequence[Question]) -> Iterator[QuestionGroup]:
    by_heading: dict[str, list[QuestionLine]] = {}
    for one in rest:
        by_heading.setdefault(_heading(context, one), []).append(show_question(context, one))
    for heading, lines in by_heading.items():
        yield QuestionGroup(heading, tuple(lines))


def _heading(context: IncidentContext, question: Question) -> str:
    words = context.words
    if question.answer or question.withdrawn:
        return words.gettext("Answered") if question.answer else words.gettext("Withdrawn")
    if question.asked:
        return words.gettext("Open since %(day)s", day=context.short_day(question.asked))
    return words.pgettext("a question", "Open")


def show_question(context: IncidentContext, question: Question) -> QuestionLine:
    """One question; of a withdrawn one, only why."""
    anchor = urls.anchor("questions", question.id)
    if question.withdrawn:
        called = context.words.gettext(labels.WITHDRAWN)
        return QuestionLine(anchor, called, withdrawn=question.withdrawn)
    said = tuple(said_of(context, claim) for claim in question.claims)
    has_more = bool(said or question.note or question.answer)
    # For translators: heard after a question, of the mark that opens it
    name = context.words.gettext("what is said about it")
    opens = Opens(sheet_of("questions", question.id), "unknown", name) if has_more else None
    return QuestionLine(
        anchor=anchor,
        text=question.text,
        opens=opens,
        asked=context.short_day(question.asked) if question.asked else "",
        answer=context.link(question.answer) if question.answer else None,
        said=said,
        note=question.note or "",
    )


def said_of(context: IncidentContext, claim_id: str) -> SaidOfIt:
    """A claim as another item’s sheet names it."""
    claim = context.incident.item(claim_id, Claim)
    if claim.withdrawn:
        gone = context.words.gettext("Withdrawn")
        return SaidOfIt(context.link(claim_id), "withdrawn", gone)
    standing = labels.standing(claim.standing, context.words).word
    who = phrases.commas((standing, in_short(context, claim)), context.words)
    return SaidOfIt(context.link(claim_id), claim.standing, who)
