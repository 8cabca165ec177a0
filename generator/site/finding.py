"""The ways in: incidents gathered by year, place, facet and tag, each with its address.

Lists, feeds, the front page and the search all follow from what is gathered here, from summaries
alone.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from enum import StrEnum

from msgspec import Struct
from msgspec.structs import replace

from generator.model.facet import Facet
from generator.model.newsroom import Newsroom
from generator.site import labels, urls
from generator.site.edition import Edition
from generator.site.maps.tree import AreaNode, tree_of
from generator.site.summary import Summary
from generator.site.told import spoken, told_label
from generator.site.words import Words

KIND = "kind"
"""The facet that every newsroom has: the kind of incident."""

NO_PLACE = "no-place"
"""Where incidents are listed that have no place on the map."""


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

    def at(self, address: str) -> str:
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


def filter_of(facet: str) -> str:
    """The name of a facet's filter, which is never that of another filter."""
    return f"f-{facet}"


def gather(edition: Edition, words: Words, part: str = "") -> Findable:
    """Gather the incidents that lists show by all that they can be found by.

    Args:
        edition: What is published.
        words: The language of names and headings.
        part: The language below which the lists stand; empty for the newsroom's.
    """
    newsroom, listed = edition.site.newsroom, edition.catalogue.listed
    tree = tree_of([one.spot for one in listed if one.spot], words)
    language = part or newsroom.language
    facets = _facets(words, newsroom, listed, language)
    found = Findable(
        listed=listed,
        years=tuple(_years(words, listed)),
        areas=tuple(_areas(words, tree, listed)),
        tree=tree,
        facets={name: tuple(_words(words, name, facet, listed)) for name, facet in facets.items()},
        facet_labels={name: facet.label for name, facet in facets.items()},
        tags=tuple(_tags(words, newsroom, listed, language)),
        words=words,
    )
    return _below(found, part) if part else found


def _below(finding: Findable, part: str) -> Findable:
    """The same ways below the addresses of a language."""

    def choice(one: Choice) -> Choice:
        return replace(one, address=urls.in_language(part, one.address))

    def collection(one: Collection) -> Collection:
        narrower = one.narrower and replace(
            one.narrower, choices=tuple(map(choice, one.narrower.choices))
        )
        folder, above = urls.in_language(part, one.folder), tuple(map(choice, one.above))
        return replace(one, folder=folder, above=above, narrower=narrower)

    def collections(some: Iterable[Collection]) -> tuple[Collection, ...]:
        return tuple(map(collection, some))

    return replace(
        finding,
        part=part,
        years=collections(finding.years),
        areas=collections(finding.areas),
        facets={name: collections(words) for name, words in finding.facets.items()},
        tags=collections(finding.tags),
    )


def counted(words: Words, some: Sequence[Summary]) -> str:
    """Say how many incidents there are."""
    return words.ngettext("%(num)s incident", "%(num)s incidents", len(some))


def counted_alone(words: Words, some: Sequence[Summary]) -> str:
    """Say in a sentence of its own how many incidents there are."""
    return words.ngettext("%(num)s incident.", "%(num)s incidents.", len(some))


def by_event(incidents: Iterable[Summary]) -> tuple[Summary, ...]:
    """The newest event first; what is not dated last."""
    return tuple(sorted(incidents, key=lambda one: (-one.sorted_by.occurred, one.id)))


def by_title(incidents: Iterable[Summary], language: str = "") -> tuple[Summary, ...]:
    """In the order of headlines, as far as they are told in a language."""

    def key(one: Summary) -> tuple[int, str, str]:
        return (*labels.sorts_as(one.headline_in(language)), one.id)

    return tuple(sorted(incidents, key=key))


def everything(finding: Findable) -> Collection:
    """All incidents, A to Z."""
    words, found = finding.words, by_title(finding.listed, finding.part)
    about = words.ngettext("%(num)s incident, A to Z.", "%(num)s incidents, A to Z.", len(found))
    heading = words.gettext("All incidents")
    return Collection(
        folder=finding.at(urls.INCIDENTS),
        name=heading,
        heading=heading,
        about=about,
        incidents=found,
        grouping=Grouping.LETTER,
        is_followed=False,
    )


def year_choices(finding: Findable) -> Choices:
    """Ways to each year."""
    years = tuple(map(_choice, finding.years))
    return Choices(finding.words.gettext("Year"), finding.at(urls.YEARS), years)


