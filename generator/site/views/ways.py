"""The ways to lists of incidents: by year, by place, by each facet, by tag."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from msgspec import Struct

from generator.site import urls
from generator.site.finding.choices import facet_choices, place_choices, tag_choices, year_choices
from generator.site.finding.collection import Choice, Choices, Findable
from generator.site.render import Renderer
from generator.site.urls import Link
from generator.site.views.base import PageHead, Shell, show_shell
from generator.site.views.filters import FiltersPart, with_script
from generator.site.views.languages import in_all_languages
from generator.site.words import Words


class WayLine(Struct, frozen=True):
    """A way to some incidents.

    Attributes:
        link: Where they are listed.
        count: How many they are; empty where that is not said.
        depth: How many wider ones it stands under.
    """

    link: Link
    count: str = ""
    depth: int = 0


class WayPart(Struct, frozen=True):
    """Ways of one sort.

    Attributes:
        heading: Such as "Year".
        lines: In their order.
        more: To a page of them all; None where all stand here.
    """

    heading: str
    lines: tuple[WayLine, ...]
    more: Link | None = None


class WaysView(Struct, frozen=True):
    """A page of ways to incidents, without the incidents.

    Attributes:
        shell: What stands around it.
        heading: Such as "By year".
        intro: What it leads to.
        above: Ways to what it is part of.
        ways: The ways.
        filters: By which the ways can be narrowed; None where they cannot, or are few.
    """

    shell: Shell
    heading: str
    intro: str
    above: tuple[Link, ...]
    ways: tuple[WayPart, ...]
    filters: FiltersPart | None = None


class WaysPage(Struct, frozen=True):
    """A page of ways, before it is shown.

    Attributes:
        address: Where it is published.
        heading: Such as "By year".
        intro: What it leads to.
        ways: The ways.
        above: What it is part of.
    """

    address: str
    heading: str
    intro: str
    ways: tuple[Choices, ...]
    above: tuple[Choice, ...] = ()


def show_way(words: Words, choices: Choices, here: str, most: int = 0) -> WayPart:
    """Show ways of one sort.

    Args:
        words: The words of the page.
        choices: The ways.
        here: The page that shows them.
        most: How many of the widest to show; 0 for all.
    """
    shown = choices.choices
    if most:
        shown = tuple(one for one in shown if not one.depth)[:most]
    is_all = len(shown) == len(choices.choices)
    return WayPart(
        heading=choices.heading,
        lines=tuple(_line(words, one, here) for one in shown),
        more=None
        if is_all
        else Link(urls.link(here, choices.address), words.gettext("All of them")),
    )


def _line(words: Words, choice: Choice, here: str) -> WayLine:
    count = words.number(choice.count) if choice.count else ""
    return WayLine(Link(urls.link(here, choice.address), choice.text), count, choice.depth)


def all_choices(finding: Findable) -> Iterator[Choices]:
    """Every way in, sort by sort: by year, by place, by each facet, by tag."""
    yield year_choices(finding)
    yield place_choices(finding)
    yield from facet_choices(finding)
    yield tag_choices(finding)


def ways_pages(finding: Findable) -> Iterator[WaysPage]:
    """The pages that lead to lists."""
    words, at = finding.words, finding.address
    years, tags, facets = year_choices(finding), tag_choices(finding), facet_choices(finding)
    intro = words.gettext("The years in which incidents happened.")
    yield WaysPage(at(urls.YEARS), words.gettext("Years"), intro, (years,))
    intro = words.gettext("What incidents are filed under, A to Z.")
    yield WaysPage(at(urls.TAGS), words.gettext("Tags"), intro, (tags,))
    of_facets, heading = tuple(facets), words.gettext("Kinds and more")
    intro = words.gettext("What incidents are sorted by, with how many there are of each.")
    yield WaysPage(at(urls.FACETS), heading, intro, of_facets)
    above = (Choice(at(urls.FACETS), heading),)
    for name, label in finding.facet_labels.items():
        found = tuple(one for one in of_facets if one.address == at(urls.facet(name)))
        # For translators: the label is the newsroom's word, such as “Cause”.
        intro = words.gettext(
            "Incidents by %(label)s: how many there are of each.",
            label=label,
        )
        yield WaysPage(at(urls.facet(name)), label, intro, found, above)


def show_ways(renderer: Renderer, page: WaysPage, filters: FiltersPart | None = None) -> WaysView:
    """A page of ways to incidents."""
    here, words = page.address, renderer.words
    is_empty = not any(one.choices for one in page.ways)
    languages = in_all_languages(renderer, here)
    head = PageHead(here, str(page.heading), page.intro, languages=languages)
    return WaysView(
        shell=with_script(renderer, show_shell(renderer, head), filters, here),
        heading=page.heading,
        intro=words.gettext("There are none so far.") if is_empty else page.intro,
        above=links_to(page.above, here),
        ways=tuple(show_way(words, one, here) for one in page.ways if one.choices),
        filters=filters,
    )


def links_to(choices: Iterable[Choice], here: str) -> tuple[Link, ...]:
    """The ways from a page to these."""
    return tuple(Link(urls.link(here, one.address), one.text) for one in choices)
