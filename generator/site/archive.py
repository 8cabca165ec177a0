"""The archive: incidents as pages of the whole site find them, by gist and one at a time."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING, NoReturn

from generator.model.incident import Incident
from generator.site.gist import Gist, Head, Packed, Rows
from generator.site.maps.model import GroundPlan
from generator.site.maps.overview import plan_overview
from generator.site.maps.svg import Point

if TYPE_CHECKING:
    from generator.site.views.lists import Listing


def _nothing(incident_id: str) -> NoReturn:
    raise KeyError(incident_id)


@dataclass(frozen=True)
class Archive:
    """The incidents that readers see.

    Attributes:
        gists: The gist of each, by id, in the order of ids.
        open: Gives a whole incident.
        listing: Gives how an incident stands in lists.
        plan: Plans the shapes beneath the overview, from the middles of its areas.
        heads: The head of each gist, by id, in the order of ids.
    """

    gists: Mapping[str, Gist] = field(default_factory=dict)
    open: Callable[[str], Incident] = _nothing
    listing: Callable[[str], Listing] = _nothing
    plan: Callable[[tuple[Point, ...]], GroundPlan] = plan_overview
    heads: Mapping[str, Head] = field(default_factory=dict)

    @cached_property
    def listed(self) -> tuple[Gist, ...]:
        """The gists of those that lists show, the latest development first; of one moment, by id.

        An incident without a log comes last.
        """
        shown = [one for one in self.gists.values() if one.is_listed]
        return tuple(sorted(shown, key=lambda one: (-(one.updated if one.log else 0.0), one.id)))


@dataclass(frozen=True, slots=True)
class Gists(Mapping[str, Gist]):
    """Gists that are unpacked where somebody asks for them.

    Attributes:
        packed: Each as it is kept, by id.
        rows: Finds an incident’s rows of data files.
        unpacked: Those that somebody has asked for.
    """

    packed: Mapping[str, Packed]
    rows: Callable[[str], Rows]
    unpacked: dict[str, Gist] = field(default_factory=dict)

    def __getitem__(self, name: str) -> Gist:
        """The gist of an incident."""
        known = self.unpacked.get(name)
        if known is None:
            known = self.unpacked[name] = self.packed[name].with_rows(self.rows(name))
        return known

    def __iter__(self) -> Iterator[str]:
        """The incidents, by id."""
        return iter(self.packed)

    def __len__(self) -> int:
        """How many there are."""
        return len(self.packed)
