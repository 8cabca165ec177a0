"""What stands around every page: its head, masthead, navigation and foot."""

from __future__ import annotations

from markupsafe import Markup
from msgspec import Struct

from generator.site.views.parts import NO_HTML, Link


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


class Surroundings(Struct, frozen=True, gc=False):
    """What stands around all pages alike; its parts are those of the shell.

    Attributes:
        home: The front page.
        styles: The stylesheet's address.
        manifest: The web app manifest's address.
        fonts: Font files that every page needs.
        icons: The newsroom's logo, where it has one.
        navigation: The masthead's links.
        footer: Policies, data, feeds.
        feeds: The feeds of the whole site.
    """

    home: Link
    styles: str
    manifest: str
    fonts: tuple[str, ...]
    icons: tuple[Alternate, ...]
    navigation: tuple[Link, ...]
    footer: tuple[Link, ...]
    feeds: tuple[Alternate, ...]


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
        footer: Policies, data, feeds.
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
    json_ld: Markup = NO_HTML
    indexed: bool = True
    direction: str = "ltr"
