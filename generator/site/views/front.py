"""The front page: what is developing, what changed lately, and the ways in."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import datetime, timedelta
from functools import partial
from itertools import groupby
from zoneinfo import ZoneInfo

from markupsafe import Markup
from msgspec import Struct

from generator.site import dates, urls
from generator.site.dates import Time
from generator.site.finding import Findable
from generator.site.render import ListPage, Renderer
from generator.site.summary import Summary
from generator.site.urls import Link
from generator.site.views.base import PageHead, Shell, Social, show_shell
from generator.site.views.lists import Pagination, show_pagination, teasers
from generator.site.views.ways import ListGroup, WayPart, all_choices, show_way

PER_PAGE = 20
"""Incidents on a page of the front page's list."""

MOST_DEVELOPING = 6
"""Developing incidents that stand before everything else; others stand where their news is."""

MOST_WAYS = 8
"""Ways of one sort on the front page: more stand on a page of their own."""

INTRO = (
    "What happened, where, who says so, what is not known, "
    "and every change we made, with its reason."
)


class FrontView(Struct, frozen=True, gc=False):
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


class Placed(Struct, frozen=True):
    """An incident with the heading under which it stands on the front page."""

    incident: Summary
    heading: str


DEVELOPING, EARLIER = "Developing", "Earlier"
LATELY = (
    (timedelta(days=1), "Changed in the last day"),
    (timedelta(days=7), "Changed in the last week"),
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


def _heading(one: Summary, now: datetime) -> str:
    ours = any(not update.is_imported for update in one.log)
    age = now.timestamp() - one.updated
    fitting = (words for most, words in LATELY if ours and age <= most.total_seconds())
    return next(fitting, EARLIER)


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
    address, newsroom = urls.front_page(page.number), renderer.edition.site.newsroom
    title = newsroom.name if page.is_first else f"Incidents, page {page.number}"
    head = PageHead(address, title, INTRO, social=Social("website", newsroom.name))
    way = partial(urls.link, address)
    groups = tuple(_groups(renderer, page))
    total = renderer.words.ngettext("%(num)s incident", "%(num)s incidents", len(finding.listed))
    return FrontView(
        shell=show_shell(renderer, head),
        heading="Incidents, explained" if page.is_first else title,
        groups=groups,
        more=(
            Link(way(urls.UPDATES), "All updates, newest first"),
            Link(way(urls.INCIDENTS), f"All {total}, A to Z"),
        ),
        intro=INTRO if page.is_first else "",
        as_of=_as_of(renderer, groups),
        overview=overview,
        ways=tuple(_ways(finding, address)) if page.is_first else (),
        pagination=show_pagination(page, urls.front_page),
    )


def _as_of(renderer: Renderer, groups: Sequence[ListGroup]) -> Time | None:
    lately = {words for _, words in LATELY}
    if not any(one.heading in lately for one in groups):
        return None
    zone = ZoneInfo(renderer.edition.site.newsroom.timezone)
    return dates.instant(renderer.edition.now, zone, renderer.words)


def _groups(renderer: Renderer, page: ListPage[Placed]) -> Iterator[ListGroup]:
    shown = iter(teasers(renderer, [one.incident for one in page.items]))
    for heading, some in groupby(page.items, lambda one: one.heading):
        anchor = heading.lower().replace(" ", "-")
        yield ListGroup(anchor, heading, tuple(next(shown) for _ in some))


def _ways(finding: Findable, here: str) -> Iterator[WayPart]:
    for choices in all_choices(finding):
        if choices.choices:
            yield show_way(choices, here, MOST_WAYS)
