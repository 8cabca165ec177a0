"""Evidence in place: a phrase, or a line, whose mark opens a sheet beside it."""

from __future__ import annotations

from msgspec import Struct

from generator.model.claim import Claim
from generator.site import labels, phrases, urls
from generator.site.views.context import IncidentContext
from generator.site.views.speakers import in_short


class Opens(Struct, frozen=True):
    """The mark that opens a sheet.

    Attributes:
        sheet: The id of the sheet.
        shape: What the mark says, such as ``reported``; a number stands for a source.
        name: What those who hear the page hear of it, after the phrase.
    """

    sheet: str
    shape: str
    name: str


class SourceMark(Struct, frozen=True):
    """The number of a source, which opens its sheet.

    Attributes:
        number: The source’s place in the list, from 1.
        opens: The mark.
    """

    number: int
    opens: Opens


def source_mark(context: IncidentContext, source_id: str) -> SourceMark:
    """The number of a source, where no claim beside it gives the source."""
    number = context.numbers[source_id]
    called = context.source_link(source_id).text
    name = context.words.gettext("Source %(number)s: %(title)s", number=number, title=called)
    return SourceMark(number, Opens(sheet_of("sources", source_id), "", name))


def sheet_of(section: str, item_id: str) -> str:
    """The id of an item’s sheet, such as ``sheet-claim-age-40s``."""
    return f"sheet-{urls.anchor(section, item_id)}"


def opens_claim(context: IncidentContext, claim: Claim) -> Opens:
    """The mark of a claim: its standing, and who says so."""
    words = context.words
    if claim.withdrawn:
        name = words.pgettext("a claim", "withdrawn")
    else:
        within = labels.standing_within(claim.standing, words)
        name = phrases.commas((within, in_short(context, claim)), words)
    shape = "withdrawn" if claim.withdrawn else claim.standing
    return Opens(sheet_of("claims", claim.id), shape, name)
