"""The words that readers see and no editor wrote, in English, and how they are put together.

Each table is keyed by a closed list of the model: a test holds that no word of a list is missing,
and a missing one stops the build instead of dropping what it would have named.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Mapping, Sequence
from datetime import timedelta

from msgspec import Struct

from generator.model.claim import Basis, Stance, Standing
from generator.model.figure import Qualifier
from generator.model.media import MediumKind
from generator.model.person import NamingGround, NotNamed
from generator.model.place import AreaRole, PlaceRole
from generator.model.quote import QuoteBasis, Venue
from generator.model.record import Sensitivity, Status
from generator.model.source import SourceKind
from generator.model.update import UpdateKind, Whose


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
        heading: Above the claims that have it.
        meaning: What it means, in a sentence.
        is_present: Whether such a claim tells what is held today, and is counted in lists.
    """

    word: str
    heading: str
    meaning: str
    is_present: bool = True


STATUS: Mapping[Status, str] = {
    "draft": "Draft",
    "developing": "Developing",
    "ongoing": "Inquiry or case open",
    "closed": "Closed",
    "not-assessed": "Status not assessed",
    "withdrawn": "Withdrawn",
}
STANDING: Mapping[Standing, StandingLabel] = {
    "confirmed": StandingLabel(
        "Confirmed",
        "What is confirmed",
        "Two independent origins say so, or an official record or a recording shows it.",
    ),
    "reported": StandingLabel(
        "Reported",
        "What is reported",
        "Somebody says so, as each line names. We have not confirmed it.",
    ),
    "disputed": StandingLabel("Disputed", "What is disputed", "Those who tell it do not agree."),
    "superseded": StandingLabel(
        "Superseded",
        "What was said before",
        "Rightly told then, overtaken since.",
        is_present=False,
    ),
    "retracted": StandingLabel(
        "Retracted",
        "What we no longer say",
        "We were wrong, or it was taken back.",
        is_present=False,
    ),
}
"""From the strongest to the weakest, which is also the order of the page."""

BASIS: Mapping[Basis, str] = {
    "saw-it": "who saw it",
    "watched-video": "from watching video",
    "was-told": "who was told so",
    "read-document": "from reading a document",
    "official-record": "from an official record",
    "recording": "from a recording",
    "not-stated": "",
}
QUOTE_BASIS: Mapping[QuoteBasis, str] = {
    "saw-it": "saw it",
    "watched-video": "watched the video",
    "was-told": "was told",
    "read-document": "read a document",
    "official-record": "from an official record",
    "opinion": "an opinion",
    "not-stated": "",
}
VENUE: Mapping[Venue, str] = {
    "press-conference": "at a press conference",
    "briefing": "at a briefing",
    "statement": "in a statement",
    "interview": "in an interview",
    "social-post": "in a social media post",
    "court": "in court",
    "broadcast": "on air",
    "written": "in writing",
    "not-stated": "",
}
BEARING: Mapping[Stance, str] = {
    "says": "Speaks to",
    "differs": "Tells differently",
    "denies": "Denies",
}
"""What a quote does to the claims that it lists."""

STANCE: Mapping[Stance, str] = {
    "says": "",
    "differs": "tells it differently",
    "denies": "denies it",
}
SOURCE_KIND: Mapping[SourceKind, str] = {
    "news-report": "news report",
    "official-statement": "official statement",
    "press-conference": "press conference",
    "interview": "interview",
    "document": "document",
    "court-record": "court record",
    "video": "video",
    "photo": "photo",
    "social-post": "social media post",
    "data": "data",
    "own-reporting": "our own reporting",
}
GROUND: Mapping[NamingGround, str] = {
    "public-official": "named as a public official",
    "public-figure": "named as a public figure",
    "spoke-on-record": "named because they spoke on the record",
    "charged": "named because they were charged",
    "convicted": "named because they were convicted",
    "identified-by-authority": "named because an authority identified them",
    "family-consent": "named with the family’s consent",
}
NOT_NAMED: Mapping[NotNamed, str] = {
    "not-identified": "not identified so far",
    "withheld-by-authority": "name withheld by the authorities",
    "withheld-by-us": "name withheld by us",
    "not-stated": "name not stated",
}
AREA_ROLE: Mapping[AreaRole, str] = {
    "evacuation-zone": "evacuation zone",
    "closed-road": "closed road",
    "route": "route",
    "affected-area": "affected area",
    "search-area": "search area",
}
PLACE_ROLE: Mapping[PlaceRole, str] = {
    "scene": "where it happened",
    "start": "where it started",
    "route": "on the way",
    "left-at": "where something was left",
    "hospital": "hospital",
    "statement": "where a statement was made",
    "landmark": "landmark",
    "related": "related place",
}
MEDIUM: Mapping[MediumKind, str] = {
    "image": "picture",
    "video": "video",
    "audio": "recording",
    "document": "document",
}
UPDATE: Mapping[UpdateKind, str] = {
    "published": "First published",
    "new-information": "New information",
    "correction": "Correction",
    "clarification": "Clarification",
    "retraction": "Retraction",
    "attribution": "Attribution",
    "sources": "Sources",
    "media": "Pictures",
    "status": "Status",
    "checked": "Checked, nothing new",
    "style": "Style",
    "withdrawn": "Withdrawn",
    "reinstated": "Reinstated",
    "removed": "Removed",
}
WHOSE: Mapping[Whose, str] = {"ours": "Ours.", "source": "The source’s."}
"""Whose error a correction is about."""

