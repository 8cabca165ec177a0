"""A quote as every page shows it."""

from __future__ import annotations

from msgspec import Struct

from generator.model.moment import Grain
from generator.model.person import Person
from generator.model.quote import Quote
from generator.site import labels, phrases, urls
from generator.site.cards.card import CardState
from generator.site.cards.quote_status import QuoteStatus, present
from generator.site.dates import Time
from generator.site.labels import Mark
from generator.site.marked import join_texts
from generator.site.urls import Link
from generator.site.views.context import IncidentContext, SourceNote
from generator.site.views.evidence import Opens, sheet_of
from generator.site.views.speakers import lowered, publisher
from generator.site.words import N_, Words

LONGEST_UNFOLDED = 60

FOLDED_AFTER = 40  # words: what stands at once of a longer quote


class Fold(Struct, frozen=True):
    """A long quote in two: what stands on the page at once, and what a press unfolds.

    Attributes:
        shown: The first parts, the last of them perhaps cut.
        rest: What follows; empty where nothing is folded.
        is_cut: Whether ``rest`` begins within the part that ``shown`` ends with.
    """

    shown: tuple[str, ...]
    rest: tuple[str, ...] = ()
    is_cut: bool = False


class QuoteCard(Struct, frozen=True):
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
        line: When, where and in which source, in one line.
        opens: The mark of its sheet; None where the page shows all of it.
        origin: The way to the source, by its publisher and day.
    """

    anchor: str
    parts: tuple[str, ...]
    speaker: str
    speaker_href: str
    citation: SourceNote
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
    line: str = ""
    opens: Opens | None = None
    origin: Link | None = None

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


_NO_WORDS = {
    "text": (),
    **dict.fromkeys(("role", "context", "locator", "original", "translator", "note")),
}
"""What is told of a withdrawn quote in place of its words and those about it."""


def show_quote(context: IncidentContext, quote: Quote, *, is_alone: bool = False) -> QuoteCard:
    """A quote card; a withdrawn quote keeps its place and says why, without its words.

    Args:
        context: The incident, as the page shows it.
        quote: The quote.
        is_alone: Whether it stands on its own page, which tells beside it how it stands and what
            it speaks to.
    """
    speaker, words = context.incident.items[quote.speaker], context.words
    own = quote.model_copy(update=_NO_WORDS) if quote.withdrawn else quote
    role = own.role
    if not role and isinstance(speaker, Person) and not speaker.withdrawn:
        role = speaker.role
    status, status_note = (None, "") if is_alone else _status(context, quote)
    return QuoteCard(
        anchor=urls.anchor("quotes", quote.id),
        parts=own.text,
        speaker=context.called(quote.speaker),
        speaker_href=context.href(quote.speaker),
        citation=context.cite(quote.source),
        source=context.origin(quote.source),
        language=context.incident.language,
        role=lowered(role, context.incident.language) if role else "",
        said=context.optional_time(quote.said),
        venue=words.gettext(labels.VENUE[quote.venue]),
        basis=words.gettext(labels.QUOTE_BASIS[quote.basis]),
        unstated=unstated(words, quote),
        context=own.context or "",
        locator=own.locator or "",
        fragment=quote.fragment,
        explained=explained(words, own),
        original=own.original.text if own.original else "",
        original_language=own.original.language if own.original else "",
        translator=own.translator or "",
        claims=() if is_alone else context.links(quote.claims),
        bearing=words.gettext(labels.BEARING[quote.stance]),
        page=None if is_alone else context.quote_page(quote.id),
        status=status,
        status_note=status_note,
        note=own.note or "",
        line=_line(context, quote),
        opens=None if is_alone else _opens(context, quote),
        origin=context.source_link(quote.source),
    )


def _line(context: IncidentContext, quote: Quote) -> str:
    """When, where and in which source; the day of the source where the words have none."""
    venue = context.words.gettext(labels.VENUE[quote.venue])
    source = context.source_link(quote.source).text
    said = quote.said.first if quote.said else None
    if quote.said is None or said is None or said.grain in {Grain.MONTH, Grain.YEAR}:
        return join_texts(" · ", filter(None, (venue, source)))
    when_where = phrases.commas((context.short_day(quote.said), venue), context.words)
    who = context.words.isolated(publisher(context, quote.source))
    return join_texts(" · ", (when_where, who))


def _opens(context: IncidentContext, quote: Quote) -> Opens:
    speaker = context.called(quote.speaker)
    name = context.words.gettext("About this quote by %(name)s", name=speaker)
    return Opens(sheet_of("quotes", quote.id), "about", name)


STATES = {
    CardState.CORRECTED: (N_("Corrected"), N_("Corrected %(day)s")),
    CardState.WITHDRAWN: (N_("Withdrawn"), N_("Withdrawn %(day)s")),
    CardState.REMOVED: (N_("Removed"), N_("Removed %(day)s")),
}
"""What a reader is told of a quote that does not stand as it was; the same with its day."""


def notice(context: IncidentContext, found: QuoteStatus) -> str:
    """Tell that a quote does not stand as it was, and since when; nothing where it does."""
    if found.state is CardState.CURRENT:
        return ""
    words, (word, since) = context.words, STATES[found.state]
    return (
        words.gettext(since, day=context.day(found.at).text) if found.at else words.gettext(word)
    )


def _status(context: IncidentContext, quote: Quote) -> tuple[Mark | None, str]:
    """How it stands, by the rule of its own page: since when, and why."""
    found = present(quote, context.incident, context.history)
    told = notice(context, found)
    return (Mark(found.state.value, told), found.why) if told else (None, "")


def unstated(words: Words, quote: Quote) -> str:
    """Say in words what no source states about a quote: when, where, on what basis."""
    missing = [
        word
        for word, stated in (
            (words.pgettext("not stated", "when"), quote.said is not None),
            (words.pgettext("not stated", "where"), quote.venue != "not-stated"),
            (words.pgettext("not stated", "how they know"), quote.basis != "not-stated"),
        )
        if not stated
    ]
    if not missing:
        return ""
    return words.gettext("not stated: %(what)s", what=words.listed_or(missing))


def explained(words: Words, quote: Quote) -> str:
    """Say what brackets and dots in quoted words mean; nothing where there are none."""
    text = " ".join(quote.text)
    notes = []
    if "[" in text:
        notes.append(words.gettext("Words in [brackets] are not the speaker’s own."))
    if quote.fragment or "…" in text or "..." in text:
        notes.append(words.gettext("“…” stands where words are left out."))
    return phrases.sentences(notes, words)
