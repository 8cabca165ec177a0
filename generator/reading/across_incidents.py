"""References from incident to incident, followed once all of them are known."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Protocol

from generator.problems import Problem
from generator.reading.named_files import in_record, no_such


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

    @property
    def external_ids(self) -> Sequence[tuple[str, str]]:
        """Its ids in the numberings of others, each with the numbering."""


def follow_across_incidents(
    incidents: Sequence[Pointing], held: Iterable[str] = ()
) -> tuple[Problem, ...]:
    """Follow what leads from incident to incident, held ones among them."""
    problems: list[Problem] = []
    known = {name: name for name in (*held, *(one.id for one in incidents))}
    for one in incidents:
        for position, other in enumerate(one.related):
            where = in_record(one.id, f"related/{position}")
            if other == one.id:
                message, hint = "An incident cannot be related to itself.", "Remove it."
                problems.append(Problem(where, "reference.circle", message, hint))
            elif other not in known:
                problems.append(no_such(where, other, known, "incident"))
    for one in incidents:
        for position, alias in enumerate(one.aliases):
            owner = known.setdefault(alias, one.id)
            if owner != one.id or alias == one.id:
                where = in_record(one.id, f"aliases/{position}")
                message = f"“{alias}” is already the address of {owner}."
                problems.append(Problem(where, "reference.alias-taken", message, "Remove it."))
    return (*problems, *_ids_of_two(incidents))


def _ids_of_two(incidents: Iterable[Pointing]) -> Iterator[Problem]:
    """Find ids in the numberings of others that two incidents have, however they are written."""
    owners: dict[tuple[str, str], str] = {}
    for one in incidents:
        for scheme, number in one.external_ids:
            owner = owners.setdefault((scheme, number.casefold()), one.id)
            if owner != one.id:
                message = f"“{number}” is already the {scheme} id of {owner}."
                hint = "Name it in one of the two, and the other under related."
                yield Problem(
                    in_record(one.id, f"ids/{scheme}"), "reference.id-taken", message, hint
                )
