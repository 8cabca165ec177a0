"""Pages that list: the front page, tags, updates, corrections; and the plain pages."""

from __future__ import annotations

from markupsafe import Markup
from msgspec import Struct

from generator.site.views.maps import MapFigure
from generator.site.views.parts import NO_HTML, Link, Mark, Time
from generator.site.views.record import UpdateEntry
from generator.site.views.shell import Shell


class Teaser(Struct, frozen=True, gc=False):
    """An incident in a list.

    Attributes:
        href: Its page.
        headline: The headline; for a withdrawn one, that it was withdrawn.
        standfirst: The sentences under it; empty for a withdrawn one.
        status: Its mark.
        kind: Such as "Police shooting".
        dateline: Where and when it happened, in words.
        updated: The day of the last significant update; None without a log.
        latest: The latest update's headline; may be empty.
        latest_href: That update's permalink.
        latest_kinds: Its marks.
        counts: Such as "2 confirmed, 11 reported, 5 open questions"; may be empty.
    """

    href: str
    headline: str
    status: Mark
    updated: Time | None = None
    standfirst: str = ""
    kind: str = ""
    dateline: str = ""
    latest: str = ""
    latest_href: str = ""
    latest_kinds: tuple[Mark, ...] = ()
    counts: str = ""


class Pagination(Struct, frozen=True, gc=False):
    """Where a list page stands among its neighbours.

    Attributes:
        here: Such as "Page 2 of 5".
        newer: None on the first page.
        older: None on the last page.
    """

    here: str
    newer: Link | None = None
    older: Link | None = None


class FrontView(Struct, frozen=True, gc=False):
    """The front page, or one of the pages after it.

    Attributes:
        shell: What stands around it.
        heading: The one heading of the page.
        intro: A sentence on what this is; empty after the first page.
        teasers: Latest development first.
        updates: The latest updates of all incidents; empty after the first page.
        updates_more: To all of them.
        overview: The drawn overview map; empty where there is none.
        pagination: None where one page holds all.
    """

    shell: Shell
    heading: str
    teasers: tuple[Teaser, ...]
    intro: str = ""
    updates: tuple[SiteUpdate, ...] = ()
    updates_more: Link | None = None
    overview: Markup = NO_HTML
    pagination: Pagination | None = None


class SiteUpdate(Struct, frozen=True, gc=False):
    """An update with the incident it belongs to.

    Attributes:
        incident: Its page.
        entry: The update; its anchor is a whole address here.
    """

    incident: Link
    entry: UpdateEntry


class Listing(Struct, frozen=True, gc=False):
    """How an incident stands in lists, wherever they are: its links lead from anywhere.

    Attributes:
        teaser: In a list of incidents.
        updates: In a list of updates, by their ids.
    """

    teaser: Teaser
    updates: dict[str, SiteUpdate]


class UpdateDay(Struct, frozen=True, gc=False):
    """All updates of one day."""

    heading: Time
    updates: tuple[SiteUpdate, ...]


class UpdatesView(Struct, frozen=True, gc=False):
    """All updates, or all corrections, of all incidents, by day.

    Attributes:
        shell: What stands around it.
        heading: Such as "Corrections".
        intro: What the list holds.
        figures: Counts and times in words, each a label and a value.
        pagination: None where one page holds all.
        days: Newest first.
        empty: What to say where there is nothing.
    """

    shell: Shell
    heading: str
    intro: str
    days: tuple[UpdateDay, ...]
    empty: str
    figures: tuple[tuple[str, str], ...] = ()
    pagination: Pagination | None = None


class TagView(Struct, frozen=True, gc=False):
    """The incidents with one tag, or in one area.

    Attributes:
        shell: What stands around it.
        heading: Such as "In Hartford County, Connecticut".
        teasers: Latest development first.
        pagination: None where one page holds all.
    """

    shell: Shell
    heading: str
    teasers: tuple[Teaser, ...]
    pagination: Pagination | None = None


class AreaLine(Struct, frozen=True, gc=False):
    """An area with incidents.

    Attributes:
        area: Its name, with the way to its list.
        count: How many incidents, in words: "3 incidents".
    """

    area: Link
    count: str


class MapView(Struct, frozen=True, gc=False):
    """All incidents on one map, with a way to the list of each area.

    Attributes:
        shell: What stands around it.
        heading: The one heading of the page.
        intro: What the map shows.
        figure: The map; None where no incident has a place on it.
        areas: By name.
        elsewhere: To the incidents without a place on the map; None where there are none.
    """

    shell: Shell
    heading: str
    intro: str
    figure: MapFigure | None
    areas: tuple[AreaLine, ...]
    elsewhere: AreaLine | None = None


class PlainView(Struct, frozen=True, gc=False):
    """A page of prose: about, policies, not found.

    Attributes:
        shell: What stands around it.
        heading: The one heading.
        html: Sanitised HTML.
    """

    shell: Shell
    heading: str
    html: Markup
