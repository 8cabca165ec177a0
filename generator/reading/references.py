"""What a record names is there: items by their ids, files by their names.

Which fields hold ids, and of which sections, the model says (:class:`RefersTo`). References
between incidents are followed once all of them are known (``across_incidents.py``).
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import cache

from msgspec import Struct

from generator.model.fields import ids_in, leaves, model_at, sections_of
from generator.model.incident import Incident
from generator.model.narrative import SECTIONS as SECTIONS_OF_MARKS
from generator.model.narrative import TieKind
from generator.model.record import SECTIONS, Record
from generator.model.translated_item import language_of, original_item
from generator.model.update import Update
from generator.problems import MOST_GUESSES, Location, Problem
from generator.reading.named_files import check_files, in_record, no_such
from generator.reading.translation import follow_translations

_OF_RECORD = frozenset(Record.model_fields) - set(SECTIONS)


OTHER_INCIDENTS = SECTIONS_OF_MARKS[TieKind.INCIDENT]
"""What the narrative points to that is no item of its own record."""


class _Link(Struct, frozen=True):
    """An id that stands somewhere, and the sections in which it may be."""

    where: Location
    target: str
    sections: Sequence[str]


def follow(incident: Incident) -> tuple[Problem, ...]:
    """Follow every reference within an incident, from its record and from its updates."""
    links = (*_of_record(incident), *_of_narrative(incident), *_of_updates(incident))
    return (
        *_ids_twice(incident),
        *_broken(incident, links),
        *_circles(incident),
        *(problem for one in incident.updates for problem in _covers(incident, one)),
        *check_files(incident),
        *follow_translations(incident),
    )


def nowhere(incident: Incident) -> Iterator[tuple[str, Sequence[str]]]:
    """Give each id that nothing in the incident has, and the sections in which it should be."""
    links = (*_of_record(incident), *_of_narrative(incident), *_of_updates(incident))
    for link in links:
        if link.target not in incident.sections:
            yield link.target, link.sections


def _of_record(incident: Incident) -> Iterator[_Link]:
    return _links(incident.written, incident.record_file)


def _links(part: Record | Update, file: str) -> Iterator[_Link]:
    for leaf in leaves(part):
        sections = sections_of(leaf.model, leaf.name)
        if sections is not None:
            yield _Link(Location(file, field=leaf.field), leaf.value, sections or SECTIONS)


def _of_narrative(incident: Incident) -> Iterator[_Link]:
    for file, narrative in incident.narratives:
        for one in narrative.references:
            if one.section == OTHER_INCIDENTS:
                continue  # followed once all incidents are known
            where = Location(file, one.line, one.column)
            yield _Link(where, one.id, (one.section,))


def _of_updates(incident: Incident) -> Iterator[_Link]:
    """Every id that the log names, but those of items that had to go: the log is history."""
    covers = (one.covers or () for one in incident.updates if "removed" in one.kind)
    removed = {covered.partition("/")[2] for some in covers for covered in some}
    for update in incident.updates:
        for link in _links(update, incident.update_file(update)):
            if link.target not in removed or link.target in incident.sections:
                yield link


def _leads(incident: Incident, link: _Link, bearers: frozenset[tuple[str, str]]) -> bool:
    """Whether there is such an item; an id that is taken twice is meant where it fits."""
    if incident.sections.get(link.target) in link.sections:
        return True
    return any((section, link.target) in bearers for section in link.sections)


def _broken(incident: Incident, links: Sequence[_Link]) -> Iterator[Problem]:
    twice = _bearers(incident)
    broken = [link for link in links if not _leads(incident, link, twice)]
    for number, link in enumerate(broken):
        yield _missing(incident, link, guess=number < MOST_GUESSES)


def _bearers(incident: Incident) -> frozenset[tuple[str, str]]:
    """Every section with every id in it, for ids that are taken twice."""
    return frozenset((name, one.id) for name in SECTIONS for one in incident.written.section(name))


def _missing(incident: Incident, link: _Link, *, guess: bool) -> Problem:
    where = link.where
    found = incident.sections.get(link.target)
    wanted = " or ".join(link.sections) if len(link.sections) < len(SECTIONS) else "the record"
    if found is not None:
        message = f"“{link.target}” is in {found}; here one of {wanted} is meant."
        hint = f"Write the id of one of {wanted}."
        return Problem(where, "reference.wrong-kind", message, hint)
    sections = incident.sections if guess else {}
    known = [name for name, section in sections.items() if section in link.sections]
    return no_such(where, link.target, known, wanted)


def _ids_twice(incident: Incident) -> Iterator[Problem]:
    seen: dict[str, str] = {}
    for section in SECTIONS:
        for item in incident.written.section(section):
            if item.id in seen:
                where = in_record(incident.id, f"{section}/{item.id}/id")
                message = f"The id “{item.id}” is already taken in {seen[item.id]}."
                hint = "Ids are unique in the whole incident: choose another."
                yield Problem(where, "reference.id-twice", message, hint)
            seen.setdefault(item.id, section)


def _circles(incident: Incident) -> Iterator[Problem]:
    """Refuse chains that lead back to where they began, once for each circle."""
    for section, field in _chains():
        items = incident.written.section(section)
        following = {item.id: ids for item in items if (ids := ids_in(getattr(item, field)))}
        done: set[str] = set()
        for start in following:
            circle = _circle(following, start, done)
            if circle:
                where = in_record(incident.id, f"{section}/{circle[-1]}/{field}")
                message = f"“{field}” leads in a circle: {' → '.join((*circle, circle[0]))}."
                yield Problem(where, "reference.circle", message, "Remove one step of it.")


@cache
def _chains() -> tuple[tuple[str, str], ...]:
    """The fields that lead from item to item of one section; they must come to an end."""
    models = ((section, model_at(Record, (section,))) for section in SECTIONS)
    return tuple(
        (section, name)
        for section, model in models
        if model is not None
        for name in model.model_fields
        if sections_of(model, name) == (section,)
    )


def _circle(named: Mapping[str, Sequence[str]], start: str, done: set[str]) -> list[str]:
    """Walk depth first from an item; give the first circle found, and mark all that was seen."""
    path: list[str] = []
    inside: set[str] = set()
    waiting = [(start, 0)]
    while waiting:
        name, depth = waiting.pop()
        inside.difference_update(path[depth:])
        del path[depth:]
        if name in inside:
            return path[path.index(name) :]
        if name in done:
            continue
        done.add(name)
        path.append(name)
        inside.add(name)
        waiting += [(target, len(path)) for target in named.get(name, ()) if target in named]
    return []


def _covers(incident: Incident, update: Update) -> Iterator[Problem]:
    for position, covered in enumerate(update.covers or ()):
        where = Location(incident.update_file(update), field=f"covers/{position}")
        yield from _covered(incident, covered, where)


def _covered(incident: Incident, covered: str, where: Location) -> Iterator[Problem]:
    """Refuse what ``covers`` cannot mean; whether it changed is for the history to say."""
    if language_of(covered):
        if original := original_item(covered):
            yield from _covered(incident, original, where)
        return
    section, slash, name = covered.partition("/")
    if not slash:
        if section not in {"rest", "narrative"} | _OF_RECORD:
            yield no_such(where, covered, ["rest", "narrative", *_OF_RECORD], "the record")
    elif section not in SECTIONS and section != "updates":
        yield no_such(where, section, SECTIONS, "the record")
    elif (
        section in SECTIONS
        and name in incident.sections
        and all(one.id != name for one in incident.written.section(section))
    ):
        message = f"“{name}” is in {incident.sections[name]}, not in {section}."
        hint = f"Write {incident.sections[name]}/{name}."
        yield Problem(where, "reference.wrong-kind", message, hint)
