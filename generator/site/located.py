"""Whether places lie where the record says they do: asked before anything is published."""

from __future__ import annotations

from collections.abc import Iterator
from difflib import get_close_matches

from generator.model.incident import Incident
from generator.model.newsroom import Newsroom
from generator.problems import Location, Problem
from generator.site.summary import PlacesOnMap

HINT = (
    "Mend lat, lon or locality, such as “Hartford, Connecticut”; where both are right, "
    "say the area by hand: area_name: {say: …, because: …}."
)


def judge_localities(incident: Incident, places: PlacesOnMap) -> Iterator[Problem]:
    """Find places whose locality names a country, a state or a county that they do not lie in.

    Args:
        incident: The incident.
        places: What outlines say of its places.
    """
    for one in places.contradicted:
        where = Location(incident.record_file, field=f"places/{one.place}/locality")
        message = f"The locality says “{one.named}”, and the position lies {one.found}."
        yield Problem(where, "place.elsewhere", message, HINT)


def judge_borders(newsroom: Newsroom) -> Iterator[Problem]:
    """Find choices for disputed areas that no outlines know, or that say two things or none."""
    if not newsroom.borders:
        return
    # few newsrooms choose, and the others need not wait for shapely
    from generator.site.maps.outlines import disputed  # noqa: PLC0415

    known = {area.id for area in disputed().areas}
    for area, choice in newsroom.borders.items():
        where = Location("newsroom.yaml", field=f"borders/{area}")
        if area not in known:
            near = get_close_matches(area, sorted(known), 1, 0.5)
            hint = f"Do you mean {near[0]}?" if near else "docs/maps.md lists them all."
            message = f"No disputed area has the id “{area}”."
            yield Problem(where, "place.unknown-border", message, hint)
        elif (choice.as_part_of is None) == (choice.say is None):
            message = f"“{area}” needs one of “as_part_of” and “say”."
            hint = "Write as_part_of: UA, the country in two letters, or say: and a name."
            yield Problem(where, "place.border-unsaid", message, hint)
