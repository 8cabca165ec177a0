"""What happened, where, who was in it, and what they said."""

from __future__ import annotations

from msgspec import Struct

from generator.site.views.maps import MapFigure
from generator.site.views.parts import Citation, Link, Mark, Time

LONGEST_UNFOLDED = 60
FOLDED_AFTER = 40  # words: what stands at once of a longer quote


class PlaceLine(Struct, frozen=True, gc=False):
    """One place, in the order of events.

    Attributes:
        anchor: ``place-<id>``.
        number: As on the map; 0 for a place that is listed and not drawn.
        name: As the record calls it.
        role: Such as "where it happened"; may be empty.
        facts: Precision, distance and direction, other names: a sentence each.
        events: When something happened there.
        note: What a reader should know about it; may be empty.
        citations: Sources for the place.
        withdrawn: Why it was withdrawn; empty while it stands.
    """

    anchor: str
    number: int
    name: str
    role: str = ""
    facts: tuple[str, ...] = ()
    events: tuple[Link, ...] = ()
    note: str = ""
    citations: tuple[Citation, ...] = ()
    withdrawn: str = ""


class WherePart(Struct, frozen=True, gc=False):
    """Where it happened.

    Attributes:
        places: In the order of events.
        figure: The drawn map; None where nothing can be drawn.
        summary: A sentence above the list; may be empty.
    """

    places: tuple[PlaceLine, ...]
    figure: MapFigure | None = None
    summary: str = ""


class EventLine(Struct, frozen=True, gc=False):
    """One event of the timeline.

    Attributes:
        anchor: ``event-<id>``.
        time: Within its day, such as "about 2 p.m."; None where no time is known.
        as_stated: How the source puts the time; may be empty.
        text: What happened.
        place: Where; None where the record does not say.
        claims: The claims it rests on.
        said_by: The origins of those claims, in words; may be empty.
        standing: The weakest standing of its claims; None where it rests on sources alone.
        citations: Sources.
        note: What a reader should know about it; may be empty.
        withdrawn: Why it was withdrawn; empty while it stands.
    """

    anchor: str
    text: str
    time: Time | None = None
    as_stated: str = ""
    place: Link | None = None
    claims: tuple[Link, ...] = ()
    said_by: str = ""
    standing: Mark | None = None
    citations: tuple[Citation, ...] = ()
    note: str = ""
    withdrawn: str = ""


class Day(Struct, frozen=True, gc=False):
    """The events of one day, or of no known day.

    Attributes:
        heading: The day; text alone where it is not known.
        zone: The zone of its clock times, in words; empty where none has one.
        events: In the order in which they happened.
    """

    heading: Time
    events: tuple[EventLine, ...]
    zone: str = ""


class Fold(Struct, frozen=True, gc=False):
    """A long quote in two: what stands on the page at once, and what a press unfolds.

    Attributes:
        shown: The first parts, the last of them perhaps cut.
        rest: What follows; empty where nothing is folded.
        is_cut: Whether ``rest`` begins within the part that ``shown`` ends with.
    """

    shown: tuple[str, ...]
    rest: tuple[str, ...] = ()
    is_cut: bool = False


