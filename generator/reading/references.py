"""Every id that a record names is followed: it exists, and it is of the right kind.

References inside an incident are judged by the table of ``pointers``; those between incidents,
once all heads are known, by ``follow_between``.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Protocol

from msgspec import Struct

from generator.model.incident import Incident
from generator.model.record import SECTIONS, Record
from generator.problems import Location, Problem, nearest
from generator.reading.pointers import ids_in, named, pointers

_CHAINS = {"sources": "version_of", "places": "at", "claims": "replaces", "events": "after"}
"""The fields that lead from item to item of one section; they must come to an end."""

_OF_RECORD = frozenset(Record.model_fields) - set(SECTIONS)


class _Link(Struct, frozen=True):
    """An id that stands somewhere, and the sections in which it may be."""

    where: Location
    target: str
    sections: Sequence[str]


def follow(incident: Incident) -> tuple[Problem, ...]:
    """Follow every reference within an incident, from its record and from its updates."""
    return (
        *_ids_twice(incident),
        *(_missing(incident, link) for link in _broken(incident)),
        *_circles(incident),
        *_narrative(incident),
        *_updates(incident),
        *_files(incident),
    )


class Pointing(Protocol):
    """What can be followed to other incidents: an incident, or what is kept of one."""

    @property
    def id(self) -> str:
        """The name of its folder."""

    @property
    def related(self) -> Sequence[str]:
        """The ids of other incidents."""

    @property
    def aliases(self) -> Sequence[str]:
        """Ids it had before."""


def follow_between(incidents: Sequence[Pointing], held: Iterable[str] = ()) -> tuple[Problem, ...]:
    """Follow ``related`` and ``aliases`` from incident to incident, held ones among them."""
    problems: list[Problem] = []
    known = {name: name for name in (*held, *(one.id for one in incidents))}
    for one in incidents:
        for position, other in enumerate(one.related):
            where = _of_record(one, f"related/{position}")
            if other == one.id:
                message, hint = "An incident cannot be related to itself.", "Remove it."
                problems.append(Problem(where, "reference.circle", message, hint))
            elif other not in known:
                problems.append(_no_such(where, other, known, "incident"))
    for one in incidents:
        for position, alias in enumerate(one.aliases):
            owner = known.setdefault(alias, one.id)
            if owner != one.id or alias == one.id:
                where = _of_record(one, f"aliases/{position}")
                message = f"“{alias}” is already the address of {owner}."
                problems.append(Problem(where, "reference.alias-taken", message, "Remove it."))
    return tuple(problems)


def _of_record(one: Pointing, field: str) -> Location:
    return Location(f"incidents/{one.id}/incident.yaml", field=field)


def _broken(incident: Incident) -> Iterator[_Link]:
    if not _all_lead(incident):
        for field, target, sections in pointers(incident.record):
            link = _Link(Location(incident.record_file, field=field), target, sections)
            if not _leads(incident, link):
                yield link


def _all_lead(incident: Incident) -> bool:
    """Whether every id of the record is one it should be; where not, it is worth asking which."""
    sections = incident.sections
    return all(sections.get(name) in wanted for name, wanted in named(incident.record))


def _leads(incident: Incident, link: _Link) -> bool:
    """Whether there is such an item; an id that is taken twice is meant where it fits."""
    if incident.sections.get(link.target) in link.sections:
        return True
    items = (one for section in link.sections for one in incident.record.section(section))
    return any(one.id == link.target for one in items)


def _missing(incident: Incident, link: _Link) -> Problem:
    where = link.where
    found = incident.sections.get(link.target)
    wanted = " or ".join(link.sections) if len(link.sections) < len(SECTIONS) else "the record"
    if found is not None:
        message = f"“{link.target}” is in {found}; here one of {wanted} is meant."
        hint = f"Write the id of one of {wanted}."
        return Problem(where, "reference.wrong-kind", message, hint)
    known = [name for name, section in incident.sections.items() if section in link.sections]
    return _no_such(where, link.target, known, wanted)


def _no_such(where: Location, target: str, known: Iterable[str], kind: str) -> Problem:
    near = nearest(target, known)
    hint = f"Did you mean {near}?" if near else f"Add it to {kind}, or mend the id."
    message = f"There is no “{target}” in {kind}."
    if kind == "incident":
        message = f"There is no incident “{target}”."
        hint = f"Did you mean {near}?" if near else "Write the name of its folder."
    return Problem(where, "reference.missing", message, hint)


def _ids_twice(incident: Incident) -> Iterator[Problem]:
    if len(incident.sections) == sum(len(incident.record.section(one)) for one in SECTIONS):
        return
    seen: dict[str, str] = {}
    for section in SECTIONS:
        for item in incident.record.section(section):
            if item.id in seen:
                where = Location(incident.record_file, field=f"{section}/{item.id}/id")
                message = f"The id “{item.id}” is already taken in {seen[item.id]}."
                hint = "Ids are unique in the whole incident: choose another."
                yield Problem(where, "reference.id-twice", message, hint)
            seen.setdefault(item.id, section)


def _circles(incident: Incident) -> Iterator[Problem]:
    """Refuse chains that lead back to where they began, once for each circle."""
    for section, field in _CHAINS.items():
        items = incident.record.section(section)
        following = {item.id: ids for item in items if (ids := ids_in(getattr(item, field)))}
        done: set[str] = set()
        for start in following:
            circle = _circle(following, start, done)
            if circle:
                where = Location(incident.record_file, field=f"{section}/{circle[-1]}/{field}")
                message = f"“{field}” leads in a circle: {' → '.join((*circle, circle[0]))}."
                yield Problem(where, "reference.circle", message, "Remove one step of it.")


def _circle(named: Mapping[str, Sequence[str]], start: str, done: set[str]) -> list[str]:
    """Walk depth first from an item; give the first circle found, and mark all that was seen."""
    path: list[str] = []
    waiting = [(start, 0)]
    while waiting:
        name, depth = waiting.pop()
        del path[depth:]
        if name in path:
            return path[path.index(name) :]
        if name in done:
            continue
        done.add(name)
        path.append(name)
        waiting += [(target, len(path)) for target in named.get(name, ()) if target in named]
    return []


def _narrative(incident: Incident) -> Iterator[Problem]:
    for reference in incident.narrative.references:
        if incident.sections.get(reference.id) != reference.section:
            where = Location(incident.narrative_file, reference.line, reference.column)
            link = _Link(where, reference.id, (reference.section,))
            if not _leads(incident, link):
                yield _missing(incident, link)


def _updates(incident: Incident) -> Iterator[Problem]:
    removed = _removed(incident)
    for update in incident.updates:
        file = incident.update_file(update)
        named = (
            ("sources", update.sources, ("sources",)),
            ("corrects", update.corrects, SECTIONS),
            ("looked_into", update.looked_into, ("questions",)),
        )
        for field, ids, sections in named:
            for position, target in enumerate(ids):
                if target not in removed and incident.sections.get(target) not in sections:
                    where = Location(file, field=f"{field}/{position}")
                    yield _missing(incident, _Link(where, target, sections))
        for position, covered in enumerate(update.covers or ()):
            where = Location(file, field=f"covers/{position}")
            yield from _covered(incident, covered, where)


def _removed(incident: Incident) -> frozenset[str]:
    """The items that had to go; the log, which is history, still names them."""
    covers = (one.covers or () for one in incident.updates if "removed" in one.kind)
    named = {covered.partition("/")[2] for some in covers for covered in some}
    return frozenset(named - set(incident.sections))


def _covered(incident: Incident, covered: str, where: Location) -> Iterator[Problem]:
    """Refuse what ``covers`` cannot mean; whether it changed is for the history to say."""
    section, slash, name = covered.partition("/")
    if not slash:
        if section not in {"rest", "narrative"} | _OF_RECORD:
            yield _no_such(where, covered, ["rest", "narrative", *_OF_RECORD], "the record")
    elif section not in SECTIONS and section != "updates":
        yield _no_such(where, section, SECTIONS, "the record")
    elif (
        section in SECTIONS
        and name in incident.sections
        and not _leads(incident, _Link(where, name, (section,)))
    ):
        message = f"“{name}” is in {incident.sections[name]}, not in {section}."
        hint = f"Write {incident.sections[name]}/{name}."
        yield Problem(where, "reference.wrong-kind", message, hint)


def _files(incident: Incident) -> Iterator[Problem]:
    """Hold the record’s media against the files in ``media/``, both ways."""
    used = set()
    for medium in incident.record.media:
        if medium.file is None:
            continue
        used.add(medium.file)
        if medium.file not in incident.files:
            where = Location(incident.record_file, field=f"media/{medium.id}/file")
            yield _no_such(where, medium.file, incident.files, "media/")
    for name in incident.files:
        if name not in used:
            where = Location(f"{incident.folder}/media/{name}")
            message = "No item under media: shows this file."
            hint = "Add it to the record, with alt, credit and rights, or remove the file."
            yield Problem(where, "reference.unused-file", message, hint)
