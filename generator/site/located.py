"""Whether places lie where the record says they do: asked before anything is published."""

from __future__ import annotations

from collections.abc import Iterator

from generator.model.incident import Incident
from generator.problems import Location, Problem
from generator.site.gist import Setting

HINT = (
    "Mend lat, lon or locality, such as “Hartford, Connecticut”; where both are right, "
    "say the area by hand: area_name: {say: …, because: …}."
)


def judge_localities(incident: Incident, setting: Setting) -> Iterator[Problem]:
    """Find places whose locality names a country, a state or a county that they do not lie in.

    Args:
        incident: The incident.
        setting: What outlines say of its places.
    """
    for one in setting.contradicted:
        where = Location(incident.record_file, field=f"places/{one.place}/locality")
        message = f"The locality says “{one.named}”, and the position lies {one.found}."
        yield Problem(where, "place.elsewhere", message, HINT)
