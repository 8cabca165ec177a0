"""Independent origins: five outlets that quote one mayor are one origin.

The rule is the record's own ("Independent origins"): an attribution counts for who says it, or
for the agency they speak for; else for each unnamed source of a publisher; else for the
publisher. Who passed it on, several sources of one speaker, and several states of a publisher's
page add nothing. An attribution that differs or denies is no origin of the claim.
"""

from __future__ import annotations

from msgspec import Struct

from generator.model.agency import Agency
from generator.model.claim import Attribution, Claim
from generator.model.figure import Figure
from generator.model.incident import Incident
from generator.model.person import Person
from generator.model.source import Source


class Origin(Struct, frozen=True):
    """One independent origin of a claim.

    Attributes:
        key: The same for attributions that are one origin.
        called: What a reader calls it.
    """

    key: str
    called: str


def origins(claim: Claim | Figure, incident: Incident) -> tuple[Origin, ...]:
    """Count a claim's independent origins, in the order of its attributions."""
    found = (
        origin_of(attribution, incident)
        for attribution in claim.said_by
        if attribution.stance == "says"
    )
    return tuple({origin.key: origin for origin in found if origin is not None}.values())


def origin_of(attribution: Attribution, incident: Incident) -> Origin | None:
    """Say from whom an attribution comes in the end; None where it names nobody at all."""
    if attribution.who is not None:
        return _speaker(attribution.who, incident)
    source = incident.items.get(attribution.source or "")
    publisher = _publisher(source, incident) if isinstance(source, Source) else None
    if attribution.unnamed is not None:
        key, called = (publisher.key, publisher.called) if publisher else ("", "")
        words = f"{attribution.unnamed} ({called})" if called else attribution.unnamed
        return Origin(f"unnamed {key} {attribution.unnamed.casefold()}", words)
    return publisher


def _speaker(who: str, incident: Incident) -> Origin | None:
    item = incident.items.get(who)
    if isinstance(item, Person) and item.of is not None:
        item = incident.items.get(item.of, item)
    if isinstance(item, Person):
        return Origin(f"who {item.id}", item.name or item.called or item.id)
    return Origin(f"who {item.id}", item.name) if isinstance(item, Agency) else None


def _publisher(source: Source, incident: Incident) -> Origin:
    seen: set[str] = set()
    while source.publisher is None and source.version_of and source.id not in seen:
        seen.add(source.id)
        earlier = incident.items.get(source.version_of)
        if not isinstance(earlier, Source):
            break
        source = earlier
    if source.publisher is None:
        return Origin(f"source {source.id}", source.title)
    for agency in incident.record.agencies:
        # an agency that publishes in its own name is the agency
        if agency.name.casefold() == source.publisher.casefold():
            return Origin(f"who {agency.id}", agency.name)
    return Origin(f"publisher {source.publisher.casefold()}", source.publisher)
