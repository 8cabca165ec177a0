"""What the page rests on and how it came about: sources, waivers, the update log."""

from __future__ import annotations

from msgspec import Struct

from generator.site.views.parts import Citation, Link, Mark, Time


class ExpectedLine(Struct, frozen=True, gc=False):
    """What should come next.

    Attributes:
        anchor: ``expected-<id>``.
        text: What is expected.
        met: "Met", "Not met as of …" or "Not known", with its shape.
        due: When; None where no day is set.
        rule: Why it is expected; may be empty.
        citation: The source; None where the record names none.
        note: What a reader should know; may be empty.
        withdrawn: Why it was withdrawn; empty while it stands.
    """

    anchor: str
    text: str
    met: Mark
    due: Time | None = None
    rule: str = ""
    citation: Citation | None = None
    note: str = ""
    withdrawn: str = ""


class SourceLine(Struct, frozen=True, gc=False):
    """One source, with its kept copy.

    Attributes:
        anchor: ``source-<id>``.
        number: Its place in the list, from 1.
        kind: Such as "news report".
        title: Its title.
        publisher: May be empty.
        published: None where the record does not say.
        accessed: None where the record does not say.
        href: Its address; empty where there is none.
        archived: A kept copy; empty where there is none.
        archived_on: ISO day of the copy, for Robust Links; may be empty.
        version_of: Another state of the same page; None where it is none.
        note: How it was seen, and what a reader should know; may be empty.
        withdrawn: Why it was withdrawn; empty while it stands.
    """

    anchor: str
    number: int
    kind: str
    title: str
    publisher: str = ""
    published: Time | None = None
    accessed: Time | None = None
    href: str = ""
    archived: str = ""
    archived_on: str = ""
    version_of: Link | None = None
    note: str = ""
    withdrawn: str = ""


class WaiverLine(Struct, frozen=True, gc=False):
    """A standard that was set aside, by whom and why.

    Attributes:
        standard: The rule, in words.
        code: Its code.
        where: The item it was set aside for.
        by: Who decided.
        reason: Why.
    """

    standard: str
    code: str
    where: str
    by: str
    reason: str


class Piece(Struct, frozen=True, gc=False):
    """A run of words in a comparison.

    Attributes:
        mark: ``kept``, ``was``, ``now``, or ``gap`` where unchanged sentences are left out.
        text: The words, spaces included; empty for a gap.
    """

    mark: str
    text: str


class Compared(Struct, frozen=True, gc=False):
    """One changed paragraph, word by word.

    Attributes:
        place: Where it stands, such as "paragraph 3"; may be empty.
        pieces: Printed end to end.
    """

    place: str
    pieces: tuple[Piece, ...]


class Difference(Struct, frozen=True, gc=False):
    """One change that git tells.

    Attributes:
        item: What changed, with a link where it stands on the page, else without.
        says: What happened to it, such as "standing reported → confirmed".
        was: The former value; empty where there was none, or ``passages`` show it.
        now: The present value; likewise.
        passages: The words side by side; empty for what is not prose.
    """

    item: Link
    says: str
    was: str = ""
    now: str = ""
    passages: tuple[Compared, ...] = ()


class UpdateEntry(Struct, frozen=True, gc=False):
    """One entry of the log.

    Attributes:
        anchor: ``update-<id>``.
        at: When it was published.
        kinds: One or more marks.
        headline: What changed, in a line.
        why: The reason.
        facts: What the kind adds, in order: "Was", "Now", "How we learned" and the like.
        covers: The items it speaks for.
        citations: Sources.
        differences: What changed by git's account; empty without history.
        stood: How long an error stood, in words; may be empty.
        delay: How much later than the change, or than its date, the entry came; may be empty.
        of_weight: Whether it is a correction or retraction that is not minor.
        significant: Whether it moves "last updated".
        from_git: Whether the entry is borne out by the history; None without history.
    """

    anchor: str
    at: Time
    kinds: tuple[Mark, ...]
    headline: str
    why: str = ""
    facts: tuple[tuple[str, str], ...] = ()
    covers: tuple[Link, ...] = ()
    citations: tuple[Citation, ...] = ()
    differences: tuple[Difference, ...] = ()
    stood: str = ""
    delay: str = ""
    of_weight: bool = False
    significant: bool = True
    from_git: bool | None = None


class Log(Struct, frozen=True, gc=False):
    """All updates, newest first.

    Attributes:
        entries: Newest first.
        proof: Such as "12 changes since publication, all 12 explained"; empty without history.
        history: The page with every version; None without history.
        notice: That the log was reconstructed, or that no history is available; may be empty.
    """

    entries: tuple[UpdateEntry, ...]
    proof: str = ""
    history: Link | None = None
    notice: str = ""
