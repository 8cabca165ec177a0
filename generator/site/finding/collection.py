"""Lists of incidents that have something in common, and ways to them."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from collections.abc import Set as AbstractSet
from enum import StrEnum
from typing import TypeAlias

from msgspec import Struct
from msgspec.structs import replace

from generator.site import urls
from generator.site.maps.tree import AreaNode
from generator.site.summary import Summary
from generator.site.words import Words

NO_PLACE = "no-place"
"""Where incidents are listed that have no place on the map."""

At: TypeAlias = Callable[[str], str]
"""The address in a part of the site of a list in the newsroom's language."""


class Choice(Struct, frozen=True):
    """A way to some incidents.

    Attributes:
        address: Where they are listed.
        text: What they have in common, such as "2021".
        count: How many they are; 0 where that is not said.
        depth: How many wider choices it stands under.
    """

    address: str
    text: str
    count: int = 0
    depth: int = 0


class Choices(Struct, frozen=True):
    """Choices of one sort.

    Attributes:
        heading: Such as "By year".
        address: A page of its own that lists them all; empty where there is none.
        choices: In the order in which they are shown.
    """

    heading: str
    address: str
    choices: tuple[Choice, ...]


class Grouping(StrEnum):
    """By what the incidents of a list are put under headings."""

    NONE = ""
    YEAR = "year"
    MONTH = "month"
    LETTER = "letter"


class Collection(Struct, frozen=True):
    """Incidents that have something in common.

    Attributes:
        folder: Where they are listed.
        name: What they have in common, in a word or two, such as "Oregon".
        heading: The same as the heading of their list, such as "In Oregon".
        about: What it holds, below its heading.
        incidents: In the order of the list: most begin with the newest event.
        above: Ways to what it is part of, the widest first.
        narrower: Ways to parts of it; None where it has none.
        grouping: By what it is put under headings.
        is_followed: Whether it has feeds.
        filter: The filter of the search whose value it is; empty where there is none.
    """

    folder: str
    name: str
    heading: str
    about: str
    incidents: tuple[Summary, ...]
    above: tuple[Choice, ...] = ()
    narrower: Choices | None = None
    grouping: Grouping = Grouping.YEAR
    is_followed: bool = True
    filter: str = ""


class Findable(Struct, frozen=True):
    """All ways to the incidents of a site.

    Attributes:
        listed: The incidents that lists show, the latest development first.
        years: By year, the latest first; those of no known year last.
        areas: By area, by path; those without a place on the map last.
        tree: The same areas, as far as they are on the map.
        facets: By facet, the words of each in the order in which they are shown.
        facet_labels: What readers see of each facet.
        tags: By tag, in the order of their labels.
        words: The language of names and headings.
        part: The language below which all addresses stand; empty for the newsroom's.
    """

    listed: tuple[Summary, ...]
    years: tuple[Collection, ...]
    areas: tuple[Collection, ...]
    tree: Mapping[str, AreaNode]
    facets: Mapping[str, tuple[Collection, ...]]
    facet_labels: Mapping[str, str]
    tags: tuple[Collection, ...]
    words: Words
    part: str = ""

    def address(self, address: str) -> str:
        """The address in this part of the site of a list in the newsroom's language."""
        return urls.in_language(self.part, address)

    def by_filter(self) -> Iterator[tuple[str, tuple[Collection, ...]]]:
        """What incidents can be filtered by, by the filter's name: it is part of addresses."""
        yield "year", self.years
        yield "place", self.areas
        for name, words in self.facets.items():
            yield filter_of(name), words

    @property
    def collections(self) -> Iterator[Collection]:
        """Everything that has a list of its own."""
        yield from self.years
        yield from self.areas
        for words in self.facets.values():
            yield from words
        yield from self.tags

    def within(self, collection: Collection) -> Findable:
        """The ways to the incidents of a list alone, each with how many of them it leads to."""
        those = {one.id for one in collection.incidents}
        known = {path for path, node in self.tree.items() if not those.isdisjoint(node.incidents)}
        return replace(
            self,
            listed=collection.incidents,
            years=_narrowed(self.years, those),
            areas=_narrowed(self.areas, those),
            tree={
                path: _among(self.tree[path], those, known) for path in self.tree if path in known
            },
            facets={name: _narrowed(words, those) for name, words in self.facets.items()},
            tags=_narrowed(self.tags, those),
        )


def _narrowed(some: Iterable[Collection], those: AbstractSet[str]) -> tuple[Collection, ...]:
    narrowed = (
        replace(one, incidents=tuple(each for each in one.incidents if each.id in those))
        for one in some
    )
    return tuple(one for one in narrowed if one.incidents)


def _among(node: AreaNode, those: AbstractSet[str], areas: AbstractSet[str]) -> AreaNode:
    """What lies in an area of some incidents, and in which of some areas within it."""
    return replace(
        node,
        within=tuple(one for one in node.within if one in areas),
        incidents=tuple(one for one in node.incidents if one in those),
    )


def filter_of(facet: str) -> str:
    """The name of a facet's filter, which is never that of another filter."""
    return f"f-{facet}"
