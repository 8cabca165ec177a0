"""Which parts of the site the shapes beneath maps are made in.

The grounds of incidents that lie in one degree of latitude and longitude are made together: an
edit redraws those of its neighbourhood, and only if it needs another ground than before.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from functools import partial

from generator.site.edition import Output, Part
from generator.site.maps.basemap import NOTHING, Basemap
from generator.site.maps.plan import FOLDER, GroundPlan


def ground_parts(plans: Iterable[GroundPlan], basemap: Basemap = NOTHING) -> Iterator[Part]:
    """Give a part of the site for each folder that has grounds."""
    cells: dict[str, dict[str, GroundPlan]] = {}
    for plan in plans:
        cells.setdefault(plan.cell, {})[plan.key] = plan
    for cell, found in sorted(cells.items()):
        together = tuple(plan for _, plan in sorted(found.items()))
        yield Part(f"{FOLDER}{cell}/", tuple(sorted(found)), partial(_painted, together, basemap))


def _painted(plans: Sequence[GroundPlan], basemap: Basemap) -> Iterator[Output]:
    # shapely takes longer to load than most edits take, and few edits need a new ground
    from generator.site.maps.painting import paint  # noqa: PLC0415

    for plan in plans:
        painted = paint(plan, basemap)
        yield Output(plan.light, painted.light.encode())
        yield Output(plan.dark, painted.dark.encode())
