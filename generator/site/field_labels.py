"""What readers are told of the parts of a record: its sections and its fields, as messages."""

from __future__ import annotations

from collections.abc import Mapping

from generator.site.words import N_

SECTION: Mapping[str, str] = {
    "sources": N_("source"),
    "people": N_("person"),
    "agencies": N_("agency"),
    "things": N_("thing"),
    "places": N_("place"),
    "claims": N_("claim"),
    "figures": N_("figure"),
    "series": N_("series"),
    "accounts": N_("account"),
    "quotes": N_("quote"),
    "events": N_("event"),
    "media": N_("media"),
    "questions": N_("question"),
    "expected": N_("expected"),
    "updates": N_("update"),
}
"""What an item of each section is called."""

SECTION_FIRST: Mapping[str, str] = {
    "sources": N_("Source"),
    "people": N_("Person"),
    "agencies": N_("Agency"),
    "things": N_("Thing"),
    "places": N_("Place"),
    "claims": N_("Claim"),
    "figures": N_("Figure"),
    "accounts": N_("Account"),
    "quotes": N_("Quote"),
    "events": N_("Event"),
    "media": N_("Media"),
    "series": N_("Series"),
    "questions": N_("Question"),
    "expected": N_("Expected"),
    "updates": N_("Update"),
}
"""The same, where a line begins with it."""

FIELD: Mapping[str, str] = {
    "narrative": N_("the story"),
    "headline": N_("headline"),
    "standfirst": N_("standfirst"),
    "rests_on": N_("what the headline rests on"),
    "brief": N_("the short version"),
    "lead": N_("the picture at the top"),
    "byline": N_("byline"),
    "what_to_do": N_("what to do"),
    "kind": N_("kind of incident"),
    "facets": N_("what it is sorted by"),
    "ids": N_("ids of others"),
    "reported": N_("when it was first reported"),
    "license": N_("licence"),
    "status": N_("status"),
    "occurred": N_("when it happened"),
    "timezone": N_("time zone"),
    "language": N_("language"),
    "tags": N_("tags"),
    "sensitivity": N_("warnings"),
    "related": N_("related incidents"),
    "aliases": N_("earlier addresses"),
    "reconstructed": N_("whether the log was reconstructed"),
    "waive": N_("standards set aside"),
    "rest": N_("everything else that changed"),
}
