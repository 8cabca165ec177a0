"""How to follow a site: its feeds, and those of its parts."""

from __future__ import annotations

from msgspec import Struct

from generator.site import urls
from generator.site.finding.collection import Findable
from generator.site.render import Renderer
from generator.site.urls import Link
from generator.site.views.base import PageHead, Shell, show_shell
from generator.site.views.languages import in_all_languages
from generator.site.views.ways import WayPart, all_choices, show_way
from generator.site.words import N_


class FeedLine(Struct, frozen=True):
    """A feed, and what it holds."""

    link: Link
    about: str


class FollowView(Struct, frozen=True):
    """The page on following.

    Attributes:
        shell: What stands around it.
        heading: The one heading of the page.
        intro: What a feed is.
        feeds: Those of the whole site.
        ways: Lists that have feeds of their own.
    """

    shell: Shell
    heading: str
    intro: str
    feeds: tuple[FeedLine, ...]
    ways: tuple[WayPart, ...]


FEEDS = (
    (
        "feeds/all.atom",
        N_("All incidents"),
        N_("one entry for each, the latest development first."),
    ),
    (
        "feeds/corrections.atom",
        N_("Corrections"),
        N_("everything that was wrong, and what is right."),
    ),
    (
        "feeds/feed.json",
        N_("All updates"),
        N_("every update of every incident, for readers of JSON."),
    ),
)
"""Those of the whole site: where, what it is called, and what it holds."""

INTRO = N_("A feed reader asks these addresses for what is new, and shows it to you.")

MOST_WAYS = 12
"""Ways of one sort: those who look for more find them on the lists themselves."""


def show_follow(renderer: Renderer, finding: Findable) -> FollowView:
    """The page on following the site, or a part of it."""
    here, words = renderer.address(urls.FEEDS), renderer.words
    heading, intro = words.gettext("Follow"), words.gettext(INTRO)
    _years, *others = all_choices(finding)
    followed = (one for one in others if one.choices)
    head = PageHead(here, heading, intro, languages=in_all_languages(renderer, here))
    return FollowView(
        shell=show_shell(renderer, head),
        heading=heading,
        intro=intro,
        feeds=tuple(
            FeedLine(
                Link(urls.link(here, renderer.address(there)), words.gettext(text)),
                words.gettext(about),
            )
            for there, text, about in FEEDS
        ),
        ways=tuple(show_way(words, one, here, MOST_WAYS) for one in followed),
    )
