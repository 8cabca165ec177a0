"""``sitemap.xml`` and the news sitemap, with the moment of the last significant update."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import timedelta
from xml.etree import ElementTree as ET

from generator.model.dates import dates, newest
from generator.model.incident import Incident
from generator.publishing import addresses
from generator.publishing.edition import Edition
from generator.publishing.exports.identity import absolute, page_of, told

SITEMAP = "sitemap.xml"
NEWS = "news-sitemap.xml"
_SITEMAP = "http://www.sitemaps.org/schemas/sitemap/0.9"
_NEWS = "http://www.google.com/schemas/sitemap-news/0.9"
_NEWS_AGE = timedelta(days=2)
_NEWS_MOST = 1000


def sitemap(edition: Edition) -> bytes:
    """List every page that search engines may show: no old versions, nothing withdrawn or held."""
    root = ET.Element(f"{{{_SITEMAP}}}urlset")
    for address, modified in _pages(edition):
        url = ET.SubElement(root, f"{{{_SITEMAP}}}url")
        ET.SubElement(url, f"{{{_SITEMAP}}}loc").text = absolute(edition, address)
        if modified:
            ET.SubElement(url, f"{{{_SITEMAP}}}lastmod").text = modified
    return _bytes(root)


def news_sitemap(edition: Edition) -> bytes:
    """List what was first published in the last two days (Google News); it may be empty."""
    root = ET.Element(f"{{{_SITEMAP}}}urlset")
    for incident in _news(edition):
        url = ET.SubElement(root, f"{{{_SITEMAP}}}url")
        ET.SubElement(url, f"{{{_SITEMAP}}}loc").text = page_of(edition, incident)
        news = ET.SubElement(url, f"{{{_NEWS}}}news")
        publication = ET.SubElement(news, f"{{{_NEWS}}}publication")
        ET.SubElement(publication, f"{{{_NEWS}}}name").text = edition.site.newsroom.name
        ET.SubElement(publication, f"{{{_NEWS}}}language").text = incident.language
        published = told(dates(incident).published, incident)
        ET.SubElement(news, f"{{{_NEWS}}}publication_date").text = published
        ET.SubElement(news, f"{{{_NEWS}}}title").text = incident.record.headline
    return _bytes(root)


def _news(edition: Edition) -> list[Incident]:
    def is_new(incident: Incident) -> bool:
        age = edition.now - dates(incident).published.instant(incident.zone)
        return timedelta(0) <= age <= _NEWS_AGE

    shown = (one for one in _indexed(edition) if is_new(one) and not one.record.reconstructed)
    return newest(shown)[:_NEWS_MOST]


def _indexed(edition: Edition) -> Iterable[Incident]:
    return (one for one in edition.site.published if one.record.status != "withdrawn")


def _pages(edition: Edition) -> Iterator[tuple[str, str]]:
    shown = newest(_indexed(edition))
    latest = told(dates(shown[0]).updated, shown[0]) if shown else ""
    for address in (addresses.FRONT, addresses.UPDATES, addresses.CORRECTIONS):
        yield address, latest
    for incident in shown:
        modified = told(dates(incident).updated, incident)
        yield addresses.incident(incident.id), modified
        yield addresses.history(incident.id), modified
        for quote in incident.record.quotes:
            if not quote.withdrawn:
                yield addresses.quote(incident.id, quote.id), modified
    for tag in sorted({tag for one in shown for tag in one.record.tags}):
        yield addresses.tag(tag), ""


def _bytes(root: ET.Element) -> bytes:
    ET.register_namespace("", _SITEMAP)
    ET.register_namespace("news", _NEWS)
    ET.indent(root)
    text: str = ET.tostring(root, "unicode")
    return f'<?xml version="1.0" encoding="utf-8"?>\n{text}\n'.encode()
