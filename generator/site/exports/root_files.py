"""Small files at the root of the site that machines look for by name."""

from __future__ import annotations

from datetime import timedelta

from generator.site.assets import logo_of
from generator.site.edition import Edition
from generator.site.exports.identity import absolute, stamp
from generator.site.exports.incident_json import write_json
from generator.site.exports.plain import Data
from generator.site.exports.sitemaps import NEWS, SITEMAP

_A_YEAR = timedelta(days=365)


def robots(edition: Edition) -> bytes:
    """``robots.txt`` (RFC 9309): everything may be read; here is the list."""
    sitemaps = "".join(f"Sitemap: {absolute(edition, path)}\n" for path in (SITEMAP, NEWS))
    return f"User-agent: *\nAllow: /\n\n{sitemaps}".encode()


def security(edition: Edition) -> bytes | None:
    """``security.txt`` (RFC 9116), where the newsroom gives a contact.

    It expires a year after this edition: the RFC asks for less, and a site that is built daily
    renews it daily.
    """
    contact = edition.site.newsroom.contact
    if not contact:
        return None
    where = contact if ":" in contact else f"mailto:{contact}"
    canonical = absolute(edition, ".well-known/security.txt")
    expires = stamp(edition.now + _A_YEAR)
    return f"Contact: {where}\nExpires: {expires}\nCanonical: {canonical}\n".encode()


def manifest(edition: Edition) -> bytes:
    """``manifest.webmanifest``: the site’s name and, where the newsroom has one, its logo."""
    newsroom = edition.site.newsroom
    data: Data = {
        "name": newsroom.name,
        "short_name": newsroom.name,
        "start_url": ".",
        "display": "browser",
        "lang": newsroom.language,
    }
    logo = logo_of(edition)
    if logo:
        data["icons"] = [{"src": logo.path, "sizes": "any", "type": logo.kind}]
    return write_json(data)