class QuoteCard(Struct, frozen=True, gc=False):
    """Who said what, when, where, and how they know.

    Attributes:
        anchor: ``quote-<id>``.
        parts: The quoted words, without quotation marks; several where the source interrupts.
        language: BCP 47 tag of the words.
        speaker: As the page calls them.
        speaker_href: Their anchor.
        role: At the time of the quote; may be empty.
        said: When; None where the record does not say.
        venue: Such as "at a press conference"; empty where it is not stated.
        basis: How they know, in words; empty where it is not stated.
        unstated: What nobody states about the quote, in words; empty where all is told.
        context: What they were answering; may be empty.
        citation: The source.
        source: Publisher and day.
        locator: Where in the source; may be empty.
        fragment: Whether it is a part of a sentence.
        explained: What brackets and dots in the words mean; empty where there are none.
        original: The words in the language in which they were said; empty where not translated.
        original_language: BCP 47 tag of ``original``.
        translator: Who translated; may be empty.
        claims: What the quote speaks to, with standings.
        bearing: What it does to them, such as "Denies".
        page: The quote's own page; None where it is not published.
        status: A mark where it was corrected or withdrawn; None while it stands as it is.
        status_note: When and why; may be empty.
        note: What a reader should know about it; may be empty.
    """

    anchor: str
    parts: tuple[str, ...]
    speaker: str
    speaker_href: str
    citation: Citation
    source: str
    language: str = "en"
    role: str = ""
    said: Time | None = None
    venue: str = ""
    basis: str = ""
    unstated: str = ""
    context: str = ""
    locator: str = ""
    fragment: bool = False
    explained: str = ""
    original: str = ""
    original_language: str = ""
    translator: str = ""
    claims: tuple[Link, ...] = ()
    bearing: str = ""
    page: Link | None = None
    status: Mark | None = None
    status_note: str = ""
    note: str = ""

    @property
    def fold(self) -> Fold:
        """Fold a quote of more than 60 words behind its first 40; nothing of it is lost."""
        counts = [len(part.split()) for part in self.parts]
        if sum(counts) <= LONGEST_UNFOLDED:
            return Fold(self.parts)
        whole = 0
        while sum(counts[: whole + 1]) <= FOLDED_AFTER:
            whole += 1
        left = FOLDED_AFTER - sum(counts[:whole])
        if not left:
            return Fold(self.parts[:whole], self.parts[whole:])
        cut = self.parts[whole].split()
        shown = (*self.parts[:whole], " ".join(cut[:left]))
        return Fold(shown, (" ".join(cut[left:]), *self.parts[whole + 1 :]), is_cut=True)


class Figure(Struct, frozen=True, gc=False):
    """A person, an agency or a thing that the story needs.

    Attributes:
        anchor: ``person-<id>``, ``agency-<id>`` or ``thing-<id>``.
        name: The name, or what the page calls someone without one.
        role: Neutral, such as "person shot"; may be empty.
        age: In words; may be empty.
        of: The agency they speak for; None where none.
        naming: Why they are named, or why not.
        note: What a reader should know; may be empty.
        withdrawn: Why it was withdrawn; empty while it stands.
    """

    anchor: str
    name: str
    role: str = ""
    age: str = ""
    of: Link | None = None
    naming: str = ""
    note: str = ""
    withdrawn: str = ""


class Cast(Struct, frozen=True, gc=False):
    """People, agencies and things, in three lists; an empty one is not shown."""

    people: tuple[Figure, ...] = ()
    agencies: tuple[Figure, ...] = ()
    things: tuple[Figure, ...] = ()


class Picture(Struct, frozen=True, gc=False):
    """The sizes of a still picture.

    Attributes:
        src: The size for browsers that know no other.
        srcset: All sizes, as HTML's ``srcset`` writes them.
        width: Of ``src``, in pixels.
        height: Of ``src``, in pixels.
    """

    src: str
    srcset: str
    width: int
    height: int


class MediumFigure(Struct, frozen=True, gc=False):
    """A picture, video, recording or document, with its credit.

    Attributes:
        anchor: ``media-<id>``.
        kind: "picture", "video", "recording" or "document".
        alt: What it shows, for someone who cannot see it.
        caption: May be empty.
        credit: Whose it is.
        rights: In words.
        picture: The sizes; None where it is only linked or only known of.
        href: Where it lives elsewhere; empty where it does not.
        held: Whether we hold or link it; False for what we only know of.
        warning: Covers it until the reader chooses; may be empty.
        citation: The source; None where the record names none.
        note: What a reader should know; may be empty.
        withdrawn: Why it was withdrawn; empty while it stands.
    """

    anchor: str
    kind: str
    alt: str
    caption: str = ""
    credit: str = ""
    rights: str = ""
    picture: Picture | None = None
    href: str = ""
    held: bool = True
    warning: str = ""
    citation: Citation | None = None
    note: str = ""
    withdrawn: str = ""
