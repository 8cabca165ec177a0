"""Who says so, in three words: the mayor, two outlets, only investigators."""

from __future__ import annotations

from collections.abc import Iterable

from generator.model.agency import Agency
from generator.model.claim import Attribution, Claim
from generator.model.origins import origins
from generator.model.person import Person
from generator.model.source import Source
from generator.site import phrases
from generator.site.views.context import IncidentContext
from generator.site.words import N_, Words

MOST_NAMED = 3
"""So many stand in a line; of more, the others are counted."""


def short_name(context: IncidentContext, said: Attribution) -> str:
    """Who says it, in as few words as the record allows: short name, role, or name."""
    if said.who:
        return short_item(context, said.who)
    if said.unnamed:
        return said.short or said.unnamed
    return publisher(context, said.source)


def short_item(context: IncidentContext, item_id: str) -> str:
    """A person or agency in short."""
    item = context.incident.items[item_id]
    if item.withdrawn:
        return context.called(item_id)
    if isinstance(item, Person):
        return item.short or item.name or item.called or context.called(item_id)
    return (item.short if isinstance(item, Agency) else None) or context.called(item_id)


def publisher(context: IncidentContext, source_id: str | None) -> str:
    """The publisher of a source, or its title; of an earlier state where it names none."""
    if source_id is None:
        return context.newsroom.name
    return context.outlet(context.incident.item(source_id, Source))


def in_short(context: IncidentContext, claim: Claim) -> str:
    """Who says a claim, for a line: “only the mayor”, “authorities, 2 outlets”.

    “Only” stands where all that say so are one independent origin. Those who deny it or tell it
    differently follow.
    """
    words = context.words
    names = _names(context, (said for said in claim.said_by if said.stance == "says"))
    if len(origins(claim, context.incident)) == 1:
        named = words.gettext("only %(name)s", name=names[0])
    else:
        named = phrases.commas(_with_outlets(context, claim, names), words)
    against = [
        words.gettext(_AGAINST[said.stance], name=short_name(context, said))
        for said in claim.said_by
        if said.stance != "says"
    ]
    return phrases.semicolons((named, *dict.fromkeys(against)), words)


_AGAINST = {
    "differs": N_("%(name)s tells it differently"),
    "denies": N_("%(name)s denies it"),
}


def _names(context: IncidentContext, said_by: Iterable[Attribution]) -> list[str]:
    return list(dict.fromkeys(short_name(context, said) for said in said_by))


def _with_outlets(context: IncidentContext, claim: Claim, names: list[str]) -> list[str]:
    """Count outlets that speak for themselves where there are several; keep three names."""
    own = [
        said for said in claim.said_by if said.stance == "says" and not (said.who or said.unnamed)
    ]
    outlets = _names(context, own)
    if len(outlets) > 1:
        others = [name for name in names if name not in outlets]
        outlets_counted = context.words.ngettext("%(num)s outlet", "%(num)s outlets", len(outlets))
        names = [outlets_counted, *others]
    if len(names) > MOST_NAMED:
        others = names[MOST_NAMED - 1 :]
        return [*names[: MOST_NAMED - 1], counted_others(len(others), context.words)]
    return names


def counted_others(number: int, words: Words) -> str:
    """How many more there are that a line does not name."""
    return words.ngettext("%(num)s other", "%(num)s others", number)


CAPITAL_NOUNS = frozenset({"de", "lb"})
"""The languages in which a noun keeps its capital within a sentence."""


def lowered(role: str, language: str) -> str:
    """A role as it stands after a name: “Mayor of Hartford” is no name there.

    Args:
        role: As the record has it.
        language: BCP 47 tag of the language that it is written in.
    """
    if language.partition("-")[0] in CAPITAL_NOUNS:
        return role
    is_name = role[1:2].isupper() or not role[:1].isupper()
    return role if is_name else f"{role[0].lower()}{role[1:]}"
