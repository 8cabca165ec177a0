"""What stands around every page: its head, masthead, navigation and foot."""

from __future__ import annotations

from collections.abc import Callable
from urllib.parse import urlsplit

from markupsafe import Markup
from msgspec import Struct

from generator.site import labels, urls
from generator.site.assets import logo_of
from generator.site.render import SECURITY, Renderer
from generator.site.urls import Link


class Alternate(Struct, frozen=True, gc=False):
    """Another form of the page, for ``<link rel="alternate">``.

    Attributes:
        href: Relative to the page, or absolute where the form's reader needs it.
        type: A media type, such as ``application/atom+xml``.
        title: What it is, in words.
    """

    href: str
    type: str
    title: str


class Social(Struct, frozen=True, gc=False):
    """How the page looks where it is shared: Open Graph and X tags.

    Attributes:
        kind: Open Graph's type: ``article`` or ``website``.
        title: Without the newsroom's name.
        image: Absolute address of a picture; empty where there is none.
        image_alt: What the picture says, for someone who cannot see it.
        published: ISO moment of the first publication; empty outside articles.
        modified: ISO moment of the last significant update; empty outside articles.
        width: Of the picture, in pixels.
        height: Of the picture, in pixels.
    """

    kind: str
    title: str
    image: str = ""
    image_alt: str = ""
    published: str = ""
    modified: str = ""
    width: int = 1200
    height: int = 630


class Shell(Struct, frozen=True, gc=False):
    """The head, masthead and foot of one page.

    Attributes:
        language: BCP 47 tag of the page.
        title: For the window and search results; names the newsroom.
        description: One sentence for search results and shared links.
        canonical: The absolute address of the page; empty for the 404 page.
        site_name: The newsroom.
        home: The front page.
        styles: The stylesheet's address.
        manifest: The web app manifest's address.
        security: The content security policy, as its HTTP header would say it.
        fonts: Font files that every page needs, to be asked for at once.
        icons: The newsroom's logo, where it has one.
        scripts: Optional scripts; the page is complete without them.
        navigation: The masthead's links.
        footer: The ways in, policies, data.
        license: Of text and data, in words; empty where none is given.
        contact: A mail address; empty where none is given.
        alternates: Feeds and data of this page.
        social: For shared links.
        json_ld: Structured data, serialised safe for HTML; empty where there is none.
        indexed: Whether search engines may list the page.
        direction: ``rtl`` where the language is written from right to left, else ``ltr``.
    """

    language: str
    title: str
    description: str
    canonical: str
    site_name: str
    home: Link
    styles: str
    manifest: str
    security: str
    fonts: tuple[str, ...] = ()
    icons: tuple[Alternate, ...] = ()
    scripts: tuple[str, ...] = ()
    navigation: tuple[Link, ...] = ()
    footer: tuple[Link, ...] = ()
    license: str = ""
    contact: str = ""
    alternates: tuple[Alternate, ...] = ()
    social: Social | None = None
    json_ld: Markup = Markup()
    indexed: bool = True
    direction: str = "ltr"


class OldNotice(Struct, frozen=True, gc=False):
    """What marks a page as old.

    Attributes:
        text: Which version it is, and of when.
        present: The way to the explainer as it is now.
        history: The way to every version.
        cite: How to cite this version.
    """

    text: str
    present: Link
    history: Link
    cite: str


RIGHT_TO_LEFT = frozenset({"ar", "arc", "ckb", "dv", "fa", "he", "ps", "sd", "ug", "ur", "yi"})
"""Languages written from right to left (CLDR, by their usual script)."""


class PageHead(Struct, frozen=True):
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
    json_ld: Markup = Markup()
    indexed: bool = True
    canonical: str = ""


def show_shell(renderer: Renderer, head: PageHead) -> Shell:
    """Put head, masthead and foot around a page; all links relative to it."""
    return _shell(renderer, head, lambda there: urls.link(head.address, there))


def show_rootless_shell(renderer: Renderer, head: PageHead) -> Shell:
    """The same for the 404 page, which is shown at any address: its links begin at the host."""
    root = urlsplit(renderer.edition.url).path or "/"
    return _shell(renderer, head, lambda there: f"{root}{there}")


def _shell(renderer: Renderer, head: PageHead, way: Callable[[str], str]) -> Shell:
    newsroom, files = renderer.edition.site.newsroom, renderer.assets
    is_front = head.address == urls.FRONT
    language = head.language or newsroom.language
    return Shell(
        language=language,
        title=newsroom.name if is_front else f"{head.title} | {newsroom.name}",
        description=head.description,
        canonical=f"{renderer.edition.url}{head.canonical or head.address}",
        site_name=newsroom.name,
        home=Link(way(urls.FRONT), newsroom.name, is_front),
        styles=way(files.styles),
        manifest=way("manifest.webmanifest"),
        security=SECURITY,
        fonts=tuple(way(font) for font in files.fonts),
        icons=_icons(renderer, way),
        navigation=tuple(_link(way, head.address, *row) for row in _navigation(renderer)),
        footer=tuple(_link(way, head.address, *row) for row in _footer(renderer)),
        license=newsroom.license or "",
        contact=newsroom.contact or "",
        alternates=(*head.alternates, *_site_feeds(way)),
        social=head.social,
        json_ld=head.json_ld,
        indexed=head.indexed,
        direction="rtl" if language.partition("-")[0].lower() in RIGHT_TO_LEFT else "ltr",
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


def _navigation(renderer: Renderer) -> list[tuple[str, str]]:
    rows = [
        (urls.FRONT, "Incidents"),
        (urls.SEARCH, "Find"),
        (urls.MAP, "Map"),
        (urls.UPDATES, "Updates"),
        (urls.CORRECTIONS, "Corrections"),
    ]
    return [*rows, *([("about/", "About")] if renderer.has_about else [])]


def _footer(renderer: Renderer) -> list[tuple[str, str]]:
    policies = renderer.edition.site.newsroom.policies.items()
    named = [(there.lstrip("/"), labels.policy(kind, renderer.words)) for kind, there in policies]
    guides = [(urls.GUIDES, "Guides")] if renderer.has_guides else []
    browse = [(urls.INCIDENTS, "All incidents"), (urls.MAP, "Map"), (urls.FEEDS, "Follow")]
    return [*browse, (urls.CORRECTIONS, "Corrections"), *named, (urls.DATA, "Data"), *guides]


def _icons(renderer: Renderer, way: Callable[[str], str]) -> tuple[Alternate, ...]:
    logo = logo_of(renderer.edition)
    return (Alternate(way(logo.path), logo.kind, ""),) if logo else ()
