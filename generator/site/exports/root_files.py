"""Small files at the root of the site that crawlers, browsers and hosts look for by name.

``_headers`` and ``_redirects`` are read by Netlify and Cloudflare Pages; for other servers
docs/publishing.md says the same in their own words. Every page carries its policy in itself too,
for hosts that send no headers; only ``frame-ancestors`` works in a header alone (CSP 3, 3.3).
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta
from urllib.parse import urlsplit

from generator.model.removed_id import answering
from generator.reading.pages import page_name
from generator.site import urls
from generator.site.edition import Edition
from generator.site.exports.common import Data, stamp, write_json
from generator.site.exports.sitemaps import NEWS, SITEMAP
from generator.site.icon import icon_of
from generator.site.render import SEARCH_SECURITY, SECURITY

_A_YEAR = timedelta(days=365)
_EVERYWHERE = (
    "Referrer-Policy: no-referrer",
    "X-Content-Type-Options: nosniff",
    "Permissions-Policy: camera=(), geolocation=(), microphone=()",
)
_NEVER_FRAMED = ("Content-Security-Policy: frame-ancestors 'none'", "X-Frame-Options: DENY")
_KEPT_FOR_EVER = ("Cache-Control: public, max-age=31536000, immutable",)
_READ_FROM_ANYWHERE = ("Access-Control-Allow-Origin: *",)
_ANY = urls.incident(":incident")
_FOLDERS = (urls.UPDATES, urls.CORRECTIONS, urls.MAP, urls.YEARS, urls.TAGS, urls.FACETS)
_LISTS = (
    *(urls.FRONT, "404.html", "page/*"),
    *(f"{folder}*" for folder in (*_FOLDERS, urls.FEEDS, urls.DATA, urls.GUIDES, "schema/")),
)
_IN_LANGUAGES = (urls.FRONT, "page/*", *(f"{folder}*" for folder in (*_FOLDERS, urls.FEEDS)))
"""The lists that stand in every language of a site."""
_FRAMED_BY_NOBODY = (
    *(*_LISTS, urls.INCIDENTS, f"{urls.SEARCH}*"),
    *(_ANY, f"{_ANY}history/", f"{_ANY}versions/*"),
)
"""All pages but those of quotes, which have an ``embed/`` that is made to be framed."""


def robots(edition: Edition) -> bytes:
    """``robots.txt`` (RFC 9309): everything may be read; here is the list."""
    sitemaps = "".join(f"Sitemap: {edition.url + path}\n" for path in (SITEMAP, NEWS))
    return f"User-agent: *\nAllow: /\n\n{sitemaps}".encode()


def security(edition: Edition) -> bytes | None:
    """``security.txt`` (RFC 9116); None where the newsroom gives no contact.

    It expires a year after this build: the RFC asks for less, and a site that is built daily
    renews it daily.
    """
    contact = edition.newsroom.contact
    if not contact:
        return None
    where = contact if ":" in contact else f"mailto:{contact}"
    canonical = edition.url + ".well-known/security.txt"
    expires = stamp(edition.now + _A_YEAR)
    return f"Contact: {where}\nExpires: {expires}\nCanonical: {canonical}\n".encode()


def web_manifest(edition: Edition) -> bytes:
    """``manifest.webmanifest``: the site’s name, and its logo or its letter."""
    newsroom = edition.newsroom
    icon = icon_of(edition)
    data: Data = {
        "name": newsroom.name,
        "short_name": newsroom.name,
        "start_url": ".",
        "display": "browser",
        "lang": newsroom.language,
        "icons": [{"src": icon.path, "sizes": "any", "type": icon.kind}],
    }
    return write_json(data)


def headers(edition: Edition) -> bytes:
    """``_headers``: what may load, what is kept for ever, and which pages nobody may frame.

    Where two rules fit a page, a browser obeys both policies. So the page of the search, which
    alone may run WebAssembly, has its policy instead of that of the others, not beside it; what
    a host does not find here still carries its policy in itself.

    A quote's ``embed/`` is made to be framed, so the rule against it names the other pages; a
    placeholder stands for every incident, since Cloudflare Pages takes a hundred rules at most.
    """
    base = urlsplit(edition.url).path
    paths = sorted((edition.content / "pages").glob("*.md"))
    own = [f"{path.stem}/*" for path in paths if not page_name(path.name)[1]]
    own += [f"{page.address}*" for page in edition.pages if page.language and page.address]
    lists, framed = [*_LISTS, f"{urls.INCIDENTS}*"], [*_FRAMED_BY_NOBODY]
    searches, feeds = [urls.SEARCH], ["data", "feeds", "schema"]
    for language in edition.languages:
        lists += [
            urls.in_language(language, one) for one in (*_IN_LANGUAGES, f"{urls.INCIDENTS}*")
        ]
        framed += [
            urls.in_language(language, one) for one in (*_IN_LANGUAGES, urls.INCIDENTS, _ANY)
        ]
        searches.append(urls.in_language(language, urls.SEARCH))
        framed.append(f"{searches[-1]}*")
        feeds.append(urls.in_language(language, "feeds"))
    rules = [
        ("*", _EVERYWHERE),
        *((page, (_policy(SECURITY),)) for page in (*lists, *own)),
        *((f"{page}*", (_policy(SEARCH_SECURITY),)) for page in searches),
        *((page, _NEVER_FRAMED) for page in framed),
        ("assets/*", _KEPT_FOR_EVER),
        *((f"{folder}/*", _READ_FROM_ANYWHERE) for folder in feeds),
    ]
    together: dict[str, list[str]] = {}
    for path, rule in rules:
        together.setdefault(path, []).extend(rule)
    return "".join(
        "\n  ".join((f"{base}{path}", *rule)) + "\n" for path, rule in together.items()
    ).encode()


def _policy(policy: str) -> str:
    return f"Content-Security-Policy: {policy}"


def redirects(edition: Edition) -> bytes:
    """``_redirects``: each id that an incident had before leads to where it is now."""
    base = urlsplit(edition.url).path
    lines = [
        f"{base}{urls.incident(alias)}* {base}{urls.incident(now)}:splat 301\n"
        for alias, now in _aliases(edition)
    ]
    return "".join(lines).encode()


def _aliases(edition: Edition) -> Iterator[tuple[str, str]]:
    for incident in edition.catalogue.summaries.values():
        for alias in answering(incident.aliases):
            yield alias, incident.id