def place_choices(finding: Findable, deepest: int = 0) -> Choices:
    """Ways to each country, or further down; and to what has no place on the map.

    Where all lies in one country, or in one of its states, the ways begin with what is in it.
    """
    top = _only(finding.tree)
    choices = [
        replace(one, address=finding.at(one.address))
        for path, node in _down(finding.tree)
        if top <= len(node.above) <= deepest + top
        for one in (_area_choice(finding.tree, path, len(node.above) - top),)
    ]
    last = finding.areas[-1:]
    choices += (_choice(one) for one in last if one.folder == finding.at(urls.area(NO_PLACE)))
    return Choices(finding.words.gettext("Place"), finding.at(urls.MAP), tuple(choices))


def _only(tree: Mapping[str, AreaNode]) -> int:
    """How many areas lie around everything, each the only one of its level."""
    top = 0
    while True:
        level = [node for node in tree.values() if len(node.above) == top]
        if len(level) != 1 or not _is_divided(tree, level[0]):
            return top
        top += 1


def _is_divided(tree: Mapping[str, AreaNode], node: AreaNode) -> bool:
    """Whether what lies in an area lies in one part of it or another, and not in it as a whole."""
    inner = {name for path in node.within for name in tree[path].incidents}
    return bool(node.within) and inner == set(node.incidents)


def facet_choices(finding: Findable) -> Iterator[Choices]:
    """Ways to each word of each facet that has incidents."""
    for name, words in finding.facets.items():
        if words:
            choices = tuple(_choice(one, len(one.above) - 1) for one in words)
            yield Choices(finding.facet_labels[name], finding.at(urls.facet(name)), choices)


def tag_choices(finding: Findable) -> Choices:
    """Ways to each tag."""
    tags = tuple(map(_choice, finding.tags))
    return Choices(finding.words.gettext("Tag"), finding.at(urls.TAGS), tags)


def _choice(one: Collection, depth: int = 0) -> Choice:
    return Choice(one.folder, one.name, len(one.incidents), depth)


def tag_label(newsroom: Newsroom, tag: str, language: str = "") -> str:
    """What readers see of a tag, in a language; by default the newsroom’s."""
    label, page = newsroom.tags.get(tag), language or newsroom.language
    return told_label(label, page, newsroom) if label else spoken(tag, newsroom.language, page)


def kind_label(newsroom: Newsroom, kind: str, language: str = "") -> str:
    """What readers see of a kind of incident, in a language; by default the newsroom’s."""
    label, page = newsroom.kinds.get(kind), language or newsroom.language
    if label is None:
        return spoken(kind.replace("-", " ").capitalize(), newsroom.language, page)
    return told_label(label, page, newsroom)


def _years(words: Words, listed: Iterable[Summary]) -> Iterator[Collection]:
    by_year: dict[str, list[Summary]] = {}
    for one in listed:
        by_year.setdefault(one.sorted_by.year, []).append(one)
    above = (Choice(urls.YEARS, words.gettext("Years")),)
    for year, some in sorted(by_year.items(), reverse=True):
        heading = year or words.gettext("Date not known")
        yield Collection(
            folder=urls.year(year),
            name=heading,
            heading=heading,
            about=words.ngettext(
                "%(num)s incident, the newest first.",
                "%(num)s incidents, the newest first.",
                len(some),
            ),
            incidents=by_event(some),
            above=above,
            grouping=Grouping.MONTH if year else Grouping.NONE,
            is_followed=False,
            filter="year",
        )


def _areas(
    words: Words, tree: Mapping[str, AreaNode], listed: Sequence[Summary]
) -> Iterator[Collection]:
    known = {one.id: one for one in listed}
    top = Choice(urls.MAP, words.gettext("Map"))
    for node in tree.values():
        within = tuple(_area_choice(tree, path) for path in node.within)
        some = by_event(known[name] for name in node.incidents)
        yield Collection(
            folder=urls.area(node.step.path),
            name=node.step.name,
            heading=node.step.phrase,
            about=counted_alone(words, some),
            incidents=some,
            above=(top, *(Choice(urls.area(one.path), one.name) for one in node.above)),
            narrower=Choices(words.gettext("Within it"), "", within) if within else None,
            filter="place",
        )
    elsewhere = by_event(one for one in listed if not one.spot)
    if elsewhere:
        heading = words.gettext("Without a place on the map")
        about = counted_alone(words, elsewhere)
        yield Collection(urls.area(NO_PLACE), heading, heading, about, elsewhere, (top,))


def _down(tree: Mapping[str, AreaNode]) -> Iterator[tuple[str, AreaNode]]:
    """The areas in the order of a tree: countries by name, each with those within it."""

    def below(path: str) -> Iterator[tuple[str, AreaNode]]:
        yield path, tree[path]
        for inner in tree[path].within:
            yield from below(inner)

    tops = [path for path, node in tree.items() if not node.above]
    for path in sorted(tops, key=lambda path: (tree[path].step.name, path)):
        yield from below(path)


