"""The address of every page, and how one page links to another.

Addresses are relative to the site's root, without a slash in front; a page's ends in a slash.
Links between pages are relative, so the site works under any prefix and any domain.
"""

from __future__ import annotations

from collections.abc import Mapping

from msgspec import Struct

FRONT = ""
INCIDENTS = "incidents/"
UPDATES = "updates/"
CORRECTIONS = "corrections/"
MAP = "map/"
DATA = "data/"
GUIDES = "docs/"
YEARS = "years/"
TAGS = "tags/"
FACETS = "facets/"
SEARCH = "search/"
FEEDS = "feeds/"

LISTS = frozenset(
    {FRONT, INCIDENTS, UPDATES, CORRECTIONS, MAP, YEARS, TAGS, FACETS, SEARCH, FEEDS}
)
"""The lists of all incidents, and what leads to them: they stand in every language of a site."""

ANYWHERE = "\0"
"""Stands for a page that is not known yet: what lists show of an incident is prepared once, and
its links are completed where it is printed (:func:`at`)."""


_ANCHORS: Mapping[str, str] = {
    "sources": "source",
    "people": "person",
    "agencies": "agency",
    "things": "thing",
    "places": "place",
    "claims": "claim",
    "figures": "figure",
    "series": "series",
    "accounts": "account",
    "quotes": "quote",
    "events": "event",
    "media": "media",
    "questions": "question",
    "expected": "expected",
    "updates": "update",
}
"""The prefix of an item’s anchor, by its section: links rest on it, so it is no label."""


class Link(Struct, frozen=True):
    """A link with its words.

    Attributes:
        href: Relative to the page that shows it, or a web address that was checked.
        text: What the reader presses.
        current: Whether it leads to the page it stands on.
        language: BCP 47 tag of what it leads to, where that is not its own page's; else empty.
    """

    href: str
    text: str
    current: bool = False
    language: str = ""


def in_language(language: str, address: str) -> str:
    """The address of a page in another language than the newsroom's; the same where none is."""
    return f"{language}/{address}" if language else address


def incident(incident_id: str, language: str = "") -> str:
    """The explainer's address; that of its translation where a language is named."""
    return in_language(language, f"{INCIDENTS}{incident_id}/")


def mention(target: str) -> str:
    """The address of what another incident's story points to: ``pier-fire#claim-cause``."""
    name, hash_sign, item = target.partition("#")
    return f"{incident(name)}{hash_sign}{item}"


def quote(incident_id: str, quote_id: str, language: str = "") -> str:
    """The address of a quote's own page; that of its translation where a language is named."""
    return in_language(language, f"{INCIDENTS}{incident_id}/quotes/{quote_id}/")


def history(incident_id: str) -> str:
    """The address of an incident's every version."""
    return f"{INCIDENTS}{incident_id}/history/"


def version(incident_id: str, number: int) -> str:
    """The address of an incident's page as it stood in a version, from 1."""
    return f"{INCIDENTS}{incident_id}/versions/{number}/"


def tag(name: str) -> str:
    """The address of all incidents with a tag."""
    return f"{TAGS}{name}/"


def area(path: str) -> str:
    """The address of all incidents in an area of the map."""
    return f"{MAP}{path}/"


def year(name: str) -> str:
    """The address of all incidents of a year; of those of no known year where it is empty."""
    return f"{YEARS}{name or 'not-known'}/"


def facet(name: str, word: str = "") -> str:
    """The address of a facet, or of all incidents with a word of it."""
    return f"{FACETS}{name}/{word}/" if word else f"{FACETS}{name}/"


def page_of(folder: str, number: int) -> str:
    """The address of a page of the list in a folder, from 1."""
    return folder if number == 1 else f"{folder}page/{number}/"


def anchor(section: str, item_id: str) -> str:
    """The anchor of an item on its explainer, such as ``claim-age-40s``."""
    return f"{_ANCHORS[section]}-{item_id}"


def link(here: str, there: str) -> str:
    """Write the way from one address of the site to another, as a relative link.

    Args:
        here: The address of the page that links.
        there: An address of the site, with a query or fragment or without.
    """
    if here == ANYWHERE:
        return f"{ANYWHERE}{there}"
    if there.startswith(here) and there[len(here) :].startswith(("#", "?")):
        return there[len(here) :]
    folder, climb = here[: here.rfind("/") + 1], ""
    while not there.startswith(folder):
        folder, climb = folder[: folder.rfind("/", 0, -1) + 1], f"{climb}../"
    way = climb + there[len(folder) :]
    return f"./{way}" if not way or way.startswith(("#", "?")) else way


def with_links_from(here: str, prepared: bytes) -> bytes:
    """Complete the links of what was prepared for anywhere, for the page at an address."""
    return prepared.replace(ANYWHERE.encode(), b"../" * here.count("/"))


def file_of(address: str) -> str:
    """The file in which a page at an address lies."""
    return f"{address}index.html" if not address or address.endswith("/") else address
