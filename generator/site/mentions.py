"""Whether what stories say of other incidents leads to one, or to an item of one."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from functools import cache

from msgspec import Struct

from generator.model.incident import Incident
from generator.problems import MOST_GUESSES, Location, Problem, nearest
from generator.site import urls
from generator.site.summary import Mention, Summary

_CODE = "reference.missing-elsewhere"


class _Fault(Struct, frozen=True):
    """What is wrong with a mention.

    Attributes:
        message: What to say of it.
        hint: What to write instead, where nothing near is known.
        written: What leads nowhere; empty where nothing near is sought.
        known: What there is in its place.
        before: What stands before it.
    """

    message: str
    hint: str
    written: str = ""
    known: Iterable[str] = ()
    before: str = ""

    def mend(self, *, guess: bool) -> str:
        """What to write instead, with the nearest that there is."""
        meant = nearest(self.written, self.known) if guess and self.written else None
        return f"Did you mean {self.before}{meant}?" if meant else self.hint


def judge_mentions(
    summaries: Mapping[str, Summary],
    held: Collection[str],
    open_incident: Callable[[str], Incident | None],
) -> Iterator[Problem]:
    """Follow every ``[words](incident:id#anchor)`` of every story.

    Args:
        summaries: Of all incidents, by id.
        held: Ids of incidents that are held back; their pages are there, their items not known.
        open_incident: Reads a whole incident, or nothing; only those that are pointed to by an
            anchor are opened.
    """

    @cache
    def anchors_of(name: str) -> Mapping[str, None] | None:
        incident = open_incident(name)
        return None if incident is None else dict.fromkeys(_anchors(incident))

    for one in summaries.values():
        faults = 0
        for mention in one.mentions:
            fault = _fault(one, mention, summaries, held, anchors_of)
            if fault:
                where = Location(mention.file, mention.line, mention.column)
                hint = fault.mend(guess=faults < MOST_GUESSES)
                yield Problem(where, _CODE, fault.message, hint)
                faults += 1


def _fault(
    one: Summary,
    mention: Mention,
    summaries: Mapping[str, Summary],
    held: Collection[str],
    anchors_of: Callable[[str], Mapping[str, None] | None],
) -> _Fault | None:
    name, _, anchor = mention.target.partition("#")
    if name in held:
        return None
    if name not in summaries:
        message, hint = f"There is no incident “{name}”.", "Name the folder of an incident."
        return _Fault(message, hint, name, (*summaries, *held))
    if summaries[name].status == "draft" and one.status != "draft":
        return _Fault(f"“{name}” is a draft: readers have no page of it.", "Publish it first.")
    anchors = anchors_of(name) if anchor else None
    if anchors is None or anchor in anchors:
        return None
    message = f"“{name}” has no item with the anchor “{anchor}”."
    return _Fault(message, "Write it as in claim-cause.", anchor, anchors, f"{name}#")


def _anchors(incident: Incident) -> Iterator[str]:
    for name, section in incident.sections.items():
        if name in incident.items:
            yield urls.anchor(section, name)
    yield from (urls.anchor("updates", one.id) for one in incident.updates)