def _area_choice(tree: Mapping[str, AreaNode], path: str, depth: int = 0) -> Choice:
    node = tree[path]
    return Choice(urls.area(path), node.step.name, len(node.incidents), depth)


class _FacetWord(Struct, frozen=True):
    """A word of a facet: what readers see, and the word that it is part of."""

    label: str
    within: str = ""


class _Facet(Struct, frozen=True):
    """A facet with labels in the language of a list."""

    label: str
    words: Mapping[str, _FacetWord]
    is_ordered: bool = False


def _facets(
    words: Words, newsroom: Newsroom, listed: Iterable[Summary], language: str
) -> dict[str, _Facet]:
    """The kinds of incident and the facets that the newsroom declares."""
    used = {word for one in listed for name, word in one.sorted_by.words if name == KIND}
    named = {
        word: _FacetWord(kind_label(newsroom, word, language))
        for word in (*newsroom.kinds, *sorted(used - newsroom.kinds.keys()))
    }
    declared = {
        name: _labelled(facet, language, newsroom) for name, facet in newsroom.facets.items()
    }
    return {KIND: _Facet(words.gettext("Kind"), named), **declared}


def _labelled(facet: Facet, language: str, newsroom: Newsroom) -> _Facet:
    words = {
        name: _FacetWord(told_label(word.label, language, newsroom), word.within or "")
        for name, word in facet.words.items()
    }
    return _Facet(told_label(facet.label, language, newsroom), words, facet.ordered)


def _words(
    words: Words, name: str, facet: _Facet, listed: Iterable[Summary]
) -> Iterator[Collection]:
    """The incidents of each word: those of the words within it too."""
    found: dict[str, dict[str, Summary]] = {}
    for one in listed:
        for of, word in one.sorted_by.words:
            for wider in (word, *_around(facet, word)) if of == name else ():
                found.setdefault(wider, {})[one.id] = one
    top = Choice(urls.facet(name), facet.label)
    for word in _in_order(facet, {word: len(some) for word, some in found.items()}):
        some = by_event(found[word].values())
        called = facet.words[word].label
        around = [
            Choice(urls.facet(name, wider), facet.words[wider].label)
            for wider in reversed(_around(facet, word))
        ]
        within = tuple(
            Choice(urls.facet(name, inner), facet.words[inner].label, len(found[inner]))
            for inner in facet.words
            if inner in found and facet.words[inner].within == word
        )
        yield Collection(
            folder=urls.facet(name, word),
            name=called,
            heading=words.gettext("%(facet)s: %(word)s", facet=facet.label, word=called),
            about=counted_alone(words, some),
            incidents=some,
            above=(top, *around),
            narrower=Choices(words.gettext("Within it"), "", within) if within else None,
            filter=filter_of(name),
        )


def _around(facet: _Facet, word: str) -> list[str]:
    """The words that a word is part of, the narrowest first."""
    found: list[str] = []
    wider = facet.words[word].within if word in facet.words else ""
    while wider and wider in facet.words and wider not in found:
        found.append(wider)
        wider = facet.words[wider].within
    return found


def _in_order(facet: _Facet, counts: Mapping[str, int]) -> Iterator[str]:
    """Words with incidents: as declared where they are steps of a scale, else the most first."""
    rank = {word: number for number, word in enumerate(facet.words)}

    def key(word: str) -> tuple[int, int]:
        return (0 if facet.is_ordered else -counts[word], rank[word])

    def below(word: str) -> Iterator[str]:
        yield word
        inner = [one for one in counts if one in rank and facet.words[one].within == word]
        for one in sorted(inner, key=key):
            yield from below(one)

    tops = [word for word in counts if word in rank and not _around(facet, word)]
    found = [inner for word in sorted(tops, key=key) for inner in below(word)]
    yield from found
    # words that are part of each other stand under none
    yield from (word for word in rank if word in counts and word not in found)


def _tags(
    words: Words, newsroom: Newsroom, listed: Iterable[Summary], language: str
) -> Iterator[Collection]:
    by_tag: dict[str, list[Summary]] = {}
    for one in listed:
        for tag in dict.fromkeys(one.tags):
            by_tag.setdefault(tag, []).append(one)
    above = (Choice(urls.TAGS, words.gettext("Tags")),)
    labelled = {tag: tag_label(newsroom, tag, language) for tag in by_tag}
    for tag in sorted(by_tag, key=lambda tag: (*labels.sorts_as(labelled[tag]), tag)):
        some, label = by_event(by_tag[tag]), labelled[tag]
        about = counted_alone(words, some)
        heading = words.gettext("Filed under “%(tag)s”", tag=label)
        yield Collection(urls.tag(tag), label, heading, about, some, above)
