"""Pages of plain prose: what Pelican reads from ``content/pages``, and the page not found."""

from __future__ import annotations

import re

from markupsafe import Markup
from msgspec import Struct

from generator.site import urls
from generator.site.markdown import clean
from generator.site.render import Renderer
from generator.site.views.base import Head, Shell, show_rootless_shell, show_shell


class PlainView(Struct, frozen=True, gc=False):
    """A page of prose: about, policies, not found.

    Attributes:
        shell: What stands around it.
        heading: The one heading.
        html: Sanitised HTML.
    """

    shell: Shell
    heading: str
    html: Markup


NOT_FOUND = "404.html"


def show_plain(renderer: Renderer, address: str, title: str, html: str) -> PlainView:
    """An ordinary page; its HTML is sanitised like a narrative's."""
    text = clean(html)
    head = Head(address, title, _first_sentence(text))
    return PlainView(show_shell(renderer, head), title, text)


def _first_sentence(html: Markup) -> str:
    text = re.sub(r"\s+", " ", html.striptags()).strip()
    return re.split(r"(?<=[.!?]) ", text, maxsplit=1)[0][:300]


def show_not_found(renderer: Renderer) -> PlainView:
    """What is shown at any address that does not exist; its links begin at the host."""
    head = Head(NOT_FOUND, "Page not found", "There is no page at this address.", indexed=False)
    shell = show_rootless_shell(renderer, head)
    text = Markup(
        "<p>There is no page at this address. Explainers never move and never disappear, so the "
        'address may have been mistyped.</p><p>Go to <a href="{}">all incidents</a> or '
        '<a href="{}">the latest updates</a>.</p>'
    ).format(shell.home.href, f"{shell.home.href}{urls.UPDATES}")
    return PlainView(shell, "Page not found", text)
