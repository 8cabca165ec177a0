"""What the rest of the site prints of incidents, made once and kept between builds."""

from __future__ import annotations

from functools import partial

import msgspec

from generator.history.cache import cached
from generator.incremental.store import Recorder, Store
from generator.incremental.version import code_version
from generator.model.incident import Incident
from generator.output import fingerprint
from generator.site.edition import Edition
from generator.site.maps.area_maps import AreaGround, AreaOnMap, plan_areas
from generator.site.maps.model import GroundPlan
from generator.site.maps.overview import plan_overview
from generator.site.maps.where import Sited
from generator.site.search.words import words_elsewhere, words_of
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
    recorder: Recorder, version: str, edition: Edition, incident: Incident, summary: Summary
) -> Excerpts:
    """Make what the rest of the site prints of an incident, and have it kept."""
    place_key = fingerprint(code_version(), map_key(edition, incident))
    look_up = partial(look_up_places, edition, incident)
    excerpts = Excerpts(
        listing_of(edition, incident),
        listings_elsewhere(edition, incident),
        rows_of(edition, incident),
        words_of(edition.site.newsroom, incident, edition.words(incident.language)),
        cached(recorder, "map", place_key, PlacesOnMap, look_up),
    )
    key = excerpt_key(version, summary)
    for language, listing in {"": excerpts.listing, **excerpts.elsewhere}.items():
        recorder.put("listing", key_in(key, language), encode_listing(listing))
        if language:
            found = words_elsewhere(edition, incident, language)
            recorder.put("words", key_in(key, language), found)
    recorder.put("words", key, excerpts.words)
    recorder.put("rows", key, msgspec.msgpack.encode(excerpts.rows))
    return excerpts


def excerpt_key(version: str, summary: Summary) -> str:
    """Name all that the listing and the rows of an incident depend on."""
    return fingerprint(version, summary.id, summary.digest)


def key_in(key: str, language: str) -> str:
    """Name the excerpts of an incident in a language; in the newsroom's where it is empty."""
    return f"{key}-{language}" if language else key


def kept_overview(store: Store, areas: tuple[Sited, ...]) -> GroundPlan:
    """Plan the shapes beneath the overview, unless a build before did."""
    key = fingerprint(code_version(), repr(areas))
    return cached(store, "overview", key, GroundPlan, partial(plan_overview, areas))


def kept_areas(store: Store, areas: tuple[AreaOnMap, ...]) -> tuple[AreaGround, ...]:
    """Plan the shapes beneath the maps of countries and states, unless a build before did."""
    key = fingerprint(code_version(), repr(areas))
    return cached(store, "areas", key, tuple[AreaGround, ...], partial(plan_areas, areas))
