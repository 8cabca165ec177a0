"""The archive: incidents as pages of the whole site find them, by gist and one at a time."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import NoReturn

from generator.model.incident import Incident
from generator.publishing.gist import Gist
from generator.publishing.maps.overview import plan_overview
from generator.publishing.maps.plan import GroundPlan
from generator.publishing.maps.svg import Point
from generator.publishing.views.lists import Listing


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
    """

    gists: Mapping[str, Gist] = field(default_factory=dict)
    open: Callable[[str], Incident] = _nothing
    listing: Callable[[str], Listing] = _nothing
    plan: Callable[[tuple[Point, ...]], GroundPlan] = plan_overview

    @cached_property
    def listed(self) -> tuple[Gist, ...]:
        """The gists of those that lists show, the latest development first; of one moment, by id.

        An incident without a log comes last.
        """
        shown = [one for one in self.gists.values() if one.is_listed]
        return tuple(sorted(shown, key=lambda one: (-(one.updated if one.log else 0.0), one.id)))
