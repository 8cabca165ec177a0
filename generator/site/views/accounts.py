"""Where tellings differ: each in its words, by the day on which it was told."""

from __future__ import annotations

from msgspec import Struct

from generator.model.claim import Account, Attribution, Claim
from generator.model.moment import Moment
from generator.model.source import Source
from generator.site import labels, phrases, urls
from generator.site.views.context import IncidentContext
from generator.site.views.evidence import Opens, opens_claim
from generator.site.views.speakers import publisher, short_name


class Telling(Struct, frozen=True):
    """One telling: its words first, then who and where.

    Attributes:
        words: In their words, or the claim where these are not recorded.
        quoted: Whether ``words`` are theirs, and stand in quotation marks.
        who: Such as "the mayor, from watching video · WTNH".
        opens: The mark of the claim that it supports or denies.
    """

    words: str
    quoted: bool
    who: str
    opens: Opens


class TellingDay(Struct, frozen=True):
    """What was told on one day.

    Attributes:
        heading: Such as "Monday, Oct. 16"; "Day not known" where nobody says.
        tellings: In the order of the record.
    """

    heading: str
    tellings: tuple[Telling, ...]


class AccountBox(Struct, frozen=True):
    """Tellings that differ.

    Attributes:
        anchor: ``account-<id>``.
        text: What they differ about.
        days: The earliest first; those of no known day last.
        note: What a reader should know about the difference; may be empty.
        withdrawn: Why it was withdrawn; empty while it stands.
    """

    anchor: str
    text: str
    days: tuple[TellingDay, ...] = ()
    note: str = ""
    withdrawn: str = ""


def show_account(context: IncidentContext, account: Account) -> AccountBox:
    """Tellings by day; of a withdrawn account, only why."""
    anchor = urls.anchor("accounts", account.id)
    if account.withdrawn:
        called = context.words.gettext(labels.WITHDRAWN)
        return AccountBox(anchor, called, withdrawn=account.withdrawn)
    by_day: dict[str, list[Telling]] = {}
    for claim_id in account.claims:
        claim = context.incident.item(claim_id, Claim)
        if claim.withdrawn:
            continue
        for said in claim.said_by:
            when = _when(context, said)
            by_day.setdefault(_day(context, when), []).append(_telling(context, claim, said))
    days = sorted(by_day, key=lambda day: (not day, day))
    return AccountBox(
        anchor=anchor,
        text=account.text,
        days=tuple(TellingDay(_heading(context, day), tuple(by_day[day])) for day in days),
        note=account.note or "",
    )


def _when(context: IncidentContext, said: Attribution) -> Moment | None:
    """When it was told: as the record says, else when the source was published."""
    if said.when or not said.source:
        return said.when
    source = context.incident.item(said.source, Source)
    return None if source.withdrawn else source.published


def _day(context: IncidentContext, when: Moment | None) -> str:
    return context.day(when).machine if when else ""


def _heading(context: IncidentContext, day: str) -> str:
    return context.heading(day).text


def _telling(context: IncidentContext, claim: Claim, said: Attribution) -> Telling:
    words = context.words
    stance, basis = (
        words.gettext(labels.STANCE[said.stance]),
        words.gettext(labels.BASIS[said.basis]),
    )
    name, outlet = short_name(context, said), publisher(context, said.source)
    who = phrases.commas((name, basis, stance), words)
    if name == outlet:
        # For translators: an outlet that tells something in its own voice
        who = words.gettext("%(name)s itself", name=who)
    elif said.source:
        who = words.gettext("%(name)s · %(outlet)s", name=who, outlet=outlet)
    return Telling(
        words=said.words or claim.text,
        quoted=said.words is not None,
        who=who,
        opens=opens_claim(context, claim),
    )
