"""One claim: its standing, who says it, from when, and what replaced it."""

from __future__ import annotations

from msgspec import Struct

from generator.model.claim import Attribution, Claim
from generator.model.dates import first_published
from generator.model.history import Aspect
from generator.model.moment import Moment
from generator.model.origins import origins
from generator.model.person import Person
from generator.site import dates, labels, marked, phrases, urls
from generator.site.labels import Mark
from generator.site.urls import Link
from generator.site.views.context import IncidentContext
from generator.site.views.speakers import (
    in_short,
    lowered,
)


class Saying(Struct, frozen=True):
    """Who says a claim, and how they know.

    Attributes:
        who: The person, agency or unnamed source; empty for an outlet that speaks for itself.
        stance: "tells it differently" or "denies it"; empty where they simply say so.
        basis: How they know, such as "from watching video"; empty where it is not stated.
        via: Who passed their words on; empty where nobody did.
        words: How this telling puts it, without quotation marks; may be empty.
        source: The source in which it stands: publisher and day; None where it has none.
    """

    who: str = ""
    stance: str = ""
    basis: str = ""
    via: str = ""
    words: str = ""
    source: Link | None = None


class ClaimLine(Struct, frozen=True):
    """One checkable statement with its standing.

    Attributes:
        anchor: ``claim-<id>``.
        text: The statement.
        standing: Its mark.
        says: Who says so.
        who: The same in three words, such as "only the mayor".
        origins: How many independent origins, in words; may be empty.
        since: The day the page began to say this; empty where history does not tell.
        fresh: The same in short, where the claim is newer than the page; else empty.
        note: What a reader should know about it; may be empty.
        withdrawn: Why it was withdrawn; empty while it stands.
        replaced_by: The claim that overtook it; None where none did.
        corrections: Updates that corrected it.
        used: Back to where the story uses it; None where it does not.
    """

    anchor: str
    text: str
    standing: Mark
    says: tuple[Saying, ...] = ()
    who: str = ""
    origins: str = ""
    since: str = ""
    fresh: str = ""
    note: str = ""
    withdrawn: str = ""
    replaced_by: Link | None = None
    corrections: tuple[Link, ...] = ()
    used: Link | None = None


def show_claim(context: IncidentContext, claim: Claim) -> ClaimLine:
    """One claim, with all who say it; of a withdrawn one, only why."""
    anchor = urls.anchor("claims", claim.id)
    if claim.withdrawn:
        return ClaimLine(
            anchor=anchor,
            text=context.words.gettext(labels.WITHDRAWN),
            standing=labels.standing(claim.standing, context.words),
            withdrawn=claim.withdrawn,
            replaced_by=_replaced_by(context, claim),
        )
    found = origins(claim, context.incident)
    since = _since(context, claim)
    return ClaimLine(
        anchor=anchor,
        text=claim.text,
        standing=labels.standing(claim.standing, context.words),
        says=tuple(show_saying(context, said) for said in claim.said_by),
        who=in_short(context, claim),
        origins=_origins(context, len(found)),
        since=context.day(since).text if since else "",
        fresh=context.narrow_day(since) if since and _is_fresh(context, since) else "",
        note=claim.note or "",
        replaced_by=_replaced_by(context, claim),
        corrections=corrections_of(context, f"claims/{claim.id}"),
        used=_used(context, claim),
    )


def _origins(context: IncidentContext, number: int) -> str:
    """How many independent origins a claim has, in words."""
    if number == 1:
        return context.words.gettext("one origin")
    return context.words.ngettext(
        "%(num)s independent origin", "%(num)s independent origins", number
    )


def show_saying(context: IncidentContext, said: Attribution) -> Saying:
    """Who says it, on what basis, in which source."""
    words = context.words
    return Saying(
        who=_teller(context, said),
        stance=words.gettext(labels.STANCE[said.stance]),
        basis=words.gettext(labels.BASIS[said.basis]),
        via=words.gettext("passed on by %(name)s", name=context.called(said.via))
        if said.via
        else "",
        words=said.words or "",
        source=context.source_link(said.source) if said.source else None,
    )


def _teller(context: IncidentContext, said: Attribution) -> str:
    if said.unnamed:
        return marked.begun(said.unnamed)
    if not said.who:
        return ""
    speaker = context.incident.items[said.who]
    role = speaker.role if isinstance(speaker, Person) and not speaker.withdrawn else None
    called = lowered(role, context.incident.language) if role else ""
    return phrases.commas((context.called_first(said.who), called), context.words)


def _used(context: IncidentContext, claim: Claim) -> Link | None:
    """The way back to the words of the story that rest on a claim."""
    if claim.id in context.tied and context.here == context.page:
        return Link(f"#in-story-{claim.id}", context.words.gettext("In the story"))
    return None


def _is_fresh(context: IncidentContext, since: Moment) -> bool:
    published = first_published(context.incident)
    zone = context.incident.zone
    return published is not None and dates.day_of(published, zone, context.words) != dates.day_of(
        since, zone, context.words
    )


def _since(context: IncidentContext, claim: Claim) -> Moment | None:
    """When the claim came onto the page, by the update that brought it."""
    added = [
        covered
        for covered in context.history.of_item(f"claims/{claim.id}")
        if covered.change.aspect is Aspect.ADDED and not covered.change.field
    ]
    if not added:
        return None
    updates = {update.id: update for update in context.incident.updates}
    known = [updates[name] for covered in added for name in covered.updates if name in updates]
    return known[0].at if known else None


def _replaced_by(context: IncidentContext, claim: Claim) -> Link | None:
    later = [one for one in context.incident.record.claims if claim.id in one.replaces]
    return context.link(later[0].id) if later else None


def corrections_of(context: IncidentContext, item: str) -> tuple[Link, ...]:
    """The updates that corrected an item, such as ``claims/age-40s``, newest last.

    On the page of a translation these are its own corrections too.
    """
    name = item.partition("/")[2]
    items = {item, f"{context.incident.translated_to}/{item}"}
    return tuple(
        Link(
            context.update_href(update.id),
            context.words.gettext("Corrected %(day)s", day=context.day(update.at).text),
        )
        for update in context.incident.updates
        if {"correction", "retraction"} & set(update.kind)
        and (name in update.corrects or items & set(update.covers or ()))
    )
