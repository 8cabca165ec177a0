"""English for the record's own words: standings, bases, venues, kinds of update."""

from __future__ import annotations

from collections.abc import Mapping

from generator.site.views.parts import Mark

STATUS: Mapping[str, str] = {
    "draft": "Draft",
    "developing": "Developing",
    "ongoing": "Inquiry or case open",
    "closed": "Closed",
    "withdrawn": "Withdrawn",
    "held": "Held back",
}
STANDING: Mapping[str, str] = {
    "confirmed": "Confirmed",
    "reported": "Reported",
    "disputed": "Disputed",
    "superseded": "Superseded",
    "retracted": "Retracted",
}
STANDING_HEADING: Mapping[str, tuple[str, str]] = {
    "confirmed": (
        "What is confirmed",
        "Two independent origins say so, or an official record or a recording shows it.",
    ),
    "reported": (
        "What is reported",
        "Somebody says so, as each line names. We have not confirmed it.",
    ),
    "disputed": ("What is disputed", "Those who tell it do not agree."),
    "superseded": ("What was said before", "Rightly told then, overtaken since."),
    "retracted": ("What we no longer say", "We were wrong, or it was taken back."),
}
"""Heading and gloss of each group of claims, in the order of the page."""

BASIS: Mapping[str, str] = {
    "saw-it": "who saw it",
    "watched-video": "from watching video",
    "was-told": "who was told so",
    "read-document": "from reading a document",
    "official-record": "from an official record",
    "recording": "from a recording",
    "opinion": "in their opinion",
}
QUOTE_BASIS: Mapping[str, str] = {
    "saw-it": "saw it",
    "watched-video": "watched the video",
    "was-told": "was told",
    "read-document": "read a document",
    "official-record": "from an official record",
    "opinion": "an opinion",
}
VENUE: Mapping[str, str] = {
    "press-conference": "at a press conference",
    "briefing": "at a briefing",
    "statement": "in a statement",
    "interview": "in an interview",
    "social-post": "in a social media post",
    "court": "in court",
    "broadcast": "on air",
    "written": "in writing",
}
BEARING: Mapping[str, str] = {
    "says": "Speaks to",
    "differs": "Tells differently",
    "denies": "Denies",
}
"""What a quote does to the claims that it lists."""

STANCE: Mapping[str, str] = {"says": "", "differs": "tells it differently", "denies": "denies it"}
SOURCE_KIND: Mapping[str, str] = {
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
GROUND: Mapping[str, str] = {
    "public-official": "named as a public official",
    "public-figure": "named as a public figure",
    "spoke-on-record": "named because they spoke on the record",
    "charged": "named because they were charged",
    "convicted": "named because they were convicted",
    "identified-by-authority": "named because an authority identified them",
    "family-consent": "named with the family’s consent",
}
NOT_NAMED: Mapping[str, str] = {
    "not-identified": "not identified so far",
    "withheld-by-authority": "name withheld by the authorities",
    "withheld-by-us": "name withheld by us",
    "not-stated": "name not stated",
}
PLACE_ROLE: Mapping[str, str] = {
    "scene": "where it happened",
    "start": "where it started",
    "route": "on the way",
    "left-at": "where something was left",
    "hospital": "hospital",
    "statement": "where a statement was made",
    "landmark": "landmark",
    "related": "related place",
}
MEDIUM: Mapping[str, str] = {
    "image": "picture",
    "video": "video",
    "audio": "recording",
    "document": "document",
}
UPDATE: Mapping[str, str] = {
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
SENSITIVITY: Mapping[str, str] = {
    "death": "a death",
    "graphic": "graphic detail",
    "minors": "children",
    "sexual-violence": "sexual violence",
    "domestic": "violence in a home",
    "suicide": "suicide",
}
SECTION: Mapping[str, str] = {
    "sources": "source",
    "people": "person",
    "agencies": "agency",
    "things": "thing",
    "places": "place",
    "claims": "claim",
    "accounts": "account",
    "quotes": "quote",
    "events": "event",
    "media": "media",
    "questions": "question",
    "expected": "expected",
    "updates": "update",
}
"""What an item of each section is called; also the prefix of its anchor."""

FIELD: Mapping[str, str] = {
    "narrative": "the story",
    "headline": "headline",
    "standfirst": "standfirst",
    "rests_on": "what the headline rests on",
    "kind": "kind of incident",
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


def standing(word: str) -> Mark:
    """The mark of a standing."""
    return Mark(word, STANDING[word])


def status(word: str) -> Mark:
    """The mark of an incident's status."""
    return Mark(word, STATUS[word])


def update_kind(word: str) -> Mark:
    """The mark of a kind of update."""
    return Mark(word, UPDATE[word])
