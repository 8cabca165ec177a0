"""What readers are told of each word of a closed list, in English: messages of the catalogue.

Each table is keyed by a closed list of the model: a test holds that no word of a list is missing,
and a missing one stops the build instead of dropping what it would have named.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import timedelta
from functools import reduce

from msgspec import Struct

from generator.model.claim import Basis, Stance, Standing
from generator.model.figure import Qualifier
from generator.model.history import NoHistory
from generator.model.media import MediumKind
from generator.model.person import NamingGround, NotNamed
from generator.model.place import AreaRole, PlaceRole
from generator.model.quote import QuoteBasis, Venue
from generator.model.record import Sensitivity, Status
from generator.model.source import SourceKind
from generator.model.update import UpdateKind, Whose
from generator.site import marked
from generator.site.words import N_, Words


class Mark(Struct, frozen=True, gc=False):
    """A standing, status or kind: told by a word and a shape, never by colour alone.

    Attributes:
        shape: The name of the shape in ``components/mark.html``; also the house's word for it.
        word: What a reader calls it, such as "Confirmed".
    """

    shape: str
    word: str


class StandingLabel(Struct, frozen=True):
    """What a reader is told of a standing.

    Attributes:
        word: The word of its mark.
        within: The same within a sentence.
        meaning: What it means, in a sentence.
        is_present: Whether such a claim tells what is held today, and is counted in lists.
    """

    word: str
    within: str
    meaning: str
    is_present: bool = True


class MediumLabel(Struct, frozen=True, gc=False):
    """What a reader is told of a kind of medium.

    Attributes:
        word: What it is.
        absent: The same of one that we only know of.
        show: Uncovers it, where it stands under a warning.
        open: Leads to where it lives elsewhere.
    """

    word: str
    absent: str
    show: str
    open: str


STATUS: Mapping[Status, str] = {
    "draft": N_("Draft"),
    "developing": N_("Developing"),
    "ongoing": N_("Inquiry or case open"),
    "closed": N_("Closed"),
    "not-assessed": N_("Status not assessed"),
    "withdrawn": N_("Withdrawn"),
}
STANDING: Mapping[Standing, StandingLabel] = {
    "confirmed": StandingLabel(
        N_("Confirmed"),
        N_("confirmed"),
        N_("Two independent origins say so, or an official record or a recording shows it."),
    ),
    "reported": StandingLabel(
        N_("Reported"),
        N_("reported"),
        N_("Somebody says so, as each line names. We have not confirmed it."),
    ),
    "disputed": StandingLabel(
        N_("Disputed"),
        N_("disputed"),
        N_("Those who tell it do not agree."),
    ),
    "superseded": StandingLabel(
        N_("Superseded"),
        N_("superseded"),
        N_("Rightly told then, overtaken since."),
        is_present=False,
    ),
    "retracted": StandingLabel(
        N_("Retracted"),
        N_("retracted"),
        N_("We were wrong, or it was taken back."),
        is_present=False,
    ),
}
"""From the strongest to the weakest, which is also the order of the page."""

BASIS: Mapping[Basis, str] = {
    "saw-it": N_("who saw it"),
    "watched-video": N_("from watching video"),
    "was-told": N_("who was told so"),
    "read-document": N_("from reading a document"),
    "official-record": N_("from an official record"),
    "recording": N_("from a recording"),
    "not-stated": "",
}
QUOTE_BASIS: Mapping[QuoteBasis, str] = {
    "saw-it": N_("saw it"),
    "watched-video": N_("watched the video"),
    "was-told": N_("was told"),
    "read-document": N_("read a document"),
    "official-record": N_("from an official record"),
    "opinion": N_("an opinion"),
    "not-stated": "",
}
VENUE: Mapping[Venue, str] = {
    "press-conference": N_("at a press conference"),
    "briefing": N_("at a briefing"),
    "statement": N_("in a statement"),
    "interview": N_("in an interview"),
    "social-post": N_("in a social media post"),
    "court": N_("in court"),
    "broadcast": N_("on air"),
    "written": N_("in writing"),
    "not-stated": "",
}
BEARING: Mapping[Stance, str] = {
    "says": N_("Speaks to"),
    "differs": N_("Tells differently"),
    "denies": N_("Denies"),
}
"""What a quote does to the claims that it lists."""

STANCE: Mapping[Stance, str] = {
    "says": "",
    "differs": N_("tells it differently"),
    "denies": N_("denies it"),
}
SOURCE_KIND: Mapping[SourceKind, str] = {
    "news-report": N_("News report"),
    "official-statement": N_("Official statement"),
    "press-conference": N_("Press conference"),
    "interview": N_("Interview"),
    "document": N_("Document"),
    "court-record": N_("Court record"),
    "video": N_("Video"),
    "photo": N_("Photo"),
    "social-post": N_("Social media post"),
    "data": N_("Data"),
    "own-reporting": N_("Our own reporting"),
}
GROUND: Mapping[NamingGround, str] = {
    "public-official": N_("named as a public official"),
    "public-figure": N_("named as a public figure"),
    "spoke-on-record": N_("named because they spoke on the record"),
    "charged": N_("named because they were charged"),
    "convicted": N_("named because they were convicted"),
    "identified-by-authority": N_("named because an authority identified them"),
    "family-consent": N_("named with the family’s consent"),
}
NOT_NAMED: Mapping[NotNamed, str] = {
    "not-identified": N_("not identified so far"),
    "withheld-by-authority": N_("name withheld by the authorities"),
    "withheld-by-us": N_("name withheld by us"),
    "not-stated": N_("name not stated"),
}
NAMELESS = N_("a person who is not named")
"""What the page calls a person for whom the record has no word."""

AREA_ROLE: Mapping[AreaRole, str] = {
    "evacuation-zone": N_("evacuation zone"),
    "closed-road": N_("closed road"),
    "route": N_("route"),
    "affected-area": N_("affected area"),
    "search-area": N_("search area"),
}
PLACE_ROLE: Mapping[PlaceRole, str] = {
    "scene": N_("where it happened"),
    "start": N_("where it started"),
    "route": N_("on the way"),
    "left-at": N_("where something was left"),
    "hospital": N_("hospital"),
    "statement": N_("where a statement was made"),
    "landmark": N_("landmark"),
    "related": N_("related place"),
}
MEDIUM: Mapping[MediumKind, MediumLabel] = {
    "image": MediumLabel(
        N_("Picture"),
        N_("Picture, not held here"),
        N_("Show the picture"),
        N_("Open the picture where it was published"),
    ),
    "video": MediumLabel(
        N_("Video"),
        N_("Video, not held here"),
        N_("Show the video"),
        N_("Open the video where it was published"),
    ),
    "audio": MediumLabel(
        N_("Recording"),
        N_("Recording, not held here"),
        N_("Show the recording"),
        N_("Open the recording where it was published"),
    ),
    "document": MediumLabel(
        N_("Document"),
        N_("Document, not held here"),
        N_("Show the document"),
        N_("Open the document where it was published"),
    ),
}
UPDATE: Mapping[UpdateKind, str] = {
    "published": N_("First published"),
    "new-information": N_("New information"),
    "correction": N_("Correction"),
    "clarification": N_("Clarification"),
    "retraction": N_("Retraction"),
    "attribution": N_("Attribution"),
    "sources": N_("Sources"),
    "media": N_("Pictures"),
    "status": N_("Status"),
    "checked": N_("Checked, nothing new"),
    "style": N_("Style"),
    "translation": N_("Translation"),
    "withdrawn": N_("Withdrawn"),
    "reinstated": N_("Reinstated"),
    "removed": N_("Removed"),
}
WHOSE: Mapping[Whose, str] = {"ours": N_("Ours."), "source": N_("The source’s.")}
"""Whose error a correction is about."""

SENSITIVITY: Mapping[Sensitivity, str] = {
    "death": N_("death"),
    "graphic": N_("graphic detail"),
    "minors": N_("children"),
    "sexual-violence": N_("sexual violence"),
    "domestic": N_("violence in a home"),
    "suicide": N_("suicide"),
    "none": "",
    "not-assessed": "",
}
QUALIFIER: Mapping[Qualifier, str] = {
    "exactly": "",
    "about": N_("about"),
    "at-least": N_("at least"),
    "at-most": N_("at most"),
}
SECTION: Mapping[str, str] = {
    "sources": N_("source"),
    "people": N_("person"),
    "agencies": N_("agency"),
    "things": N_("thing"),
    "places": N_("place"),
    "claims": N_("claim"),
    "figures": N_("figure"),
    "series": N_("series"),
    "accounts": N_("account"),
    "quotes": N_("quote"),
    "events": N_("event"),
    "media": N_("media"),
    "questions": N_("question"),
    "expected": N_("expected"),
    "updates": N_("update"),
}
"""What an item of each section is called."""

SECTION_FIRST: Mapping[str, str] = {
    "sources": N_("Source"),
    "people": N_("Person"),
    "agencies": N_("Agency"),
    "things": N_("Thing"),
    "places": N_("Place"),
    "claims": N_("Claim"),
    "figures": N_("Figure"),
    "accounts": N_("Account"),
    "quotes": N_("Quote"),
    "events": N_("Event"),
    "media": N_("Media"),
    "series": N_("Series"),
    "questions": N_("Question"),
    "expected": N_("Expected"),
    "updates": N_("Update"),
}
"""The same, where a line begins with it."""

FIELD: Mapping[str, str] = {
    "narrative": N_("the story"),
    "headline": N_("headline"),
    "standfirst": N_("standfirst"),
    "rests_on": N_("what the headline rests on"),
    "brief": N_("the short version"),
    "lead": N_("the picture at the top"),
    "byline": N_("byline"),
    "what_to_do": N_("what to do"),
    "kind": N_("kind of incident"),
    "facets": N_("what it is sorted by"),
    "ids": N_("ids of others"),
    "reported": N_("when it was first reported"),
    "license": N_("licence"),
    "status": N_("status"),
    "occurred": N_("when it happened"),
    "timezone": N_("time zone"),
    "language": N_("language"),
    "tags": N_("tags"),
    "sensitivity": N_("warnings"),
    "related": N_("related incidents"),
    "aliases": N_("earlier addresses"),
    "reconstructed": N_("whether the log was reconstructed"),
    "waive": N_("standards set aside"),
    "rest": N_("everything else that changed"),
}

NO_HISTORY: Mapping[NoHistory, str] = {
    "": "",
    "no-repository": N_(
        "This copy of the site was made without the repository it is kept in, so its history is"
        " not available here."
    ),
    "not-read": N_("The history could not be read when this copy of the site was made."),
}
"""Why a page has no history."""

POLICY: Mapping[str, str] = {
    "corrections": N_("How we correct"),
    "ethics": N_("How we work"),
    "naming": N_("Naming people"),
}
"""What policies are called that most newsrooms have; others are called by their own word."""

WITHDRAWN = N_("Something that was withdrawn")
"""What the page calls an item that was withdrawn: its words stand in the history alone."""

NOT_KNOWN = N_("not known")
DIGITS, OTHER_LETTERS = "0–9", N_("Other letters")
"""What the list from A to Z has before A and after Z."""

WITHDRAWN_EXPLAINER = N_("An explainer that was withdrawn")


def standing(name: Standing, words: Words) -> Mark:
    """The mark of a standing."""
    return Mark(name, words.gettext(STANDING[name].word))


def standing_within(name: Standing, words: Words) -> str:
    """The word of a standing as it stands within a sentence, or after a number."""
    return words.gettext(STANDING[name].within)


def status(name: Status, words: Words) -> Mark:
    """The mark of an incident's status."""
    return Mark(name, words.gettext(STATUS[name]))


