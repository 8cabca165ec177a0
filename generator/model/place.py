"""Places, and how precisely they may be told."""

from __future__ import annotations

from enum import StrEnum
from typing import Literal, Self

from pydantic import ConfigDict, Field, model_validator

from generator.model.base import Item, KeepableText, Model, PlaceId, SourceId, Text, fault
from generator.model.files import AreaFile
from generator.model.measures import DistanceField, Latitude, Longitude
from generator.model.moment_text import MomentField

PlaceRole = Literal[
    "scene", "start", "route", "left-at", "hospital", "statement", "landmark", "related"
]


class Precision(StrEnum):
    """How precisely a place may be told; what is finer is an error, since git keeps it."""

    EXACT = "exact"
    BLOCK = "block"
    NEIGHBOURHOOD = "neighbourhood"
    TOWN = "town"
    WITHHELD = "withheld"

    @property
    def decimals(self) -> int:
        """Decimals of a degree that may be written; none at all where withheld."""
        return {"exact": 5, "block": 3, "neighbourhood": 2, "town": 1, "withheld": 0}[self.value]

    @property
    def radius(self) -> float:
        """The radius in metres of the smallest circle that is drawn."""
        return {"exact": 25.0, "block": 100.0, "neighbourhood": 1000.0, "town": 8000.0}.get(
            self.value, 0.0
        )

    @property
    def coarseness(self) -> int:
        """A rank: the higher, the less is told."""
        return _COARSER.index(self)


_COARSER = tuple(Precision)


class OtherName(Model):
    """Another name by which a source knows the place."""

    name: KeepableText
    """The name."""
    source: SourceId | None = None
    """The source that uses it."""


class AreaName(Model):
    """What the area of a place is called, by hand, in place of what outlines say."""

    say: KeepableText
    """The area, such as the Strait of Hormuz."""
    because: Text
    """Why."""


AreaRole = Literal["evacuation-zone", "closed-road", "route", "affected-area", "search-area"]


class PlaceArea(Model):
    """What extends around a place, such as the zone that was evacuated."""

    model_config = ConfigDict(
        json_schema_extra={"oneOf": [{"required": ["radius"]}, {"required": ["file"]}]}
    )

    role: AreaRole
    """What it is."""
    radius: DistanceField | None = None
    """How far it reaches around the place, at least as far as the precision’s own circle."""
    file: AreaFile | None = None
    """A GeoJSON file of the incident’s folder that draws it, in place of a circle."""
    from_: MomentField | None = Field(default=None, alias="from")
    """Since when."""
    until: MomentField | None = None
    """Until when."""

    @model_validator(mode="after")
    def _is_drawn_once(self) -> Self:
        if (self.radius is None) == (self.file is None):
            message = "An area is drawn by one of “radius” and “file”."
            hint = "Write radius: 2 km for a circle, or file: and a GeoJSON file of this folder."
            raise fault("place.area-undrawn", message, hint)
        return self


class Place(Item):
    """Where something happened."""

    name: KeepableText
    """What the page calls it."""
    also: tuple[OtherName, ...] = ()
    """Other names for it, each with the source that uses it."""
    role: PlaceRole | None = None
    """What it is in this story."""
    locality: KeepableText | None = None
    """The town and state or country."""
    lat: Latitude | None = None
    """Degrees north (WGS 84), with no more decimals than the precision allows."""
    lon: Longitude | None = None
    """Degrees east (WGS 84); west is negative."""
    precision: Precision | None = None
    """How precisely it may be told; required with coordinates."""
    within: DistanceField | None = None
    """How far off it may be, where that is more than the precision’s own circle."""
    area: PlaceArea | None = None
    """What extends around it: “within” says how far off the place may be, and this does not."""
    area_name: AreaName | None = None
    """What its area is called, by hand and with a reason, where outlines would say otherwise."""
    at: PlaceId | None = None
    """The place whose position it shares."""
    sources: tuple[SourceId, ...] = ()
    """Where its position is known from."""
