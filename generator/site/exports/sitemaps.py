"""``sitemap.xml`` and the news sitemap, with the moment of the last significant update.

A sitemap holds at most 50,000 addresses (sitemaps.org, “Sitemaps XML format”); where there are
more, ``sitemap.xml`` is an index of several.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import timedelta
from functools import partial
from xml.etree import ElementTree as ET

from generator.model.dates import dates
from generator.model.incident import Incident
from generator.site import urls
from generator.site.edition import Edition
from generator.site.exports.common import (
    XML_DECLARATION,
    add_element,
    machine_time,
    write_xml,
    xml_text,
)
from generator.site.finding.collection import Findable

SITEMAP = "sitemap.xml"
NEWS = "news-sitemap.xml"
MOST = 50_000
_SITEMAP = "http://www.sitemaps.org/schemas/sitemap/0.9"
_NEWS = "http://www.google.com/schemas/sitemap-news/0.9"
_XHTML = "http://www.w3.org/1999/xhtml"
_NEWS_AGE = timedelta(days=2)
_NEWS_MOST = 1000


def sitemap_rows(edition: Edition, incident: Incident) -> list[bytes]:
    """Write an entry for each page of an incident that search engines may show.

    Old versions and withdrawn quotes have none, nor does a history that is not published.
    """
    modified = machine_time(dates(incident).updated, incident)
    quotes = (one.id for one in incident.record.quotes if not one.withdrawn)
    has_history = bool(edition.ledger.of(incident.id).versions)
    rows = _in_languages(edition, incident, partial(urls.incident, incident.id), modified)
    if has_history:
        rows.append(_row("url", edition.url + urls.history(incident.id), modified))
    for quote in quotes:
        rows += _in_languages(edition, incident, partial(urls.quote, incident.id, quote), modified)
    return rows


def _in_languages(
    edition: Edition, incident: Incident, address: Callable[[str], str], modified: str
) -> list[bytes]:
    """The entries of a page in every language, each with the ways to all of them.

    Google Search Central, “Localized versions of your pages”: every one lists every one.
    """
    pages = [(name, edition.url + address(where)) for name, where in incident.languages]
    others = pages if len(pages) > 1 else []
    return [_row("url", page, modified, others) for _, page in pages]


def sitemaps(
    edition: Edition, finding: Findable
) -> Iterator[tuple[str, Callable[[Edition], bytes]]]:
    """Divide all pages among sitemaps: the path of each, and what writes it."""
    lists, browsing = _lists(edition), _browsing(edition, finding)
    room = MOST - len(lists) - len(browsing)
    groups: list[list[bytes]] = [[]]
    rows = edition.catalogue.rows()
    for one in edition.catalogue.listed:
        if room < rows[one.id].pages:
            groups.append([])
            room = MOST
        room -= rows[one.id].pages
        groups[-1].append(rows[one.id].sitemap)
    paths = [f"sitemap-{number}.xml" for number in range(1, len(groups) + 1)]
    if len(groups) == 1:
        paths = [SITEMAP]
    else:
        yield SITEMAP, partial(_index, paths)
    for path, group in zip(paths, groups, strict=True):
        before, after = (lists, browsing) if path == paths[0] else ([], [])
        yield path, partial(_sitemap, before, group, after)


def news_sitemap(edition: Edition) -> bytes:
    """List what was first published in the last two days (Google News); it may be empty."""
    root = ET.Element("urlset", {"xmlns": _SITEMAP})
    since, now = (edition.now - _NEWS_AGE).timestamp(), edition.now.timestamp()
    news = [
        one
        for one in edition.catalogue.listed
        if since <= one.published <= now and not one.is_reconstructed
    ]
    if news:
        root.set("xmlns:news", _NEWS)
    for one in news[:_NEWS_MOST]:
        url = add_element(root, "url")
        add_element(url, "loc", edition.url + urls.incident(one.id))
        item = add_element(url, "news:news")
        publication = add_element(item, "news:publication")
        add_element(publication, "news:name", edition.newsroom.name)
        add_element(publication, "news:language", one.language)
        add_element(item, "news:publication_date", one.published_as)
        add_element(item, "news:title", one.headline)
    return write_xml(root)


def _lists(edition: Edition) -> list[bytes]:
    """The entries of the lists of the whole site."""
    shown = edition.catalogue.listed
    latest = max(shown, key=lambda one: one.updated).updated_as if shown else ""
    lists = (urls.FRONT, urls.UPDATES, urls.CORRECTIONS)
    return [row for page in lists for row in _list_in_languages(edition, page, latest)]


def _list_in_languages(edition: Edition, page: str, modified: str = "") -> list[bytes]:
    """The entries of a list in every language, each with the ways to all of them."""
    newsroom, others = edition.newsroom, edition.languages
    addresses = [(newsroom.language, edition.url + page)]
    addresses += [(one, edition.url + urls.in_language(one, page)) for one in others]
    ways = addresses if others else []
    return [_row("url", there, modified, ways) for _, there in addresses]


def _browsing(edition: Edition, finding: Findable) -> list[bytes]:
    """The entries of what leads to incidents: the first page of each list."""
    found = [urls.INCIDENTS, urls.MAP, urls.YEARS, urls.TAGS, urls.FACETS]
    found += (urls.facet(name) for name in finding.facets)
    found += (one.folder for one in finding.collections)
    return [row for page in found for row in _list_in_languages(edition, page)]


def _sitemap(
    before: Sequence[bytes], incidents: Sequence[bytes], after: Sequence[bytes], _: Edition
) -> bytes:
    return _file("urlset", (*before, *incidents, *after))


def _index(paths: Sequence[str], edition: Edition) -> bytes:
    return _file("sitemapindex", [_row("sitemap", edition.url + path) for path in paths])


def _row(
    name: str, address: str, modified: str = "", others: Sequence[tuple[str, str]] = ()
) -> bytes:
    element = ET.Element(name)
    add_element(element, "loc", address)
    if modified:
        add_element(element, "lastmod", modified)
    for language, there in others:
        way = {"rel": "alternate", "hreflang": language, "href": there}
        add_element(element, "xhtml:link", attributes={"xmlns:xhtml": _XHTML, **way})
    ET.indent(element, level=1)
    return f"  {xml_text(element)}\n".encode()


def _file(root: str, rows: Iterable[bytes]) -> bytes:
    """Join rows that are at hand, instead of making a tree of all pages of all incidents."""
    start, end = f'{XML_DECLARATION}<{root} xmlns="{_SITEMAP}">\n', f"</{root}>\n"
    return b"".join((start.encode(), *rows, end.encode()))
