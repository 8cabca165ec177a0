"""``sitemap.xml`` and the news sitemap, with the moment of the last significant update.

A sitemap holds at most 50,000 addresses (sitemaps.org, “Sitemaps XML format”); where there are
more, ``sitemap.xml`` is an index of several.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import UTC, datetime, timedelta
from functools import partial
from html import escape as escape_all
from typing import NamedTuple

from generator.model.dates import dates
from generator.model.incident import Incident
from generator.site import urls as addresses
from generator.site.edition import Edition
from generator.site.exports.identity import absolute, told
from generator.site.gist import Gist

escape = partial(escape_all, quote=False)
SITEMAP = "sitemap.xml"
NEWS = "news-sitemap.xml"
FIRST = "sitemap-1.xml"
MOST = 50_000
LISTS = 3
_SITEMAP = "http://www.sitemaps.org/schemas/sitemap/0.9"
_NEWS = "http://www.google.com/schemas/sitemap-news/0.9"
_NEWS_AGE = timedelta(days=2)
_NEWS_MOST = 1000
_DECLARED = '<?xml version="1.0" encoding="utf-8"?>\n'


class Entry(NamedTuple):
    """A page that search engines may show, and the moment it was last updated; may be empty."""

    address: str
    modified: str = ""


def entries_of(edition: Edition, incident: Incident) -> tuple[Entry, ...]:
    """The pages of an incident that search engines may show: no old versions, no lost quotes."""
    modified = told(dates(incident).updated, incident)
    quotes = (one.id for one in incident.record.quotes if not one.withdrawn)
    pages = (
        addresses.incident(incident.id),
        addresses.history(incident.id),
        *(addresses.quote(incident.id, one) for one in quotes),
    )
    return tuple(Entry(absolute(edition, page), modified) for page in pages)


def as_xml(entries: Sequence[Entry]) -> bytes:
    """Write some entries."""
    return "".join(_entry(one) for one in entries).encode()


def _entry(entry: Entry) -> str:
    modified = f"    <lastmod>{escape(entry.modified)}</lastmod>\n" if entry.modified else ""
    return f"  <url>\n    <loc>{escape(entry.address)}</loc>\n{modified}  </url>\n"


def sitemaps(edition: Edition) -> Iterator[tuple[str, Sequence[Gist]]]:
    """Divide the incidents among sitemaps: the path of each, and whose pages it lists."""
    shown = edition.archive.listed
    room = MOST - len(_of_site(edition, shown))
    sheets: list[list[Gist]] = [[]]
    for one in shown:
        if room < one.rows.pages:
            sheets.append([])
            room = MOST
        room -= one.rows.pages
        sheets[-1].append(one)
    if len(sheets) == 1:
        yield SITEMAP, sheets[0]
        return
    for number, some in enumerate(sheets, 1):
        yield f"sitemap-{number}.xml", some


def sitemap(edition: Edition, path: str, some: Sequence[Gist]) -> bytes:
    """List the pages of some incidents; the first sitemap also has those of the whole site."""
    own = _of_site(edition, edition.archive.listed)
    before, after = (own[:LISTS], own[LISTS:]) if path in {SITEMAP, FIRST} else ((), ())
    pages = b"".join((as_xml(before), *(one.rows.sitemap for one in some), as_xml(after)))
    return _sheet("urlset", pages)


def index(edition: Edition, paths: Sequence[str]) -> bytes:
    """List the sitemaps, where there are several."""
    entries = "".join(
        f"  <sitemap>\n    <loc>{escape(absolute(edition, path))}</loc>\n  </sitemap>\n"
        for path in paths
    )
    return _sheet("sitemapindex", entries.encode())


def _of_site(edition: Edition, shown: Sequence[Gist]) -> tuple[Entry, ...]:
    """The lists of the whole site: their number is ``LISTS``; then those of tags."""
    latest = max(shown, key=lambda one: one.updated).updated_as if shown else ""
    lists = (addresses.FRONT, addresses.UPDATES, addresses.CORRECTIONS)
    tags = sorted({tag for one in shown for tag in one.tags})
    return (
        *(Entry(absolute(edition, page), latest) for page in lists),
        *(Entry(absolute(edition, addresses.tag(tag))) for tag in tags),
    )


def _sheet(root: str, entries: bytes, more: str = "") -> bytes:
    opening = f'{_DECLARED}<{root} xmlns="{_SITEMAP}"{more}'.encode()
    closed = b">\n" + entries + f"</{root}>\n".encode() if entries else b" />\n"
    return opening + closed


def news(edition: Edition) -> tuple[Gist, ...]:
    """The incidents that were first published in the last two days, the newest first."""
    shown = (one for one in edition.archive.listed if not one.is_reconstructed)
    return tuple(one for one in shown if _is_new(one, edition.now))[:_NEWS_MOST]


def _is_new(incident: Gist, now: datetime) -> bool:
    age = now - datetime.fromtimestamp(incident.published, UTC)
    return timedelta(0) <= age <= _NEWS_AGE


def news_sitemap(edition: Edition) -> bytes:
    """List what is news (Google News); it may be empty."""
    entries = "".join(_news(edition, one) for one in news(edition))
    return _sheet("urlset", entries.encode(), f' xmlns:news="{_NEWS}"' if entries else "")


def _news(edition: Edition, incident: Gist) -> str:
    page = absolute(edition, addresses.incident(incident.id))
    return (
        f"  <url>\n    <loc>{escape(page)}</loc>\n    <news:news>\n      <news:publication>\n"
        f"        <news:name>{escape(edition.site.newsroom.name)}</news:name>\n"
        f"        <news:language>{escape(incident.language)}</news:language>\n"
        "      </news:publication>\n"
        f"      <news:publication_date>{escape(incident.published_as)}</news:publication_date>\n"
        f"      <news:title>{escape(incident.headline)}</news:title>\n"
        "    </news:news>\n  </url>\n"
    )
