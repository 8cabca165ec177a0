"""What hosts are told: headers for every page, and where earlier addresses lead now.

``_headers`` and ``_redirects`` are read by Netlify and Cloudflare Pages; for other servers
docs/publishing.md says the same in their own words. Every page carries its policy in itself too,
for hosts that send no headers; only ``frame-ancestors`` works in a header alone (CSP 3, 3.3).
"""

from __future__ import annotations

from collections.abc import Iterator
from html import escape
from urllib.parse import urlsplit

from generator.site import urls as addresses
from generator.site.edition import Edition
from generator.site.render import SECURITY

EVERYWHERE = (
    f"Content-Security-Policy: {SECURITY}",
    "Referrer-Policy: no-referrer",
    "X-Content-Type-Options: nosniff",
    "Permissions-Policy: camera=(), geolocation=(), microphone=()",
)
UNFRAMED = ("Content-Security-Policy: frame-ancestors 'none'", "X-Frame-Options: DENY")
FOR_EVER = ("Cache-Control: public, max-age=31536000, immutable",)
_ANY = addresses.incident(":incident")
_UNFRAMED = (
    *(addresses.FRONT, "updates/*", "corrections/*", "map/*", "tags/*", "page/*"),
    *(_ANY, f"{_ANY}history/", f"{_ANY}versions/*"),
)
FOR_ALL = ("Access-Control-Allow-Origin: *",)


def headers(edition: Edition) -> bytes:
    """``_headers``: what may load, what is kept for ever, and which pages nobody may frame.

    A quote's ``embed/`` is made to be framed, so the rule against it names the other pages; a
    placeholder stands for every incident, since Cloudflare Pages takes a hundred rules at most.
    """
    base = urlsplit(edition.url).path
    rules = [
        (f"{base}*", EVERYWHERE),
        *((f"{base}{page}", UNFRAMED) for page in _UNFRAMED),
        (f"{base}assets/*", FOR_EVER),
        *((f"{base}{folder}*", FOR_ALL) for folder in ("data/", "feeds/", "schema/")),
    ]
    return "\n".join("\n  ".join((path, *said)) for path, said in rules).encode() + b"\n"


def redirects(edition: Edition) -> bytes:
    """``_redirects``: each id that an incident had before leads to where it is now."""
    base = urlsplit(edition.url).path
    lines = [
        f"{base}{addresses.incident(alias)}* {base}{addresses.incident(now)}:splat 301\n"
        for alias, now in _aliases(edition)
    ]
    return "".join(lines).encode()


def signposts(edition: Edition) -> Iterator[tuple[str, bytes]]:
    """A page at each earlier address that leads on, for hosts that know no redirections."""
    for alias, now in _aliases(edition):
        onward = f"../{now}/"
        headline = escape(edition.archive.gists[now].headline)
        page = (
            f'<!doctype html>\n<html lang="{edition.site.newsroom.language}">\n'
            f'<meta charset="utf-8">\n<title>{headline}</title>\n'
            f'<meta http-equiv="refresh" content="0; url={onward}">\n'
            f'<link rel="canonical" href="{onward}">\n'
            f'<h1><a href="{onward}">{headline}</a></h1>\n</html>\n'
        )
        yield f"{addresses.incident(alias)}index.html", page.encode()


def _aliases(edition: Edition) -> Iterator[tuple[str, str]]:
    for incident in edition.archive.gists.values():
        for alias in incident.aliases:
            yield alias, incident.id
