"""What stands around every page."""

from __future__ import annotations

from collections.abc import Callable
from urllib.parse import urlsplit

from markupsafe import Markup
from msgspec import Struct

from generator.site import addresses
from generator.site.logo import logo_of
from generator.site.policy import SECURITY
from generator.site.press import Press
from generator.site.views.parts import NO_HTML, Link
from generator.site.views.shell import Alternate, Shell, Social, Surroundings

RIGHT_TO_LEFT = frozenset({"ar", "arc", "ckb", "dv", "fa", "he", "ps", "sd", "ug", "ur", "yi"})
"""Languages written from right to left (CLDR, by their usual script)."""

POLICIES = {
    "corrections": "How we correct",
    "ethics": "How we work",
    "naming": "Naming people",
}


class Head(Struct, frozen=True):
    """What a page says of itself.

    Attributes:
        address: Where it is published.
        title: Its title, without the newsroom's name.
        description: One sentence.
        language: BCP 47 tag; empty for the newsroom's.
        social: For shared links; None for a plain page.
        alternates: Feeds and data of this page, relative to it.
        json_ld: Structured data, safe in HTML.
        indexed: Whether search engines may list it.
        canonical: Another page that stands for this one; empty where it stands for itself.
    """

    address: str
    title: str
    description: str
    language: str = ""
    social: Social | None = None
    alternates: tuple[Alternate, ...] = ()
    json_ld: Markup = NO_HTML
    indexed: bool = True
    canonical: str = ""


def show_shell(press: Press, head: Head) -> Shell:
    """Put head, masthead and foot around a page; all links relative to it."""
    if not head.address.startswith(addresses.INCIDENTS):
        return _shell(press, head, _surroundings(press, head.address))
    # what stands around the pages of incidents lies elsewhere, so the ways to it are prepared once
    shared = press.surroundings.get(addresses.ANYWHERE) or _surroundings(press, addresses.ANYWHERE)
    press.surroundings[addresses.ANYWHERE] = shared
    return _shell(press, head, shared)


def show_rootless_shell(press: Press, head: Head) -> Shell:
    """The same for the 404 page, which is shown at any address: its links begin at the host."""
    root = urlsplit(press.edition.url).path or "/"
    return _shell(press, head, _led(press, head.address, lambda there: f"{root}{there}"))


def _surroundings(press: Press, here: str) -> Surroundings:
    return _led(press, here, lambda there: addresses.link(here, there))


def _led(press: Press, here: str, way: Callable[[str], str]) -> Surroundings:
    """What stands around a page, with the ways that lead from it."""
    files, name = press.assets, press.edition.site.newsroom.name
    return Surroundings(
        home=Link(way(addresses.FRONT), name, here == addresses.FRONT),
        styles=way(files.styles),
        manifest=way("manifest.webmanifest"),
        fonts=tuple(way(font) for font in files.fonts),
        icons=_icons(press, way),
        navigation=tuple(_link(way, here, *row) for row in _navigation(press)),
        footer=tuple(_link(way, here, *row) for row in _footer(press)),
        feeds=_site_feeds(way),
    )


def _shell(press: Press, head: Head, around: Surroundings) -> Shell:
    newsroom = press.edition.site.newsroom
    is_front = head.address == addresses.FRONT
    return Shell(
        language=head.language or newsroom.language,
        title=newsroom.name if is_front else f"{head.title} | {newsroom.name}",
        description=head.description,
        canonical=f"{press.edition.url}{head.canonical or head.address}",
        site_name=newsroom.name,
        home=around.home,
        styles=around.styles,
        manifest=around.manifest,
        security=SECURITY,
        fonts=around.fonts,
        icons=around.icons,
        navigation=around.navigation,
        footer=around.footer,
        license=newsroom.license or "",
        contact=newsroom.contact or "",
        alternates=(*head.alternates, *around.feeds),
        social=head.social,
        json_ld=head.json_ld,
        indexed=head.indexed,
        direction=_direction(head.language or newsroom.language),
    )


def _site_feeds(way: Callable[[str], str]) -> tuple[Alternate, ...]:
    return (
        Alternate(way("feeds/all.atom"), "application/atom+xml", "All incidents"),
        Alternate(way("feeds/corrections.atom"), "application/atom+xml", "All corrections"),
        Alternate(way("feeds/feed.json"), "application/feed+json", "All updates"),
    )


def _link(way: Callable[[str], str], here: str, there: str, text: str) -> Link:
    if ":" in there:
        return Link(there, text)
    return Link(way(there), text, current=there == here)


def _navigation(press: Press) -> list[tuple[str, str]]:
    rows = [
        (addresses.FRONT, "Incidents"),
        (addresses.MAP, "Map"),
        (addresses.UPDATES, "Updates"),
        (addresses.CORRECTIONS, "Corrections"),
    ]
    return [*rows, *([("about/", "About")] if press.has_about else [])]


def _footer(press: Press) -> list[tuple[str, str]]:
    policies = press.edition.site.newsroom.policies.items()
    named = [(policy_address(there), policy_name(kind)) for kind, there in policies]
    guides = [(addresses.GUIDES, "Guides")] if press.has_guides else []
    return [*named, ("feeds/all.atom", "Feed"), (addresses.DATA, "Data"), *guides]


def policy_address(there: str) -> str:
    """The address of a policy: a page of the site, or one elsewhere."""
    return there.lstrip("/")


def policy_name(kind: str) -> str:
    """What a reader calls a policy."""
    return POLICIES.get(kind, kind.replace("-", " ").capitalize())


def _icons(press: Press, way: Callable[[str], str]) -> tuple[Alternate, ...]:
    logo = logo_of(press.edition)
    return (Alternate(way(logo.path), logo.kind, ""),) if logo else ()


def _direction(language: str) -> str:
    return "rtl" if language.partition("-")[0].lower() in RIGHT_TO_LEFT else "ltr"
