"""Gathering the incidents of a site by all that they can be found by."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import partial

from generator.model.newsroom import Newsroom
from generator.site import alphabet, urls
from generator.site.edition import Edition
from generator.site.finding.choices import area_choice
from generator.site.finding.collection import (
    NO_PLACE,
    At,
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
    newsroom, listed = edition.newsroom, edition.catalogue.listed
    tree = tree_of([one.spot for one in listed if one.spot], words)
    language, at = part or newsroom.language, partial(urls.in_language, part)
    facets = facets_of(words, newsroom, listed, language)
    return Findable(
        listed=listed,
        years=tuple(_years(words, at, listed)),
        areas=tuple(_areas(words, at, tree, listed)),
        tree=tree,
        facets={
            name: tuple(lists_by_word(words, at, name, facet, listed))
            for name, facet in facets.items()
        },
        facet_labels={name: facet.label for name, facet in facets.items()},
        tags=tuple(_tags(words, at, newsroom, listed, language)),
        words=words,
        part=part,
    )


def everything(finding: Findable) -> Collection:
    """All incidents, A to Z."""
    words, found = finding.words, by_title(finding.listed, finding.part)
    heading = words.gettext("All incidents")
    return Collection(
        folder=finding.address(urls.INCIDENTS),
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


def _years(words: Words, at: At, listed: Iterable[Summary]) -> Iterator[Collection]:
    by_year: dict[str, list[Summary]] = {}
    for one in listed:
        by_year.setdefault(one.sorted_by.year, []).append(one)
    above = (Choice(at(urls.YEARS), words.gettext("Years")),)
    for year, some in sorted(by_year.items(), reverse=True):
        heading = year or words.gettext("Date not known")
        yield Collection(
            folder=at(urls.year(year)),
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
    words: Words, at: At, tree: Mapping[str, AreaNode], listed: Sequence[Summary]
) -> Iterator[Collection]:
    known = {one.id: one for one in listed}
    top = Choice(at(urls.MAP), words.gettext("Map"))
    for node in tree.values():
        within = tuple(area_choice(tree, at, path) for path in node.within)
        some = by_event(known[name] for name in node.incidents)
        yield Collection(
            folder=at(urls.area(node.step.path)),
            name=node.step.name,
            heading=node.step.phrase,
            about=counted_alone(words, some),
            incidents=some,
            above=(top, *(Choice(at(urls.area(one.path)), one.name) for one in node.above)),
            narrower=Choices(words.gettext("Within it"), "", within) if within else None,
            filter="place",
        )
    elsewhere = by_event(one for one in listed if not one.spot)
    if elsewhere:
        heading = words.gettext("Without a place on the map")
        about = counted_alone(words, elsewhere)
        yield Collection(at(urls.area(NO_PLACE)), heading, heading, about, elsewhere, (top,))


def _tags(
    words: Words, at: At, newsroom: Newsroom, listed: Iterable[Summary], language: str
) -> Iterator[Collection]:
    by_tag: dict[str, list[Summary]] = {}
    for one in listed:
        for tag in dict.fromkeys(one.tags):
            by_tag.setdefault(tag, []).append(one)
    above = (Choice(at(urls.TAGS), words.gettext("Tags")),)
    labelled = {tag: tag_label(newsroom, tag, language) for tag in by_tag}
    for tag in sorted(by_tag, key=lambda tag: (*alphabet.sorts_as(labelled[tag]), tag)):
        some, label = by_event(by_tag[tag]), labelled[tag]
        about = counted_alone(words, some)
        heading = words.gettext("Filed under “%(tag)s”", tag=label)
        yield Collection(at(urls.tag(tag)), label, heading, about, some, above)
