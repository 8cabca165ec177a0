"""What the rest of the site prints of incidents, made once and kept between builds."""

from __future__ import annotations

from functools import partial

import msgspec

from generator.history.cache import cached
from generator.incremental.fingerprints import code_fingerprint
from generator.incremental.store import Recorder, Store
from generator.model.incident import Incident
from generator.output import fingerprint
from generator.site.edition import Edition
from generator.site.maps.area_maps import AreaGround, AreaOnMap, plan_areas
from generator.site.maps.model import GroundPlan
from generator.site.maps.overview import plan_overview
from generator.site.maps.where import Sited
from generator.site.search.words import words_of
from generator.site.summarise import (
    Excerpts,
    encode_listing,
    listing_of,
    listings_elsewhere,
    look_up_places,
    map_key,
    rows_of,
)
from generator.site.summary import PlacesOnMap, Summary


def excerpts_of(
    recorder: Recorder,
    site_fingerprint: str,
    edition: Edition,
    incident: Incident,
    summary: Summary,
) -> Excerpts:
    """Make what the rest of the site prints of an incident, and have it kept."""
    place_key = fingerprint(code_fingerprint(), map_key(edition, incident))
    look_up = partial(look_up_places, edition, incident)
    excerpts = Excerpts(
        listing_of(edition, incident),
        listings_elsewhere(edition, incident),
        rows_of(edition, incident),
        words_of(edition, incident),
        cached(recorder, "map", place_key, PlacesOnMap, look_up),
    )
    key = excerpt_key(site_fingerprint, summary)
    for language, listing in {"": excerpts.listing, **excerpts.elsewhere}.items():
        words = words_of(edition, incident, language) if language else excerpts.words
        recorder.put("listing", key_in(key, language), encode_listing(listing))
        recorder.put("words", key_in(key, language), words)
    recorder.put("rows", key, msgspec.msgpack.encode(excerpts.rows))
    return excerpts


def excerpt_key(site_fingerprint: str, summary: Summary) -> str:
    """Name all that the listing and the rows of an incident depend on."""
    return fingerprint(site_fingerprint, summary.id, summary.digest)


def key_in(key: str, language: str) -> str:
    """Name the excerpts of an incident in a language; in the newsroom's where it is empty."""
    return f"{key}-{language}" if language else key


def kept_overview(store: Store, areas: tuple[Sited, ...]) -> GroundPlan:
    """Plan the shapes beneath the overview, unless a build before did."""
    key = fingerprint(code_fingerprint(), repr(areas))
    return cached(store, "overview", key, GroundPlan, partial(plan_overview, areas))


def kept_areas(store: Store, areas: tuple[AreaOnMap, ...]) -> tuple[AreaGround, ...]:
    """Plan the shapes beneath the maps of countries and states, unless a build before did."""
    key = fingerprint(code_fingerprint(), repr(areas))
    return cached(store, "areas", key, tuple[AreaGround, ...], partial(plan_areas, areas))
