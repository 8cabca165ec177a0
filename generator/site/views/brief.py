"""The short version: at most six claims, in the order that an editor chose."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from msgspec import Struct

from generator.model.claim import Claim
from generator.model.record import Record
from generator.site import labels, marked
from generator.site.labels import Mark
from generator.site.views.claim import ClaimLine
from generator.site.views.context import IncidentContext
from generator.site.views.evidence import Opens, opens_claim
from generator.site.views.speakers import short_name


class BriefLine(Struct, frozen=True):
    """A claim in the short version: its words, its standing, who says so.

    Attributes:
        text: The claim.
        opens: The mark of its sheet.
        standing: Its mark.
        who: In three words.
        fresh: The day it came, where it is newer than the page; else empty.
    """

    text: str
    opens: Opens
    standing: Mark
    who: str
    fresh: str = ""


class BriefEntry(Struct, frozen=True):
    """One entry: a claim, or two that say one thing in two ways.

    Attributes:
        lines: One or two.
        heading: Above two, such as "The mayor has told this in two ways"; else empty.
    """

    lines: tuple[BriefLine, ...]
    heading: str = ""


class BriefPart(Struct, frozen=True):
    """The short version.

    Attributes:
        caveat: What a reader should know of all of it; may be empty.
        entries: At most six.
    """

    caveat: str
    entries: tuple[BriefEntry, ...]


MOST = 6


def show_brief(context: IncidentContext, shown: Mapping[str, ClaimLine]) -> BriefPart | None:
    """The short version; None where no claim stands that it could name.

    Args:
        context: The incident.
        shown: Its claims, by id.
    """
    record = context.incident.record
    caveat = record.brief.caveat if record.brief else None
    entries = [_entry(context, _standing(context, one), shown) for one in brief_claims(record)]
    entries = [one for one in entries if one.lines][:MOST]
    return BriefPart(caveat or "", tuple(entries)) if entries else None


def brief_claims(record: Record) -> tuple[tuple[str, ...], ...]:
    """What an editor chose, else what the headline rests on, in the order of the record."""
    if record.brief and record.brief.claims:
        return record.brief.claims
    named = set(record.rests_on)
    return tuple((claim.id,) for claim in record.claims if claim.id in named)


def _standing(context: IncidentContext, names: Sequence[str]) -> list[Claim]:
    claims = (context.incident.item(name, Claim) for name in names)
    return [claim for claim in claims if not claim.withdrawn and claim.standing != "retracted"]


def _entry(
    context: IncidentContext, claims: Sequence[Claim], shown: Mapping[str, ClaimLine]
) -> BriefEntry:
    heading = _in_two_ways(context, claims) if len(claims) > 1 else ""
    return BriefEntry(tuple(_line(context, claim, shown[claim.id]) for claim in claims), heading)


def _in_two_ways(context: IncidentContext, claims: Sequence[Claim]) -> str:
    """Whose two tellings they are, where one and the same person tells both."""
    tellers = [{said.who for said in claim.said_by if said.who} for claim in claims]
    shared = set.intersection(*tellers)
    alone = [one for one in shared if all(_tells(claim, one) for claim in claims)]
    if len(alone) == 1:
        said = next(one for one in claims[0].said_by if one.who == alone[0])
        name = marked.begun(short_name(context, said))
        return context.words.gettext("%(name)s has told this in two ways", name=name)
    return context.words.gettext("This is told in two ways")


def _tells(claim: Claim, who: str) -> bool:
    return any(said.who == who and said.stance == "says" for said in claim.said_by)


def _line(context: IncidentContext, claim: Claim, shown: ClaimLine) -> BriefLine:
    return BriefLine(
        text=claim.text,
        opens=opens_claim(context, claim),
        standing=labels.standing(claim.standing, context.words),
        who=shown.who,
        fresh=shown.fresh,
    )