def update_kinds(names: Sequence[UpdateKind], words: Words) -> tuple[Mark, ...]:
    """The marks of the kinds of an update."""
    return tuple(Mark(name, words.gettext(UPDATE[name])) for name in names)


def policy(kind: str, words: Words) -> str:
    """What a reader calls a policy."""
    known = POLICY.get(kind)
    return words.gettext(known) if known else kind.replace("-", " ").capitalize()


def sorts_as(words: str) -> tuple[int, str]:
    """Order words as a list from A to Z does: without accents, signs and capitals.

    What begins with a number comes first, what begins with another letter than a Latin one last.
    """
    letter, plain = letter_of(words), _plain(words)
    rank = {DIGITS: 0, OTHER_LETTERS: 2}.get(letter, 1)
    return (rank, plain)


def letter_of(words: str) -> str:
    """The heading under which words stand in a list from A to Z."""
    first = _plain(words)[:1]
    if "a" <= first <= "z":
        return first.upper()
    return DIGITS if first.isdecimal() or not first else OTHER_LETTERS


def _plain(words: str) -> str:
    letters = unicodedata.normalize("NFKD", words).casefold()
    plain = "".join(one for one in letters if not unicodedata.combining(one))
    return plain.lstrip("".join(one for one in plain if not one.isalnum()))


