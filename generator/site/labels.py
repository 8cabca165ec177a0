"""What readers are told of each word of a closed list, in English: messages of the catalogue.

Each table is keyed by a closed list of the model: a test holds that no word of a list is missing,
and a missing one stops the build instead of dropping what it would have named.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

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
from generator.site.words import N_, Words


class Mark(Struct, frozen=True):
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


class MediumLabel(Struct, frozen=True):
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
