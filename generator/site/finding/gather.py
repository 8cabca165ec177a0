"""Gathering the incidents of a site by all that they can be found by."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

from msgspec.structs import replace

from generator.model.newsroom import Newsroom
from generator.site import alphabet, urls
from generator.site.edition import Edition
from generator.site.finding.choices import area_choice
from generator.site.finding.collection import (
    NO_PLACE,
    Choice,
    Choices,
    Collection,
    Findable,
    Grouping,
)
from generator.site.finding.facets import facets_of, lists_by_word
from generator.site.finding.order import (
    by_event,
    by_title,
    counted_alone,
    counted_by_title,
    counted_newest_first,
)
from generator.site.in_translation import label_on_page, with_language_mark
from generator.site.maps.tree import AreaNode, tree_of
from generator.site.summary import Summary
from generator.site.words import Words


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
    facets = facets_of(words, newsroom, listed, language)
    found = Findable(
        listed=listed,
        years=tuple(_years(words, listed)),
        areas=tuple(_areas(words, tree, listed)),
        tree=tree,
        facets={
            name: tuple(lists_by_word(words, name, facet, listed))
            for name, facet in facets.items()
        },
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


def everything(finding: Findable) -> Collection:
    """All incidents, A to Z."""
    words, found = finding.words, by_title(finding.listed, finding.part)
    heading = words.gettext("All incidents")
    return Collection(
        folder=finding.at(urls.INCIDENTS),
        name=heading,
        heading=heading,
        about=counted_by_title(words, found),
        incidents=found,
        grouping=Grouping.LETTER,
        is_followed=False,
    )


def tag_label(newsroom: Newsroom, tag: str, language: str = "") -> str:
    """What readers see of a tag, in a language; by default the newsroom’s."""
    label, page = newsroom.tags.get(tag), language or newsroom.language
    return (
        label_on_page(label, page, newsroom)
        if label
        else with_language_mark(tag, newsroom.language, page)
    )


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
            about=counted_newest_first(words, some),
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
        within = tuple(area_choice(tree, path) for path in node.within)
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


def _tags(
    words: Words, newsroom: Newsroom, listed: Iterable[Summary], language: str
) -> Iterator[Collection]:
    by_tag: dict[str, list[Summary]] = {}
    for one in listed:
        for tag in dict.fromkeys(one.tags):
            by_tag.setdefault(tag, []).append(one)
    above = (Choice(urls.TAGS, words.gettext("Tags")),)
    labelled = {tag: tag_label(newsroom, tag, language) for tag in by_tag}
    for tag in sorted(by_tag, key=lambda tag: (*alphabet.sorts_as(labelled[tag]), tag)):
        some, label = by_event(by_tag[tag]), labelled[tag]
        about = counted_alone(words, some)
        heading = words.gettext("Filed under “%(tag)s”", tag=label)
        yield Collection(urls.tag(tag), label, heading, about, some, above)
