"""What people nearby are told to do: by whom, when it was checked, until when it holds."""

from __future__ import annotations

from datetime import datetime

from msgspec import Struct

from generator.model.brief import WhatToDo
from generator.model.source import Source
from generator.site import marked
from generator.site.urls import Link
from generator.site.views.context import IncidentContext
from generator.site.views.speakers import publisher


class Call(Struct, frozen=True):
    """A number to call.

    Attributes:
        label: What it is for.
        number: As people read it.
        href: As their phones dial it.
    """

    label: str
    number: str
    href: str


class Action(Struct, frozen=True):
    """What to do; true whenever it is read, since it says until when it holds.

    Attributes:
        heading: "What to do", or that it has run out.
        audience: Whom it is for.
        source: Where it comes from.
        checked: When somebody last looked, in words.
        holds: Until when it holds, in a sentence; empty where the source sets no end.
        ended: What stands in its place once it has run out; empty where there is no end.
        steps: One by one.
        calls: Numbers to call.
        at: When it was given, in words; may be empty.
        until: The instant at which it runs out, for the reader’s clock; may be empty.
        has_ended: Whether it had run out when the page was built.
    """

    audience: str
    source: Link
    checked: str
    steps: tuple[str, ...]
    calls: tuple[Call, ...] = ()
    at: str = ""
    holds: str = ""
    ended: str = ""
    until: str = ""
    has_ended: bool = False


def show_action(context: IncidentContext, now: datetime) -> Action | None:
    """What to do; None where the record says nothing.

    Args:
        context: The incident.
        now: The moment of the page.
    """
    advice = context.incident.record.what_to_do
    if advice is None:
        return None
    zone = context.incident.zone
    end = advice.end(zone)
    words, until = context.words, _end(context, advice)
    return Action(
        audience=marked.begun(advice.for_),
        source=context.source_link(advice.source),
        checked=context.time(advice.checked).text,
        steps=advice.steps,
        calls=tuple(Call(one.label, one.number, _dialled(one.number)) for one in advice.phones),
        at=context.time(advice.at).text if advice.at else "",
        holds=_holds(context, advice, until) if end else "",
        ended=words.gettext("This ran out: %(moment)s. It may no longer be right.", moment=until)
        if end
        else "",
        until=context.instant(end).machine if end else "",
        has_ended=end is not None and now >= end,
    )


def _holds(context: IncidentContext, advice: WhatToDo, until: str) -> str:
    """Until when it holds, and whom to ask then; nobody where its source was withdrawn."""
    words = context.words
    if context.incident.item(advice.source, Source).withdrawn:
        return marked.begun(words.gettext("until %(moment)s", moment=until))
    asked = publisher(context, advice.source)
    return words.gettext(
        "In force until %(moment)s; after that, ask %(name)s.", moment=until, name=asked
    )


def _end(context: IncidentContext, advice: WhatToDo) -> str:
    if advice.until is None:
        return ""
    moment = context.time(advice.until).text
    if advice.until.has_clock:
        return moment
    return context.words.gettext("the end of %(day)s", day=moment)


def _dialled(number: str) -> str:
    plus = "+" if number.lstrip().startswith("+") else ""
    return f"tel:{plus}{''.join(sign for sign in number if sign.isdigit())}"
