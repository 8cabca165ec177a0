"""People, agencies and things."""

from __future__ import annotations

from msgspec import Struct

from generator.model.agency import Agency
from generator.model.person import Person
from generator.model.thing import Thing
from generator.site import labels, marked, phrases, urls
from generator.site.urls import Link
from generator.site.views.context import IncidentContext
from generator.site.words import Words


class CastMember(Struct, frozen=True):
    """A person, an agency or a thing that the story needs.

    Attributes:
        anchor: ``person-<id>``, ``agency-<id>`` or ``thing-<id>``.
        name: The name, or what the page calls someone without one, as a line begins.
        role: Neutral, such as "person shot"; may be empty.
        original: The name in its bearer’s own script; may be empty.
        original_language: Its language; may be empty.
        count: How many people are told of together, in words; may be empty.
        age: In words; may be empty.
        of: The agency they speak for; None where none.
        naming: Why they are named, or why not.
        ground: The claim or source that says so; None where none.
        note: What a reader should know; may be empty.
        withdrawn: Why it was withdrawn; empty while it stands.
    """

    anchor: str
    name: str
    role: str = ""
    original: str = ""
    original_language: str = ""
    count: str = ""
    age: str = ""
    of: Link | None = None
    naming: str = ""
    ground: Link | None = None
    note: str = ""
    withdrawn: str = ""


class Cast(Struct, frozen=True):
    """People, agencies and things, in three lists; an empty one is not shown."""

    people: tuple[CastMember, ...] = ()
    agencies: tuple[CastMember, ...] = ()
    things: tuple[CastMember, ...] = ()


def show_cast(context: IncidentContext) -> Cast | None:
    """People, agencies and things; None where the record has none."""
    record = context.incident.record
    if not (record.people or record.agencies or record.things):
        return None
    return Cast(
        people=tuple(_person(context, person) for person in record.people),
        agencies=tuple(_named(context, "agencies", agency) for agency in record.agencies),
        things=tuple(_named(context, "things", thing) for thing in record.things),
    )


def _person(context: IncidentContext, person: Person) -> CastMember:
    if person.withdrawn:
        anchor = urls.anchor("people", person.id)
        called = context.words.gettext(labels.WITHDRAWN)
        return CastMember(anchor, called, withdrawn=person.withdrawn)
    ground = person.naming and (person.naming.claim or person.naming.source)
    return CastMember(
        anchor=urls.anchor("people", person.id),
        name=context.called_first(person.id),
        role=person.role or "",
        original=person.original.text if person.original else "",
        original_language=person.original.language if person.original else "",
        count=_count(context, person),
        age=context.words.gettext("age: %(age)s", age=person.age.is_.as_stated)
        if person.age
        else "",
        of=context.link(person.of) if person.of else None,
        naming=_naming(person, context.words),
        ground=context.link(ground) if ground else None,
        note=person.note or "",
    )


def _count(context: IncidentContext, person: Person) -> str:
    """How many people an entry tells of together; empty where it is one."""
    if person.count is not None:
        return context.words.ngettext("%(num)s person", "%(num)s people", person.count)
    return context.words.gettext("several people") if person.group else ""


def _naming(person: Person, words: Words) -> str:
    if person.naming is None:
        return words.gettext(labels.NOT_NAMED[person.not_named]) if person.not_named else ""
    ground = words.gettext(labels.GROUND[person.naming.ground])
    if person.naming.decided_by is None:
        return ground
    decided = words.gettext(
        "%(ground)s, decided by %(name)s", ground=ground, name=person.naming.decided_by
    )
    reason = person.naming.reason
    return phrases.colon(decided, reason, words) if reason else decided


def _named(context: IncidentContext, section: str, item: Agency | Thing) -> CastMember:
    anchor = urls.anchor(section, item.id)
    if item.withdrawn:
        called = context.words.gettext(labels.WITHDRAWN)
        return CastMember(anchor, called, withdrawn=item.withdrawn)
    return CastMember(anchor, marked.begun(item.name), item.role or "", note=item.note or "")
