"""Standings: what a claim's attributions can bear."""

from __future__ import annotations

from collections.abc import Iterator

from generator.model.claim import Attribution, Basis, Claim, Standing
from generator.model.figure import Figure
from generator.model.incident import Incident
from generator.model.newsroom import Newsroom
from generator.model.origins import origins
from generator.model.series import Series
from generator.problems import Level, Location
from generator.standards.rule import Finding, Rule, at, claim_of

_PROOF: frozenset[Basis] = frozenset({"official-record", "recording"})
_GONE: frozenset[Standing] = frozenset({"superseded", "retracted"})


def confirmed_too_soon(incident: Incident, _newsroom: Newsroom) -> Iterator[Finding]:
    """A confirmed claim has two independent origins, or an official record or recording.

    Five outlets that quote one mayor are one origin: repeating is not confirming. An origin is
    who says it (a person and the agency they speak for are one), else whoever a publisher leaves
    unnamed, else the publisher in its own voice. ``via`` and other states of the same page add
    nothing. Sources without a publisher are one origin with all others of their account or host,
    and none that is named: say who published them. An official record or a recording is one that
    somebody named here has read or seen: ``basis: official-record`` or ``basis: recording``.
    """
    for claim in _standing(incident, "confirmed"):
        if any(not _is_followed(one, incident) for one in claim.said_by):
            continue  # a broken reference is a problem of its own
        every = origins(claim, incident)
        found = [origin for origin in every if origin.named]
        proven = any(one.basis in _PROOF and one.stance == "says" for one in claim.said_by)
        if len(found) < 2 and not proven:  # noqa: PLR2004  # two, as the docstring says
            names = ", ".join(origin.called for origin in every) or "nobody"
            hint = (
                "Write standing: reported, add who else says so independently, or say "
                "basis: official-record where the source is one."
            )
            message = f"“confirmed” rests on one origin ({names})."
            if len(found) < len(every):
                message = f"“confirmed” rests on sources without a publisher ({names})."
                hint = "Name their publisher:, write standing: reported, or add who else says so."
            yield Finding(_standing_field(incident, claim), message, hint)


def disputed_by_nobody(incident: Incident, _newsroom: Newsroom) -> Iterator[Finding]:
    """A disputed claim shows who disputes it.

    Somebody tells it differently or denies it (``stance: differs`` or ``denies``), or an account
    sets it beside other tellings. “Disputed” without that is a doubt of our own, unsaid.
    """
    in_accounts = {claim for account in incident.record.accounts for claim in account.claims}
    for claim in _standing(incident, "disputed"):
        if claim.id not in in_accounts and all(one.stance == "says" for one in claim.said_by):
            hint = "Add an attribution with stance: denies, or an account that holds this claim."
            message = "“disputed”, but nobody here disputes it."
            yield Finding(_standing_field(incident, claim), message, hint)


def replaced_but_standing(incident: Incident, _newsroom: Newsroom) -> Iterator[Finding]:
    """A claim that another replaces no longer stands.

    What ``replaces`` names was rightly told then and has been overtaken (superseded), or was
    wrong (retracted). If both stood, the page would tell two things at once.
    """
    standings = {claim.id: claim.standing for claim in incident.record.claims}
    for claim in incident.record.claims:
        for index, old in enumerate(claim.replaces):
            if standings.get(old, "superseded") not in _GONE:
                message = f"“{old}” is replaced, and still stands as {standings[old]}."
                hint = f"Give {old} standing: superseded, or retracted where we were wrong."
                where = at(incident, f"claims/{claim.id}/replaces/{index}")
                yield Finding(where, message, hint)


def account_of_one(incident: Incident, _newsroom: Newsroom) -> Iterator[Finding]:
    """An account sets at least two tellings side by side.

    They may be two claims, or one claim whose attributions differ in their words or stance.
    """
    for account in incident.record.accounts:
        claims = [claim_of(incident, one) for one in account.claims]
        tellings = sum(len(claim.said_by) if claim else 2 for claim in claims)
        if tellings < 2:  # noqa: PLR2004  # two, as the docstring says
            where = at(incident, f"accounts/{account.id}/claims")
            message = "There is only one telling in this account."
            yield Finding(where, message, "Add the claim that tells it differently.")


def _is_followed(attribution: Attribution, incident: Incident) -> bool:
    named = (attribution.who, attribution.source)
    return all(name is None or name in incident.items for name in named)


def _standing_field(incident: Incident, one: Claim | Figure | Series) -> Location:
    return at(incident, f"{incident.sections[one.id]}/{one.id}/standing")


def _standing(incident: Incident, word: Standing) -> Iterator[Claim | Figure | Series]:
    """The claims of a standing, and the figures and series that say themselves who says so."""
    figures = (one for one in incident.record.figures if one.said_by)
    series = (one for one in incident.record.series if one.said_by)
    said: tuple[Claim | Figure | Series, ...] = (*incident.record.claims, *figures, *series)
    for claim in said:
        if claim.standing == word and claim.withdrawn is None:
            yield claim


RULES = (
    Rule("confirmed-too-soon", confirmed_too_soon),
    Rule("disputed-by-nobody", disputed_by_nobody),
    Rule("replaced-but-standing", replaced_but_standing),
    Rule("account-of-one", account_of_one, level=Level.ADVICE),
)
