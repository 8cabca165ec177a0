"""The page of the search."""

from __future__ import annotations

from markupsafe import Markup
from msgspec import Struct
from msgspec.structs import replace

from generator.site import urls
from generator.site.finding.collection import Findable
from generator.site.render import SEARCH_SECURITY, Renderer
from generator.site.views.base import PageHead, Shell, show_shell
from generator.site.views.filters import Filter, filters_of
from generator.site.views.languages import in_all_languages
from generator.site.views.ways import WayPart, all_choices, show_way
from generator.site.words import Words

FOLDER = "search/index/"
"""Where the index lies."""

SCRIPT = "js/search.js"

MOST_WAYS = 12


class SearchView(Struct, frozen=True):
    """The search, or where else to look.

    Attributes:
        shell: What stands around it.
        heading: The one heading of the page.
        intro: What can be found.
        without: What to do where there is no search: no script, or no index.
        folder: Where the index lies; empty where there is none.
        root: The root of the site, from which results are named.
        filters: What to filter by; none where there is no index.
        ways: Ways to browse.
    """

    shell: Shell
    heading: str
    intro: str
    without: str
    folder: str
    root: str
    filters: tuple[Filter, ...]
    ways: tuple[WayPart, ...]


def show_search(renderer: Renderer, finding: Findable, *, is_indexed: bool) -> SearchView:
    """The page of the search.

    Args:
        renderer: What pages are rendered with.
        finding: All ways in.
        is_indexed: Whether this build has an index.
    """
    here, words = renderer.address(urls.SEARCH), renderer.words
    heading = words.gettext("Find an incident")
    intro = words.gettext(
        "Words of the story, claims, quotes, questions and updates of every incident."
    )
    head = PageHead(here, heading, intro, languages=in_all_languages(renderer, here))
    shell = show_shell(renderer, head)
    script = renderer.assets.named.get(SCRIPT)
    if is_indexed and script:
        scripts = (urls.link(here, script),)
        shell = replace(shell, security=Markup(SEARCH_SECURITY), scripts=scripts)  # noqa: S704 - likewise a constant
    return SearchView(
        shell=shell,
        heading=heading,
        intro=intro,
        without=_without(words, is_indexed=is_indexed),
        folder=urls.link(here, renderer.address(FOLDER)) if is_indexed else "",
        root=urls.link(here, urls.FRONT),
        filters=filters_of(words, finding) if is_indexed else (),
        ways=tuple(
            show_way(words, one, here, MOST_WAYS) for one in all_choices(finding) if one.choices
        ),
    )


def _without(words: Words, *, is_indexed: bool) -> str:
    """What to do where there is no search."""
    if is_indexed:
        return words.gettext(
            "Searching takes JavaScript, which is off here or did not load."
            " Everything can be found by browsing:"
        )
    return words.gettext(
        "This copy of the site was built without its search. Everything can be found by browsing:"
    )
