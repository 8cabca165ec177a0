"""The front page: what is developing, what changed lately, and the ways in."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import datetime, timedelta
from itertools import groupby
from zoneinfo import ZoneInfo

from markupsafe import Markup
from msgspec import Struct

from generator.site import dates, urls
from generator.site.dates import Time
from generator.site.finding.collection import Findable
from generator.site.render import ListPage, Renderer
from generator.site.summary import Summary
from generator.site.urls import Link
from generator.site.views.base import PageHead, Shell, Social, show_shell
from generator.site.views.languages import in_all_languages
from generator.site.views.list import ListGroup
from generator.site.views.pagination import Pagination, show_pagination, title_of_page
from generator.site.views.teaser import Teaser, teasers
from generator.site.views.ways import WayPart, all_choices, show_way
from generator.site.words import N_, Words

PER_PAGE = 20
"""Incidents on a page of the front page's list."""

MOST_DEVELOPING = 6
"""Developing incidents that stand before everything else; others stand where their news is."""

MOST_WAYS = 8
"""Ways of one sort on the front page: more stand on a page of their own."""

INTRO = N_(
    "What happened, where, who says so, what is not known, "
    "and every change we made, with its reason."
)


class FrontView(Struct, frozen=True):
    """The front page, or one of the pages after it.

    Attributes:
        shell: What stands around it.
        heading: The one heading of the page.
        groups: What is developing, then what changed, the latest first.
        more: To all updates, and to all incidents.
        intro: A sentence on what this is; empty after the first page.
        as_of: The moment that the groups were made for; None where none depends on it.
        overview: The drawn overview map; empty where there is none.
        ways: By year, place, kind and more; on the first page.
        pagination: None where one page holds all.
    """

    shell: Shell
    heading: str
    groups: tuple[ListGroup, ...]
    more: tuple[Link, ...]
    intro: str = ""
    as_of: Time | None = None
    overview: Markup = Markup()
    ways: tuple[WayPart, ...] = ()
    pagination: Pagination | None = None


class FrontHeading(Struct, frozen=True):
    """A heading of the front page.

    Attributes:
        anchor: Its id, which is the same in every language.
        text: What it says, a message.
        within: The longest time ago that a change under it was; None where none counts.
    """

    anchor: str
    text: str
    within: timedelta | None = None


class Placed(Struct, frozen=True):
    """An incident with the heading under which it stands on the front page."""

    incident: Summary
    heading: FrontHeading


DEVELOPING = FrontHeading("developing", N_("Developing"))
EARLIER = FrontHeading("earlier", N_("Earlier"))
LATELY = (
    FrontHeading("changed-in-the-last-day", N_("Changed in the last day"), timedelta(days=1)),
    FrontHeading("changed-in-the-last-week", N_("Changed in the last week"), timedelta(days=7)),
)


def in_front(listed: Sequence[Summary], now: datetime) -> tuple[Placed, ...]:
    """Put incidents in the order of the front page.

    Args:
        listed: The latest development first.
        now: The moment of this edition.
    """
    developing = [one for one in listed if one.status == "developing"][:MOST_DEVELOPING]
    others = [one for one in listed if one not in developing]
    first = (Placed(one, DEVELOPING) for one in developing)
    return (*first, *(Placed(one, _heading(one, now)) for one in others))


def _heading(one: Summary, now: datetime) -> FrontHeading:
    if all(update.is_imported for update in one.log):
        return EARLIER
    age = timedelta(seconds=now.timestamp() - one.updated)
    return next((lately for lately in LATELY if lately.within and age <= lately.within), EARLIER)


def show_front(
    renderer: Renderer, page: ListPage[Placed], finding: Findable, overview: Markup
) -> FrontView:
    """One page of the front page's list.

    Args:
        renderer: What pages are rendered with.
        page: The incidents on it.
        finding: All ways in.
        overview: The drawn map of all incidents; empty after the first page.
    """
    address = renderer.address(urls.page_of(urls.FRONT, page.number))
    newsroom = renderer.edition.newsroom
    words = renderer.words
    intro, later = (
        words.gettext(INTRO),
        title_of_page(words, words.gettext("Incidents"), page.number),
    )
    title = newsroom.name if page.is_first else later
    head = PageHead(
        address,
        title,
        intro,
        social=Social("website", newsroom.name),
        languages=in_all_languages(renderer, address),
    )
    return FrontView(
        shell=show_shell(renderer, head),
        heading=words.gettext("Incidents, explained") if page.is_first else title,
        groups=tuple(_groups(renderer, page)),
        more=_more(renderer, finding, address),
        intro=intro if page.is_first else "",
        as_of=_as_of(renderer) if counts_back(page) else None,
        overview=overview,
        ways=tuple(_ways(words, finding, address)) if page.is_first else (),
        pagination=show_pagination(words, page, urls.FRONT),
    )


def _more(renderer: Renderer, finding: Findable, here: str) -> tuple[Link, ...]:
    words, total = renderer.words, len(finding.listed)
    every = words.ngettext("All %(num)s incident, A to Z", "All %(num)s incidents, A to Z", total)
    # one is in no order
    every = every if total > 1 else words.gettext("All incidents")
    return (
        Link(
            urls.link(here, finding.address(urls.UPDATES)),
            words.gettext("All updates, newest first"),
        ),
        Link(urls.link(here, finding.address(urls.INCIDENTS)), every),
    )


def counts_back(page: ListPage[Placed]) -> bool:
    """Whether a heading on a page says how long ago something changed."""
    return any(one.heading in LATELY for one in page.items)


def _as_of(renderer: Renderer) -> Time:
    zone = ZoneInfo(renderer.edition.newsroom.timezone)
    return dates.instant(renderer.edition.now, zone, renderer.words)


def _groups(renderer: Renderer, page: ListPage[Placed]) -> Iterator[ListGroup]:
    shown = iter(teasers(renderer, [one.incident for one in page.items]))
    yield from _grouped(renderer.words, page.items, shown)


def _grouped(
    words: Words, placed: Sequence[Placed], shown: Iterator[Teaser]
) -> Iterator[ListGroup]:
    for heading, some in groupby(placed, lambda one: one.heading):
        text = words.gettext(heading.text)
        yield ListGroup(heading.anchor, text, tuple(next(shown) for _ in some))


def _ways(words: Words, finding: Findable, here: str) -> Iterator[WayPart]:
    for choices in all_choices(finding):
        if choices.choices:
            yield show_way(words, choices, here, MOST_WAYS)
