"""Where a place lies: its areas, how sure that is, and how a newsroom calls disputed ones."""

from __future__ import annotations

from msgspec import Struct


class AreaKey(Struct, frozen=True, array_like=True):
    """An area that holds a position, and those around it; empty where there is none.

    Attributes:
        nation: In full, such as "France"; a disputed area stands for its own.
        state: Of the United States, such as "Connecticut".
        county: Of the United States, in full, such as "Hartford County, Connecticut".
        ids: The ids of these three in their outlines.
        note: What is said of a disputed area: who holds it and who claims it.
    """

    nation: str = ""
    state: str = ""
    county: str = ""
    ids: tuple[str, str, str] = ("", "", "")
    note: str = ""

    @property
    def name(self) -> str:
        """The finest of its names."""
        return self.county or self.state or self.nation


class BorderChoice(Struct, frozen=True, array_like=True):
    """How a newsroom calls a disputed area.

    Attributes:
        area: Its id.
        country: The code of the country that it is counted in; empty where it stands for its own.
        say: What it is called; empty for the name that it has.
    """

    area: str
    country: str = ""
    say: str = ""


class Sited(Struct, frozen=True, array_like=True):
    """A circle on the map, and where it lies.

    Attributes:
        id: Of what is shown there: a place, an area or an incident.
        lon: The longitude of its middle.
        lat: The latitude of its middle.
        radius_m: In metres.
        where: The areas that hold it.
        locality: The town that the record names, with its state or country; may be empty.
    """

    id: str
    lon: float
    lat: float
    radius_m: float
    where: Where
    locality: str = ""


class Where(Struct, frozen=True, array_like=True):
    """Where a place lies, as far as its circle and its locality tell.

    Attributes:
        areas: One that is sure, else all that are possible; none on the high seas.
        is_offshore: Whether they are only near: within twelve nautical miles of their coast.
        said: What an editor calls the area, by hand.
        contradicted: What the locality names that is none of the areas; empty where it fits.
    """

    areas: tuple[AreaKey, ...] = ()
    is_offshore: bool = False
    said: str = ""
    contradicted: str = ""

    @property
    def sure(self) -> AreaKey | None:
        """The area that holds the place for certain, at the finest level that is."""
        if self.said or self.is_offshore or not self.areas:
            return None
        first = self.areas[0]
        if all(area.ids == first.ids for area in self.areas):
            return first
        if first.state and all(area.ids[:2] == first.ids[:2] for area in self.areas):
            return AreaKey(first.nation, first.state, ids=(*first.ids[:2], ""))
        if all(area.ids[0] == first.ids[0] for area in self.areas):
            return AreaKey(first.nation, ids=(first.ids[0], "", ""))
        return None

    @property
    def is_finest(self) -> bool:
        """Whether one area is sure that has no finer ones."""
        return self.sure is not None and len(self.areas) == 1
