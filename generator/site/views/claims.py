"""What is known, reported, disputed and not known, each with who says so."""

from __future__ import annotations

from msgspec import Struct

from generator.site.views.parts import Citation, Link, Mark, Time


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
    citation: Citation | None = None
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
    citation: Citation | None = None
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
