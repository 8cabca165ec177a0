"""What stands around every page: its head, masthead, navigation and foot."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from urllib.parse import urlsplit

from markupsafe import Markup
from msgspec import Struct

from generator.model.newsroom import policy_in
from generator.site import labels, urls
from generator.site.assets import MORE_STYLES
from generator.site.icon import icon_of
from generator.site.render import SECURITY, Renderer
from generator.site.urls import Link
from generator.site.views.languages import LanguageLink, language_links, near
from generator.site.words import direction_of


class Alternate(Struct, frozen=True):
    """Another form of the page, for ``<link rel="alternate">``.

    Attributes:
        href: Relative to the page, or absolute where the form's reader needs it.
        type: A media type, such as ``application/atom+xml``.
        title: What it is, in words.
    """

    href: str
    type: str
    title: str


class Social(Struct, frozen=True):
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


class Shell(Struct, frozen=True):
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
        icons: The newsroom's logo, or a picture of its first letter.
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
        languages: The same page in every language that it stands in; empty where that is one.
        more_styles: The addresses of styles that not every page needs.
    """

    language: str
    title: str
    description: str
    canonical: str
    site_name: str
    home: Link
    styles: str
    manifest: str
    security: Markup
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
    languages: tuple[LanguageLink, ...] = ()
    more_styles: tuple[str, ...] = ()


class OldNotice(Struct, frozen=True):
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
        languages: Every language that it stands in, with its address there, the first one first.
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
    languages: tuple[tuple[str, str], ...] = ()


def show_shell(renderer: Renderer, head: PageHead) -> Shell:
    """Put head, masthead and foot around a page; all links relative to it."""
    return _shell(renderer, head, lambda there: urls.link(head.address, there))


def show_rootless_shell(renderer: Renderer, head: PageHead) -> Shell:
    """The same for the 404 page, which is shown at any address: its links begin at the host."""
    root = urlsplit(renderer.edition.url).path or "/"
    return _shell(renderer, head, lambda there: f"{root}{there}")


def _shell(renderer: Renderer, head: PageHead, way: Callable[[str], str]) -> Shell:
    newsroom, files = renderer.edition.newsroom, renderer.assets
    language = head.language or renderer.language_part or newsroom.language
    front, _ = near(renderer, urls.FRONT)
    is_front = head.address == front
    return Shell(
        language=language,
        title=newsroom.name if is_front else f"{head.title} | {newsroom.name}",
        description=head.description,
        canonical=f"{renderer.edition.url}{head.canonical or head.address}",
        site_name=newsroom.name,
        home=Link(way(front), newsroom.name, is_front),
        styles=way(files.styles),
        manifest=way("manifest.webmanifest"),
        security=Markup(SECURITY),  # noqa: S704 - a constant, whose marks an attribute may hold
        fonts=tuple(way(font) for font in files.fonts),
        icons=_icons(renderer, way),
        navigation=tuple(_links(renderer, head, way, _navigation(renderer))),
        footer=tuple(_links(renderer, head, way, _footer(renderer, language))),
        license=newsroom.license or "",
        contact=newsroom.contact or "",
        alternates=(*head.alternates, *_site_feeds(renderer, way)),
        social=head.social,
        json_ld=head.json_ld,
        indexed=head.indexed,
        direction=direction_of(language),
        languages=tuple(language_links(renderer, head.address, head.languages, way)),
        more_styles=tuple(way(sheet) for sheet in files.sheets(MORE_STYLES)),
    )


def _site_feeds(renderer: Renderer, way: Callable[[str], str]) -> Iterator[Alternate]:
    atom, json, words = "application/atom+xml", "application/feed+json", renderer.words
    for path, kind, title in (
        ("feeds/all.atom", atom, words.gettext("All incidents")),
        ("feeds/corrections.atom", atom, words.gettext("All corrections")),
        ("feeds/feed.json", json, words.gettext("All updates")),
    ):
        yield Alternate(way(renderer.address(path)), kind, title)


def _links(
    renderer: Renderer,
    head: PageHead,
    way: Callable[[str], str],
    rows: Iterable[tuple[str, str]],
) -> Iterator[Link]:
    """Ways from a page to others of its own language, where these stand in it."""
    for address, text in rows:
        if ":" in address:
            yield Link(address, text)
        else:
            there, language = near(renderer, address)
            yield Link(way(there), text, there == head.address, language)


def _navigation(renderer: Renderer) -> list[tuple[str, str]]:
    words = renderer.words
    rows = [
        (urls.FRONT, words.gettext("Incidents")),
        # For translators: leads to the search.
        (urls.SEARCH, words.gettext("Find")),
        (urls.MAP, words.gettext("Map")),
        # For translators: a short word, since it stands beside the name of the site on a phone.
        (urls.UPDATES, words.pgettext("page", "Updates")),
        (urls.CORRECTIONS, words.gettext("Corrections")),
    ]
    # For translators: leads to the page on who publishes this.
    return [*rows, *([("about/", words.gettext("About"))] if renderer.has_about else [])]


def _footer(renderer: Renderer, language: str) -> list[tuple[str, str]]:
    words, newsroom = renderer.words, renderer.edition.newsroom
    named = [
        (policy_in(newsroom, kind, language).lstrip("/"), labels.policy(kind, words))
        for kind in newsroom.policies
    ]
    guides = [(urls.GUIDES, words.gettext("Guides"))] if renderer.has_guides else []
    return [
        (urls.INCIDENTS, words.gettext("All incidents")),
        (urls.MAP, words.gettext("Map")),
        (urls.FEEDS, words.gettext("Follow")),
        (urls.CORRECTIONS, words.gettext("Corrections")),
        *named,
        (urls.DATA, words.gettext("Data")),
        *guides,
    ]


def _icons(renderer: Renderer, way: Callable[[str], str]) -> tuple[Alternate, ...]:
    icon = icon_of(renderer.edition)
    return (Alternate(way(icon.path), icon.kind, ""),)