def lasting(delta: timedelta, words: Words) -> str:
    """Write a stretch of time: 16 h 35 min, 3 days 2 h."""
    minutes = int(delta.total_seconds() // 60)
    days, minutes = divmod(minutes, 24 * 60)
    hours, minutes = divmod(minutes, 60)
    if days:
        counted = words.ngettext("%(num)s day", "%(num)s days", days)
        return (
            words.gettext("%(days)s %(hours)s h", days=counted, hours=hours) if hours else counted
        )
    if hours and minutes:
        return words.gettext("%(hours)s h %(minutes)s min", hours=hours, minutes=minutes)
    if hours:
        return words.gettext("%(hours)s h", hours=hours)
    return words.gettext("%(minutes)s min", minutes=minutes)


def begun(text: str) -> str:
    """Words that somebody wrote for the midst of a sentence, as a line begins with them."""
    return marked.begun(text)


def commas(parts: Iterable[str], words: Words) -> str:
    """Join what stands one after the other, without an “and”; what is empty is left out."""
    return _joined(
        parts, lambda first, then: words.gettext("%(first)s, %(then)s", first=first, then=then)
    )


def semicolons(parts: Iterable[str], words: Words) -> str:
    """Join what stands further apart than :func:`commas` has it; what is empty is left out."""
    return _joined(
        parts, lambda first, then: words.gettext("%(first)s; %(then)s", first=first, then=then)
    )


def sentences(parts: Iterable[str], words: Words) -> str:
    """Join whole sentences; what is empty is left out."""
    return _joined(
        parts, lambda first, then: words.gettext("%(first)s %(then)s", first=first, then=then)
    )


def colon(label: str, text: str, words: Words) -> str:
    """Put a label before a text."""
    return words.gettext("%(label)s: %(text)s", label=label, text=text)


def _joined(parts: Iterable[str], join: Callable[[str, str], str]) -> str:
    some = [part for part in parts if part]
    return reduce(join, some) if some else ""
