"""Whether what stories say of other incidents leads to one, or to an item of one."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Mapping

from generator.model.incident import Incident
from generator.problems import Location, Problem, nearest
from generator.site import urls
from generator.site.summary import Mention, Summary

_CODE = "reference.missing-elsewhere"


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
    for one in summaries.values():
        for mention in one.mentions:
            fault = _fault(one, mention, summaries, held, open_incident)
            if fault:
                where = Location(mention.file, mention.line, mention.column)
                yield Problem(where, _CODE, *fault)


def _fault(
    one: Summary,
    mention: Mention,
    summaries: Mapping[str, Summary],
    held: Collection[str],
    open_incident: Callable[[str], Incident | None],
) -> tuple[str, str] | None:
    name, _, anchor = mention.target.partition("#")
    if name in held:
        return None
    if name not in summaries:
        meant = nearest(name, (*summaries, *held))
        hint = f"Did you mean {meant}?" if meant else "Name the folder of an incident."
        return (f"There is no incident “{name}”.", hint)
    if summaries[name].status == "draft" and one.status != "draft":
        return (f"“{name}” is a draft: readers have no page of it.", "Publish it first.")
    incident = open_incident(name) if anchor else None
    if incident is None:
        return None
    anchors = tuple(_anchors(incident))
    if anchor in anchors:
        return None
    meant = nearest(anchor, anchors)
    hint = f"Did you mean {name}#{meant}?" if meant else "Write it as in claim-cause."
    return (f"“{name}” has no item with the anchor “{anchor}”.", hint)


def _anchors(incident: Incident) -> Iterator[str]:
    for name, section in incident.sections.items():
        if name in incident.items:
            yield urls.anchor(section, name)
    yield from (urls.anchor("updates", one.id) for one in incident.updates)
