"""Pages of plain prose: what Pelican reads from ``content/pages``, and the page not found."""

from __future__ import annotations

import re

from markupsafe import Markup

from generator.site import addresses
from generator.site.markdown import clean
from generator.site.press import Press
from generator.site.show.shell import Head, show_rootless_shell, show_shell
from generator.site.views.lists import PlainView

NOT_FOUND = "404.html"


def show_plain(press: Press, address: str, title: str, html: str) -> PlainView:
    """An ordinary page; its HTML is sanitised like a narrative's."""
    text = clean(html)
    head = Head(address, title, _first_sentence(text))
    return PlainView(show_shell(press, head), title, text)


def _first_sentence(html: Markup) -> str:
    text = re.sub(r"\s+", " ", html.striptags()).strip()
    return re.split(r"(?<=[.!?]) ", text, maxsplit=1)[0][:300]


def show_not_found(press: Press) -> PlainView:
    """What is shown at any address that does not exist; its links begin at the host."""
    head = Head(NOT_FOUND, "Page not found", "There is no page at this address.", indexed=False)
    shell = show_rootless_shell(press, head)
    text = Markup(
        "<p>There is no page at this address. Explainers never move and never disappear, so the "
        'address may have been mistyped.</p><p>Go to <a href="{}">all incidents</a> or '
        '<a href="{}">the latest updates</a>.</p>'
    ).format(shell.home.href, f"{shell.home.href}{addresses.UPDATES}")
    return PlainView(shell, "Page not found", text)