SENSITIVITY: Mapping[Sensitivity, str] = {
    "death": "death",
    "graphic": "graphic detail",
    "minors": "children",
    "sexual-violence": "sexual violence",
    "domestic": "violence in a home",
    "suicide": "suicide",
    "none": "",
    "not-assessed": "",
}
QUALIFIER: Mapping[Qualifier, str] = {
    "exactly": "",
    "about": "about",
    "at-least": "at least",
    "at-most": "at most",
}
SECTION: Mapping[str, str] = {
    "sources": "source",
    "people": "person",
    "agencies": "agency",
    "things": "thing",
    "places": "place",
    "claims": "claim",
    "figures": "figure",
    "series": "series",
    "accounts": "account",
    "quotes": "quote",
    "events": "event",
    "media": "media",
    "questions": "question",
    "expected": "expected",
    "updates": "update",
}
"""What an item of each section is called."""

FIELD: Mapping[str, str] = {
    "narrative": "the story",
    "headline": "headline",
    "standfirst": "standfirst",
    "rests_on": "what the headline rests on",
    "brief": "the short version",
    "lead": "the picture at the top",
    "byline": "byline",
    "what_to_do": "what to do",
    "kind": "kind of incident",
    "facets": "what it is sorted by",
    "ids": "ids of others",
    "reported": "when it was first reported",
    "license": "licence",
    "status": "status",
    "occurred": "when it happened",
    "timezone": "time zone",
    "language": "language",
    "tags": "tags",
    "sensitivity": "warnings",
    "related": "related incidents",
    "aliases": "earlier addresses",
    "reconstructed": "whether the log was reconstructed",
    "waive": "standards set aside",
    "rest": "everything else that changed",
}


POLICY: Mapping[str, str] = {
    "corrections": "How we correct",
    "ethics": "How we work",
    "naming": "Naming people",
}
"""What policies are called that most newsrooms have; others are called by their own word."""

WITHDRAWN = "Something that was withdrawn"
"""What the page calls an item that was withdrawn: its words stand in the history alone."""

NOT_KNOWN = "not known"
DIGITS, OTHER_LETTERS = "0–9", "Other letters"
"""What the list from A to Z has before A and after Z."""

WITHDRAWN_EXPLAINER = "An explainer that was withdrawn"


def standing(word: Standing) -> Mark:
    """The mark of a standing."""
    return Mark(word, STANDING[word].word)


def status(word: Status) -> Mark:
    """The mark of an incident's status."""
    return Mark(word, STATUS[word])


def update_kinds(words: Sequence[UpdateKind]) -> tuple[Mark, ...]:
    """The marks of the kinds of an update."""
    return tuple(Mark(word, UPDATE[word]) for word in words)


def policy(kind: str) -> str:
    """What a reader calls a policy."""
    return POLICY.get(kind, kind.replace("-", " ").capitalize())


def count(number: int, one: str, many: str = "") -> str:
    """Write a count: 1 claim, 2 claims."""
    return f"{number:,} {one if number == 1 else many or one + 's'}"


def listed(words: Sequence[str], joint: str = "and") -> str:
    """Join words as a sentence does: a, b and c."""
    if len(words) < 2:  # noqa: PLR2004 - nothing to join
        return "".join(words)
    return f"{', '.join(words[:-1])} {joint} {words[-1]}"


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


def lasting(delta: timedelta) -> str:
    """Write a stretch of time: 16 h 35 min, 3 days 2 h."""
    minutes = int(delta.total_seconds() // 60)
    days, minutes = divmod(minutes, 24 * 60)
    hours, minutes = divmod(minutes, 60)
    if days:
        return count(days, "day") + (f" {hours} h" if hours else "")
    if hours:
        return f"{hours} h {minutes} min" if minutes else f"{hours} h"
    return f"{minutes} min"
