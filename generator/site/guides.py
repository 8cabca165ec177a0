"""The guides of ``docs/`` as pages of the site, under ``/docs/``.

A guide is Markdown of the newsroom’s own repository, beside its content. It is rendered with
extensions named one by one and sanitised like everything else; a link to another guide leads to
its page, a link to any other file of the repository leads there, or is text where none is named.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import partial
from pathlib import Path

from markdown import Markdown
from markupsafe import Markup
from msgspec import Struct

from generator.site import addresses
from generator.site.edition import Output, Part, guide_files
from generator.site.markdown import clean
from generator.site.press import Press
from generator.site.show.shell import Head, show_shell
from generator.site.views.lists import PlainView

_LINK = re.compile(r'href="(?P<path>[^":#?]*)(?P<anchor>#[^"]*)?"')
_TABLE = re.compile(r"<table>.*?</table>", re.DOTALL)
_LISTING = re.compile(r"<pre>")
_EXTENSIONS = ("fenced_code", "sane_lists", "tables", "toc")


class Guide(Struct, frozen=True):
    """One guide.

    Attributes:
        name: Its file without the ending, which is also its address.
        title: Its first heading.
        text: The rest, in Markdown.
    """

    name: str
    title: str
    text: str


def read_guides(content: Path) -> tuple[Guide, ...]:
    """Read the guides beside the content folder; none where there is no such folder."""
    found = []
    for path in guide_files(content):
        title, _, text = path.read_text(encoding="utf-8").partition("\n")
        if title.startswith("# "):
            found.append(Guide(path.stem, title.removeprefix("# ").strip(), text))
    return tuple(found)


def guide_parts(press: Press) -> Iterator[Part]:
    """Give every guide a page, and one page that lists them."""
    guides = read_guides(press.edition.content)
    for guide in guides:
        address = f"{addresses.GUIDES}{guide.name}/"
        inputs = (guide.title, guide.text, *(one.name for one in guides))
        view = partial(_show, press, guide, frozenset(one.name for one in guides))
        yield Part(addresses.file_of(address), inputs, partial(_print, press, address, view))
    if guides:
        titles = tuple(f"{one.name} {one.title}" for one in guides)
        view = partial(_show_list, press, guides)
        yield Part(
            addresses.file_of(addresses.GUIDES),
            titles,
            partial(_print, press, addresses.GUIDES, view),
        )


def _print(press: Press, address: str, view: partial[PlainView]) -> tuple[Output, ...]:
    return (press.page(address, "plain.html", view()),)


def _show(press: Press, guide: Guide, names: frozenset[str]) -> PlainView:
    html = Markdown(extensions=[*_EXTENSIONS]).convert(guide.text)
    linked = _LINK.sub(partial(_way, press.edition.site.newsroom.repository, names), html)
    safe = clean(linked, frozenset({"pre"}))
    reachable = _LISTING.sub('<pre tabindex="0">', _TABLE.sub(_scrolled, safe))
    head = Head(f"{addresses.GUIDES}{guide.name}/", guide.title, f"{guide.title}, for editors.")
    # sanitised above; what is added since is our own
    return PlainView(show_shell(press, head), guide.title, Markup(reachable))  # noqa: S704


def _scrolled(table: re.Match[str]) -> str:
    return f'<div class="table-scroll" tabindex="0">{table[0]}</div>'


def _way(repository: str | None, names: frozenset[str], link: re.Match[str]) -> str:
    path, anchor = link["path"], link["anchor"] or ""
    if not path:
        return f'href="{anchor}"'
    stem = path.removesuffix(".md")
    if stem in names and path.endswith(".md"):
        return f'href="../{stem}/{anchor}"'
    file = path.removeprefix("../") if path.startswith("../") else f"{addresses.GUIDES}{path}"
    return f'href="{repository.rstrip("/")}/blob/main/{file}{anchor}"' if repository else ""


def _show_list(press: Press, guides: tuple[Guide, ...]) -> PlainView:
    rows = Markup().join(
        Markup('<li><a href="{}/">{}</a></li>\n').format(one.name, one.title) for one in guides
    )
    head = Head(addresses.GUIDES, "Guides", "How this site is written, corrected and published.")
    return PlainView(show_shell(press, head), "Guides", Markup("<ul>\n{}</ul>").format(rows))
